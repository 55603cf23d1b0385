"""The place of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tahqiq.claims.extract.actors import points_back
from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import Context, read_countries
from tahqiq.claims.extract.draft import CASUALTY, DISPLACED, EVENTS, Draft
from tahqiq.claims.extract.happenings import ANOTHER, before
from tahqiq.claims.extract.names import Name, is_place_preposition
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind


def set_area(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.area_text:
        return
    name = _nearest_area(draft)
    back = name is not None and name.back not in ("", "rest")
    written = _meant(draft, name, context) if name is not None and back else name.text if name else ""
    draft.area_text = written or _from_around(draft, previous, context)


def _meant(draft: Draft, name: Name, context: Context) -> str:
    """The place that "the region" means: one named before in the sentence, else of the text."""
    if name.back in ("country", "world"):
        return context.pointed_at(name.back, name.start)
    here = [
        n.text for n in draft.parsed.names
        if n.kind == "area" and not n.back and n.last < name.first
        and not (_only_included(draft, n) or _of_which_it_is_part(draft, n))
    ]  # fmt: skip
    own = [text for text in here if name.back in text.casefold().split()]
    return (own or here)[-1] if here else context.pointed_at(name.back, name.start)


def _from_around(draft: Draft, previous: Draft | None, context: Context) -> str:
    """The place of a claim whose sentence names none: its whole's, the last claim's, the event's, the document's."""
    if draft.parent is not None and draft.parent.area_text:
        return draft.parent.area_text
    if previous is not None and previous.area_text:
        same = previous.parsed is draft.parsed and _linked(previous, draft)
        if same or points_back(previous, draft) or _same_event(previous, draft) or _of_those(previous, draft):
            return previous.area_text
        if _one_of_them(previous, draft) or _of_another_country(previous, draft, context):
            return previous.area_text
    told = _told_before(draft, previous, context)
    if told:
        return told
    if context.event and context.event_area and draft.metric in CASUALTY | EVENTS and _of_days(draft):
        return context.event_area
    return context.home or context.country


def _of_those(previous: Draft, draft: Draft) -> bool:
    """ "The dead include 35 guards", "of those, 12 were women": of the people of the sentence before."""
    opening = [t.norm for t in draft.parsed.tokens[:4]]
    near = draft.parsed.sentence.paragraph == previous.parsed.sentence.paragraph
    return near and opening[:1] != [] and opening[0] in ("the", "of", "among", "those") and bool(
        set(opening) & {"dead", "victims", "deceased", "wounded", "injured", "those", "these", "them", "whom", "number"}
    )  # fmt: skip


def _told_before(draft: Draft, previous: Draft | None, context: Context) -> str:
    """The place of the happening that the sentence before tells, where the toll is of the same days."""
    told, span = before(context.happenings, draft.parsed), draft.period
    if told is None or not _of_an_event(draft):
        return ""
    later = previous is None or previous.parsed.index <= told.index
    if later and draft.period_mention is None and _of_days(draft):
        return told.area
    return told.area if span and told.span and (span.start, span.end) == (told.span.start, told.span.end) else ""


def _of_another_country(previous: Draft, draft: Draft, context: Context) -> bool:
    """In a text on several countries, a paragraph goes on with the one that its last claim was of."""
    near = previous.parsed.sentence.paragraph == draft.parsed.sentence.paragraph
    other = previous.area_text != context.country and previous.area_text in read_countries()
    return near and other and draft.parsed.index - previous.parsed.index <= _NEXT


_NEXT = 2
"""Sentences over which a paragraph goes on with a country."""


def _one_of_them(previous: Draft, draft: Draft) -> bool:
    """ "One such attack killed three": one of those just counted."""
    opening = [t.norm or t.text.casefold() for t in draft.parsed.tokens[:3]]
    near = 0 < draft.parsed.index - previous.parsed.index <= 1
    return near and previous.metric in EVENTS and opening[:2] == ["one", "such"]


def _same_event(previous: Draft, draft: Draft) -> bool:
    """The next sentence on the same days, or on "the next day": the event goes on where it was."""
    near = draft.parsed.index - previous.parsed.index
    paragraphs = draft.parsed.sentence.paragraph - previous.parsed.sentence.paragraph
    told = previous.metric in CASUALTY or previous.metric.startswith("other:")
    if not (told and _of_days(draft)) or (paragraphs and (near > 1 or _another(draft))):
        return False
    opening = " ".join(t.text.casefold() for t in draft.parsed.tokens[:2])
    if near == 1 and opening.removeprefix("the ").startswith(_DAY_AFTER):
        return True
    if draft.period is None or previous.period is None:
        return False
    same = (draft.period.start, draft.period.end) == (previous.period.start, previous.period.end)
    return same and (_of_an_event(draft) or (near == 1 and not paragraphs and draft.metric not in EVENTS))


def _another(draft: Draft) -> bool:
    """Whether a sentence says that it tells of something else: "meanwhile", "in a separate attack"."""
    return any(t.norm in ANOTHER for t in draft.parsed.tokens[: draft.token])


_DAY_AFTER = ("next day", "following day", "a day later", "hours later", "later that day")


def _of_an_event(draft: Draft) -> bool:
    """People hurt, or things that something was done to."""
    return draft.metric in CASUALTY or (draft.metric.startswith("other:") and draft.governor is not None)


def _of_days(draft: Draft) -> bool:
    """Of a few days, or undated: not of a year beside the one event that a text reports."""
    span = draft.period
    return span is None or (span.days <= _A_FEW if span.days is not None else span.start is None and span.end is None)


_A_FEW = 4


def share_event_area(drafts: Sequence[Draft], context: Context) -> None:
    """Give the tolls of one event the place of the first, where their own sentences name none."""
    first = next((d for d in drafts if d.kind == ClaimKind.EVENT_TOLL and d.metric in CASUALTY and d.period), None)
    if first is None or first.period is None or first.area_text in ("", context.country):
        return
    for draft in drafts:
        day = draft.period is None or (draft.period.start, draft.period.end) == (first.period.start, first.period.end)
        unplaced = draft.area_text in ("", context.country) and draft.kind == ClaimKind.EVENT_TOLL
        if day and unplaced and draft.metric in CASUALTY and _nearest_area(draft) is None:
            draft.area_text = first.area_text


def _linked(previous: Draft, draft: Draft) -> bool:
    between = previous.parsed.tokens[previous.last + 1 : draft.first]
    return not any(t.text == ";" for t in between)


def _nearest_area(draft: Draft) -> Name | None:
    """The place of a figure: behind it in its clause, else the last one before it, else any in the sentence."""
    tokens = draft.parsed.tokens
    names = [n for n in draft.parsed.names if n.kind == "area" and not _elsewhere(draft, n)]
    if not names:
        return None
    bracket = next((n for n in names if n.last == draft.token - 2 and tokens[draft.token - 1].text == "("), None)
    if bracket is not None:
        return bracket
    return _around(draft, names)


def _around(draft: Draft, names: Sequence[Name]) -> Name | None:
    tokens = draft.parsed.tokens
    low, high = clause_span(draft.parsed, draft.token)
    following = next((i for i in range(draft.last + 1, len(tokens)) if tokens[i].kind == "q"), len(tokens))
    behind = [
        n
        for n in names
        if draft.token < n.first < min(high, following)
        and n.first - draft.last < 14
        and _introduced(tokens, n)
        and not _of_more(tokens, draft, n)
    ]
    before = [n for n in names if low <= n.first < draft.token]
    listed = _next_in_list(draft, before, names, high)
    if listed is not None:
        return listed
    antecedent = _before_where(draft, names, low)
    if antecedent and not before and not (behind and _attached(tokens, draft, behind[0])):
        return antecedent
    first = draft.kind == ClaimKind.SHARE and bool(before)  # "X accounted for 63% of the deaths in the country"
    if first and behind and before[-1].last < draft.first and _comma_between(tokens, before[-1].last, draft.first):
        first = False  # "while X had the most deaths, most kidnappings were in Y"
        before = []
    if behind and not first and (not before or _attached(tokens, draft, behind[0])):
        return behind[0]
    if before:
        return before[-1]
    earlier = [n for n in names if n.first < draft.token]
    if earlier:
        return earlier[-1]
    between = tokens[draft.last + 1 : names[0].first]
    parted = any(
        a.text == "," and b.norm in ("with", "including") and not (
            b.norm == "including" and any(t.text == "," for t in between[at + 2 :])
        ) for at, (a, b) in enumerate(pairwise(between))
    )  # fmt: skip
    own = [t.norm for t in between[-2:]] == [",", "and"]  # "…, and Rivers alone counted 12"
    of_them = own or any(a.kind == "q" and b.norm == "of" for a, b in pairwise(between))  # "…, 50 of them in Rivers"
    clear = not (parted or of_them) and not any(
        t.norm in ("while", "whereas", "but", "although", "though", "where") or t.text == ";" or t.tag("periods")
        for t in between
    )
    return names[0] if clear else None


def _next_in_list(draft: Draft, before: Sequence[Name], names: Sequence[Name], high: int) -> Name | None:
    """ "9 killed and 7 hurt in Tamo and 4 killed and 3 hurt in Sero": the place behind the figures that it ends."""
    tokens = draft.parsed.tokens
    left = before[-1] if before else None
    if left is None or tokens[left.last + 1].norm != "and" or not any(t.kind == "q" for t in tokens[: left.first]):
        return None
    right = next((n for n in names if n.first > draft.last), None)
    if right is None or right.first >= high or not is_place_preposition(tokens[right.first - 1].norm):
        return None
    between = tokens[left.last + 2 : right.first]
    figures = sum(t.kind == "q" for t in between)
    return right if between[0].kind == "q" and figures <= _LISTED and not any(t.text in ",;" for t in between) else None


_LISTED = 2
"""Figures that end in the place of a list's member."""


