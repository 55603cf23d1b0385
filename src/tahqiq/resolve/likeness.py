"""How like an entry a name is that was written: the parts of a score, for somebody who has to judge it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.registry import Alias, Entry, Place, Registry
from tahqiq.registry.fold import key
from tahqiq.registry.lookup import names_of
from tahqiq.resolve.bodies import bodies
from tahqiq.resolve.resolver import exists

_LESS = 20.0
"""Points that a score loses for each thing that speaks against an entry."""
LEAST = 60.0
"""The least score of an entry that is offered for a name which nothing has."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score: what was compared, what was found, and the points it gives or takes."""

    what: str
    says: str
    points: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like an entry a name is. ``score`` is the sum of its parts, 0 to 100; no probability."""

    entry: str
    score: float
    parts: tuple[Part, ...]


def likeness(registry: Registry, kind: str, name: str, entry: str, on: dt.date | None, country: str) -> Likeness:
    """How like an entry of a kind a name in a text of a day, on a country, is."""
    known: Entry = registry.parts[kind][entry]
    alias, spelled = _nearest(known, name)
    label = "" if alias.is_name else f", a {alias.kind.replace('_', ' ')}"
    parts = [Part("spelling", f"nearest to “{alias.name}”{label}", spelled)]
    if on:
        there = exists(known, on)
        began = "" if there or isinstance(known, Place) else f", known only from {_begun(known)}"
        parts.append(Part("day of the text", f"in being on {on}" if there else f"not there yet on {on}{began}",
                          0.0 if there else -_LESS))  # fmt: skip
    if country and (homes := _homes(registry, kind, known)):
        home = country in homes
        parts.append(
            Part("country of the text", f"of {country}" if home else f"not of {country}", 0.0 if home else -_LESS)
        )
    return Likeness(entry, max(0.0, sum(p.points for p in parts)), tuple(parts))


def _homes(registry: Registry, kind: str, entry: Entry) -> set[str]:
    """The countries that an entry is of; none where that is not known."""
    known = bodies(registry)
    return {known.owner(kind, entry.id), *known.countries(kind, entry.id)} - {""}


def _begun(entry: Entry) -> str:
    begun = getattr(entry, "formed", None) or getattr(entry, "start", None)
    return str(getattr(begun, "start", "") or "")


def _nearest(entry: Entry, name: str) -> tuple[Alias, float]:
    from rapidfuzz import fuzz

    wanted = key(name)
    scored = [(alias, fuzz.ratio(wanted, key(alias.name))) for alias in names_of(entry)]
    return max(scored, key=lambda pair: (pair[1], pair[0].is_name))


def nearest(
    registry: Registry, kind: str, name: str, on: dt.date | None, country: str, limit: int = 3
) -> Sequence[Likeness]:
    """The entries of a kind that a name which nothing has is nearest to, best first; none that is not near."""
    from rapidfuzz import fuzz, process

    wanted = key(name)
    names = {
        f"{entry.id}\n{key(alias.name)}": entry.id
        for entry in registry.parts[kind].values()
        for alias in names_of(entry)
    }
    best = process.extract(
        wanted, {k: k.split("\n", 1)[1] for k in names}, scorer=fuzz.WRatio, limit=limit * 6, score_cutoff=_CUT
    )
    ids = dict.fromkeys(names[k] for _, _, k in best)
    found = [likeness(registry, kind, name, i, on, country) for i in ids]
    return sorted((f for f in found if f.score >= LEAST), key=lambda f: -f.score)[:limit]


_CUT = 80.0
