"""The names behind ids: publishers and places as the registry of the bundled packs has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tahqiq import packs
from tahqiq.registry import load, short_name
from tahqiq.serve.report.wording import names

_AREA = re.compile(r"(?:(?<=\()|(?<=for ))([A-Z][\w+:-]*)(?=, )")  # "(PAK, 2024…)", "its figure for PAK, 2024…"


@dataclass(frozen=True, slots=True)
class Names:
    """Words for the ids of publishers (short and full name) and places. An id that is not in it is made readable."""

    publishers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def publisher(self, name: str) -> str:
        """As a sentence names it: ``PICSS``, ``Ministry of Finance``."""
        return self.publishers[name][0] if name in self.publishers else names.publisher(name)

    def full(self, name: str) -> str:
        """A publisher's full name where it says more than the short one, else nothing."""
        short, full = self.publishers.get(name, ("", ""))
        return full if full != short else ""

    def area(self, name: str) -> str:
        """One place or several joined by ``+``: ``Khyber Pakhtunkhwa and Balochistan``."""
        return " and ".join(self.places.get(part, part) for part in name.split("+"))

    def in_words(self, text: str) -> str:
        """A sentence of the findings with the ids of places in it as names."""
        return _AREA.sub(lambda match: self.area(match[1]), text)


@lru_cache(maxsize=1)
def bundled() -> Names:
    """The names of the packs in use."""
    registry = load(packs.folders())
    publishers = {entry.id: (short_name(entry), entry.name) for entry in registry.publishers.values()}
    return Names(publishers, {place.id: place.name for place in registry.places.values()})
