"""Figures as a message names them: the number, the words around it, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tahqiq.claims.find.interval import Interval
from tahqiq.terms import Claim, Document

_LONGEST = 70
_SHORT = 12  # characters of a quote that is a bare figure: the words behind it say what it is
_BEHIND = 40
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")


class Where:
    """Says where a claim stands in the document as it was given: its words, and its page or else its line."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self._page = document.page
        self._text = text = document.text
        self._printed = {c.id: c for c in claims}
        self._ends = [i for i, c in enumerate(text) if c == "\n"]

    def __call__(self, claim: Claim) -> str:
        """Such as: “killed 558 people”, line 3."""
        claim = self._printed[claim.id]
        quote = claim.quote
        if len(quote) < _SHORT:
            behind = _SENTENCE_END.split(self._text[claim.end : claim.end + _BEHIND], maxsplit=1)[0]
            quote += behind if len(behind) < _BEHIND else behind.rpartition(" ")[0]
        quote = " ".join(quote.split()).rstrip(" ,;(–—")
        quote = quote if len(quote) <= _LONGEST else f"{quote[: _LONGEST - 1].rstrip()}…"
        page = self._page(claim.start)
        return f"“{quote}”, " + (f"page {page}" if page else f"line {bisect_right(self._ends, claim.start) + 1}")


def number(value: float) -> str:
    """A figure with thousands separated, and a decimal only where there is one."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def span(found: Interval) -> str:
    """An interval of whole things, as a message gives it."""
    low, high = round(found.low), round(found.high)
    return f"about {low:,}" if low == high else f"{low:,} to {high:,}"


def listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
