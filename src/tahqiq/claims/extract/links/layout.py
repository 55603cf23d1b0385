"""Where claims stand in the text: their sentences, the words between them, and what the passage counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from tahqiq.claims.extract.parse import bounded
from tahqiq.claims.extract.sentences import Sentence
from tahqiq.terms import Claim

_HAPPENINGS = (
    ("attacks", r"attacks?|bombings?|blasts?|ambush(?:es)?|assaults?|massacres?|shootings?"),
    ("operations", r"operations?|IBOs?|raids?|encounters?|(?:forces?|military|army)['’]?s?\s+actions?|crackdowns?"),
    ("all", r"violen(?:ce|t)(?:\W+\w+){0,2}|incidents?|clashes|overall"),
)
_SETTING = tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _HAPPENINGS)


class Layout:
    """A text's ``sentences`` and the claims in each; the text is plain, as the grammars read it, and so are the claims.

    Building it takes time linear in the text's length.
    """

    def __init__(self, text: str, claims: Sequence[Claim], sentences: Sequence[Sentence]) -> None:
        self.text = text
        self.claims = claims
        self.sentences: list[Sentence] = bounded(sentences)
        starts = [s.start for s in self.sentences]
        self._index = {c.id: max(0, bisect_right(starts, c.start) - 1) for c in claims}

    def sentence(self, claim: Claim) -> int:
        """The number of the sentence in which a claim begins."""
        return self._index[claim.id]

    def paragraph(self, claim: Claim) -> int:
        """The number of the block of lines in which a claim begins; entries of a list are blocks of their own."""
        at = self._index[claim.id]
        return self.sentences[at].paragraph if self.sentences else 0

    def words(self, claim: Claim) -> str:
        """The text of the claim's sentence."""
        if not self.sentences:
            return claim.quote
        sentence = self.sentences[self._index[claim.id]]
        return self.text[sentence.start : sentence.end]

    def row(self, claim: Claim) -> list[Claim]:
        """The claims of the claim's sentence."""
        return self._by_sentence[self._index[claim.id]]

    def between(self, one: Claim, other: Claim) -> str:
        """The text from one figure to a later one; a quote may begin in the one before, so the number itself counts."""
        start, end = one.end, _number_at(other)
        return self.text[start if start <= end else min(_number_at(one) + 1, end) : end]

    @cached_property
    def rows(self) -> list[list[Claim]]:
        """The claims of each sentence that has any, in the order of the text."""
        return [self._by_sentence[i] for i in sorted(self._by_sentence)]

    @cached_property
    def _by_sentence(self) -> dict[int, list[Claim]]:
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[self._index[claim.id]].append(claim)
        return found

    def setting(self, claim: Claim) -> frozenset[str]:
        """Which happenings the passage counts: attacks, operations, all violence; empty where it names none.

        A sentence that names none goes on with what the one before it in its paragraph named.
        """
        return self._settings[self._index[claim.id]] if self.sentences else frozenset()

    @cached_property
    def _settings(self) -> list[frozenset[str]]:
        found: list[frozenset[str]] = []
        paragraph, last = -1, frozenset[str]()
        for sentence in self.sentences:
            piece = self.text[sentence.start : sentence.end]
            named = frozenset(name for name, pattern in _SETTING if pattern.search(piece))
            last = named or (last if sentence.paragraph == paragraph else frozenset())
            paragraph = sentence.paragraph
            found.append(last)
        return found


def _number_at(claim: Claim) -> int:
    """Where a claim's number is printed; the start of its quote where it is not printed in digits."""
    value = claim.value
    if value is None or value != int(value):
        return claim.start
    at = max(claim.quote.rfind(f"{value:,.0f}"), claim.quote.rfind(f"{value:.0f}"))
    return claim.start + max(at, 0)
