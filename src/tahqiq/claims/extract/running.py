"""Totals that run on: what a war has cost so far, as against the toll of one event."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import event_noun
from tahqiq.claims.extract.draft import CASUALTY, DISPLACED, Draft
from tahqiq.claims.extract.phrases import PREPOSITIONS
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_LASTING = grammar("lasting")
_PERFECT = frozenset(("has", "have", "had"))
_BEGAN = frozenset(("began", "begun", "started", "erupted", "broke", "broken", "launched", "ignited"))
_RUNNING = frozenset(("the", "old", "year", "decade", "long", "civil", "ongoing"))
_REACH, _WIDE = 6, 12
_MANY = 1000
"""A toll that no single event of this field reaches, but for a few that have a name and a day."""


def runs_on(draft: Draft) -> bool:
    """ "The war has claimed 9,000 lives", "400 have died in the conflict": the perfect, and a war to run through."""
    tokens = draft.parsed.tokens
    verb = tokens[draft.governor].tag("verb", "middle", "lives", "claim") if draft.governor is not None else None
    if draft.metric not in CASUALTY | DISPLACED or draft.governor is None or verb is None:
        return False
    low, high = clause_span(draft.parsed, draft.token)
    first, last = min(draft.governor, draft.first), max(draft.governor, draft.last)
    if not any(t.norm in _PERFECT for t in tokens[max(low, first - _REACH) : last + 1]):
        return False
    if any(t.period is not None and t.period.role == "at" and not _begun(tokens, at)
           for at, t in enumerate(tokens[low:high], low)):  # fmt: skip
        return False
    if any(t.norm == "since" and t.kind == "word" for t in (*tokens[low:first], *tokens[last : last + _REACH])):
        return True  # "since the lockdown, over 100 have been killed": a start without a date
    if any(t.norm == "responsible" for t in tokens[max(low, first - _REACH) : first]):
        return True  # "has been responsible for the deaths of 40,000 people"
    return _in_a_country(draft, last, high) or any(
        _lasts(tokens, at) for at in range(max(1, low), high) if at < first or tokens[at - 1].norm in _RUNNING
    )


def _begun(tokens: Sequence[Token], at: int) -> bool:
    """ "which began in April 2023": the day a war began is not the time its toll was counted over."""
    return any(t.norm in _BEGAN for t in tokens[max(0, at - 3) : at])


def _lasts(tokens: Sequence[Token], at: int) -> bool:
    """A war, and neither a name with the word in it ("Militancy Database") nor "victims of war"."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    named = token.capital and after is not None and after.capital
    return token.norm in _LASTING and not named and tokens[at - 1].norm not in ("of", "and")


def _in_a_country(draft: Draft, after: int, high: int) -> bool:
    """ "9,000 people have been killed in the country": of a whole country, and of no single happening."""
    tokens = draft.parsed.tokens
    rest = tokens[after + 1 : min(high, after + _WIDE)]
    if (draft.value or draft.low or 0) < _MANY or any(t.tag("metric") and event_noun(t.norm) for t in rest):
        return False
    return any(t.norm in ("in", "across") and n.tag("country") for t, n in pairwise(rest))


def several_happenings(draft: Draft) -> bool:
    """ "Killed in clashes", "in separate attacks": more than one happening, none of them singled out."""
    tokens = draft.parsed.tokens
    _, high = clause_span(draft.parsed, draft.token)
    for at in range(draft.last + 1, min(high, draft.last + 14)):
        tag = tokens[at].tag("metric")
        if tag and tag.value in ("attacks", "incidents", "operations") and tag.form == "pl":
            before = tokens[max(0, at - 4) : at]
            figures = [t.quantity for t in before if t.quantity is not None]
            led = any(t.norm in PREPOSITIONS or t.norm == "separate" for t in before)
            return led and all((q.value or q.low or 0) > 1 for q in figures)
    return False
