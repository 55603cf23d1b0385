"""Tempo: ratios over the years, waits beside those of chance, what publishers print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt

from tahqiq.measure.charts.frame import BLUE, GREY, HEIGHT, INK, ORANGE, WIDTH, framed
from tahqiq.measure.result import Measured


def draw(result: Measured) -> alt.LayerChart:
    """The picture of what was asked."""
    made: Callable[[Measured], alt.LayerChart] = _DRAWN[str(result.asked["about"])]
    return made(result)


def _years(result: Measured, what: str, said: str) -> alt.LayerChart:
    """A ratio a year with its interval, on a logarithm; years without any are left out."""
    rows: list[dict[str, Any]] = [dict(r) for r in result.rows if r[what]]
    top = max((float(r[what]) for r in rows), default=1.0)
    for row in rows:
        row[f"{what}_low"], row[f"{what}_high"] = _within(row, what, top)
    base = alt.Chart(alt.Data(values=rows))
    x = alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, grid=False))
    y = alt.Y(f"{what}:Q", title=said, scale=alt.Scale(type="log"), axis=alt.Axis(format="~g"))
    spans = base.mark_rule(color=GREY, strokeWidth=2).encode(x=x, y=alt.Y(f"{what}_low:Q"), y2=f"{what}_high:Q")
    dots = base.mark_point(color=BLUE, filled=True, size=60, opacity=1).encode(x=x, y=y)
    return framed(alt.layer(spans, dots), result, width=WIDTH, height=HEIGHT)


def _within(row: dict[str, Any], what: str, top: float) -> tuple[float, float]:
    """An interval that a logarithmic axis can show."""
    value, low, high = float(row[what]), row[f"{what}_low"], row[f"{what}_high"]
    return max(low if low is not None else value, value / 100), min(high if high is not None else value, 10 * top)


def _exchange(result: Measured) -> alt.LayerChart:
    return _years(result, "ratio", "Members of armed groups killed for each of the state's (logarithmic)")


def _lethality(result: Measured) -> alt.LayerChart:
    return _years(result, "per_event", "Deaths per lethal event (logarithmic)")


def _waits(result: Measured) -> alt.LayerChart:
    rows = [dict(r) for r in result.rows]
    base = alt.Chart(alt.Data(values=rows))
    x = alt.X("days:N", sort=None, title="Days to the next event", axis=alt.Axis(labelAngle=0))
    bars = base.mark_bar(color=BLUE).encode(x=x, y=alt.Y("share:Q", title="Share of waits", axis=alt.Axis(format="%")))
    ticks = base.mark_tick(color=ORANGE, thickness=3, width=14).encode(x=x, y=alt.Y("expected:Q"))
    label = (
        alt.Chart(alt.Data(values=[{"said": "orange: at random at the same mean rate"}]))
        .mark_text(color=ORANGE, align="right").encode(x=alt.value(WIDTH), y=alt.value(6), text="said:N")
    )  # fmt: skip
    return framed(alt.layer(bars, ticks, label), result, width=WIDTH, height=HEIGHT)


def _published(result: Measured, low: str, high: str, said: str, form: str, scale: str) -> alt.LayerChart:
    """One line a publisher's period, from the least to the most."""
    rows = [{**r, "what": f"{r['publisher']}, {r['start']} to {r['end']}"} for r in result.rows if r[low] is not None]
    base = alt.Chart(alt.Data(values=rows))
    y = alt.Y("what:N", title=None, sort=None)
    x = alt.X(f"{low}:Q", title=said, scale=alt.Scale(type=scale), axis=alt.Axis(format=form))
    spans = base.mark_rule(color=INK, strokeWidth=2).encode(x=x, x2=f"{high}:Q", y=y)
    ends = [base.mark_point(color=BLUE, filled=True, size=40, opacity=1).encode(x=alt.X(f"{end}:Q"), y=y)
            for end in (low, high)]  # fmt: skip
    return framed(alt.layer(spans, *ends), result, width=WIDTH - 220, height=alt.Step(18))


def _operations(result: Measured) -> alt.LayerChart:
    return _published(result, "operations_low", "operations_high", "Operations (logarithmic)", "~s", "log")


def _suicide(result: Measured) -> alt.LayerChart:
    return _published(result, "share_low", "share_high", "Share of attacks, 95% interval", "%", "linear")


_DRAWN = {
    "exchange": _exchange, "lethality": _lethality, "waits": _waits, "operations": _operations, "suicide": _suicide,
}  # fmt: skip
