"""A list under a total, and the classes of victims of one paragraph under theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tahqiq.claims.extract.links.layout import Layout
from tahqiq.claims.extract.links.model import Tie, TieKind
from tahqiq.claims.extract.links.subject import contains, days, doer, is_total, place, same_days, source
from tahqiq.terms import Claim, Victim

_TOTAL = re.compile(r"\W*(?:grand\s+|sub-?)?(?:total|overall|altogether|in\s+all|all)\b", re.IGNORECASE)
_CLASSES = frozenset({Victim.CIVILIAN, Victim.SECURITY, Victim.MILITARY, Victim.POLICE, Victim.MILITANT})

_HEADS, _ENTRIES = 4, 100
"""Totals that one list may have, and entries under each."""


def list_ties(layout: Layout) -> Iterator[Tie]:
    """A tie for each entry that gives the total of the entries around it."""
    for block in _blocks(layout):
        heads = [c for c in block if _TOTAL.match(layout.words(c))]
        for whole in heads[:_HEADS]:
            parts = [c for c in block if c not in heads and _entry_of(whole, c)]
            if 1 < len(parts) <= _ENTRIES:
                yield Tie(TieKind.WHOLE, whole, tuple(parts), complete=True)


def _entry_of(whole: Claim, part: Claim) -> bool:
    same = whole.metric == part.metric and same_days(whole, part) and source(whole) == source(part)
    return same and contains(whole.victim, part.victim) and (place(whole), whole.victim) != (place(part), part.victim)


def _blocks(layout: Layout) -> Iterator[list[Claim]]:
    """The totals of each run of list entries, one claim an entry at most being read."""
    block: list[Claim] = []
    last = -1
    for row in layout.rows:
        at = layout.sentence(row[0])
        if block and at != last + 1:
            yield block
            block = []
        totals = [c for c in row if is_total(c) and not c.per]
        if layout.sentences and layout.sentences[at].kind == "item" and len(totals) == 1:
            block.append(totals[0])
            last = at
    if block:
        yield block


def class_ties(layout: Layout) -> Iterator[Tie]:
    """The whole of a paragraph's dead or injured, and the classes of them given in other sentences of it."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in layout.claims:
        if is_total(claim) and claim.victim is not Victim.NONE and not claim.per:
            key = (claim.kind, claim.metric, days(claim.period), place(claim), doer(claim), source(claim))
            groups[(*key, layout.paragraph(claim), layout.setting(claim))].append(claim)
    for group in groups.values():
        yield from _classes(layout, group)


def _classes(layout: Layout, group: Sequence[Claim]) -> Iterator[Tie]:
    wholes = [c for c in group if c.victim is Victim.ALL]
    parts = {c.victim: c for c in reversed(group) if c.victim in _CLASSES}
    if len(wholes) != 1 or len(parts) < 2 or len({layout.sentence(c) for c in (*wholes, *parts.values())}) == 1:
        return
    yield Tie(TieKind.WHOLE, wholes[0], tuple(sorted(parts.values(), key=lambda c: c.start)))
