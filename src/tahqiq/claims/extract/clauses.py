"""Where the clause around a token begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.phrases import (
    BOUNDARY,
)
from tahqiq.claims.extract.tokens import Token

_REACH = 90
"""Tokens beyond which nothing belongs to the same clause."""
_PARTING = BOUNDARY - {"since", "before", "after"}


def clause_span(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    low, high = max(0, index - _REACH), min(len(tokens), index + _REACH)
    for at in range(index - 1, low - 1, -1):
        if tokens[at].norm in _PARTING or tokens[at].text == ";":
            low = at
            break
    for at in range(index + 1, high):
        with_more = tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].norm == "with"
        if tokens[at].norm in _PARTING or tokens[at].text == ";" or with_more:
            high = at
            break
    return low, high


def clause_start(tokens: Sequence[Token], index: int) -> int:
    for at in range(index - 1, -1, -1):
        if tokens[at].norm in BOUNDARY or tokens[at].text == ";":
            return at + 1
    return 0
