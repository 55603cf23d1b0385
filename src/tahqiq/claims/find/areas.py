"""How places nest, as the search for figures needs it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cached_property

from tahqiq.claims.find.series import Place
from tahqiq.registry import Registry


class Areas:
    """Look-ups over the places of a registry, made once and kept."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._inside: dict[tuple[str, ...], frozenset[str]] = {}
        self._near: dict[tuple[str, ...], frozenset[str]] = {}
        self._places: dict[tuple[str, ...], Place] = {}

    def place(self, areas: tuple[str, ...]) -> Place:
        """What contains the areas, and which territories joined them on which day."""
        if areas not in self._places:
            self._places[areas] = self._place(areas)
        return self._places[areas]

    def _place(self, areas: tuple[str, ...]) -> Place:
        around = [set(self._registry.ancestors(a)) - {a} for a in areas]
        joined: dict[str, dt.date] = {}
        for area in areas:
            joined.update(self._joined.get(area, {}))
        return Place(frozenset(set.intersection(*around)) if around else frozenset(), joined)

    def inside(self, areas: tuple[str, ...]) -> frozenset[str]:
        """The areas and everything that is or was in them."""
        if areas not in self._inside:
            self._inside[areas] = self._within(areas)
        return self._inside[areas]

    def _within(self, areas: tuple[str, ...]) -> frozenset[str]:
        found = set(areas)
        queue = list(areas)
        while queue:
            for child in self._children.get(queue.pop(), ()):
                if child not in found:
                    found.add(child)
                    queue.append(child)
        return frozenset(found)

    def near(self, areas: tuple[str, ...]) -> frozenset[str]:
        """What contains the areas, what lies beside each of them and what just below."""
        if areas not in self._near:
            beside = {s for a in areas for s in (*self.siblings(a), *self.children(a))}
            self._near[areas] = self.place(areas).containing | beside
        return self._near[areas]

    def siblings(self, area: str) -> tuple[str, ...]:
        """The other places of the same kind with the same parent."""
        entry = self._registry.places.get(area)
        if entry is None or not entry.parents:
            return ()
        around = {p.id for p in entry.parents}
        return tuple(
            other
            for parent in around
            for other in self._children.get(parent, ())
            if other != area and self._registry.places[other].kind == entry.kind
        )

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Every country."""
        return tuple(p.id for p in self._registry.places.values() if p.kind == "country")

    def provinces(self, area: str) -> tuple[str, ...]:
        """The provinces and territories of a country; none of any other place."""
        entry = self._registry.places.get(area)
        return self.children(area) if entry is not None and entry.kind == "country" else ()

    def is_region(self, area: str) -> bool:
        """Whether it is a part of a province or country without a standing of its own."""
        entry = self._registry.places.get(area)
        return entry is not None and entry.kind == "region"

    def children(self, area: str) -> tuple[str, ...]:
        """The places just below it."""
        return tuple(self._children.get(area, ()))

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = defaultdict(list)
        for place in self._registry.places.values():
            for parent in place.parents:
                children[parent.id].append(place.id)
        return children

    def countable(self, areas: tuple[str, ...]) -> bool:
        """Whether events are placed in them: they are, or hold, a country or districts."""
        return any(self._holds_events(a) for a in self.inside(areas))

    def _holds_events(self, place: str) -> bool:
        entry = self._registry.places.get(place)
        return entry is not None and entry.kind in {"country", "district", "agency"}

    def _is_territory(self, place: str) -> bool:
        entry = self._registry.places.get(place)
        return entry is not None and entry.kind == "territory"

    @cached_property
    def _joined(self) -> dict[str, dict[str, dt.date]]:
        """For each area the territories whose parts passed to it, with the first day they were its own."""
        joined: dict[str, dict[str, dt.date]] = defaultdict(dict)
        for place in self._registry.places.values():
            old = [p for p in place.parents if p.start is None and self._is_territory(p.id)]
            new = [p for p in place.parents if p.start is not None]
            for before in old:
                for after in new:
                    if after.start:
                        joined[after.id][before.id] = after.start
        return joined
