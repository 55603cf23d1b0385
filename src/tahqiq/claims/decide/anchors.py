"""Where a quote stands, kept so that it is found again in an edited text, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.terms import Anchor

KEPT = 60  # characters kept of either side
NEAR = 24  # of them so many, nearest to the quote, must stand unchanged on one side at least
_REACH = 4 * KEPT  # characters looked at for them: white space does not count


@dataclass(frozen=True, slots=True)
class Lost:
    """Why an anchor has no place in a text."""

    why: str


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``."""
    return Anchor(text[start:end], _before(text, start), _after(text, end), start, end)


def place(text: str, of: Anchor, *, same: bool, alone: bool = False) -> tuple[int, int] | Lost:
    """The span where the anchor's quote stands in a text; ``same`` says that it is the very text it was made in.

    In another text the words must stand there letter for letter (runs of white space aside), as whole words, with the
    nearest characters of one side at least as they were; and only one place may be so. ``alone`` asks for both sides:
    no claim that is found there vouches for the meaning.
    """
    if same:
        return of.start, of.end
    found = list(occurrences(text, of.quote))
    if not found:
        return Lost("its words no longer stand in the text")
    whole = [s for s in found if _before(text, s[0]) == of.before and _after(text, s[1]) == of.after]
    partly = [s for s in found if sum(_near(text, s, of)) > alone]
    fits = whole or partly
    if len(fits) == 1:
        return fits[0]
    if fits:
        return Lost(f"its words now stand in {len(fits)} places with the same words around them")
    return Lost("its words stand in the text, but among other words than before")


def occurrences(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Where a quote stands in a text as whole words and whole figures, runs of white space being equal."""
    words = quote.split()
    if not words:
        return
    pattern = _not_after(words[0][0]) + r"\s+".join(re.escape(word) for word in words) + _not_before(words[-1][-1])
    for match in re.finditer(pattern, text):
        yield match.span()


def _not_after(first: str) -> str:
    """Keeps "12 men" out of "112 men" and "1,12"."""
    return (r"(?<!\w)" if first.isalnum() else "") + (r"(?<!\d[.,])" if first.isdigit() else "")


def _not_before(last: str) -> str:
    return (r"(?!\w)" if last.isalnum() else "") + (r"(?![.,]\d)" if last.isdigit() else "")


def _near(text: str, span: tuple[int, int], of: Anchor) -> tuple[bool, bool]:
    before, after = _before(text, span[0]), _after(text, span[1])
    return before[-NEAR:] == of.before[-NEAR:], after[:NEAR] == of.after[:NEAR]


def _before(text: str, start: int) -> str:
    return " ".join(text[max(0, start - _REACH) : start].split())[-KEPT:]


def _after(text: str, end: int) -> str:
    return " ".join(text[end : end + _REACH].split())[:KEPT]
