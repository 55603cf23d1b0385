"""How much is built of what is built bit by bit: "the fence is 90% complete"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.phrases import AUXILIARY
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_LINES = {"fence": "fence", "fencing": "fence", "wall": "wall", "barrier": "barrier", "trench": "trench"}
_FINISHING = grammar("finishing")
_DONE = frozenset(("complete", "done", "ready"))
_SO_FAR = AUXILIARY | {"now", "already", "nearly", "almost", "only", "just", "still"}
_FAR = 14
"""Tokens before the part that is built in which the thing stands."""


def built_so_far(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:
    """The metric of the part of a thing that is built, told behind the thing and before "complete"; else None."""
    after = tokens[index + 1] if 0 < index < len(tokens) - 1 else None
    if after is None or tokens[index - 1].norm not in _SO_FAR or not _finished(after):
        return None
    for at in range(index - 1, max(-1, index - _FAR), -1):
        if tokens[at].kind == "q" or tokens[at].text in ",;:":
            return None
        line = _LINES.get(tokens[at].norm.rsplit(" ", 1)[-1])
        if line is not None:
            return f"other:{line}_pct", "", index + 1
    return None


def _finished(token: Token) -> bool:
    verb = token.tag("thing")
    return token.norm in _DONE or (verb is not None and verb.base in _FINISHING)
