"""The names that a field of a form suggests."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence

from tahqiq.registry import Registry
from tahqiq.terms import Release
from tahqiq.verbs.exploring import datasets

_MOST = 400
"""Names suggested, at most: the list travels with the page."""


def suggested(kind: str, registry: Registry, releases: Sequence[Release]) -> list[str]:
    """The names of a kind: area, country, actor, operation, programme, publisher, dataset of events; none of any
    other.

    Areas and countries are those that there is evidence of.
    """
    countries = {r.area for r in releases if r.area not in ("", "world")}
    found: dict[str, Callable[[], list[str]]] = {
        "area": lambda: _areas(registry, countries),
        "country": lambda: sorted(registry.places[c].name for c in countries if c in registry.places),
        "actor": lambda: sorted(a.name for a in registry.actors.values()),
        "operation": lambda: _begun(registry),
        "programme": lambda: sorted(p.name for p in registry.programmes.values()),
        "publisher": lambda: sorted(p.name for p in registry.publishers.values()),
        "dataset": lambda: datasets(releases),
    }
    return found[kind]()[:_MOST] if kind in found else []


def _areas(registry: Registry, countries: set[str]) -> list[str]:
    """Countries, then their provinces and districts; a name that several have by its id."""
    kinds = {"country": 0, "province": 1, "territory": 1, "region": 1, "district": 2, "agency": 2}
    own = [
        p
        for p in registry.places.values()
        if p.kind in kinds and (p.id in countries or registry.country(p.id) in countries)
    ]
    own.sort(key=lambda p: (kinds[p.kind], p.name))
    shared = Counter(p.name for p in own)
    return [p.id if shared[p.name] > 1 else p.name for p in own]


def _begun(registry: Registry) -> list[str]:
    """Operations with a day they began on, the newest first."""
    begun = [(o.start.start or dt.date.min, o.name) for o in registry.operations.values() if o.start]
    return [name for _, name in sorted(begun, reverse=True)]
