"""A text in pieces that a model can read at once, each beginning a little before the end of the one before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

SIZE = 6000  # characters; with the answer about 5,000 tokens, which a small local model holds
OVERLAP = 800  # characters: what a claim leans on mostly stands in the sentences just before it
SMALLEST = 200
_END = re.compile(r"(?<=[.!?:;])[\"”’)]?\s+|\n\s*\n|\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` stands at ``start`` in the document."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """One past its last character in the document."""
        return self.start + len(self.text)

    def halves(self) -> tuple[Piece, Piece] | None:
        """Two smaller pieces in its place; None where it is too small to be cut."""
        middle = len(self.text) // 2
        if middle < SMALLEST:
            return None
        cut = _boundary(self.text, middle, len(self.text) - 1) or middle
        return Piece(self.start, self.text[:cut]), Piece(self.start + cut, self.text[cut:])


def pieces(text: str) -> list[Piece]:
    """The pieces of a text, cut at the ends of sentences where there are any; pieces of white space are left out."""
    found, start = [], 0
    while start < len(text):
        stop = start + SIZE
        end = len(text) if stop >= len(text) else _last_boundary(text, start + SIZE // 2, stop) or stop
        found.append(Piece(start, text[start:end]))
        if end == len(text):
            break
        start = _boundary(text, max(start + 1, end - OVERLAP), end) or end
    return [piece for piece in found if piece.text.strip()]


def _boundary(text: str, start: int, end: int) -> int | None:
    match = _END.search(text, start, end)
    return match.end() if match else None


def _last_boundary(text: str, start: int, end: int) -> int | None:
    return max((m.end() for m in _END.finditer(text, start, end)), default=None)
