"""Defaults that the evidence at hand can answer, and the names that a form suggests."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tahqiq.registry import Registry
from tahqiq.terms import RecordKind, Release
from tahqiq.workbench.measures.forms import Form

_RECENT, _YEARS = ("trend", "breaks"), 15
"""Of what a form holds the last years only: few series follow one line for longer."""
_MOST = 400
"""Names that a form suggests, at most: the list travels with the page."""


def defaults(form: Form, registry: Registry, releases: Sequence[Release]) -> dict[str, str]:
    """What a form holds when it is opened: the country with the most events, its last full year and the one before."""
    filled = {field.name: field.default for field in form.fields}
    events = [r for r in releases if r.kind is RecordKind.EVENTS and r.area not in ("", "world")]
    if not events:
        return filled
    most = max(events, key=lambda r: r.accepted)
    if "area" in filled and form.name != "effect":
        filled["area"] = registry.places[most.area].name if most.area in registry.places else most.area
    if "base" in filled and most.end:
        last = most.end.year if (most.end.month, most.end.day) == (12, 31) else most.end.year - 1
        filled |= {"period": str(last), "base": str(last - 1)}
    elif form.name in _RECENT and most.end:
        filled["period"] = f"{most.end.year - _YEARS + 1}..{most.end.year}"
    return filled


def suggestions(form: Form, registry: Registry, releases: Sequence[Release]) -> Mapping[str, list[str]]:
    """The names that the form's fields suggest, by the list's name."""
    wanted = {field.names for field in form.fields if field.names}
    countries = {r.area for r in releases if r.area not in ("", "world")}
    found: dict[str, Callable[[], list[str]]] = {
        "areas": lambda: _areas(registry, countries),
        "countries": lambda: [registry.places[c].name for c in sorted(countries) if c in registry.places],
        "actors": lambda: sorted(a.name for a in registry.actors.values()),
        "operations": lambda: _operations(registry),
        "publishers": lambda: sorted(p.name for p in registry.publishers.values()),
    }
    return {name: make()[:_MOST] for name, make in found.items() if name in wanted}


def _areas(registry: Registry, countries: set[str]) -> list[str]:
    """Countries that there is evidence of, then their provinces and districts; a name that several have by its id."""
    kinds = {"country": 0, "province": 1, "territory": 1, "region": 1, "district": 2, "agency": 2}
    own = [
        p
        for p in registry.places.values()
        if p.kind in kinds and (p.id in countries or registry.country(p.id) in countries)
    ]
    own.sort(key=lambda p: (kinds[p.kind], p.name))
    shared = Counter(p.name for p in own)
    return [p.id if shared[p.name] > 1 else p.name for p in own]


def _operations(registry: Registry) -> list[str]:
    """Operations with a day they began on, the newest first, then programmes."""
    begun = [(o.start.start or dt.date.min, o.name) for o in registry.operations.values() if o.start]
    return [name for _, name in sorted(begun, reverse=True)] + sorted(p.name for p in registry.programmes.values())
