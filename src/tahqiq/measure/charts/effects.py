"""An effect: what was counted and what was to be expected, over time; and where it stands among its placebos."""

from __future__ import annotations

import altair as alt

from tahqiq.measure.charts import grown
from tahqiq.measure.charts.frame import BLUE, GREY, HEIGHT, INK, LINE, ORANGE, WIDTH, framed
from tahqiq.measure.result import Measured

_KINDS = {"date": "earlier dates", "district": "other districts", "country": "other countries"}


def draw(result: Measured) -> alt.VConcatChart:
    """Two pictures, one above the other."""
    if "built" in result.rows[0]:
        return grown.draw(result)
    return framed(alt.vconcat(_course(result), _placebos(result), spacing=28), result)


def _course(result: Measured) -> alt.LayerChart:
    rows = [{**r, "month": f"{r['month']}-01"} for r in result.rows]
    base = alt.Chart(alt.Data(values=rows))
    control = any(r["control"] is not None for r in result.rows)
    key = "Bars: counted. Line: expected, with 95% band." + (
        f" Dashed: the control of other {result.more['peers']}." if control else ""
    )
    x = alt.X("month:T", title=key, axis=alt.Axis(format="%Y", tickCount="year"))
    top = alt.Y("observed:Q", title="A month", scale=alt.Scale(domain=[0, _top(result)], clamp=True, nice=False))
    band = base.transform_filter("datum.low !== null").mark_area(color=LINE, opacity=0.6).encode(
        x=x, y=alt.Y("low:Q"), y2="high:Q"
    )  # fmt: skip
    seen = base.mark_bar(color=BLUE, opacity=0.75, width=3).encode(x=x, y=top)
    due = base.transform_filter("datum.expected !== null").mark_line(color=INK, strokeWidth=2).encode(
        x=x, y=alt.Y("expected:Q")
    )  # fmt: skip
    layers = [band, seen, due]
    if control:
        layers.append(base.mark_line(color=GREY, strokeDash=[4, 3]).encode(x=x, y=alt.Y("control:Q")))
    mark = alt.Chart(alt.Data(values=[{"month": result.asked["date"]}]))
    layers.append(mark.mark_rule(color=ORANGE, strokeWidth=2).encode(x=x))
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT * 3 // 4)


def _top(result: Measured) -> float:
    """The band's far end may lie far above all that was counted: it is cut there."""
    values = [float(v) for r in result.rows for v in (r["observed"], r["expected"]) if isinstance(v, float)]
    return 1.25 * max(values)


def _placebos(result: Measured) -> alt.LayerChart:
    rows = [{**p, "by": _KINDS[p["by"]]} for p in result.more["placebos"]]
    own = [
        {"by": _KINDS[k], "score": result.more[f"score_{k}"]} for k in _KINDS if any(r["by"] == _KINDS[k] for r in rows)
    ]
    x = alt.X("score:Q", title="Departure from what was to be expected, in standard errors")
    y = alt.Y("by:N", title=None)
    dots = alt.Chart(alt.Data(values=rows)).mark_tick(color=GREY, thickness=1.5, size=18).encode(x=x, y=y)
    mine = alt.Chart(alt.Data(values=own)).mark_point(color=ORANGE, filled=True, size=120, opacity=1).encode(x=x, y=y)
    nought = alt.Chart(alt.Data(values=[{"score": 0}])).mark_rule(color=GREY, strokeDash=[3, 3]).encode(x="score:Q")
    return alt.layer(nought, dots, mine).properties(width=WIDTH, height=alt.Step(34))
