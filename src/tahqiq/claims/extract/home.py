"""The country that a text is about, by the names in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from tahqiq.registry import Actor, Operation, Place, Registry
from tahqiq.resolve import Gazetteer, Mention, Resolver, gazetteer


@lru_cache(maxsize=8)
def tools(registry: Registry) -> tuple[Gazetteer, Resolver]:
    """The finder and the resolver of names of a registry, built once."""
    return gazetteer(registry), Resolver(registry)


def country_named(mentions: Sequence[Mention], registry: Registry) -> str:
    """The id of the country of most of the places; without any, of all the actors, operations and publishers; or ""."""
    found: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "area":
            found.update(c for i in mention.ids if (c := registry.country(i)))
    if not found:
        homes = {c for m in mentions for i in m.ids for c in _homes(registry, m.kind, i)}
        found.update(homes if len(homes) == 1 else ())
    best = found.most_common(1)
    return best[0][0] if best and best[0][0] in registry.places else ""


def home_of(text: str, registry: Registry) -> str:
    """The id of the country that a text is about, or ""."""
    return country_named(tools(registry)[0].mentions(text), registry)


def part_named(mentions: Sequence[Mention], registry: Registry, head: int) -> str:
    """The part of a country that a text is about: named in its first ``head`` characters, and all its places lie there.

    As written; "" where there is none.
    """
    found = [(m.start, m.text, m.ids[0]) for m in mentions if m.kind == "area" and m.ids and not m.demonym]
    provinces = [(text, i) for start, text, i in found if start < head and registry.places[i].kind == "province"]
    if len({i for _, i in provinces}) != 1 or any(m.kind == "area" and m.demonym for m in mentions):
        return ""
    text, part = provinces[0]
    return text if all(registry.within(i, part) for _, _, i in found) else ""


def _homes(registry: Registry, kind: str, entry: str) -> set[str]:
    """The countries of an actor's or operation's areas; of a publisher, or a force of a state, the one in its name."""
    if kind == "publisher" and (publisher := registry.publishers.get(entry)):
        if publisher.area:
            return {c} if (c := registry.country(publisher.area)) else set()
        names = (publisher.name, *(a.name for a in publisher.aliases))
        found = (m for name in names for m in tools(registry)[0].mentions(name) if m.kind == "area")
        return {c for m in found for i in m.ids if (c := registry.country(i))}
    actor = registry.actors.get(entry)
    if kind == "actor" and actor and not actor.areas:
        named = (e for word in actor.name.split() for e in registry.named(word))
        return {e.id for e in named if isinstance(e, Place) and e.kind == "country"}
    known: Actor | Operation | None = registry.operations.get(entry) if kind == "operation" else actor
    return {c for area in (known.areas if known is not None else ()) if (c := registry.country(area))}
