"""Ranks: where a period stands among its like, or an area among its neighbours."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import Figure
from tahqiq.claims.read.question import Measure
from tahqiq.terms import Direction, Span
from tahqiq.terms.address import merged

Period = tuple[dt.date, dt.date]
Lookup = Callable[[Measure, Period], Sequence[Figure]]
ADDRESSES = 50  # at most, of what a rank was taken among
ENOUGH = 0.8  # share of the periods that must be on record before a rank is said


def over_time(lookup: Lookup, measure: Measure, period: Period, base: Span, direction: Direction) -> list[Figure]:
    """The period's place among periods of its kind in ``base`` (from the publisher's first if it has no start)."""
    since = base.start
    others = peers(period, base)
    own = _first_by_key(lookup(measure, period))
    found = []
    history: dict[tuple[str, str, str], dict[Period, Figure]] = defaultdict(dict)
    for other in others:
        for key, item in _first_by_key(lookup(measure, other)).items():
            history[key][other] = item
    for key, item in own.items():
        past = history.get(key, {})
        ranked = _ranked(item, list(past.values()), direction)
        if ranked is None or (since is not None and len(past) < ENOUGH * len(others) and ranked.value == 1):
            continue
        if since is None and not past:
            continue
        found.append(replace(ranked, base_start=min(past, default=period)[0], base_end=period[1]))
    return found


def over_areas(
    lookup: Lookup, measure: Measure, siblings: Iterable[str], period: Period, direction: Direction
) -> list[Figure]:
    """The area's place among its siblings in one period."""
    own = _first_by_key(lookup(measure, period))
    others: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for area in siblings:
        for key, item in _first_by_key(lookup(replace(measure, areas=(area,)), period)).items():
            others[key].append(item)
    ranked = [_ranked(item, others[key], direction) for key, item in own.items() if others.get(key)]
    return [item for item in ranked if item is not None]


def _ranked(item: Figure, others: Sequence[Figure], direction: Direction) -> Figure | None:
    if item.value is None:
        return None
    values = [o.value for o in others if o.value is not None]
    if direction is Direction.DOWN:
        ahead = [v for v in values if v < item.value]
    else:
        ahead = [v for v in values if v > item.value]
    place = 1 + len(ahead)
    top = ", ".join(f"{v:,.0f}" for v in sorted(values, reverse=direction is not Direction.DOWN)[:4])
    return replace(
        item, value=float(place), interval=Interval(place, place), pair=None,
        rows=merged((*item.rows, *(at for o in others for at in o.rows)))[:ADDRESSES],
        why=f"{item.value:,.0f}, set against {len(values)} others (foremost {top})",
    )  # fmt: skip


def _first_by_key(items: Sequence[Figure]) -> dict[tuple[str, str, str], Figure]:
    """The newest edition of each publisher and basis."""
    first: dict[tuple[str, str, str], Figure] = {}
    for item in items:
        if item.value is not None and not item.edition and not item.variant:
            first.setdefault((item.publisher, item.counts, item.militants), item)
    return first


def peers(period: Period, base: Span) -> list[Period]:
    """The periods that one is ranked among: those before it, or the others of the year where that is the base."""
    year = (dt.date(period[0].year, 1, 1), dt.date(period[0].year, 12, 31))
    if (base.start, base.end) != year or period == year:
        return like_periods(period, base.start)
    firsts = [dt.date(period[0].year, month, 1) for month in range(1, 13)]
    spans = [(first, _month(first, -1) - dt.timedelta(days=1)) for first in firsts]
    return [span for span in spans if span != period]


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


def _month(day: dt.date, back: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return dt.date(year, month + 1, 1)


def _year(day: dt.date, back: int) -> dt.date:
    last = day.month == 2 and day.day == 29
    return dt.date(day.year - back, day.month, 28 if last else day.day)
