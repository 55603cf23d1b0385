"""Places that a sentence names and that are not where its figure was: datelines, landmarks, homes, other events."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tahqiq.claims.extract.draft import DISPLACED, Draft
from tahqiq.claims.extract.names import Name, is_place_preposition
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind


def elsewhere(draft: Draft, name: Name) -> bool:
    """A place that is named but is not where it happened."""
    if draft.kind == ClaimKind.SHARE and name.back in ("country", "world"):
        return True  # "60% of all attacks in the country": the place of the whole
    if _among_all(draft, name):
        return True
    if (draft.metric in DISPLACED and _left_behind(draft, name)) or _home_of(draft.parsed.tokens, name):
        return True
    if _dateline(draft, name) or _one_of_several(draft, name) or _narrower_filed(draft, name):
        return True
    if part_of(draft, name) or only_included(draft, name):
        return True
    return (
        _neighbour(draft, name) or _landmark(draft, name) or _possessor(draft, name) or _of_another_event(draft, name)
    )


def _among_all(draft: Draft, name: Name) -> bool:
    """ "Tamo has the most attacks in the country", "the most dangerous in the world": among which another is first."""
    tokens = draft.parsed.tokens
    lead = [t.norm for t in tokens[max(0, name.first - 2) : name.first] if t.norm != "the"]
    if name.back not in _WHOLE and lead[-1:] not in (["in"], ["of"], ["across"]):
        return False
    first = next((i for i in range(name.first - 1, max(-1, name.first - 7), -1) if tokens[i].tag("super")), -1)
    if first < 0 or name.back == "world":
        return first >= 0
    last = max((n.last for n in draft.parsed.names if within_a_country(tokens, n) and n.last < first), default=-1)
    return last >= 0 and not any(t.text in ",;" or t.norm in _PARTING for t in tokens[last + 1 : first])


def within_a_country(tokens: Sequence[Token], name: Name) -> bool:
    """A place named, and no country."""
    return name.kind == "area" and not name.back and not tokens[name.last].tag("country")


_PARTING = frozenset(("and", "but", "while", "whereas"))
_WHOLE = frozenset(("country", "world", "province", "state", "region"))


def part_of(draft: Draft, name: Name) -> bool:
    """ "Tamo remained the calmest region of Sero": Sero only says what Tamo is part of."""
    tokens = draft.parsed.tokens
    head = tokens[name.first - 2] if name.first > 2 and tokens[name.first - 1].norm == "of" else None
    if head is None or not head.tag("place_heads") or head.capital:
        return False
    other = next((n for n in draft.parsed.names if n.kind == "area" and n.last < name.first - 2), None)
    return other is not None and any(t.norm in _BEING for t in tokens[other.last + 1 : name.first])


_BEING = frozenset(("is", "was", "are", "were", "remained", "remains", "became", "being"))


def _one_of_several(draft: Draft, name: Name) -> bool:
    """ "Two raids, one in Tamo and the other in Sero": the place of a part."""
    if name.first < draft.last or draft.value == 1:
        return False
    behind = (n for n in draft.parsed.names if n.kind == "area" and draft.last < n.first <= name.first)
    return any(_of_a_part(draft.parsed.tokens, n) for n in behind)


def _of_a_part(tokens: Sequence[Token], name: Name) -> bool:
    lead = [t.norm or t.text.casefold() for t in tokens[max(0, name.first - 3) : name.first]]
    lead = lead[:-1] if lead[-1:] == ["the"] else lead
    return len(lead) > 1 and lead[-2] in _PARTS and is_place_preposition(lead[-1])


_PARTS = frozenset(("one", "another", "other", "second", "third", "rest"))


def only_included(draft: Draft, name: Name) -> bool:
    """ "In Tamo, including its tribal districts, with 56 attacks": the wider place is named before."""
    tokens = draft.parsed.tokens
    lead = [t.norm for t in tokens[max(0, name.first - 4) : name.first]]
    if any(w in _BUT for w in lead):
        return not _told_of(draft, name)  # "not counting those from Tamo"
    wider = any(n.kind == "area" and name.first - n.last <= _WIDER for n in draft.parsed.names if n.last < name.first)
    return "including" in lead[-2:] and wider and draft.token > name.last


_WIDER = 4
_BUT = frozenset(("except", "excluding", "barring"))


_FROM_THERE = frozenset(("resident", "residents", "native", "natives", "governor", "mayor", "commissioner"))


def _home_of(tokens: Sequence[Token], name: Name) -> bool:
    """ "Karim (39, Sero)", "a resident of Sero": where somebody is from."""
    lead = [t.norm or t.text for t in tokens[max(0, name.first - 6) : name.first]]
    aged = len(lead) > 2 and lead[-3] == "(" and lead[-2].isdigit() and lead[-1] == ","
    if lead[-2:] == [",", "from"]:
        return True  # "one peacekeeper, from Chad, was killed"
    while lead and lead[-1] in ("the", "eastern", "western", "northern", "southern", "region", "of"):
        lead = lead[:-1]
    return aged or (lead[-1:] != [] and tokens[name.first - 1].kind == "word" and lead[-1] in _FROM_THERE)


def _left_behind(draft: Draft, name: Name) -> bool:
    """ "5,000 refugees from X live in Y": where they are counts, not where they came from."""
    tokens = draft.parsed.tokens
    others = (n for n in draft.parsed.names if n.kind == "area" and n is not name and not n.back)
    led = tokens[name.first - 1].norm == "from" and name.first > draft.token
    return led and any([t.norm for t in tokens[max(0, n.first - 2) : n.first]] != ["parts", "of"] for n in others)


def _dateline(draft: Draft, name: Name) -> bool:
    """ "ISLAMABAD: …", "Islamabad (PR) - …", "Tamo, Sero, 1 May 2020 – …": where a report was filed.

    It is where things happened only for a report on a few days that names no other place.
    """
    tokens = draft.parsed.tokens
    agency = next((i for i, t in enumerate(tokens[:_AGENCY]) if t.norm in _AGENCIES), 0)
    end = max(agency, _filed(tokens)) if draft.parsed.index < _LINES else agency
    if name.last >= end:
        return False
    others = any(n.kind == "area" and n.first > end and not (n.back or _country(tokens, n)) for n in draft.parsed.names)
    return others or not (draft.period is not None and of_days(draft))


def _country(tokens: Sequence[Token], name: Name) -> bool:
    return all(t.tag("country") for t in tokens[name.first : name.last + 1])


def _narrower_filed(draft: Draft, name: Name) -> bool:
    """ "TAMO, Sero — A bomb killed 12 in Sero on Monday": the dateline tells where in Sero."""
    tokens = draft.parsed.tokens
    if not _country(tokens, name) or draft.parsed.index >= _LINES or draft.period is None or not of_days(draft):
        return False
    named = (n for n in draft.parsed.names if n.kind == "area" and n.last < _filed(tokens) < name.first)
    return any(n is not name and not _country(tokens, n) and not _dateline(draft, n) for n in named)


def _filed(tokens: Sequence[Token]) -> int:
    """The dash or colon that ends a dateline, behind names, days and brackets alone; 0 where none does."""
    for at, token in enumerate(tokens[:_AGENCY]):
        if at and (token.text in _DASHES or (token.text == ";" and tokens[at - 1].text == ")")):
            return at
        if not (token.capital or token.kind in ("t", "q") or token.text in ",.()/"):
            return 0
    return 0


_DASHES = (":", "-", "–", "—")
_AGENCIES = grammar("news_agencies")
_AGENCY = 14
"""Tokens at a sentence's head within which the agency of a dateline stands."""
_LINES = 3
"""Sentences at a text's head, its title included, in which a dateline stands."""


