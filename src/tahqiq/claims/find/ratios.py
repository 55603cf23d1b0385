"""Ratios: one measure over another of the same publisher and basis, in one period or in two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import Figure
from tahqiq.claims.read.question import Measure
from tahqiq.terms import Bound
from tahqiq.terms.address import merged

Period = tuple[dt.date, dt.date]
Lookup = Callable[[Measure, Period], Sequence[Figure]]
ENOUGH = 0.8
"""Share of the periods between that must be on record before something is said to be so for the first time since."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is set against what, each with its period (the same, or two: "below the level of 2004")."""

    one: Measure
    other: Measure
    period: Period
    other_period: Period


def ratios(sides: Sides, lookup: Lookup) -> list[Figure]:
    """The first side over the second, by publisher and what it counts, with its interval."""
    alike = sides.one.victim == sides.other.victim
    others = {
        _key(f, alike): f for f in reversed(lookup(sides.other, sides.other_period)) if f.value and not f.edition
    }  # fmt: skip
    found = []
    for one in lookup(sides.one, sides.period):
        other = others.get(_key(one, alike))
        if one.value is None or other is None or not other.value or one.edition:
            continue
        ratio = one.value / other.value
        found.append(
            replace(
                one, value=ratio, interval=_over(one, other, ratio), pair=None, dispersion=None,
                why=f"{one.value:,.0f} ({_what(one, sides)}) to {other.value:,.0f} ({_what(other, sides)})",
                rows=merged((*one.rows, *other.rows)),
            )
        )  # fmt: skip
    return found


def as_percent(figure: Figure, way: int) -> Figure:
    """A ratio in percent: of the other side (``way`` 0), more than it (1), or less than it (-1)."""

    def scaled(value: float) -> float:
        return 100 * value if way == 0 else way * 100 * (value - 1)

    ends = sorted((scaled(figure.interval.low), scaled(figure.interval.high)))
    value = None if figure.value is None else scaled(figure.value)
    return replace(figure, value=value, interval=Interval(ends[0], ends[1]))


def first_since(
    found: Sequence[Figure], bound: Bound, between: Sequence[Period], at: Callable[[Period], Sequence[Figure]]
) -> list[Figure]:
    """The ratios of a comparison that is said to hold for the first time since some period.

    One that held in a period ``between`` too, or of which too few of those are on record, speaks only for what is so
    now: it becomes a variant that says so.
    """
    history = {period: {_key(f, True): f for f in reversed(at(period))} for period in between}
    told = []
    for figure in found:
        past = {p: f for p, had in history.items() if (f := had.get(_key(figure, True))) and f.value is not None}
        again = next((p for p, f in past.items() if _holds(f, bound)), None)
        if not _holds(figure, bound):
            told.append(figure)  # not so now, whatever was so before
        elif again is not None:
            said = f"so now, and in {again[0]} to {again[1]} too ({past[again].value:,.2f} times)"
            told.append(replace(figure, variant=figure.variant or said))
        elif len(past) < ENOUGH * len(between):
            said = f"so now; only {len(past)} of the {len(between)} periods between are on record"
            told.append(replace(figure, variant=figure.variant or said))
        else:
            told.append(replace(figure, why=f"{figure.why}; not so in any of {len(past)} periods between"))
    return told


def _holds(figure: Figure, bound: Bound) -> bool:
    value = figure.value or 0.0
    return value < 1 if bound in {Bound.UNDER, Bound.UP_TO} else value > 1


def _key(figure: Figure, alike: bool) -> tuple[str, str, str, str]:
    """Publisher and basis; whether militants are in does not arise between two classes of victims."""
    return figure.publisher, figure.dataset, figure.counts, figure.militants if alike else ""


def _what(figure: Figure, sides: Sides) -> str:
    if sides.period != sides.other_period:
        return f"{figure.start} to {figure.end}"
    return figure.victim if sides.one.victim != sides.other.victim else figure.area


def _over(one: Figure, other: Figure, ratio: float) -> Interval:
    """What both intervals allow; bounds of coded sums move together, so their ends are set against like ends."""
    low, high = one.interval, other.interval
    if high.low <= 0 or inf in (low.high, high.high):
        return Interval(ratio, ratio)
    ends = [low.low / high.low, low.high / high.high] if one.coded else [low.low / high.high, low.high / high.low]
    return Interval(min(*ends, ratio), max(*ends, ratio))
