"""Which figures of a text belong together: parts and wholes, changes and their two figures, the same thing twice.

A pure function of the text and its claims, in time linear in both.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from tahqiq.claims.extract.links.layout import Layout
from tahqiq.claims.extract.links.lists import class_ties, list_ties
from tahqiq.claims.extract.links.measures import measure_ties
from tahqiq.claims.extract.links.model import Tie, TieKind
from tahqiq.claims.extract.links.parts import part_ties
from tahqiq.claims.extract.links.same import same_ties
from tahqiq.claims.extract.links.spans import span_ties
from tahqiq.terms import Claim


def ties(layout: Layout) -> list[Tie]:
    """Every tie of a text."""
    return [
        *part_ties(layout), *list_ties(layout), *class_ties(layout), *span_ties(layout),
        *measure_ties(layout), *same_ties(layout),
    ]  # fmt: skip


def linked(layout: Layout) -> tuple[Claim, ...]:
    """The claims with ``links``: the ids, in the order of the text, of those whose figures belong to theirs."""
    claims = layout.claims
    order = {c.id: i for i, c in enumerate(claims)}
    found: dict[str, set[str]] = defaultdict(set)
    for tie in ties(layout):
        for other in (*tie.first, *tie.second):
            if other.id != tie.head.id:
                found[tie.head.id].add(other.id)
                found[other.id].add(tie.head.id)
    return tuple(
        replace(c, links=tuple(sorted(found[c.id], key=order.__getitem__))) if c.id in found or c.links else c
        for c in claims
    )


__all__ = ["Layout", "Tie", "TieKind", "linked", "ties"]
