"""Changes over time: printed by a publisher, or worked out from two of its figures on one basis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.find.rows import Figure, Row, known_since
from tahqiq.claims.find.series import figure
from tahqiq.claims.read.question import Measure
from tahqiq.measure.printed import newest_first
from tahqiq.terms.address import merged

Period = tuple[dt.date, dt.date]
Lookup = Callable[[Measure, Period], Sequence[Figure]]


def printed(rows: Sequence[Row], measure: Measure, period: Period, base: Period | None) -> list[Figure]:
    """Percent changes that publishers printed for the period (metric ``change_pct:<metric>``), in percent.

    Without a base in the claim any printed base will do; with one, only a row that states the same base.
    """
    fits = [
        r
        for r in rows
        if r.victim == measure.victim and r.area in measure.areas and len(measure.areas) == 1
        and not r.scope and r.actor == measure.actor and (r.start, r.end) == period and _same_base(r, base)
    ]  # fmt: skip
    found: list[Figure] = []
    seen: set[tuple[str, str, float]] = set()
    for row in newest_first(fits):
        key = (row.publisher, row.counts, row.value)
        if key not in seen:
            edition = sum(1 for k in seen if k[:2] == key[:2])
            seen.add(key)
            found.append(figure(row, measure, edition=edition, why="change printed by the publisher"))
    return found


def _same_base(row: Row, base: Period | None) -> bool:
    return base is None or (row.base_start, row.base_end) == base


def computed(lookup: Lookup, measure: Measure, period: Period, base: Period) -> list[Figure]:
    """Percent changes worked out from two figures of one publisher on one basis and area."""
    before = {_key(f): f for f in reversed(list(lookup(measure, base))) if f.value is not None}
    found = []
    for now in lookup(measure, period):
        then = before.get(_key(now))
        if now.value is None or then is None or not then.value or now.edition:
            continue
        percent = 100 * (now.value - then.value) / then.value
        span = _percent(now.interval, then.interval)
        found.append(
            replace(
                now, value=percent, interval=Interval(min(span.low, percent), max(span.high, percent)),
                base_start=base[0], base_end=base[1], pair=(then.value, now.value),
                known_from=known_since((now, then)),
                why=f"{then.value:,.0f} → {now.value:,.0f}",
                dispersion=_pooled(then, now), rows=merged((*then.rows, *now.rows)),
            )
        )  # fmt: skip
    return found


def _key(item: Figure) -> tuple[str, str, str, str]:
    return item.publisher, item.counts, item.militants, item.dataset if item.dispersion is not None else ""


def _pooled(one: Figure, other: Figure) -> float | None:
    """The dispersion of both counts together: the squared deaths of all events over all the deaths."""
    known = [(f.dispersion, f.value) for f in (one, other) if f.dispersion is not None and f.value]
    deaths = sum(value for _, value in known)
    return sum(phi * value for phi, value in known) / deaths if deaths else None


def _percent(now: Interval, then: Interval) -> Interval:
    """The change that both intervals allow. Bounds of sums move together, so ends are set against like ends."""
    if then.low <= 0 or inf in (then.high, now.high):
        return Interval(-100.0, inf)
    ends = [100 * (n - t) / t for n, t in ((now.low, then.low), (now.high, then.high))]
    return Interval(min(ends), max(ends))


def as_difference(item: Figure) -> Figure:
    """A percent change as a number of deaths, attacks …: from 400 to 300 it is -100."""
    assert item.pair is not None and item.value is not None
    was, now = item.pair
    low, high = (was * end / 100 for end in (item.interval.low, item.interval.high))
    return replace(item, value=now - was, interval=Interval(min(low, now - was), max(high, now - was)))


def as_factor(item: Figure) -> Figure:
    """A percent change as a multiple: +100% is 2."""
    low, high = (1 + end / 100 for end in (item.interval.low, item.interval.high))
    return replace(item, value=None if item.value is None else 1 + item.value / 100, interval=Interval(low, high))
