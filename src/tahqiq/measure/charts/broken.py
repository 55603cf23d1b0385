"""Breaks: the counts, their level, each break as a rule with a band where it may lie."""

from __future__ import annotations

import altair as alt

from tahqiq.measure.charts.frame import BLUE, GREY, HEIGHT, LINE, ORANGE, WIDTH, framed, ticked
from tahqiq.measure.result import Measured


def draw(result: Measured) -> alt.LayerChart:
    """Dots a unit, steps, and for each break a rule and a band; dashed where it may be the coverage that changed."""
    rows = result.more["series"]
    said = "Deaths" if result.asked["counted"] == "deaths" else "Lethal events"
    x = ticked("unit", [r["unit"] for r in rows])
    title = f"{said} a {result.asked['by']}"
    marks = [
        {"unit": r["break"], "from": r["earliest"], "to": r["latest"], "what": r["coverage"] or "", "at": r["break"]}
        for r in result.rows
    ]
    base, steps = alt.Chart(alt.Data(values=rows)), alt.Chart(alt.Data(values=marks))
    sure = "datum.what == ''"
    layers = [
        steps.mark_rect(color=LINE, opacity=0.45).encode(x=alt.X("from:O", sort=None), x2="to:O"),
        base.mark_line(color=GREY, strokeWidth=0.7, opacity=0.6).encode(x=x, y=alt.Y("value:Q", title=title)),
        base.mark_point(color=BLUE, filled=True, size=18, opacity=0.9).encode(x=x, y=alt.Y("value:Q", title=title)),
        base.mark_line(color=ORANGE, strokeWidth=2.2, interpolate="step-after").encode(
            x=x, y=alt.Y("level:Q", title=title)
        ),
        steps.transform_filter(sure).mark_rule(color=ORANGE, strokeWidth=1.5).encode(x=x),
        steps.transform_filter(f"!({sure})").mark_rule(color=ORANGE, strokeWidth=1.5, strokeDash=[4, 3]).encode(x=x),
        steps.mark_text(align="left", dx=4, y=8, fontSize=10).encode(x=x, text="at:N"),
        steps.mark_text(align="left", dx=4, y=20, fontSize=10, color=GREY).encode(x=x, text="what:N"),
    ]
    return framed(alt.layer(*layers), result, width=WIDTH, height=HEIGHT)
