"""The place of a country in an index that is published by editions: "ranked second in the X Index 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tahqiq.registry import Registry
from tahqiq.terms import Claim, ClaimKind

INDEX = "index"
"""The kind of publisher whose work is an index."""
_PLACED = re.compile(r"\b(?:rank(?:s|ed|ing)?|place[ds]?|position|spot)\b", re.IGNORECASE)
_OF_A_COUNT = re.compile(r"\b(?:deaths?|attacks?|fatalities|incidents|killed|casualties|hostages)\b", re.IGNORECASE)
_BESIDE = 40  # characters behind a place in which it may be said what it is by: "ranked second by deaths"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_EDITION = re.compile(
    rf"\b(?:Index|[A-Z]{{3,5}})\b(?:\s*\([A-Z]{{2,6}}\))?,?\s+(?:for\s+|of\s+)?{_YEAR}\b"
    rf"|\b{_YEAR.replace('year', 'before')}\s+(?:edition\s+of\s+the\s+)?(?:[A-Z]\w+\s+){{0,4}}(?:Index|[A-Z]{{3,5}})\b"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of an index: its publisher, its year, and whether the text says that the year is the edition's."""

    publisher: str
    year: int
    said: bool

    @property
    def metric(self) -> str:
        """The metric under which the places of an index are kept."""
        return f"other:{self.publisher}_rank"


def edition(claim: Claim, sentence: str, named: Iterable[str], registry: Registry) -> Edition | None:
    """The edition of an index that a rank is a place in; None where it is a rank by a count, or no edition is meant.

    ``named`` are the publishers that the sentence names.
    """
    indices = [p for p in named if p in registry.publishers and registry.publishers[p].kind == INDEX]
    if claim.kind is not ClaimKind.RANK or len(indices) != 1 or not _PLACED.search(claim.quote):
        return None
    at = sentence.find(claim.quote)
    behind = sentence[at + len(claim.quote) :][:_BESIDE] if at >= 0 else ""
    if _OF_A_COUNT.search(claim.quote) or re.match(r"\W*(?:by|in terms of|for)\b", behind):
        return None
    found = _EDITION.search(sentence)
    if found is not None:
        return Edition(indices[0], int(found["year"] or found["before"]), said=True)
    first, last = (claim.period.start, claim.period.end) if claim.period else (None, None)
    one_year = first is not None and last is not None and first.year == last.year
    return Edition(indices[0], last.year, said=False) if one_year and last is not None else None
