"""The registry: every entry by id, and look-ups by name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from tahqiq.errors import UnknownName
from tahqiq.registry.entries import (
    Actor,
    Alias,
    Entry,
    FiscalYear,
    Occasion,
    Operation,
    Parent,
    Place,
    Programme,
    Publisher,
    kind_of,
)
from tahqiq.registry.fold import key


@dataclass(frozen=True, eq=False)
class Registry:
    """What is known of actors, places, operations, programmes and publishers, from the folders of packs.

    It is hashable by identity, so what is built from it (resolver, gazetteer) can be kept beside it.
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    operations: Mapping[str, Operation] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    fiscal_years: Mapping[str, FiscalYear] = field(default_factory=dict)
    equivalents: tuple[tuple[str, ...], ...] = ()
    stop: Mapping[str, str] = field(default_factory=dict)
    occasions: tuple[Occasion, ...] = ()
    divisions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    boundaries: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every entry."""
        for part in self.parts.values():
            yield from part.values()

    @cached_property
    def parts(self) -> Mapping[str, Mapping[str, Entry]]:
        """The entries by id, under the word for their kind (``entries.KINDS``)."""
        return {"actor": self.actors, "area": self.places, "operation": self.operations,
                "programme": self.programmes, "publisher": self.publishers}  # fmt: skip

    def entry(self, id_: str) -> Entry | None:
        """The entry of that very id; None if there is none."""
        return next((part[id_] for part in self.parts.values() if id_ in part), None)

    def division(self, country: str, kind: str = "province") -> str:
        """What a country calls its places of a kind: its provinces may be states, its regions zones."""
        return self.divisions.get(country, {}).get(kind, kind)

    def named(self, text: str) -> list[Entry]:
        """The entries with this id, or else with this name or alias in any spelling of it; empty if none."""
        by_id = [entry for entry in self.entries() if entry.id == text or text in getattr(entry, "codes", ())]
        return by_id or list(self._by_key.get(key(text), ()))

    def find(self, text: str, *kinds: type[Entry]) -> list[Entry]:
        """The entries that a user means by an id, a name or an alias; several where the name is ambiguous.

        Raises ``UnknownName`` with near names; of ``kinds`` alone where some are given, as only these are asked for.
        """
        found = self.named(text)
        if not found:
            near = ", ".join(self.near(text, of=kinds))
            *words, last = [word for word, kind in _WORDS.items() if not kinds or kind in kinds]
            raise UnknownName(
                f"{text!r} names no {', '.join(words)}{' or ' if words else ''}{last} that is known; "
                + (f"did you mean: {near}?" if near else "see `tahqiq sources` for what is loaded.")
            )
        return found

    def near(self, text: str, limit: int = 5, of: tuple[type[Entry], ...] = ()) -> list[str]:
        """The known names nearest to a text, best first; with ``of`` those of entries of some kinds."""
        from rapidfuzz import fuzz, process

        keys = [k for k, known in self._by_key.items() if not of or any(isinstance(e, of) for e in known)]
        best = process.extract(key(text), keys, scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=75)
        close = [e for found, _, _ in best for e in self._by_key[found] if not of or isinstance(e, of)]
        names = dict.fromkeys(f"{e.name} ({e.id})" for e in close)
        return list(names)[:limit]

    @cached_property
    def _by_key(self) -> dict[str, list[Entry]]:
        table: dict[str, list[Entry]] = {}
        for entry in self.entries():
            for name in {key(alias.name) for alias in names_of(entry)}:
                table.setdefault(name, []).append(entry)
        return table

    def actor_id(self, code: str) -> str | None:
        """The id of the actor that an evidence file calls ``code`` (its id, or another code declared for it)."""
        return code if code in self.actors else self._by_code.get(code)

    def area_id(self, code: str) -> str | None:
        """The id of the place that an evidence file calls ``code``: its id, P-code or ISO 3166 two-letter code."""
        return code if code in self.places else self._by_pcode.get(code)

    @cached_property
    def _by_pcode(self) -> dict[str, str]:
        return {place.pcode: place.id for place in self.places.values() if place.pcode}

    @cached_property
    def _by_code(self) -> dict[str, str]:
        return {code: actor.id for actor in self.actors.values() for code in actor.codes}

    def parents(self, place: str, on: dt.date | None = None) -> list[Parent]:
        """The direct parents of a place, those in force on a day if one is given."""
        found = self.places[place].parents if place in self.places else ()
        return [p for p in found if on is None or _in_force(p, on)]

    def ancestors(self, place: str, on: dt.date | None = None) -> list[str]:
        """Every place that contains this one (itself first), on a day if one is given; nearest first."""
        if on is None and place in self._above:  # asked of every claim of a report
            return list(self._above[place])
        seen = [place]
        for current in seen:
            seen.extend(p.id for p in self.parents(current, on) if p.id not in seen)
        if on is None:
            self._above[place] = tuple(seen)
        return seen

    @cached_property
    def _above(self) -> dict[str, tuple[str, ...]]:
        return {}

    def within(self, place: str, container: str, on: dt.date | None = None) -> bool:
        """Whether a place is the container or lies in it, on a day if one is given."""
        return container in self.ancestors(place, on)

    def country(self, place: str, on: dt.date | None = None) -> str | None:
        """The country that a place lies in, as ISO3."""
        return next((a for a in self.ancestors(place, on) if self._kind(a) == "country"), None)

    def _kind(self, place: str) -> str:
        return self.places[place].kind if place in self.places else ""


_WORDS: dict[str, type[Entry]] = {
    "actor": Actor, "place": Place, "operation": Operation, "programme": Programme, "publisher": Publisher,
}  # fmt: skip


def _in_force(parent: Parent, on: dt.date) -> bool:
    return (parent.start is None or parent.start <= on) and (parent.end is None or on <= parent.end)


_BRACKETS = re.compile(r"\s*\([^()]*\)\Z")


def names_of(entry: Entry) -> list[Alias]:
    """An entry's own name and its aliases, and what follows from them.

    A name is also itself without brackets at its end ("Jundallah (Iran)" is "Jundallah"), and an operation is named
    with or without that word.
    """
    listed = [Alias(entry.name, "own_name"), *entry.aliases]
    out = [*listed, *(replace(a, name=_BRACKETS.sub("", a.name)) for a in listed if _BRACKETS.search(a.name))]
    if isinstance(entry, Operation):
        out += [replace(a, name=f"Operation {a.name}") for a in listed if not a.name.startswith("Operation")]
        out.append(Alias(entry.name.removeprefix("Operation "), "own_name"))
    return [a for a in out if a.name]


__all__ = ["Registry", "kind_of", "names_of"]
