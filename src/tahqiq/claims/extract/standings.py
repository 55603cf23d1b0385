"""Places told without a superlative: "topped the list", "ranked second", "a record high", "the main target"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.metrics import metric_at, nearest_right
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_RANKING = grammar("ranking")
_LEADING = grammar("leading")
_LISTS = grammar("lists")
_FOREMOST = grammar("foremost")
_SUFFERING = grammar("suffering")
_LEVELS = grammar("levels")
_UNEQUALLED = grammar("unequalled")
_QUALIFIERS = grammar("qualifiers")
_HIGHS = {"high": "up", "highs": "up", "low": "down", "lows": "down"}
_DETERMINED = frozenset(("the", "a", "an", "its", "their"))
_AFTER_PLACE = frozenset(
    ("in", "with", "among", "on", "for", "after", "behind", "followed", "nationally", "and", "globally")
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A place: 1 is the highest (or the lowest, where ``way`` is down). ``last`` is None where a metric may follow."""

    value: float
    first: int
    last: int | None
    way: str = "up"


def standing(tokens: Sequence[Token], index: int) -> Standing | None:
    """The place that the words at this token give, if they give one."""
    if tokens[index].kind not in ("word", "q"):
        return None
    for rule in (_level, _top, _ranked, _led, _target, _unlike_any_other):
        found = rule(tokens, index)
        if found:
            return found
    return None


def _norm(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].norm if 0 <= at < len(tokens) else ""


def _level(tokens: Sequence[Token], index: int) -> Standing | None:
    """ "A record high", "a record number of attacks", "a record 4,000 deaths", "an all-time low", "a 5-year high"."""
    word = tokens[index].norm
    led = _norm(tokens, index - 1) in _DETERMINED or _norm(tokens, index - 1) == "new"
    led = led or (_norm(tokens, index - 1) in ("to", "at", "hit", "reached") and _norm(tokens, index + 1) in _HIGHS)
    if word == "record" and (led or _norm(tokens, index + 1) in _LEVELS):
        return _record(tokens, index)
    if word not in _HIGHS or not index:
        return None
    at = index - 1
    while at > 1 and tokens[at].norm in _QUALIFIERS and tokens[at].norm not in _UNEQUALLED:
        at -= 1  # "an all-time annual high"
    before = tokens[at]
    lasting = before.kind == "t" and _norm(tokens, at - 1) in _DETERMINED
    if not lasting and (before.norm not in _UNEQUALLED or "record" in (_norm(tokens, at - 1), before.norm)):
        return None
    return Standing(1.0, at - 1 if before.norm == "time" else at, index, _HIGHS[word])


def _record(tokens: Sequence[Token], index: int) -> Standing | None:
    for at in range(index + 1, min(len(tokens), index + 5)):
        last_word = (tokens[at].norm or tokens[at].text.casefold()).split()[-1]
        if last_word in _HIGHS:
            return Standing(1.0, index, at, _HIGHS[last_word])
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is None:
        return None
    if follows.quantity is not None and not follows.quantity.ordinal:
        return Standing(1.0, index, index + 1)
    if follows.norm == "of" and _norm(tokens, index - 1) == "new" and nearest_right(tokens, index, 5):
        return Standing(1.0, index - 1, None)  # "a new record of extremist violence"
    return Standing(1.0, index, None) if follows.norm in _LEVELS or follows.tag("metric") else None


def _top(tokens: Sequence[Token], index: int) -> Standing | None:
    """ "Topped the list", "bore the brunt", "the peak of the insurgency", "attacks peaked in May"."""
    token = tokens[index]
    if token.norm in ("peaked", "peaking") and index + 1 < len(tokens):
        return Standing(1.0, index, index + 1) if _norm(tokens, index + 1) in ("in", "during") else None
    if not token.tag("top"):
        return None
    if token.norm == "peak":
        follows = _norm(tokens, index + 1) == "of" and nearest_right(tokens, index, 5) is not None
        return Standing(1.0, index, None) if follows else None
    if token.norm in ("brunt", "epicenter", "epicentre"):
        return Standing(1.0, index, None) if token.norm == "brunt" else None
    return Standing(1.0, index, None) if token.norm != "top" and _norm(tokens, index + 1) in ("in", "the") else None


def _ranked(tokens: Sequence[Token], index: int) -> Standing | None:
    """ "Ranks second", "came third with 40", "in second place", "second only to"."""
    quantity = tokens[index].quantity
    if quantity is None or not quantity.ordinal or not quantity.value:
        return None
    if _norm(tokens, index + 1) == "only" and _norm(tokens, index + 2) == "to":
        return Standing(quantity.value, index, index + 2)
    at = index - 1
    while at >= 0 and tokens[at].norm in ("the", "in", "at", "as"):
        at -= 1
    placed = _norm(tokens, index + 1) in ("place", "position", "spot")
    moved = _norm(tokens, index - 1) == "to" and _norm(tokens, index - 2) in _MOVED
    if placed and (moved or _norm(tokens, index - 1) in ("in", "at", "the")):
        return Standing(quantity.value, index - 1, index + 1)
    if _norm(tokens, at) not in _RANKING:
        at = _whom_it_ranks(tokens, at)
    if _norm(tokens, at) not in _RANKING:
        return None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = after is None or after.kind in "pt" or after.norm in _AFTER_PLACE
    return Standing(quantity.value, at, index) if ends or placed else None


_MOVED = grammar("moved")
"""Before "to second place"."""


def _whom_it_ranks(tokens: Sequence[Token], at: int) -> int:
    """ "The index ranks Tamo fourth": before the name that stands between the verb and the place."""
    first = at
    while at >= 0 and first - at < _NAME and tokens[at].capital:
        at -= 1
    return at


_NAME = 5
"""Tokens that a name between "ranks" and the place may have."""


def _led(tokens: Sequence[Token], index: int) -> Standing | None:
    """ "Heads the list of the most violent states", "leads the table"."""
    if tokens[index].norm not in _LEADING:
        return None
    listed = next((i for i in range(index + 1, min(len(tokens), index + 4)) if tokens[i].norm in _LISTS), None)
    if listed is None or any(t.tag("super") for t in tokens[listed : listed + 5]):
        return None  # the superlative is the claim
    return Standing(1.0, index, None)


def _target(tokens: Sequence[Token], index: int) -> Standing | None:
    """ "The primary target of attacks", "the leading cause of civilian deaths"."""
    if tokens[index].norm not in _FOREMOST or _norm(tokens, index - 1) not in _DETERMINED:
        return None
    if _norm(tokens, index + 1) not in _SUFFERING or _norm(tokens, index + 2) not in ("of", "for"):
        return None
    whose = any(t.tag("people", "actor", "acting") for t in tokens[index + 3 : index + 6])
    return Standing(1.0, index, None) if whose or nearest_right(tokens, index + 2, 4) else None


def _unlike_any_other(tokens: Sequence[Token], index: int) -> Standing | None:
    """ "More attacks than any other province": the first place."""
    if tokens[index].norm not in ("more", "fewer"):
        return None
    for at in range(index + 1, min(len(tokens) - 2, index + 12)):
        if tokens[at].text in ",;:":
            return None
        near = metric_at(tokens, at - 1) is not None and at < index + 4
        if tokens[at].norm == "than" and (near or tokens[at + 1].norm == "in"):
            other = [t.norm for t in tokens[at + 1 : at + 4]]
            others = not near and bool({"other", "others"} & set(other[1:2]))
            if others or ("any" in other and ("other" in other or "others" in other)):
                return Standing(1.0, index, at, "up" if tokens[index].norm == "more" else "down")
    return None
