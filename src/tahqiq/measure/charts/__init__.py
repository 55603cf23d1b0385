"""A measure's result as a picture that survives a screenshot: the finding as title, source and day in the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError
from tahqiq.measure.extra import library
from tahqiq.measure.result import Measured

if TYPE_CHECKING:
    import altair as alt

_DRAWN = {
    "count": "counts",
    "effect": "effects",
    "compare": "compared",
    "undercount": "totals",
    "place": "placed",
    "tempo": "paced",
    "coverage": "strips",
    "trend": "trended",
    "breaks": "broken",
    "delays": "delayed",
    "windows": "neighbouring",
    "strategy": "statuses",
}
"""The module of this folder that draws each measure, with a function ``draw``."""


def draw(result: Measured) -> alt.TopLevelMixin:
    """The chart of a result. InputError where there is nothing to draw, or the extra is not installed."""
    if result.refused or not result.rows or result.measure not in _DRAWN:
        why = result.refused or "it has no table; ask for one (--by)"
        raise InputError(f"there is no chart of this {result.measure}: {why}")
    make: Callable[[Measured], Any] = library(f"tahqiq.measure.charts.{_DRAWN[result.measure]}").draw
    return make(result)


def render(result: Measured, form: str) -> str | bytes:
    """The chart as ``svg`` (text), ``png`` (bytes) or ``vega`` (Vega-Lite JSON). Nothing is fetched."""
    import json

    chart = draw(result)
    spec: dict[str, Any] = chart.to_dict()
    if form == "vega":
        return json.dumps(spec, indent=1, ensure_ascii=False)
    vl_convert = library("vl_convert")

    if form == "svg":
        svg: str = vl_convert.vegalite_to_svg(spec, vl_version="5.20")
        return svg
    png: bytes = vl_convert.vegalite_to_png(spec, scale=2, vl_version="5.20")
    return png
