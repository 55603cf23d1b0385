"""The place of a claim and those who act in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import Context
from tahqiq.claims.extract.draft import CASUALTY, EVENTS, Draft
from tahqiq.claims.extract.names import Name, is_place_preposition
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_OBSERVING = grammar("observing")


def set_area(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.area_text:
        return
    name = _nearest_area(draft)
    if name is not None:
        draft.area_text = name.text
    elif draft.parent is not None and draft.parent.area_text:
        draft.area_text = draft.parent.area_text
    elif previous is not None and previous.parsed is draft.parsed and previous.area_text and _linked(previous, draft):
        draft.area_text = previous.area_text
    elif context.event and context.event_area and draft.metric in CASUALTY | EVENTS:
        draft.area_text = context.event_area
    elif context.home:
        draft.area_text = context.home
    else:
        draft.area_text = context.country


def _linked(previous: Draft, draft: Draft) -> bool:
    between = previous.parsed.tokens[previous.last + 1 : draft.first]
    return not any(t.text == ";" for t in between)


def _nearest_area(draft: Draft) -> Name | None:
    """The place of a figure: behind it in its clause, else the last one before it, else any in the sentence."""
    tokens, names = draft.parsed.tokens, [n for n in draft.parsed.names if n.kind == "area"]
    if not names:
        return None
    bracket = next((n for n in names if n.last == draft.token - 2 and tokens[draft.token - 1].text == "("), None)
    if bracket is not None:
        return bracket
    low, high = clause_span(tokens, draft.token)
    following = next((i for i in range(draft.last + 1, len(tokens)) if tokens[i].kind == "q"), len(tokens))
    behind = [
        n
        for n in names
        if draft.token < n.first < min(high, following) and n.first - draft.last < 14 and _introduced(tokens, n)
    ]
    before = [n for n in names if low <= n.first < draft.token]
    if behind and (not before or _attached(tokens, draft, behind[0])):
        return behind[0]
    if before:
        return before[-1]
    earlier = [n for n in names if n.first < draft.token]
    if earlier:
        return earlier[-1]
    between = tokens[draft.last + 1 : names[0].first]
    parted = any(a.text == "," and b.norm in ("with", "including") for a, b in pairwise(between))
    of_them = any(a.kind == "q" and b.norm == "of" for a, b in pairwise(between))  # "…, 50 of them in Rivers"
    clear = not (parted or of_them) and not any(
        t.norm in ("while", "whereas", "but", "although", "though", "where") or t.text == ";" or t.tag("periods")
        for t in between
    )
    return names[0] if clear else None


def _introduced(tokens: Sequence[Token], name: Name) -> bool:
    """A preposition stands before the place."""
    before = [t.norm for t in tokens[max(0, name.first - 2) : name.first]]
    return any(is_place_preposition(w) or w in ("from", "of", "to", "against", "on") for w in before)


def _attached(tokens: Sequence[Token], draft: Draft, name: Name) -> bool:
    """The place follows within the same phrase: no comma and no verb between."""
    between = tokens[draft.last + 1 : name.first]
    return not any(t.text in ",;:()" or t.tag("event") for t in between)


def set_actor(draft: Draft, previous: Draft | None) -> None:
    if draft.actor_text:
        return
    tokens = draft.parsed.tokens
    actors = [n for n in draft.parsed.names if n.kind == "actor"]
    low, high = clause_span(tokens, draft.token)
    by = [n for n in actors if n.first > draft.token and n.first <= high and _by(tokens, n.first)]
    if by:
        draft.actor_text = by[0].text
        return
    acting = [
        tokens[i]
        for i in range(draft.first, min(draft.last + 1, len(tokens)))
        if tokens[i].tag("acting") or tokens[i].norm.startswith(("militant attack", "rebel attack"))
    ]
    if acting and draft.metric in EVENTS:
        draft.actor_text = acting[0].text.split()[0]
        return
    subject = [n for n in actors if low <= n.first < draft.token and _subject(tokens, n)]
    if subject:
        draft.actor_text = subject[-1].text
    elif draft.parent is not None:
        draft.actor_text = draft.parent.actor_text
    elif (
        previous is not None
        and previous.parsed is draft.parsed
        and previous.governor == draft.governor
        and draft.governor is not None
    ):
        draft.actor_text = previous.actor_text


def _by(tokens: Sequence[Token], first: int) -> bool:
    return any(t.norm == "by" for t in tokens[max(0, first - 3) : first])


def _subject(tokens: Sequence[Token], name: Name) -> bool:
    """An actor directly before an active verb."""
    for token in tokens[name.last + 1 : name.last + 5]:
        if token.tag("verb", "event", "thing", "claim") and not token.tag("people"):
            return token.tag("report") is None and token.norm not in _OBSERVING
        if token.kind != "word" or token.norm in ("was", "were", "by", "and"):
            return False
    return False
