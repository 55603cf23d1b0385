"""Names that a user gives, as the one place or actor of the registry that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.errors import UnknownName
from tahqiq.registry import Actor, Place, Registry
from tahqiq.registry.entries import RANK


def area(registry: Registry, name: str, option: str = "--area") -> str:
    """The id of a place by id, name or alias; of a province, its districts and towns of one name, the widest.

    UnknownName, with the nearest names, for one that is not known or may be several.
    """
    found = sorted((e for e in registry.find(name.strip(), Place) if isinstance(e, Place)), key=_rank)
    return _one([e for e in found if _rank(e) == _rank(found[0])], name, "place", option)


def actor(registry: Registry, name: str, option: str = "--actor") -> str:
    """The id of an actor by id, name or alias. UnknownName as ``area``."""
    return _one([e for e in registry.find(name, Actor) if isinstance(e, Actor)], name, "actor", option)


def _rank(place: Place) -> int:
    return RANK.get(place.kind, 0)


def _one(found: Sequence[Place | Actor], name: str, what: str, option: str) -> str:
    if not found:
        raise UnknownName(f"{option} {name!r} is known, but as no {what}; expected the name of a {what}")
    if len(found) > 1:
        raise UnknownName(f"{option} {name!r} may be any of {', '.join(e.id for e in found[:6])}; give the id")
    return found[0].id
