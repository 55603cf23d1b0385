"""The parts that a change of a publisher's counts is made of: happenings, classes of victims, provinces, one event.

"Violence rose" when only operations of the state did, or the dead among those whom the forces killed, or one province,
or one bombing. The rest of the whole is what tells: it moved the other way, or by less than a quarter of what the
whole moved, though it is a good part of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tahqiq.terms import Counts, Militants, Victim

Period = tuple[dt.date, dt.date]

HAPPENINGS, VICTIMS, EVENT, AREA = "happenings", "victims", "event", "province"
FLAT = 0.25  # the rest moved by less than this share of what the whole moved by, both in percent
SUBSTANTIAL = 0.25  # share of the whole that the rest had before: a trifle that stays flat tells nothing
CARRIES = 0.75  # share of the whole's change that the part makes
LEAST = 10.0  # percent that the whole must have moved by
FEW = 20  # a rest of fewer than this is too small to be called flat
_CLASSES = (Victim.MILITANT, Victim.CIVILIAN, Victim.SECURITY)
_KILLED = {
    str(Victim.ALL): "killed_best",
    str(Victim.CIVILIAN): "killed_civilian",
    str(Victim.SECURITY): "killed_security",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """What one publisher counts: a metric of areas, a class of victims ("" for none) and an actor, on a basis."""

    metric: str
    victim: str
    areas: tuple[str, ...]
    counts: str
    militants: str = ""
    actor: str = ""


Count = Callable[[Thing, Period], float | None]
"""The publisher's figure of a thing in a period, dead militants not left out; None where it has none."""


@dataclass(frozen=True, slots=True)
class Change:
    """A whole whose parts are asked for: what was counted before and after, and when."""

    thing: Thing
    pair: tuple[float, float]
    then: Period
    now: Period

    @property
    def percent(self) -> float:
        """The change, a fall negative; what was before is not 0."""
        before, after = self.pair
        return 100 * (after - before) / before


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

    @property
    def moved(self) -> float:
        """By how much it changed."""
        return abs(self.after - self.before)

    @property
    def carries(self) -> bool:
        """Whether the part makes the change, and the rest, though a good part of the whole, does not."""
        (whole_before, whole_after), (before, after) = self.whole, self.rest
        change, rest = whole_after - whole_before, after - before
        if before < FEW or before < SUBSTANTIAL * whole_before or change == 0:
            return False
        if (self.after - self.before) / change < CARRIES:
            return False
        return rest / before / (change / whole_before) <= FLAT


@dataclass(frozen=True)
class Beside:
    """What a change is divided by besides its publisher's figures.

    ``incidents`` are incidents on record, ``inside`` the areas that the change's own contain, ``provinces`` those of
    its country.
    """

    incidents: Sequence[Mapping[str, Any]] = ()
    inside: frozenset[str] = frozenset()
    provinces: tuple[str, ...] = ()


def divisions(change: Change, count: Count, around: Beside) -> Iterator[Iterator[Part]]:
    """The whole divided in every way, the one that tells most first."""
    yield happenings(change, count)
    yield victims(change, count)
    yield largest_event(change, around.incidents, around.inside)
    yield provinces(change, count, around.provinces)


def large(change: Change) -> bool:
    """Whether a change is large enough to ask of what it is made."""
    before, after = change.pair
    return before > 0 and abs(after - before) * 100 >= LEAST * before


def happenings(change: Change, count: Count) -> Iterator[Part]:
    """Operations of the state and attacks on it; where one is not printed it is what the other leaves of the whole."""
    own = change.thing
    if own.counts != Counts.BOTH:
        return
    for name, other in ((Counts.OPERATIONS, Counts.ATTACKS), (Counts.ATTACKS, Counts.OPERATIONS)):
        things = [replace(own, counts=str(n), metric=own.metric if own.victim else str(n)) for n in (name, other)]
        pair = zip(change.pair, (change.then, change.now), strict=True)
        found = [count(things[0], at) or _less(total, count(things[1], at)) for total, at in pair]
        if found[0] is not None and found[1] is not None:
            yield Part(HAPPENINGS, str(name), found[0], found[1], change.pair)


def _less(total: float, other: float | None) -> float | None:
    return total - other if other is not None and other <= total else None


def victims(change: Change, count: Count) -> Iterator[Part]:
    """The dead or injured by class."""
    if change.thing.victim != Victim.ALL or change.thing.militants == Militants.OUT:
        return
    for victim in _CLASSES:
        yield from _part(change, count, replace(change.thing, victim=str(victim)), VICTIMS, str(victim))


def provinces(change: Change, count: Count, areas: Iterable[str]) -> Iterator[Part]:
    """The same in each province."""
    for area in areas:
        yield from _part(change, count, replace(change.thing, areas=(area,)), AREA, area)


def _part(change: Change, count: Count, thing: Thing, of: str, name: str) -> Iterator[Part]:
    before, after = count(thing, change.then), count(thing, change.now)
    if before is not None and after is not None and before <= change.pair[0] and after <= change.pair[1]:
        yield Part(of, name, before, after, change.pair)


def largest_event(
    change: Change, incidents: Sequence[Mapping[str, Any]], inside: frozenset[str]
) -> Iterator[Part]:  # fmt: skip
    """The deadliest incident on record of either period, as a part of the deaths."""
    own = change.thing
    column = _KILLED.get(own.victim)
    if column is None or own.metric != "deaths" or own.actor or own.counts == Counts.OPERATIONS:
        return
    for period, later in ((change.now, True), (change.then, False)):
        found = [
            r for r in incidents
            if r["kind"] != "operation" and r[column] and period[0] <= r["start"] <= period[1]
            and inside & {r["area_id"], r["area"]}
        ]  # fmt: skip
        if found:
            worst = max(found, key=lambda r: int(r[column]))
            toll = float(worst[column])
            yield Part(
                EVENT, worst["place"], 0.0 if later else toll, toll if later else 0.0, change.pair, worst["start"]
            )
