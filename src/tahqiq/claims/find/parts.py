"""The parts that a change is made of: by what happened, by who was killed, by province, and its largest event.

Only figures of the publisher of the whole, for both its periods, are parts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tahqiq.claims.find.rows import Figure
from tahqiq.claims.read.question import Measure
from tahqiq.terms import Counts, Militants, Victim

Period = tuple[dt.date, dt.date]
Lookup = Callable[[Measure, Period], Sequence[Figure]]

HAPPENINGS, VICTIMS, EVENT, AREA = "happenings", "victims", "event", "area"
_TOGETHER = {str(Counts.BOTH)}
_CLASSES = (Victim.MILITANT, Victim.CIVILIAN, Victim.SECURITY)
_KILLED = {
    str(Victim.ALL): "killed_best",
    str(Victim.CIVILIAN): "killed_civilian",
    str(Victim.SECURITY): "killed_security",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole that changed, before and after, with the rest of the whole.

    ``of`` is how the whole was divided, ``name`` which part it is: a kind of happening (``operations``), a victim
    class, an area's id; for an event its place and ``day``.
    """

    of: str
    name: str
    before: float
    after: float
    whole: tuple[float, float]
    day: dt.date | None = None

    @property
    def rest(self) -> tuple[float, float]:
        """The whole without the part, before and after."""
        return self.whole[0] - self.before, self.whole[1] - self.after


@dataclass(frozen=True)
class Whole:
    """A change whose parts are asked for: one publisher's two figures of a measure, and when."""

    figure: Figure
    measure: Measure
    now: Period
    then: Period

    @property
    def pair(self) -> tuple[float, float]:
        """The figures before and after."""
        assert self.figure.pair is not None
        return self.figure.pair

    @property
    def percent(self) -> float:
        """The change, a fall negative."""
        before, after = self.pair
        return 100 * (after - before) / before


def happenings(whole: Whole, lookup: Lookup) -> Iterator[Part]:
    """Operations of the state and attacks on it; where one is not printed it is what the other leaves of the whole."""
    if whole.figure.counts not in _TOGETHER:
        return
    own = whole.measure
    casualties = own.victim != ""
    for name, other in ((Counts.OPERATIONS, Counts.ATTACKS), (Counts.ATTACKS, Counts.OPERATIONS)):
        measure, left = (own, own) if casualties else (replace(own, metric=str(name)), replace(own, metric=str(other)))
        pair = zip(
            whole.pair, (whole.then, whole.now), strict=True
        )  # the part itself, else the whole less the other part
        found = [
            _figure(whole, lookup, measure, str(name), at) or _less(total, _figure(whole, lookup, left, str(other), at))
            for total, at in pair
        ]
        if found[0] is not None and found[1] is not None:
            yield Part(HAPPENINGS, str(name), found[0], found[1], whole.pair)


def _less(total: float, other: float | None) -> float | None:
    return total - other if other is not None and other <= total else None


def victims(whole: Whole, lookup: Lookup) -> Iterator[Part]:
    """The dead or injured by class."""
    if whole.measure.victim != Victim.ALL or whole.figure.militants == Militants.OUT:
        return
    for victim in _CLASSES:
        part = _part(whole, lookup, replace(whole.measure, victim=str(victim)), whole.figure.counts)
        if part:
            yield Part(VICTIMS, str(victim), *part, whole.pair)


def areas(whole: Whole, lookup: Lookup, provinces: Iterable[str]) -> Iterator[Part]:
    """The same in each province."""
    for area in provinces:
        part = _part(whole, lookup, replace(whole.measure, areas=(area,)), whole.figure.counts)
        if part:
            yield Part(AREA, area, *part, whole.pair)


def _part(whole: Whole, lookup: Lookup, measure: Measure, counts: str) -> tuple[float, float] | None:
    before = _figure(whole, lookup, measure, counts, whole.then)
    if before is None or before > whole.pair[0]:
        return None
    after = _figure(whole, lookup, measure, counts, whole.now)
    return None if after is None or after > whole.pair[1] else (before, after)


def _figure(whole: Whole, lookup: Lookup, measure: Measure, counts: str, at: Period) -> float | None:
    """The whole's publisher's figure of a measure on a basis, the newest edition."""
    of = whole.figure
    for item in lookup(replace(measure, variant=""), at):
        same = (item.publisher, item.dataset) == (of.publisher, of.dataset) and item.counts == counts
        if (
            same
            and item.value is not None
            and not item.edition
            and not item.variant
            and item.militants != Militants.OUT
        ):
            return item.value
    return None


def largest_event(whole: Whole, incidents: Sequence[Mapping[str, Any]], inside: frozenset[str]) -> Iterator[Part]:
    """The deadliest incident on record of either period, as a part of the deaths."""
    column = _KILLED.get(whole.measure.victim)
    if (
        column is None
        or whole.measure.metric != "deaths"
        or whole.measure.actor
        or whole.figure.counts == Counts.OPERATIONS
    ):
        return
    for period, later in ((whole.now, True), (whole.then, False)):
        found = [
            r for r in incidents
            if r["kind"] != "operation" and r[column] and period[0] <= r["start"] <= period[1]
            and inside & {r["area_id"], r["area"]}
        ]  # fmt: skip
        if found:
            worst = max(found, key=lambda r: int(r[column]))
            toll = float(worst[column])
            yield Part(
                EVENT, worst["place"], 0.0 if later else toll, toll if later else 0.0, whole.pair, worst["start"]
            )
