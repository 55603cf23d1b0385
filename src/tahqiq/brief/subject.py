"""What a brief is of: the one entry that ``--subject`` names, of a kind that the outline needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tahqiq.brief.words import either
from tahqiq.errors import InputError, UnknownName
from tahqiq.measure import names
from tahqiq.registry import Place, kind_of
from tahqiq.registry.entries import KINDS

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.registry.entries import Entry

OPTION = "--subject"


def subject(registry: Registry, name: str, needs: Sequence[str], country: str) -> Entry:
    """The entry of one of the kinds ``needs`` (``KINDS``); a place has to lie in the country.

    UnknownName, with the nearest names of those kinds, for one that is not known, of another kind, or ambiguous;
    InputError for a place elsewhere.
    """
    fits = [e for e in registry.named(name) if kind_of(e) in needs]
    if not fits:
        raise UnknownName(f"{OPTION} {name!r} names no {kinds(needs)} that is known{_near(registry, name, needs)}")
    if all(isinstance(e, Place) for e in fits):
        return _inside(registry, registry.places[names.area(registry, name, OPTION)], country)
    if len(fits) > 1:
        raise UnknownName(f"{OPTION} {name!r} may be any of {', '.join(e.id for e in fits[:6])}; give the id")
    return fits[0]


def _inside(registry: Registry, place: Place, country: str) -> Place:
    if not registry.within(place.id, country):
        raise InputError(
            f"{OPTION} {place.name!r} does not lie in {registry.places[country].name}; name a place in it, or the "
            "country that it lies in (--country)"
        )
    return place


def _near(registry: Registry, name: str, needs: Sequence[str]) -> str:
    near = registry.near(name, of=tuple(KINDS[k] for k in needs))
    return f"; did you mean: {', '.join(near)}?" if near else ""


def kinds(needs: Sequence[str]) -> str:
    """What an outline is of, in words: "actor", "place or operation"."""
    return either([{"area": "place"}.get(k, k) for k in needs])
