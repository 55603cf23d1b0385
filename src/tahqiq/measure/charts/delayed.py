"""Late reports: recent counts as reported and as they will stand, with the interval."""

from __future__ import annotations

import altair as alt

from tahqiq.measure.charts.frame import BLUE, HEIGHT, INK, ORANGE, WIDTH, framed
from tahqiq.measure.result import Measured


def draw(result: Measured) -> alt.LayerChart:
    """Bars of what was reported; dots with intervals of what is expected."""
    rows = [dict(r) for r in reversed(result.rows) if r["what"] == "corrected"]
    what = "Deaths" if result.asked["counted"] == "deaths" else "Lethal events"
    base = alt.Chart(alt.Data(values=rows))
    x = alt.X("period:N", title=None, sort=None, axis=alt.Axis(labelAngle=-40))
    bars = base.mark_bar(color=BLUE).encode(
        x=x, y=alt.Y("before:Q", title=f"{what}: reported, and expected in the end")
    )
    spans = base.mark_rule(color=INK, strokeWidth=1.5).encode(x=x, y=alt.Y("low:Q"), y2="high:Q")
    dots = base.mark_point(color=ORANGE, filled=True, size=70, opacity=1).encode(x=x, y="after:Q")
    return framed(alt.layer(bars, spans, dots), result, width=WIDTH, height=HEIGHT)
