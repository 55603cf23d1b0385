"""Places told by their rank: "Tamo, the third most affected state", "Sero was the most violent district"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_SUBJECT_VERBS = frozenset(("was", "were", "is", "are", "remained", "remains", "became", "becomes"))
_PAUSES = frozenset((",", "-", "--", "–", "—"))
_HIT = grammar("most_hit")
_NEAR, _HEAD, _ASIDE = 3, 9, 14
"""Tokens behind a name within which the superlative, the noun of a place, and the end of an aside must stand."""


def ranked_place(tokens: Sequence[Token], last: int) -> bool:
    """Whether the name that ends at ``last`` is said to be the first or another among places."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None:
        return False
    if after.norm in ("had", "has"):  # "Tamo had the highest number of deaths"
        return any(t.tag("super") for t in tokens[last + 2 : last + 2 + _NEAR])
    if after.norm in _SUBJECT_VERBS:
        near = any(t.tag("super") for t in tokens[last + 2 : last + 2 + _NEAR])
        return near and _among_places(tokens, last + 2)
    if after.text not in _PAUSES:
        return False
    start = last + 2
    while start < len(tokens) and tokens[start].text == after.text:
        start += 1  # a dash of two hyphens
    return _apposed(tokens, start) or _bears(tokens, start, after.text)


def _among_places(tokens: Sequence[Token], start: int) -> bool:
    """A superlative with the noun of a place behind it, or one that only places are given."""
    for at in range(start, min(len(tokens), start + _HEAD)):
        token = tokens[at]
        if token.norm in _HIT or (token.tag("place_heads") and token.kind == "word"):
            return True
        if token.text in ",;:" or token.kind == "t":
            return False
    return False


def _apposed(tokens: Sequence[Token], start: int) -> bool:
    """ "…, the third most affected state, …": the superlative opens the aside."""
    opening = tokens[start : start + _NEAR]
    return bool(opening) and opening[0].norm == "the" and any(t.tag("super") for t in opening) and (
        _among_places(tokens, start)
    )  # fmt: skip


def _bears(tokens: Sequence[Token], start: int, pause: str) -> bool:
    """ "Tamo – the hotbed of the rebels – bore the brunt": the verb stands behind an aside."""
    end = next((i for i in range(start, min(len(tokens), start + _ASIDE)) if tokens[i].text == pause), None)
    if end is None:
        return False
    while end + 1 < len(tokens) and tokens[end + 1].text == pause:
        end += 1
    behind = tokens[end + 1 : end + 5]
    stands = bool(behind) and behind[0].norm in _SUBJECT_VERBS and any(t.tag("super") for t in behind)
    return stands or any(t.tag("top") and t.norm not in ("top", "peak") for t in behind)


def in_an_order(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether a name stands in an order of places: next to one, last of a sentence on it, or with its own figure."""
    lone = last == index and not tokens[index].tag("place_heads", "months") and _counted_with(tokens, last)
    named = _named_last(tokens, index) or _next_in_order(tokens, index)
    return lone or named or _in_a_ranking(tokens, index, last)


def _next_in_order(tokens: Sequence[Token], index: int) -> bool:
    """ "The most violent district, followed by X": next to a place in an order of places."""
    led = index > 1 and tokens[index - 1].norm == "by" and tokens[index - 2].norm == "followed"
    return led and any(t.tag("place_heads") and t.kind == "word" for t in tokens[: index - 2])


def _counted_with(tokens: Sequence[Token], last: int) -> bool:
    """ "… and X with 26": a name with its figure."""
    behind = tokens[last + 1 : last + 3]
    return len(behind) == 2 and behind[0].norm == "with" and behind[1].kind == "q"


def _named_last(tokens: Sequence[Token], index: int) -> bool:
    """ "The third most unsafe state was X"."""
    lead = tokens[max(0, index - 6) : index]
    told = len(lead) > 2 and lead[-1].norm in ("was", "is") and lead[-2].tag("place_heads") is not None
    return told and any(t.tag("super") for t in lead)


def _in_a_ranking(tokens: Sequence[Token], index: int, last: int) -> bool:
    """ "The highest number of deaths, followed by X, 313; Y, 252; and Z, 206": names with a figure each."""
    behind = tokens[last + 1 : last + 3]
    figured = len(behind) == 2 and behind[0].text == "," and behind[1].kind == "q"
    led = index > 0 and (tokens[index - 1].norm in ("by", "and") or tokens[index - 1].text == ";")
    return figured and led and any(t.tag("super") or t.norm == "followed" for t in tokens[:index])
