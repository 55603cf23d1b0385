"""What every chart shares: title, source line, size, colours that tell apart in print and for the colour-blind."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

import altair as alt

from tahqiq.measure.charts import colours
from tahqiq.measure.result import Measured

INK, SOFT, LINE = colours.INK, colours.SOFT, colours.LINE
BLUE, ORANGE, GREY = colours.BLUE, colours.ORANGE, colours.GREY
WIDTH, HEIGHT = 640, 320
_FINDING, _WRAP = 78, 92  # letters of a line
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
    finding = result.paragraph.split(". ")[0].rstrip(".") + "."
    return titled(chart, finding, (result.title, source_line(result)), result.paragraph, **properties)


def balanced(finding: str) -> list[str]:
    """The lines of a finding, about equally long, so that no word stands alone on the last."""
    lines = textwrap.wrap(finding, _FINDING)
    narrow = next((w for w in range(_FINDING, 20, -1) if len(textwrap.wrap(finding, w - 1)) > len(lines)), _FINDING)
    return textwrap.wrap(finding, narrow)


def titled(
    chart: alt.Chart | alt.LayerChart, finding: str, below: Sequence[str], described: str, **properties: Any
) -> alt.LayerChart:  # fmt: skip
    """A chart under a finding, with the lines ``below`` it; ``described`` is what a screen reader reads."""
    title = alt.TitleParams(
        text=balanced(finding), subtitle=[part for line in below for part in textwrap.wrap(line, _WRAP)],
        anchor="start", fontSize=15, color=INK, subtitleColor=SOFT, subtitleFontSize=11, offset=12,
    )  # fmt: skip
    made = chart.properties(title=title, description=described, **properties)
    return made.configure_view(stroke=None).configure_axis(
        labelColor=SOFT, titleColor=SOFT, gridColor=colours.GRID, domainColor=LINE, tickColor=LINE,
        titleFontWeight="normal", labelLimit=220,
    )  # fmt: skip