def _possessor(draft: Draft, name: Name) -> bool:
    """ "X's Y fighters have killed …": whose they are, where an actor's name follows and a place is named besides."""
    tokens = draft.parsed.tokens
    whose = tokens[name.last].possessive
    behind = tokens[name.last + 1 : name.last + 5]
    others = any(n.kind == "area" and n is not name for n in draft.parsed.names)
    if whose and others and (any(t.norm in _STRIKES for t in behind) or (behind and behind[0].tag("super"))):
        return True  # "X's invasion of Y", "in Y in X's deadliest attack"
    led = name.first > 0 and is_place_preposition(tokens[name.first - 1].norm)
    if whose and led and any(t.norm in _FACILITIES for t in behind):
        return False  # "in X's Green Gate mosque"
    if name.weak and _does(tokens, name):
        return True  # "when X launched its invasion"
    if whose and any(t.tag("titles") or t.norm in _OFFICES for t in tokens[name.last + 1 : name.last + 5]):
        return True  # "X province's home secretary said"
    actors = whose and any(
        n.kind == "actor"
        and name.last < n.first <= name.last + 3
        and all(t.kind == "word" and not t.tag("verb", "event") for t in tokens[name.last + 1 : n.first])
        for n in draft.parsed.names
    )
    return actors and any(n.kind == "area" and n.first > name.last for n in draft.parsed.names)


