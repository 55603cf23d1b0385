"""One thing set against another: "more civilians than soldiers were killed", "twice as many attacks in A as in B"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.draft import CASUALTY, Draft, Parsed
from tahqiq.claims.extract.metrics import metric_at, people_after
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import Bound, ClaimKind, Unit

_MORE = {"more": Bound.OVER, "fewer": Bound.UNDER, "less": Bound.UNDER}
_ALL = frozenset({"any", "anywhere", "all", "ever", "every", "other", "others"})
_PLACE = frozenset({"in", "across", "inside"})
_NOUN, _FAR, _SIDE = 5, 18, 7
"""Tokens within which the thing compared, the word that compares, and the other side must stand."""


def find_comparisons(parsed: Parsed) -> list[Draft]:
    """The comparisons of a sentence whose two sides are things, not times: more, fewer, as many, twice as many."""
    tokens = parsed.tokens
    found = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        counted = before is not None and before.kind == "q" and not (before.quantity and before.quantity.article)
        if token.norm in _MORE and not counted:
            found.append(_draft(parsed, index, index, 1.0, _MORE[token.norm], "than"))
        elif token.norm == "as" and index + 1 < len(tokens) and tokens[index + 1].norm in ("many", "much"):
            quantity = before.quantity if before is not None and counted else None
            if quantity is None:
                found.append(_draft(parsed, index, index + 1, 1.0, Bound.EXACT, "as"))
            elif quantity.unit == "factor" and quantity.value is not None:
                found.append(_draft(parsed, index - 1, index + 1, quantity.value, quantity.bound, "as"))
    return [draft for draft in found if draft is not None]


def _draft(parsed: Parsed, first: int, last: int, value: float, bound: Bound, joint: str) -> Draft | None:
    tokens = parsed.tokens
    subject = _subject(tokens, last + 1)
    at = _joint(tokens, subject[0] + 1, joint) if subject else None
    end = _other(parsed, at + 1) if at is not None else None
    if subject is None or end is None:
        return None
    return Draft(
        parsed, first, end, first, ClaimKind.RATIO, subject[1], subject[2], value, unit=Unit.FACTOR, bound=bound
    )  # fmt: skip


def _subject(tokens: Sequence[Token], start: int) -> tuple[int, str, str] | None:
    """What is compared: its token, metric and people; people are counted by what was done to them."""
    for at in range(start, min(len(tokens), start + _NOUN)):
        found = metric_at(tokens, at)
        if found:
            return at, *found
        if tokens[at].tag("people"):
            verb = _casualty(tokens)
            return (at, verb, people_after(tokens, start)) if verb else None
        if tokens[at].kind in "pqt":
            return None
    return None


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a noun follows the name: "than Tamo militants"."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return after is not None and after.kind == "word" and after.tag("people", "metric", "actor") is not None


def _casualty(tokens: Sequence[Token]) -> str:
    """What was done to the people of a sentence: "deaths" where they were killed."""
    for token in tokens:
        tag = token.tag("verb", "middle")
        if tag and tag.value in CASUALTY:
            return tag.value
    return ""


def _joint(tokens: Sequence[Token], start: int, word: str) -> int | None:
    """Where the other side is joined on."""
    for at in range(start, min(len(tokens), start + _FAR)):
        if tokens[at].norm == word:
            return at
        if tokens[at].text in ";:.":
            return None
    return None


def _other(parsed: Parsed, start: int) -> int | None:
    """The last token of the other side; None where it is a time, a figure, any other or nothing that is counted."""
    tokens = parsed.tokens
    if start < len(tokens) and tokens[start + (tokens[start].norm == "in" and start + 1 < len(tokens))].norm in _ALL:
        return None  # "more than any other": a place in an order
    if start < len(tokens) and tokens[start].norm in ("did", "were", "was"):
        start += 1
    named = next((n for n in parsed.names if n.first == start), None)
    if named is not None and not named.weak and not _goes_on(tokens, named.last):
        return named.last  # "Tamo had more deaths than Sero", "killed fewer people than the Red Front"
    for at in range(start, min(len(tokens), start + _SIDE)):
        token = tokens[at]
        if token.kind == "t" or (token.kind == "q" and tokens[at - 1].text != "("):
            return None
        if token.tag("people", "metric", "actor"):
            return at
        if token.capital and at > start and tokens[start].norm in _PLACE:
            name = (i for i in range(at, len(tokens)) if not (tokens[i].capital and tokens[i].kind == "word"))
            return next(name, len(tokens)) - 1
    return None
