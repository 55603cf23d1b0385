"""What every chart shares: title, source line, size, colours that tell apart in print and for the colour-blind."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from tahqiq.measure.result import Measured

INK, SOFT, LINE = "#1f2933", "#52606d", "#cbd2d9"
BLUE, ORANGE, GREY = "#1f77b4", "#d9730d", "#8a94a0"
WIDTH, HEIGHT = 640, 320
_WRAP = 92
_TICKS = 12  # names of units that fit under the axis
_RELEASES = 6  # that the source line names one by one


def source_line(result: Measured) -> str:
    """The releases, or the user's own file, and the day they are known as of."""
    each = [f"{u.release} ({u.published})" for u in result.evidence]
    if len(each) > _RELEASES:
        each = [f"{len(each)} releases from {each[0]} to {each[-1]}"]
    releases = ", ".join(each) or str(result.asked.get("file", ""))
    day = result.asked.get("as_of")
    return f"Source: {releases}{f'; as of {day}' if day else ''}. Made with Tahqiq."


def ticked(field: str, names: list[str]) -> alt.X:
    """Units of time along the axis, in order, with as many names as fit."""
    axis = alt.Axis(values=names[:: max(1, len(names) // _TICKS)], labelAngle=-40, grid=False)
    return alt.X(f"{field}:O", title=None, sort=None, axis=axis, scale=alt.Scale(domain=names))


def framed(chart: alt.Chart | alt.LayerChart, result: Measured, **properties: Any) -> alt.LayerChart:
    """A chart under the finding and over its source."""
    title = alt.TitleParams(
        text=textwrap.wrap(result.paragraph.split(". ")[0].rstrip(".") + ".", 78),
        subtitle=[*textwrap.wrap(result.title, _WRAP), *textwrap.wrap(source_line(result), _WRAP)],
        anchor="start", fontSize=15, color=INK, subtitleColor=SOFT, subtitleFontSize=11, offset=12,
    )  # fmt: skip
    made = chart.properties(title=title, description=result.paragraph, **properties)
    return made.configure_view(stroke=None).configure_axis(
        labelColor=SOFT, titleColor=SOFT, gridColor="#e4e7eb", domainColor=LINE, tickColor=LINE,
        titleFontWeight="normal", labelLimit=220,
    )  # fmt: skip