def _comma_between(tokens: Sequence[Token], left: int, right: int) -> bool:
    return any(t.text == "," for t in tokens[left + 1 : right])


def _before_where(draft: Draft, names: Sequence[Name], low: int) -> Name | None:
    """ "In X, where 44 were killed": the place right before the clause that says what happened there."""
    if draft.parsed.tokens[low].norm != "where":
        return None
    return next((n for n in names if n.last in (low - 1, low - 2)), None)


def _elsewhere(draft: Draft, name: Name) -> bool:
    """A place that is named but is not where it happened."""
    if draft.kind == ClaimKind.SHARE and name.back in ("country", "world"):
        return True  # "60% of all attacks in the country": the place of the whole
    if _among_all(draft, name):
        return True
    if (draft.metric in DISPLACED and _left_behind(draft, name)) or _home_of(draft.parsed.tokens, name):
        return True
    if _dateline(draft, name) or _one_of_several(draft, name):
        return True
    if _of_which_it_is_part(draft, name) or _only_included(draft, name):
        return True
    return _neighbour(draft, name) or _possessor(draft, name) or _of_another_event(draft, name)


def _among_all(draft: Draft, name: Name) -> bool:
    """ "Tamo has the most attacks in the country", "the most dangerous in the world": among which another is first."""
    tokens = draft.parsed.tokens
    lead = [t.norm for t in tokens[max(0, name.first - 2) : name.first] if t.norm != "the"]
    if name.back not in _WHOLE and not (tokens[name.last].tag("country") and lead[-1:] in (["in"], ["of"])):
        return False
    first = next((i for i in range(name.first - 1, max(-1, name.first - 7), -1) if tokens[i].tag("super")), -1)
    named = any(
        n.kind == "area" and not n.back and n.last < first and not tokens[n.last].tag("country")
        for n in draft.parsed.names
    )
    return first >= 0 and (name.back == "world" or named)


