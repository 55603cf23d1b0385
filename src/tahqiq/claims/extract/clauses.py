"""Where the clause around a token begins and ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tahqiq.claims.extract.phrases import (
    BOUNDARY,
)
from tahqiq.claims.extract.tokens import Token

if TYPE_CHECKING:
    from tahqiq.claims.extract.draft import Parsed

_REACH = 90
"""Tokens beyond which nothing belongs to the same clause."""
_PARTING = BOUNDARY - {"since", "before", "after"}


Breaks = tuple[tuple[int, ...], tuple[int, ...]]


def breaks_of(tokens: Sequence[Token]) -> Breaks:
    """Where clauses part in a sentence: the tokens that end one to the left, and those that end one to the right."""
    left = tuple(at for at, t in enumerate(tokens) if t.norm in _PARTING or t.text == ";")
    with_more = [
        at for at, t in enumerate(tokens[:-1]) if t.text == "," and tokens[at + 1].norm == "with"
    ]  # fmt: skip
    return left, tuple(sorted({*left, *with_more}))


def clause_span(parsed: Parsed, index: int) -> tuple[int, int]:
    """The clause around a token: from the token that parts it on the left, up to the one on the right."""
    low, high = max(0, index - _REACH), min(len(parsed.tokens), index + _REACH)
    left, right = parsed.breaks
    before, after = bisect_left(left, index), bisect_right(right, index)
    low = max(low, left[before - 1]) if before else low
    high = min(high, right[after]) if after < len(right) else high
    return low, high


def clause_start(tokens: Sequence[Token], index: int) -> int:
    for at in range(index - 1, -1, -1):
        if tokens[at].norm in BOUNDARY or tokens[at].text == ";":
            return at + 1
    return 0
