"""Defaults that the evidence at hand can answer, and the names that a form suggests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tahqiq.registry import Registry
from tahqiq.terms import RecordKind, Release
from tahqiq.workbench.measures.field import Field
from tahqiq.workbench.measures.forms import Form
from tahqiq.workbench.names import suggested

_RECENT, _YEARS = ("trend", "breaks"), 15
"""Of what a form holds the last years only: few series follow one line for longer."""


def defaults(form: Form, registry: Registry, releases: Sequence[Release]) -> dict[str, str]:
    """What a form holds when it is opened: the country with the most events, its last full year and the one before.

    Where several datasets have events, that of the country; what is covered is told of all.
    """
    filled = {field.name: field.default for field in form.fields}
    events = [r for r in releases if r.kind is RecordKind.EVENTS and r.area not in ("", "world")]
    if not events:
        return filled
    most = max(events, key=lambda r: r.accepted)
    if "dataset" in filled and form.name != "coverage" and any(r.dataset != most.dataset for r in events):
        filled["dataset"] = most.dataset
    if "area" in filled and form.name != "effect":
        filled["area"] = registry.places[most.area].name if most.area in registry.places else most.area
    if "base" in filled and most.end:
        last = most.end.year if (most.end.month, most.end.day) == (12, 31) else most.end.year - 1
        filled |= {"period": str(last), "base": str(last - 1)}
    elif form.name in _RECENT and most.end:
        filled["period"] = f"{most.end.year - _YEARS + 1}..{most.end.year}"
    return filled


def suggestions(fields: Iterable[Field], registry: Registry, releases: Sequence[Release]) -> Mapping[str, list[str]]:
    """The names that the fields of a form suggest, by their kinds."""
    wanted = {field.names for field in fields if field.names}
    return {kinds: [name for kind in kinds.split() for name in suggested(kind, registry, releases)] for kinds in wanted}