_WHOLE = frozenset(("country", "world", "province", "state", "region"))


def _of_which_it_is_part(draft: Draft, name: Name) -> bool:
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


def _only_included(draft: Draft, name: Name) -> bool:
    """ "In Tamo, including its tribal districts, with 56 attacks": the wider place is named before."""
    tokens = draft.parsed.tokens
    lead = [t.norm for t in tokens[max(0, name.first - 4) : name.first]]
    if any(w in _BUT for w in lead):
        return True  # "not counting those from Tamo"
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
    others = any(n.kind == "area" and n.first > end and not n.back for n in draft.parsed.names)
    return others or not (draft.period is not None and _of_days(draft))


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
    tokens = draft.parsed.tokens
    before = [t.norm for t in tokens[max(0, name.first - 4) : name.first]]
    if draft.token > name.last and any(t.norm == "where" for t in tokens[name.last + 1 : name.last + 3]):
        return False
    return "with" in before[-2:] and bool({"border", "frontier", "boundary", "fence"} & set(before))


def _introduced(tokens: Sequence[Token], name: Name) -> bool:
    """A preposition stands before the place."""
    if name.back == "there":
        return True
    at = name.first - 1
    while at > 0 and name.first - at < _ADJECTIVES and (_describing(tokens[at]) or tokens[at].possessive):
        at -= 1  # "off the island's northern X region", "across the wider X"
    before = [t.norm for t in tokens[max(0, at - 1) : at + 1]]
    return any(is_place_preposition(w) or w in ("from", "of", "to", "against", "on") for w in before)


def _describing(token: Token) -> bool:
    plain = token.kind == "word" and not token.capital and not token.tags and token.norm not in _NO_ADJECTIVES
    return token.tag("place_adjectives") is not None or (plain and not is_place_preposition(token.norm))


_NO_ADJECTIVES = grammar("function") | grammar("prepositions") | grammar("auxiliary")
_ADJECTIVES = 4
"""Tokens before a place's name in which its preposition stands."""


def _attached(tokens: Sequence[Token], draft: Draft, name: Name) -> bool:
    """The place follows within the same phrase: no comma and no verb between."""
    between = tokens[draft.last + 1 : name.first]
    item = draft.token > 0 and tokens[draft.token - 1].text in (",", ";")  # "…, 609 were reported in Tamo, 202 in Sero"
    return not any(t.text in ",;:()" or (t.tag("event") and not item) for t in between)


def _of_more(tokens: Sequence[Token], draft: Draft, name: Name) -> bool:
    """ "1,600 were killed with deaths in X at their highest": the place is that of another figure."""
    between = tokens[draft.last + 1 : name.first]
    return any(a.norm == "with" and (m := b.tag("metric")) and m.value in CASUALTY for a, b in pairwise(between))
