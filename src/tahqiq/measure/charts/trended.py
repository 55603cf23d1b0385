"""A trend: the counts as dots, the line without the season with its band, known breaks of the dataset."""

from __future__ import annotations

import altair as alt

from tahqiq.measure.charts.frame import BLUE, GREY, HEIGHT, ORANGE, WIDTH, framed, ticked
from tahqiq.measure.result import Measured


def draw(result: Measured) -> alt.LayerChart:
    """Dots a unit, a line and a band."""
    unit = str(result.asked["by"])
    rows = [dict(r) for r in result.rows]
    said = f"{'Deaths' if result.asked['counted'] == 'deaths' else 'Lethal events'} a {unit}"
    base = alt.Chart(alt.Data(values=rows))
    x = ticked(unit, [str(r[unit]) for r in rows])
    y = alt.Y("value:Q", title=said)
    layers = [
        base.mark_area(color=ORANGE, opacity=0.2).encode(x=x, y=alt.Y("low:Q", title=said), y2="high:Q"),
        base.mark_line(color=ORANGE, strokeWidth=2).encode(x=x, y=alt.Y("trend:Q", title=said)),
        base.mark_line(color=GREY, strokeWidth=0.7, opacity=0.6).encode(x=x, y=y),
        base.mark_point(color=BLUE, filled=True, size=18, opacity=0.9).encode(x=x, y=y),
    ]
    for broken in result.more["known_breaks"]:
        at = next((r[unit] for r in reversed(rows) if str(r[unit]) <= broken["day"]), None)
        mark = alt.Chart(alt.Data(values=[{unit: at, "what": "known break"}]))
        layers.append(mark.mark_rule(color=GREY, strokeDash=[4, 3]).encode(x=x))
        layers.append(mark.mark_text(align="left", dx=4, y=8, color=GREY, fontSize=10).encode(x=x, text="what:N"))
    return framed(alt.layer(*layers), result, width=WIDTH, height=HEIGHT)
