"""A document's text as the grammars read it, and claims moved between it and the text as given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tahqiq.claims.extract.fold import Folded, fold
from tahqiq.claims.extract.sentences import Sentence, split
from tahqiq.claims.extract.tables.grid import Grid, find_grids
from tahqiq.terms import Claim, Span


@dataclass(frozen=True, slots=True)
class Plain:
    """The folded text, a space for each line end inside a sentence, and its sentences."""

    text: str
    sentences: tuple[Sentence, ...]
    folded: Folded
    grids: tuple[Grid, ...] = ()

    def anchored(self, claim: Claim, source: str) -> Claim:
        """A claim of this text anchored in the text it was made from: ``source[start:end] == quote``."""
        start, end = self.folded.original(claim.start, claim.end)
        period, base = _forward(claim.period), _forward(claim.base)
        anchor = (start, end, source[start:end])
        if anchor == (claim.start, claim.end, claim.quote) and period is claim.period and base is claim.base:
            return claim  # to make a claim anew for nothing costs as much as to check it
        return replace(claim, start=start, end=end, quote=source[start:end], period=period, base=base)

    def claim(self, claim: Claim) -> Claim:
        """A claim of the text this one was made from, anchored here."""
        start, end = self.folded.folded(claim.start, claim.end)
        if (start, end, self.text[start:end]) == (claim.start, claim.end, claim.quote):
            return claim
        return replace(claim, start=start, end=end, quote=self.text[start:end])


def _forward(span: Span | None) -> Span | None:
    """A span without an end that lies before its start: "since 2017" in a report said to be of 2012."""
    backward = span is not None and span.start is not None and span.end is not None and span.end < span.start
    return replace(span, end=None) if span is not None and backward else span


@lru_cache(maxsize=2)  # a check reads the text it extracted from again
def plain(text: str) -> Plain:
    """A text made plain; linear in its length."""
    folded = fold(text)
    grids = tuple(find_grids(folded.text))
    rows = [
        Sentence(row[0].start, max(row[0].end, *(cell.end for cell in row)), -number, "row")
        for number, grid in enumerate(grids, 1)
        for row in grid.rows
        if row[0].start >= grid.start
    ]
    prose = split(_without(folded.text, grids))
    sentences = tuple(sorted([*prose, *rows], key=lambda s: s.start)) if rows else tuple(prose)
    return Plain(_run_on(folded.text, sentences), sentences, folded, grids)


def _without(text: str, grids: Sequence[Grid]) -> str:
    """The text with its tables blank, of the same length and with the same lines."""
    pieces, at = [], 0
    for grid in grids:
        pieces.append(text[at : grid.start])
        pieces.append("".join("\n" if c == "\n" else " " for c in text[grid.start : grid.end]))
        at = grid.end
    return "".join(pieces) + text[at:]


def _run_on(text: str, sentences: tuple[Sentence, ...]) -> str:
    """A space for each line end inside a sentence, so that names run on; of the same length."""
    if "\n" not in text:
        return text
    pieces, at = [], 0
    for sentence in sentences:
        pieces.append(text[at : sentence.start])
        pieces.append(text[sentence.start : sentence.end].replace("\n", " "))
        at = sentence.end
    return "".join(pieces) + text[at:]
