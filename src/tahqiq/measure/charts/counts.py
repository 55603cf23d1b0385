"""Counts as bars: over time upright; of places, actors and kinds lying, the largest first."""

from __future__ import annotations

from typing import Any

import altair as alt

from tahqiq.measure.charts.frame import BLUE, HEIGHT, INK, WIDTH, framed
from tahqiq.measure.result import Measured

_MOST = 20  # bars that a reader can still tell apart
_TICKS = 16  # names of months that fit under the bars


def draw(result: Measured) -> alt.LayerChart:
    """Bars of best figures with the coder's low to high as a rule over each."""
    by, deaths = str(result.asked["by"]), result.asked["counted"] == "deaths"
    timed = by in {"month", "quarter", "year"}
    rows = [dict(r) for r in (result.rows if timed else result.rows[:_MOST])]
    base = alt.Chart(alt.Data(values=rows))
    what, said = ("best", "Deaths") if deaths else ("events", "Lethal events")
    bars, rules = base.mark_bar(color=BLUE), base.mark_rule(color=INK)
    size: dict[str, Any]
    if timed:
        axis = alt.Axis(values=[r[by] for r in rows[:: max(1, len(rows) // _TICKS)]], labelAngle=-40, grid=False)
        x = alt.X(f"{by}:N", title=None, sort=None, axis=axis)
        bars = bars.encode(x=x, y=alt.Y(f"{what}:Q", title=said))
        rules = rules.encode(x=x, y=alt.Y("low:Q", title=said), y2="high:Q")
        size = {"width": WIDTH, "height": HEIGHT}
    else:
        y = alt.Y(f"{by}:N", title=None, sort=None)
        bars = bars.encode(y=y, x=alt.X(f"{what}:Q", title=said))
        rules = rules.encode(y=y, x=alt.X("low:Q", title=said), x2="high:Q")
        size = {"width": WIDTH, "height": alt.Step(20)}
    return framed(alt.layer(bars, rules) if deaths else alt.layer(bars), result, **size)
