"""Ranks: where a period stands among its like, or an area among its neighbours."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import Figure
from tahqiq.claims.read.question import Measure
from tahqiq.terms import Direction, Span
from tahqiq.terms.address import merged

Period = tuple[dt.date, dt.date]
Lookup = Callable[[Measure, Period], Sequence[Figure]]
ADDRESSES = 50  # at most, of what a rank was taken among
ENOUGH = 0.8  # share of the periods that must be on record before a rank is sure
MOST = 0.75  # share of the areas: three of four provinces, where the capital is seldom told apart
FEWEST = 4  # periods before it, at least, among which one is the highest "ever"
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Around:
    """The areas beside one, and those that hold it."""

    siblings: Sequence[str]
    containing: frozenset[str] = frozenset()


def over_time(lookup: Lookup, measure: Measure, period: Period, base: Span, direction: Direction) -> list[Figure]:
    """The period's place among periods of its kind in ``base`` (from the publisher's first if it has no start).

    Where too few of those are on record the place is a bound: it may be further back, never further ahead.
    """
    others = peers(period, base)
    own = _first_by_key(lookup(measure, period))
    found = []
    history: dict[Key, dict[Period, Figure]] = defaultdict(dict)
    for other in others:
        for key, item in _first_by_key(lookup(measure, other)).items():
            history[key][other] = item
    for key, item in own.items():
        past = history.get(key, {})
        wanted = ENOUGH * len(others) if base.start is not None else FEWEST
        ranked = _ranked(item, list(past.values()), direction, sure=len(past) >= wanted)
        if ranked is not None:
            found.append(replace(ranked, base_start=min(past, default=period)[0], base_end=period[1]))
    return found


def over_areas(lookup: Lookup, measure: Measure, around: Around, period: Period, direction: Direction) -> list[Figure]:
    """The area's place among its siblings in one period.

    It is sure where most siblings are on record, or where what the whole leaves for the others is less than the area
    itself has; else it is a bound.
    """
    own = _first_by_key(lookup(measure, period))
    others: dict[Key, list[Figure]] = defaultdict(list)
    for area in around.siblings:
        for key, item in _first_by_key(lookup(replace(measure, areas=(area,)), period)).items():
            others[key].append(item)
    wholes = [_first_by_key(lookup(replace(measure, areas=(area,)), period)) for area in around.containing]
    found = []
    for key, item in own.items():
        beside = others.get(key, [])
        left = min((_left(w[key], item, beside) for w in wholes if key in w), default=inf)
        sure = len(beside) >= MOST * len(around.siblings) or (
            direction is not Direction.DOWN and left < (item.value or 0.0)
        )
        ranked = _ranked(item, beside, direction, sure=sure)
        found += [ranked] if ranked is not None else []
    return found


def _left(whole: Figure, own: Figure, others: Sequence[Figure]) -> float:
    """What a whole leaves for the areas that are not on record."""
    return whole.interval.high - (own.value or 0.0) - sum(o.value or 0.0 for o in others)


def _ranked(item: Figure, others: Sequence[Figure], direction: Direction, *, sure: bool) -> Figure | None:
    """The place among others; None where nothing can be said: the first place among too few."""
    if item.value is None or not others:
        return None
    values = [o.value for o in others if o.value is not None]
    if direction is Direction.DOWN:
        ahead = [v for v in values if v < item.value]
    else:
        ahead = [v for v in values if v > item.value]
    place = 1 + len(ahead)
    if place == 1 and not sure:
        return None
    top = ", ".join(f"{v:,.0f}" for v in sorted(values, reverse=direction is not Direction.DOWN)[:4])
    why = f"{item.value:,.0f}, set against {len(values)} others (foremost {top})"
    at_least = "" if sure else f"rank {place} or further back"
    return replace(
        item, value=float(place) if sure else None, interval=Interval(place, place if sure else inf), pair=None,
        rows=merged((*item.rows, *(at for o in others for at in o.rows)))[:ADDRESSES],
        why=why if sure else f"{why}; too few are on record to say more", least=at_least,
    )  # fmt: skip


def _first_by_key(items: Sequence[Figure]) -> dict[Key, Figure]:
    """The newest edition of each publisher and basis."""
    first: dict[Key, Figure] = {}
    for item in items:
        if item.value is not None and not item.edition and not item.variant:
            first.setdefault((item.publisher, item.counts, item.militants), item)
    return first


@lru_cache(maxsize=1024)
def peers(period: Period, base: Span) -> tuple[Period, ...]:
    """The periods that one is ranked among: those before it, or the others of the year where that is the base."""
    year = (dt.date(period[0].year, 1, 1), dt.date(period[0].year, 12, 31))
    of_year = base.start == year[0] and base.end is not None and base.end <= year[1]
    if not of_year or period == year or period[1] > (base.end or period[1]):
        later = _years_after(period, base.end) if base.start is None and base.end else []
        return (*like_periods(period, base.start), *later)
    firsts = [dt.date(period[0].year, month, 1) for month in range(1, 13)]
    spans = [(first, _month(first, -1) - dt.timedelta(days=1)) for first in firsts]
    return tuple(span for span in spans if span != period and span[1] <= (base.end or span[1]))


def like_periods(period: Period, since: dt.date | None) -> list[Period]:
    """Whole years before a year, months before a month; after the period that ``since`` falls in."""
    earliest = since or dt.date(period[0].year - 40, 1, 1)
    if period[0].month == period[1].month and period[0].year == period[1].year:
        starts = [_month(period[0], back) for back in range(1, 241)]
        spans = [(s, _month(s, -1) - dt.timedelta(days=1)) for s in starts]
    else:
        spans = [(_year(period[0], back), _year(period[1], back)) for back in range(1, 41)]
    if since is None:
        return [s for s in spans if s[0] >= earliest]
    return [s for s in spans if s[0] > earliest]


def _years_after(period: Period, until: dt.date) -> list[Period]:
    """The same span of later years, up to a day: what is the highest "ever" is so among them too."""
    if period[0].month == period[1].month and period[0].year == period[1].year:
        return []
    spans = ((_year(period[0], -on), _year(period[1], -on)) for on in range(1, max(0, until.year - period[1].year) + 1))
    return [span for span in spans if span[1] <= until]


def _month(day: dt.date, back: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return dt.date(year, month + 1, 1)


def _year(day: dt.date, back: int) -> dt.date:
    last = day.month == 2 and day.day == 29
    return dt.date(day.year - back, day.month, 28 if last else day.day)
