"""The sentence that a claim stands in, and what is named in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from tahqiq.resolve import Gazetteer, Mention
from tahqiq.terms import Claim

Named = tuple[int, str]  # where in the text, which entry of the registry


@dataclass(frozen=True)
class Beside:
    """What of the registry a document names, by the claims beside it; found once for the document."""

    text: str
    gazetteer: Gazetteer

    def all(self, kind: str) -> Sequence[Named]:
        """Where the document names which entry of a kind (actor, operation, publisher …), in order."""
        return self._named.get(kind, [])

    def of(self, kind: str, claim: Claim, reach: int | None = None) -> set[str]:
        """The entries of a kind that the claim's sentence names, at most ``reach`` characters from it."""
        start, end = self.span(claim)
        if reach is not None:
            start, end = max(start, claim.start - reach), min(end, claim.end + reach)
        named = self.all(kind)
        return {i for _, i in named[bisect_left(named, (start, "")) : bisect_left(named, (end, ""))]}

    def sentence(self, claim: Claim) -> str:
        """The sentence that a claim stands in (at most ``REACH`` characters either side)."""
        start, end = self.span(claim)
        return self.text[start:end].strip()

    def span(self, claim: Claim) -> tuple[int, int]:
        """Where that sentence starts and ends."""
        before = bisect_right(self._stops, claim.start, key=itemgetter(1)) - 1
        after = bisect_left(self._stops, claim.end, key=itemgetter(0))
        start = self._stops[before][1] if before >= 0 else 0
        end = self._stops[after][0] if after < len(self._stops) else len(self.text)
        return max(start, claim.start - REACH), min(end, claim.end + REACH)

    def mentions(self, start: int, end: int) -> list[tuple[str, set[str], tuple[int, int]]]:
        """What the text names between two offsets: kind, the entries it may be, and where."""
        first, last = (bisect_left(self._mentions, at, key=_start_of) for at in (start, end))
        return [(m.kind, {*m.ids, *m.candidates}, (m.start, m.end)) for m in self._mentions[first:last]]

    @cached_property
    def _mentions(self) -> Sequence[Mention]:
        return self.gazetteer.mentions(self.text)

    @cached_property
    def _stops(self) -> list[tuple[int, int]]:
        """Where sentences and lines of the document stop, and where the next ones start."""
        return [match.span() for match in _SENTENCE_END.finditer(self.text)]

    @cached_property
    def _named(self) -> Mapping[str, list[Named]]:
        found: dict[str, list[Named]] = defaultdict(list)
        for mention in self._mentions:
            found[mention.kind] += [(mention.start, i) for i in mention.ids]
        return found


_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"(])|\n+")
REACH = 700
"""Characters either side of a claim beyond which no sentence of prose reaches."""


def _start_of(mention: Mention) -> int:
    return mention.start
