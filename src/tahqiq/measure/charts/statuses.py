"""How the statuses of a strategy moved: a line for each indicator, a cell for each quarter."""

from __future__ import annotations

import textwrap

import altair as alt

from tahqiq.measure.charts.frame import WIDTH, framed
from tahqiq.measure.result import Measured

_COLOURS = {
    "met": "#1b7837", "on course": "#7fbf7b", "behind": "#fdb863", "reversed": "#b2182b", "cannot be told": "#e4e7eb",
}  # fmt: skip
"""Told apart in print and by the colour-blind: dark and light green, orange, dark red, grey."""
_LETTERS = {"met": "M", "on course": "", "behind": "b", "reversed": "R", "cannot be told": ""}
_TICKS, _LABEL = 12, 60


def draw(result: Measured) -> alt.LayerChart:
    """A heat strip of statuses; letters tell the two ends where a chart is printed without colour."""
    rows = [
        {**r, "day": str(r["day"]), "indicator": _short(str(r["indicator"])), "letter": _LETTERS[str(r["status"])]}
        for r in result.rows
    ]
    days, names = (list(dict.fromkeys(str(r[n]) for r in rows)) for n in ("day", "indicator"))
    axis = alt.Axis(values=days[:: max(1, len(days) // _TICKS)], labelAngle=-40, grid=False)
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("day:N", title=None, sort=days, axis=axis),
        y=alt.Y("indicator:N", title=None, sort=names, axis=alt.Axis(labelLimit=400)),
    )
    colour = alt.Color(
        "status:N", title=None, scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())),
        legend=alt.Legend(orient="bottom", symbolType="square", symbolStrokeColor="#969696"),
    )  # fmt: skip
    cells = base.mark_rect(stroke="#ffffff", strokeWidth=0.5).encode(color=colour)
    ink = alt.condition("datum.status == 'behind'", alt.value("#1f2933"), alt.value("#ffffff"))
    letters = base.mark_text(fontSize=9).encode(text="letter:N", color=ink)
    return framed(cells + letters, result, width=WIDTH, height=alt.Step(18))


def _short(name: str) -> str:
    return textwrap.shorten(name, _LABEL, placeholder=" …")
