"""The same thing given twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tahqiq.claims.extract.links.layout import Layout
from tahqiq.claims.extract.links.model import Tie, TieKind
from tahqiq.claims.extract.links.subject import closed, days, is_total, narrow, series
from tahqiq.terms import Claim

_BACK = re.compile(r"\b(?:these|those|the\s+said|the\s+same)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_NEAR = 30


def same_ties(layout: Layout) -> Iterator[Tie]:
    """A figure and what the text gives again for the same thing, days, place, actor and source.

    A figure of another sentence only: two of one sentence are two things. "These 16 attacks" points back to the
    last figure of the same thing, whatever else is said of either.
    """
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    last: dict[tuple[object, ...], Claim] = {}
    for claim in layout.claims:
        if not is_total(claim):
            continue
        thing = (claim.metric, claim.victim, claim.unit, claim.per, days(claim.period))
        if points_back(layout, claim) and thing in last and _apart(layout, last[thing], claim):
            yield Tie(TieKind.SAME, last[thing], (claim,))
        elif closed(claim):
            groups[(claim.kind, *series(claim), days(claim.period), layout.setting(claim), narrow(claim))].append(claim)
        last[thing] = claim
    for group in groups.values():
        yield from _again(layout, group)


def points_back(layout: Layout, claim: Claim) -> bool:
    """Whether its words point to a figure that stood before: "these 16 attacks"."""
    start = layout.sentences[layout.sentence(claim)].start if layout.sentences else 0
    head = re.match(r"(?:of\s+|in\s+)?(?:these|those)\s+", claim.quote, re.IGNORECASE)
    return bool(head or _BACK.search(layout.text[max(start, claim.start - _NEAR) : claim.start]))


def _apart(layout: Layout, one: Claim, other: Claim) -> bool:
    return layout.sentence(one) != layout.sentence(other)


def _again(layout: Layout, group: Sequence[Claim]) -> Iterator[Tie]:
    first, *rest = group
    later = tuple(c for c in rest if _apart(layout, first, c))
    if later:
        yield Tie(TieKind.SAME, first, later)
