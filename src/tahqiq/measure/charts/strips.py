"""Coverage as strips: a line for each source, a cell for each unit of time, coloured by what it has."""

from __future__ import annotations

from typing import Any

import altair as alt

from tahqiq.measure.charts.frame import WIDTH, framed
from tahqiq.measure.coverage.strips import Status
from tahqiq.measure.coverage.words import source_name
from tahqiq.measure.result import Measured

_COLOURS = {
    Status.RECORDED: "#1f77b4", Status.SILENT: "#c6dbef", Status.PARTS: "#6aaed6", Status.LONGER: "#fdbe85",
    Status.NOT_RECORDED: "#f7f7f7", Status.NOT_KEPT: "#d9d9d9", Status.PARTLY: "#bdbdbd", Status.OUTSIDE: "#969696",
    Status.ELSEWHERE: "#636363",
}  # fmt: skip
_SOURCES, _TICKS, _TALL = 24, 16, 42  # sources, names of units, districts in a column


def draw(result: Measured) -> alt.LayerChart:
    """By time a strip a source; by district a column a source, in blocks."""
    by = str(result.asked["by"])
    rows = [{**r, "source": source_name(str(r["dataset"]), str(r["publisher"]))} for r in result.rows]
    kept = list(dict.fromkeys(str(r["source"]) for r in rows))[:_SOURCES]
    rows = [r for r in rows if r["source"] in kept]
    seen = [s for s in Status if any(r["status"] == s for r in rows)]
    colour = alt.Color(
        "status:N", title=None, scale=alt.Scale(domain=[str(s) for s in seen], range=[_COLOURS[s] for s in seen]),
        legend=alt.Legend(orient="bottom", symbolType="square", symbolStrokeColor="#969696", columns=4),
    )  # fmt: skip
    if by == "district":
        return _map(rows, kept, colour, result)
    units = list(dict.fromkeys(str(r[by]) for r in rows))
    axis = alt.Axis(values=units[:: max(1, len(units) // _TICKS)], labelAngle=-40, grid=False)
    x, y = alt.X(f"{by}:N", title=None, sort=None, axis=axis), alt.Y("source:N", title=None, sort=None)
    size = {"width": WIDTH, "height": alt.Step(20)}
    base = alt.Chart(alt.Data(values=rows)).mark_rect(stroke="#ffffff", strokeWidth=0.5)
    return framed(base.encode(x=x, y=y, color=colour), result, **size)


def _map(rows: list[dict[str, Any]], kept: list[str], colour: alt.Color, result: Measured) -> alt.LayerChart:
    """Districts down the page in a few columns, in each a column a source."""
    names = list(dict.fromkeys(str(r["district"]) for r in rows))
    block = {name: i // _TALL for i, name in enumerate(names)}
    data = [{**r, "block": block[str(r["district"])]} for r in rows]
    base = alt.Chart(alt.Data(values=data)).mark_rect(stroke="#ffffff", strokeWidth=0.5)
    chart = base.encode(
        x=alt.X("source:N", title=None, sort=kept, axis=alt.Axis(labelAngle=-40)),
        y=alt.Y("district:N", title=None, sort=names, axis=alt.Axis(labelFontSize=9)), color=colour,
        column=alt.Column("block:O", header=None),
    )  # fmt: skip
    size = {"width": max(40, 24 * len(kept)), "height": alt.Step(11)}
    return framed(chart.properties(**size).resolve_scale(y="independent"), result)