def _does(tokens: Sequence[Token], name: Name) -> bool:
    """A country that does something, where it suffers nothing."""
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    return tokens[name.last].tag("country") is not None and after is not None and after.norm in _DEEDS


_DEEDS = grammar("deeds_of_states")
_FACILITIES = grammar("facilities")
_STRIKES = frozenset(("invasion", "war", "offensive", "aggression", "bombardment", "annexation", "shelling", "strikes"))
_OFFICES = frozenset(
    ("secretary", "official", "officials", "spokesperson", "governor", "police", "ministry", "inspector")
)


def _of_another_event(draft: Draft, name: Name) -> bool:
    """ "Those involved in the X attack": a place that only tells an event apart, far from the figure or in an aside."""
    tokens = draft.parsed.tokens
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    noun = after is not None and after.tag("metric") is not None
    aside = any(t.norm == "including" for t in tokens[draft.last + 1 : name.first])
    return noun and (aside or (name.weak and draft.token - name.last > _NEAR))


_NEAR = 8
"""Tokens within which the name of an event is taken for the place of a figure."""


def _neighbour(draft: Draft, name: Name) -> bool:
    """ "Its border with X": X is on the other side, unless "…, where 12 were killed" says what happened there."""
    before = [t.norm for t in draft.parsed.tokens[max(0, name.first - 4) : name.first]]
    if _told_of(draft, name):
        return False
    return "with" in before[-2:] and bool({"border", "frontier", "boundary", "fence"} & set(before))


def _landmark(draft: Draft, name: Name) -> bool:
    """ "In Tamo, north of Sero in Kela": Sero and Kela only tell where Tamo lies."""
    tokens = draft.parsed.tokens
    near = (n for n in draft.parsed.names if n.kind == "area" and not n.back and 0 < name.first - n.last <= _ASIDE)
    for other in near:
        between = tokens[other.last + 1 : name.first]
        sides = (a.tag("place_adjectives") and b.norm == "of" for a, b in pairwise(between))
        if between and between[0].text == "," and not any(t.text == "," for t in between[1:]) and any(sides):
            return True
    return False


_ASIDE = 8
"""Tokens behind a place within which an aside says on which side of another it lies."""


def _told_of(draft: Draft, name: Name) -> bool:
    """ "…, where 12 were killed": the clause of the figure says what happened in the place before it."""
    behind = draft.parsed.tokens[name.last + 1 : name.last + 3]
    return draft.token > name.last and any(t.norm == "where" for t in behind)


def of_days(draft: Draft) -> bool:
    """Of a few days, or undated: not of a year beside the one event that a text reports."""
    span = draft.period
    return span is None or (span.days <= _A_FEW if span.days is not None else span.start is None and span.end is None)


_A_FEW = 4
