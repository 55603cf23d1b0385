"""The days of the words that a model points at, as our own grammar of periods reads them where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tahqiq.claims.extract.fiscal_years import FiscalYears
from tahqiq.claims.extract.periods import PeriodMention, find_periods
from tahqiq.terms import Document, Span

_PARAGRAPH = re.compile(r"\n\s*\n")
_REACH = 3000  # characters of a paragraph that are read before the words


@dataclass
class Periods:
    """The periods of one document, read paragraph by paragraph when first asked for."""

    document: Document
    fiscal: FiscalYears
    _read: dict[int, list[PeriodMention]] = field(default_factory=dict)

    def at(self, start: int, end: int) -> Span | None:
        """The days of the words at ``text[start:end]``; None where the grammar reads no period in them.

        What it passes over because it need not be one ("June was quiet") is read as one: the model says that it is.
        """
        first = self._paragraph(start)
        mentions = self._mentions(first)
        hits = [m for m in mentions if first + m.start < end and start < first + m.end]
        dated = [m.span for m in hits if m.span.start or m.span.end]
        return dated[0] if len(dated) == 1 else None if hits else self._alone(start, end, first, mentions)

    def _alone(self, start: int, end: int, first: int, mentions: Sequence[PeriodMention]) -> Span | None:
        """The words by themselves, with the period in force before them."""
        before = [m.span for m in mentions if first + m.end <= start and m.role == "at" and m.span.start]
        words = self.document.text[start:end]
        read = find_periods(
            f"in {words}", self.document.date, before[-1] if before else None, self.fiscal.at(start, end)
        )
        dated = [m.span for m in read if m.span.start or m.span.end]
        return replace(dated[0], text=words) if len(dated) == 1 else None

    def _paragraph(self, at: int) -> int:
        """Where the paragraph begins, or the stretch of it that is read."""
        text, least = self.document.text, max(0, at - _REACH)
        return max((m.end() for m in _PARAGRAPH.finditer(text, least, at)), default=least)

    def _mentions(self, first: int) -> list[PeriodMention]:
        if first not in self._read:
            piece = self.document.text[first : first + 2 * _REACH]
            stop = _PARAGRAPH.search(piece)
            piece = piece[: stop.start()] if stop else piece
            fiscal = self.fiscal.at(first, first + len(piece))
            self._read[first] = find_periods(piece, self.document.date, None, fiscal)
        return self._read[first]
