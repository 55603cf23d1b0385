"""The names that packs say are one side's own for the other, or for itself, as rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tahqiq.brief.lint.model import Published, Severity
from tahqiq.brief.lint.rules import Entry, alternative
from tahqiq.registry import Actor, Registry
from tahqiq.registry.entries import Alias

KINDS = {
    "state_label": ("a state's label for it", Severity.WARNING),
    "class_label": ("a state's label for a whole class of groups", Severity.WARNING),
    "self_name": ("the word of those who bear it for themselves", Severity.NOTE),
}
"""Alias kinds of ``actors.yml`` that are words of one side; ``press_term`` ("security forces") takes none."""
_ASIDE = re.compile(r"\s*\([^()]*\)")
_JOINT = re.compile(r"[\s-]+")


@lru_cache(maxsize=8)
def labels(registry: Registry) -> tuple[Entry, ...]:
    """An entry for each such name of a registry; one that several actors bear is told once."""
    found: dict[str, Entry] = {}
    for actor, alias in _aliases(registry):
        words = _JOINT.split(_ASIDE.sub("", alias.name).strip())
        pattern = r"[\s-]{1,3}".join(map(re.escape, words))
        if words[0] and pattern.casefold() not in found:
            found[pattern.casefold()] = _entry(actor, alias, pattern)
    return tuple(found.values())


def _aliases(registry: Registry) -> Iterator[tuple[Actor, Alias]]:
    """Labels with whom they are for; an actor's own before those of its whole class."""
    given = [(a, alias) for a in registry.actors.values() for alias in a.aliases if alias.kind in KINDS]
    yield from sorted(given, key=lambda pair: pair[1].kind == "class_label")


def _entry(actor: Actor, alias: Alias, pattern: str) -> Entry:
    said, severity = KINDS[alias.kind]
    since = f", since {alias.since}" if alias.since else ""
    page = next((a.source for a in actor.aliases if a.kind == alias.kind and "://" in a.source), "")
    page = alias.source if "://" in alias.source else page
    return Entry(
        "partisan.name", severity, f"{said}{since}", f"{actor.name}, or say whose word it is",
        Published(f"the registry's entry {actor.id}", page) if page else None, "note",
        (alternative(pattern + "s?"),),
    )  # fmt: skip
