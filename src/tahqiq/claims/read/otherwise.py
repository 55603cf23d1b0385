"""What a claim may also mean, to be asked of event data: other borders, one type of violence."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tahqiq.claims.read.question import Measure
from tahqiq.registry import Registry
from tahqiq.terms import Claim, ClaimKind, Span, Victim, Violence

_KINDS = frozenset({ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.CHANGE, ClaimKind.LEVEL, ClaimKind.RANGE})


@dataclass(frozen=True)
class Otherwise:
    """Other measures of a claim of deaths; ``variant`` says how each departs from the claim's own."""

    registry: Registry

    def measures(self, claim: Claim, own: Measure, window: Span | None) -> Iterable[Measure]:
        """Civilians deliberately killed alone; the area in other borders of it."""
        if own.metric != "deaths" or claim.kind not in _KINDS:
            return
        if own.victim == Victim.CIVILIAN:
            yield replace(own, part=str(Violence.ONE_SIDED), variant="deliberate killings of civilians alone")
        if len(own.areas) == 1 and window and window.start and window.end:
            for areas, words in self._borders(own.areas[0], window.start, window.end):
                yield replace(own, areas=areas, variant=words, events=True)

    def _borders(self, area: str, start: dt.date, end: dt.date) -> Iterable[tuple[tuple[str, ...], str]]:
        for territory, day in self._joined.get(area, {}).items():
            name = self.registry.places[territory].name
            if start < day:
                yield (area, territory), f"in later borders, with {name}"
            if end >= day:
                yield self._rest(area, [territory, *self._children[territory]]), f"without the former {name}"
        for apart in self._apart(area, end):
            yield self._rest(area, apart), f"without {' and '.join(self.registry.places[t].name for t in apart)}"

    def _apart(self, area: str, day: dt.date) -> list[list[str]]:
        """What a country may be counted without: the territories that later joined another area, the others, all."""
        joined = {t for by_day in self._joined.values() for t in by_day}
        all_ = self._territories(area, day)
        later, others = [t for t in all_ if t in joined], [t for t in all_ if t not in joined]
        return [group for group in (later, others, all_ if later and others else []) if group]

    def _rest(self, area: str, apart: Iterable[str]) -> tuple[str, ...]:
        """What an area has but for some parts: the one place that is just that, or every place of it."""
        rest = tuple(c for c in self._children.get(area, ()) if c not in set(apart) and not self._is(c, "region"))
        regions = (c for c in self._children.get(area, ()) if self._is(c, "region"))
        return next(((r,) for r in regions if set(rest) <= set(self._children.get(r, ()))), rest)

    def _territories(self, area: str, day: dt.date) -> list[str]:
        """The territories of a country on a day: trackers differ on whether they are counted in."""
        if not self._is(area, "country"):
            return []
        found = (c for c in self._children.get(area, ()) if self._is(c, "territory"))
        return [c for c in found if any(p.id == area for p in self.registry.parents(c, day))]

    def _is(self, place: str, kind: str) -> bool:
        return place in self.registry.places and self.registry.places[place].kind == kind

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        """The places directly in each, towns left out."""
        children: dict[str, list[str]] = defaultdict(list)
        for place in self.registry.places.values():
            for parent in place.parents if place.kind != "populated" else ():
                children[parent.id].append(place.id)
        return children

    @cached_property
    def _joined(self) -> Mapping[str, Mapping[str, dt.date]]:
        """For each area the territories that passed to it, with the first day they were its own."""
        joined: dict[str, dict[str, dt.date]] = defaultdict(dict)
        for place in self.registry.places.values():
            if place.kind == "territory":
                joined_on = {p.id: p.start for p in place.parents if p.start}
                for area, day in joined_on.items():
                    joined[area][place.id] = day
        return joined
