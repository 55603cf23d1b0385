"""Which entries are bodies of one state: its forces, its offices, and publishers that count in it alone."""

from __future__ import annotations

from functools import lru_cache

from tahqiq.registry import Actor, Place, Publisher, Registry


class Bodies:
    """Look-ups over one registry."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def owner(self, kind: str, entry: str) -> str:
        """The country whose body an entry is, as ISO3; "" for what is nobody's."""
        if kind == "publisher" and (publisher := self.registry.publishers.get(entry)):
            return self._of_publisher(publisher)
        actor = self.registry.actors.get(entry) if kind == "actor" else None
        return self._of_actor(actor) if actor is not None and actor.kind == "state_force" else ""

    def countries(self, kind: str, entry: str) -> set[str]:
        """The countries that an entry lies in, acts in or counts in."""
        if kind == "area":
            return {self.registry.country(entry) or ""}
        if kind == "publisher":
            return {self.owner(kind, entry)}
        acting = self.registry.actors.get(entry) if kind == "actor" else self.registry.operations.get(entry)
        return {self.registry.country(area) or "" for area in acting.areas} if acting is not None else set()

    def says(self, country: str, text: str) -> bool:
        """Whether a wording has the country's name or adjective in it ("Pakistan Army")."""
        place = self.registry.places.get(country)
        names = (place.name, *(a.name for a in place.aliases)) if isinstance(place, Place) else ()
        padded = f" {text} "
        return any(f" {name} " in padded or f" {name}'" in padded for name in names)

    def _of_publisher(self, publisher: Publisher) -> str:
        party = publisher.party.partition(":")[0]
        return publisher.area or (party if party in self.registry.places else "")

    def _of_actor(self, actor: Actor) -> str:
        """The country that a force acts in, else that of what it is a part of, else the one in its name."""
        found = {self.registry.country(area) or "" for area in actor.areas}
        if not found and actor.parent in self.registry.actors:
            return self._of_actor(self.registry.actors[actor.parent])
        if not found:
            named = (e for word in actor.name.split() for e in self.registry.named(word))
            found = {e.id for e in named if isinstance(e, Place) and e.kind == "country"}
        return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=8)
def bodies(registry: Registry) -> Bodies:
    """The bodies of a registry, made once."""
    return Bodies(registry)
