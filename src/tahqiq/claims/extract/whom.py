"""Whom a toll is of, where its own noun does not say: told by the subject, the predicate, or the figure beside it."""

from __future__ import annotations

from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.draft import Draft
from tahqiq.claims.extract.metrics import nearest_left, people_after
from tahqiq.claims.extract.phrases import DETERMINERS, PASSIVE
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind

_SUFFERED = frozenset(
    ("suffered", "suffer", "suffers", "suffering", "sustained", "sustaining", "incurred", "incurring")
)
_STRUCK = grammar("suffering") | {"affected", "hit", "brunt"}
_BEING = PASSIVE | {"remained", "remain", "became", "bore"}
_TOLLS = frozenset(("deaths", "injuries", "other:casualties"))
_AMONG = frozenset(("among", "amongst", "among the"))
_INCLUDE = frozenset(("include", "included", "includes", "comprised"))
_WHO = 6
_PREDICATE = 8
"""Tokens within which the predicate of the dead follows."""
_SUBJECT, _SENTENCE = 5, 24
"""Tokens within which a subject has its verb, and its toll behind "with"."""
_BEHIND = 5
_BESIDE = 4
"""Tokens between a figure and the share that it is: "40 were guards, making up 62% of the dead"."""


def told_around(draft: Draft, previous: Draft | None) -> str:
    """The class of those a toll or its share is of; "" where nothing around it says."""
    for way in (_turned_out, _of_them, _sufferers, _casualties_of, _counted_before):
        people = way(draft)
        if people:
            return people
    return _struck(draft, previous) or _the_share(draft, previous)


def before_the_bracket(draft: Draft) -> str:
    """ "Those of the security forces (685)": the class of the people right before a figure in brackets; else ""."""
    tokens, at = draft.parsed.tokens, draft.token
    alone = 1 < at < len(tokens) - 1 and tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
    people = tokens[at - 2].tag("people") if alone else None
    return people.value if people is not None and people.value not in ("all", "groups") else ""


def _casualties_of(draft: Draft) -> str:
    """ "Police casualties were 152 dead and 230 injured": whose casualties the sentence sums up."""
    tokens = draft.parsed.tokens
    low, _ = clause_span(draft.parsed, draft.token)
    being = next((i for i in range(draft.token - 1, low - 1, -1) if tokens[i].norm in _BEING), None)
    if being is None or draft.metric not in _TOLLS or draft.kind != ClaimKind.COUNT:
        return ""
    found = nearest_left(tokens, being, max(low, being - _SENTENCE))
    return found[2] if found and found[1] == "other:casualties" and found[2] not in ("all", "groups") else ""


def _class_at(draft: Draft, at: int, end: int | None = None) -> str:
    """The class of the people named from a token on, and before ``end``."""
    people = people_after(draft.parsed.tokens[:end], at)
    return people if people not in ("all", "groups") else ""


def _turned_out(draft: Draft) -> str:
    """ "All three killed in the blast were guards", "most of the deaths occurred among police": said behind."""
    tokens = draft.parsed.tokens
    for at in range(draft.last + 1, min(len(tokens) - 1, draft.last + _PREDICATE)):
        token, after = tokens[at], tokens[at + 1].norm
        if token.norm in ("were", "was"):
            return _class_at(draft, at + 1 + (after in _AMONG))
        if draft.kind == ClaimKind.SHARE and (token.norm in _INCLUDE or (token.tag("event") and after in _AMONG)):
            return _class_at(draft, at + 1 + (after in _AMONG))
        if token.kind == "q" or token.text in ",;:()" or token.tag("verb", "middle", "event"):
            return ""
    return ""


def _of_them(draft: Draft) -> str:
    """ "Civilians bore the brunt: 136 of them were killed": those named before in the sentence."""
    tokens = draft.parsed.tokens
    if [t.norm for t in tokens[draft.token + 1 : draft.token + 3]] not in (["of", "them"], ["of", "whom"]):
        return ""
    named = (tag.value for t in reversed(tokens[: draft.token]) if (tag := t.tag("people")))
    people = next(named, "")
    return people if people not in ("all", "groups") else ""


def _sufferers(draft: Draft) -> str:
    """ "Militants suffered 79 fatalities": whose they were stands before the verb."""
    tokens = draft.parsed.tokens
    verb = draft.token - 1
    if verb < 1 or tokens[verb].norm not in _SUFFERED or draft.kind != ClaimKind.COUNT:
        return ""
    if tokens[verb - 1].norm in ("who", "which"):
        return _class_at(draft, max(0, verb - 2))
    low, _ = clause_span(draft.parsed, draft.token)
    return _class_at(draft, max(low, verb - _WHO))


def _struck(draft: Draft, previous: Draft | None) -> str:
    """ "Police remained the main target of raids, with 42 deaths": those who were struck had them."""
    tokens = draft.parsed.tokens
    at = draft.first - 1
    while at > 0 and tokens[at].norm in DETERMINERS:
        at -= 1
    if at < 1 or tokens[at].norm != "with" or draft.kind != ClaimKind.COUNT:
        return ""
    if previous is not None and previous.kind == ClaimKind.RANK and previous.parsed is draft.parsed:
        ranked = not draft.people and at - previous.last <= _BEHIND and previous.metric == draft.metric
        if ranked and previous.people not in ("", "all", "groups"):
            return previous.people  # "the deadliest month for soldiers in a decade, with 111 deaths"
    for verb in range(at - 1, max(0, at - _SENTENCE), -1):
        if tokens[verb].text in ";:":
            return ""
        if tokens[verb].norm == "followed":
            return _class_at(draft, verb + 2, at)  # "…, followed by civilians with 31"
        if tokens[verb].norm in _BEING:
            struck = any(t.norm in _STRUCK for t in tokens[verb:at])
            return _class_at(draft, max(0, verb - _SUBJECT), verb) if struck else ""
    return ""


def _counted_before(draft: Draft) -> str:
    """ "The number of rebels killed stays high, with 257 neutralised in 2018": those of the same count before it."""
    if not draft.headless or draft.parent is not None or draft.metric not in _TOLLS:
        return ""
    low, _ = clause_span(draft.parsed, draft.token)
    found = nearest_left(draft.parsed.tokens, draft.first, max(low, draft.first - _SENTENCE))
    return found[2] if found and found[1] == draft.metric and found[2] not in ("all", "groups") else ""


def _the_share(draft: Draft, previous: Draft | None) -> str:
    """ "40 were guards, making up 62% of all deaths": the share that the figure before it is."""
    tokens = draft.parsed.tokens
    if draft.kind != ClaimKind.SHARE or previous is None or previous.parsed is not draft.parsed:
        return ""
    between = tokens[previous.last + 1 : draft.first]
    told = any(t.tag("share_verbs") or t.norm == "or" or t.text == "(" for t in between)
    beside = previous.kind in (ClaimKind.COUNT, ClaimKind.CUMULATIVE) and 0 < len(between) <= _BESIDE and told
    return previous.people if beside and previous.people not in ("all", "groups") else ""
