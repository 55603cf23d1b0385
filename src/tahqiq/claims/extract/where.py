"""The place of a claim."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tahqiq.claims.extract.actors import points_back
from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import Context, read_countries
from tahqiq.claims.extract.draft import CASUALTY, EVENTS, Draft
from tahqiq.claims.extract.elsewhere import elsewhere, of_days, only_included, part_of, within_a_country
from tahqiq.claims.extract.happenings import ANOTHER, before
from tahqiq.claims.extract.names import Name, is_place_preposition
from tahqiq.claims.extract.respectively import place_of
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind


def set_area(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.area_text:
        return
    if listed := place_of(draft):
        draft.area_text = listed
        return
    if is_the_whole(draft):
        draft.area_text = context.home or context.country
        return
    if draft.kind == ClaimKind.SHARE and (part := context.it.get(draft.parsed.index)):
        draft.area_text = part  # "it accounted for half of the attacks in the country"
        return
    name = _nearest_area(draft)
    back = name is not None and name.back not in ("", "rest")
    written = _meant(draft, name, context) if name is not None and back else name.text if name else ""
    draft.area_text = written or _from_around(draft, previous, context)


def is_the_whole(draft: Draft) -> bool:
    """ "59 out of 93 incidents were counted in Tamo": the 93 are of the whole that the text is about."""
    tokens, at = draft.parsed.tokens, draft.token - 1
    while at > 1 and tokens[at].norm in ("the", "a", "total", "all", "of") and tokens[at - 1].norm != "out":
        at -= 1
    led = at > 1 and tokens[at].norm == "of" and tokens[at - 1].norm == "out" and tokens[at - 2].kind == "q"
    name = _nearest_area(draft) if led else None
    return led and not (name is not None and draft.last < name.first <= draft.last + _OWN)


_OWN = 3
"""Tokens behind a figure within which a place is its own: "out of 93 attacks in Tamo"."""


def _meant(draft: Draft, name: Name, context: Context) -> str:
    """The place that "the region" means: one named before in the sentence, else of the text."""
    if name.back in ("country", "world"):
        return context.pointed_at(name.back, name.start)
    here = [
        n.text for n in draft.parsed.names
        if n.kind == "area" and not n.back and n.last < name.first
        and (name.back == "there" or within_a_country(draft.parsed.tokens, n))
        and not (only_included(draft, n) or part_of(draft, n))
    ]  # fmt: skip
    own = [text for text in here if name.back in text.casefold().split()]
    found = (own or here)[-1] if here else context.pointed_at(name.back, name.start)
    return found or (
        name.text if any(_adjective_of_place(t) for t in draft.parsed.tokens[name.first : name.last]) else ""
    )


def _adjective_of_place(token: Token) -> bool:
    return token.tag("place_adjectives") is not None or token.norm in _LOCAL


_LOCAL = grammar("local")


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
    told = _told_before(draft, previous, context) or context.it.get(draft.parsed.index, "")
    if told:
        return told
    if context.event and context.event_area and draft.metric in CASUALTY | EVENTS and of_days(draft):
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
    if later and draft.period_mention is None and of_days(draft):
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
    if not (told and of_days(draft)) or (paragraphs and (near > 1 or _another(draft))):
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
    names = [n for n in draft.parsed.names if n.kind == "area" and not elsewhere(draft, n)]
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
    verbs = (a for a, b in pairwise(between) if a.tag("event") and b.norm != "by")  # "attacks claimed by X in Tamo"
    return not any(t.text in ",;:()" for t in between) and (item or not any(verbs))


def _of_more(tokens: Sequence[Token], draft: Draft, name: Name) -> bool:
    """ "1,600 were killed with deaths in X at their highest": the place is that of another figure."""
    between = tokens[draft.last + 1 : name.first]
    return any(a.norm == "with" and (m := b.tag("metric")) and m.value in CASUALTY for a, b in pairwise(between))
