"""What a sentence denies: "did not rise", "no increase", "no attacks were reported"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.phrases import AUXILIARY
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_ONLY = grammar("not_only")
_REACH = 4


def denies(token: Token) -> bool:
    """Whether a word denies what follows: "not", "no", "never", "didn't"."""
    return token.tag("neg") is not None or token.norm.endswith("n't")


def denied(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb or noun here is denied: a denial stands before it, with only adverbs or adjectives between."""
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        token = tokens[at]
        if denies(token):
            return at + 1 < len(tokens) and tokens[at + 1].norm not in _ONLY
        plain = token.kind == "word" and not token.tag("metric", "people", "event", "dirverb", "dirnoun")
        if not plain or (token.norm in AUXILIARY and token.norm not in ("been", "have", "also", "yet", "be")):
            return False
    return False


def outright(tokens: Sequence[Token], index: int) -> bool:
    """Whether the denial stands right before the word: "no increase", not "no major increase"."""
    return denies(tokens[index - 1]) or (
        index > 1 and tokens[index - 1].norm.endswith("ly") and denies(tokens[index - 2])
    )
