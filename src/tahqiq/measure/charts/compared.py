"""A comparison: the ratio with its interval, beside what such counts could not tell from no change; and its parts."""

from __future__ import annotations

import altair as alt

from tahqiq.measure.charts.frame import BLUE, GREY, INK, LINE, ORANGE, WIDTH, framed
from tahqiq.measure.result import Estimate, Measured

_LEAST, _MOST = 0.05, 20.0  # the ends of the axis of ratios


def draw(result: Measured) -> alt.VConcatChart:
    """Two pictures, one above the other: ratios as dots with intervals; differences by kind and class as bars."""
    return framed(alt.vconcat(_ratios(result), _parts(result), spacing=28), result)


def _ratios(result: Measured) -> alt.LayerChart:
    named = {"ratio": "all", "ratio_without_largest": "without the deadliest event of each side"}
    rows = [_row(e, named[e.name]) for e in result.estimates if e.name in named and e.value is not None]
    axis = alt.Axis(values=[0.1, 0.2, 0.5, 1, 2, 5, 10], format="~g", title="Ratio (logarithmic)")
    x = alt.X("value:Q", scale=alt.Scale(type="log", domain=_domain(result), clamp=True), axis=axis)
    y = alt.Y("what:N", title=None, sort=None)
    band = (
        alt.Chart(alt.Data(values=[_untold(result)]))
        .mark_rect(color=LINE, opacity=0.45)
        .encode(x=alt.X("from:Q"), x2="to:Q")
    )
    one = alt.Chart(alt.Data(values=[{"value": 1}])).mark_rule(color=GREY, strokeDash=[3, 3]).encode(x="value:Q")
    base = alt.Chart(alt.Data(values=rows))
    spans = base.mark_rule(color=INK, strokeWidth=2).encode(x=alt.X("low:Q"), x2="high:Q", y=y)
    dots = base.mark_point(color=BLUE, filled=True, size=110, opacity=1).encode(x=x, y=y)
    return alt.layer(band, one, spans, dots).properties(width=WIDTH - 220, height=alt.Step(34))


def _row(estimate: Estimate, what: str) -> dict[str, object]:
    low, high = estimate.low or _LEAST, estimate.high or _MOST
    return {"what": what, "value": estimate.value, "low": max(low, _LEAST), "high": min(high, _MOST)}


def _untold(result: Measured) -> dict[str, float]:
    up, down = result["detectable_up"].value, result["detectable_down"].value
    return {"from": max(down or _LEAST, _LEAST), "to": min(up or _MOST, _MOST)}


def _domain(result: Measured) -> list[float]:
    ratio, untold = result["ratio"], _untold(result)
    ends = [v for v in (ratio.low, ratio.high, ratio.value) if v]
    return [max(_LEAST, min([0.5, untold["from"], *ends]) / 1.1), min(_MOST, max([2.0, untold["to"], *ends]) * 1.1)]


def _parts(result: Measured) -> alt.Chart:
    rows = [dict(r) for r in result.rows if r["by"] in ("kind", "victims")]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            x=alt.X("difference:Q", title="Difference"),
            y=alt.Y("part:N", title=None, sort=None),
            row=alt.Row("by:N", title=None, sort=None, header=alt.Header(labelAngle=0, labelAlign="left")),
            color=alt.condition("datum.difference > 0", alt.value(ORANGE), alt.value(BLUE)),
        )
        .resolve_scale(y="independent")
        .properties(width=WIDTH - 220, height=alt.Step(20))
    )
