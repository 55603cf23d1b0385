"""Who a wording means as a side of an allegation: states by their country, people or capital, groups by their names."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tahqiq.registry import Registry
from tahqiq.registry.entries import Actor, Alias
from tahqiq.resolve import Gazetteer, Mention

SEAT = "seat"
"""The kind of alias that is a capital standing for its government."""
ARMED = frozenset({"armed_group", "faction", "alliance"})
_SUCCESSOR = "successor_of"
_PART_OF = frozenset({"faction_of", "member_of"})
_WORD = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)?")


def above(registry: Registry, actor: str) -> set[str]:
    """Those that an actor is an organ, a faction or a member of."""
    entry = registry.actors.get(actor)
    if entry is None:
        return set()
    return {r.to for r in entry.relations if r.kind in _PART_OF} | ({entry.parent} if entry.parent else set())


@dataclass(frozen=True)
class Parties:
    """Turns wordings into the ids of actors and publishers."""

    registry: Registry
    gazetteer: Gazetteer

    def named(self, text: str, day: dt.date | None = None) -> frozenset[str]:
        """Everybody whom a wording names, on a day: "Indian and Afghan", "New Delhi", "the ISI", "the Taliban"."""
        found = {i for mention in self.gazetteer.mentions(text) for i in self._of(mention, day)}
        for match in _WORD.finditer(text):
            for words in {match[0], match[0].split()[0], match[0].split()[-1]}:
                found.update(
                    a.id for a, alias in self._seats.get(words.casefold(), ()) if day is None or alias.used_on(day)
                )
        return frozenset(found)

    def groups(self, text: str) -> frozenset[str]:
        """The armed groups that a wording names for certain."""
        return frozenset(
            i for m in self.gazetteer.mentions(text) if m.kind == "actor" for i in m.ids
            if i in self.registry.actors and self.registry.actors[i].kind in ARMED
        )  # fmt: skip

    def family(self, ids: frozenset[str]) -> frozenset[str]:
        """The ids and those they are organs, factions or members of."""
        return ids.union(*(above(self.registry, one) for one in ids))

    def name(self, party: str) -> str:
        """A party as a sentence names it."""
        actor, publisher = self.registry.actors.get(party), self.registry.publishers.get(party)
        if actor:
            places = [self.registry.places[a].name for a in actor.areas if a in self.registry.places]
            plain = actor.kind == "state" and len(places) == 1 and not self._succeeded(actor)
            return min(actor.name, places[0], key=len) if plain else actor.name
        return publisher.name if publisher else party.replace("_", " ")

    def _of(self, mention: Mention, day: dt.date | None) -> Iterator[str]:
        if mention.kind in {"actor", "publisher"}:
            yield from mention.ids or mention.candidates
        yield from (i for kind, i in mention.also if kind in {"actor", "publisher"})
        if mention.kind == "area":
            for area in mention.ids:
                yield from self._states.get(area, ())

    @cached_property
    def _states(self) -> dict[str, list[str]]:
        """From each country to its governments, those that followed another included."""
        found: dict[str, list[str]] = defaultdict(list)
        of_state: dict[str, tuple[str, ...]] = {}
        for actor in self.registry.actors.values():
            if actor.kind == "state":
                of_state[actor.id] = actor.areas
                for area in actor.areas:
                    found[area].append(actor.id)
        for actor in self.registry.actors.values():
            for relation in actor.relations:
                if relation.kind == _SUCCESSOR:
                    for area in of_state.get(relation.to, ()):
                        found[area].append(actor.id)
        return found

    def _succeeded(self, actor: Actor) -> bool:
        return any(len(self._states.get(a, ())) > 1 for a in actor.areas)

    @cached_property
    def _seats(self) -> dict[str, list[tuple[Actor, Alias]]]:
        found: dict[str, list[tuple[Actor, Alias]]] = defaultdict(list)
        for actor in self.registry.actors.values():
            for alias in actor.aliases:
                if alias.kind == SEAT:
                    found[alias.name.casefold()].append((actor, alias))
        return found
