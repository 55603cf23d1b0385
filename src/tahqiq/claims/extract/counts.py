"""Figures that count something: "12 soldiers were killed", "44 attacks", "Civilian deaths: 31", "(2,785)"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tahqiq.claims.extract.bare import CROSSING
from tahqiq.claims.extract.draft import CASUALTY, DISPLACED, EVENTS, STOCKS, Draft, Parsed
from tahqiq.claims.extract.labels import is_label
from tahqiq.claims.extract.numbers import Quantity
from tahqiq.claims.extract.people import read_figure
from tahqiq.claims.extract.phrases import (
    AUXILIARY,
    BOUNDARY,
    DETERMINERS,
    PASSIVE,
    PREPOSITIONS,
    NounPhrase,
    counted_whole,
    noun_phrase,
)
from tahqiq.claims.extract.reading import Reading
from tahqiq.claims.extract.respectively import counts_before
from tahqiq.claims.extract.things import read_things, slug
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import Bound, ClaimKind, Per, Unit, WhyNot

_SCORE = 20
_LINES = grammar("built_lines")
_CLOSE, _FAR = 5, 12
"""Tokens back, and either way, within which the verb that counts one person must stand."""
_OWNERS = frozenset(("its", "their", "his", "her", "the"))
_UNMEASURED = frozenset(("many", "numerous", "countless", "various", "multiple"))
_JOINS = frozenset(("and", "or", "as", "well", "plus", "another"))


def find_counts(parsed: Parsed, before: Sequence[Draft], taken: frozenset[int]) -> list[Draft]:
    """The counting claims of a sentence in text order.

    ``before`` are the claims of earlier sentences, ``taken`` the figures that already belong to another claim.
    """
    drafts: list[Draft] = []
    for index, token in enumerate(parsed.tokens):
        if token.kind != "q" or index in taken or token.quantity is None:
            continue
        draft = _count(parsed, index, token.quantity, drafts, before)
        if draft is not None:
            drafts.append(draft)
    _share_bounds(drafts)
    if any(t.norm == "respectively" for t in parsed.tokens):
        drafts = sorted([*drafts, *counts_before(drafts, taken)], key=lambda d: d.token)
    return drafts


def _count(parsed: Parsed, index: int, quantity: Quantity, here: list[Draft], before: Sequence[Draft]) -> Draft | None:  # noqa: PLR0911 - one way out for each reading, in order of trust
    if quantity.ordinal:
        return _nth(parsed, index, quantity)
    told = is_label(parsed.tokens, index, quantity) or _again_in_brackets(parsed.tokens, index, quantity)
    if told or quantity.unit in ("percent", "points", "factor"):
        return None
    if index > 1 and counted_whole(parsed.tokens, index) and _only_present(parsed.tokens, index):
        return None  # three of "the five attackers": how many there were, not how many died
    if _defines(parsed.tokens, index, quantity):
        return None
    if quantity.unit == "km":
        return _length(parsed, index, quantity)
    if quantity.unit in ("usd", "currency"):
        return _money(parsed, index, quantity)
    phrase = noun_phrase(parsed.tokens, index)
    reading = read_figure(parsed, index, quantity, phrase, here, before)
    if reading is None:
        return None
    few = quantity.vague and (quantity.low or 0) < _SCORE
    if few and reading.unsure is WhyNot.NOT_RECORDED:
        return None  # "some of its figures": neither a number nor a thing that is counted
    if (quantity.article or _small_one(quantity)) and not _article_counts(parsed.tokens, index, phrase, reading):
        return None
    if quantity.unit == "metres" or (quantity.unit in ("km", "km2") and not reading.metric.startswith("other:")):
        return None
    draft = _draft(parsed, index, quantity, reading)
    _rate(parsed.tokens, draft)
    _crossed(parsed.tokens, draft)
    if few and (draft.governor in (None, phrase.head) or quantity.text.split()[-1].casefold() in _UNMEASURED):
        draft.unsure(WhyNot.VAGUE)
    return draft


def _defines(tokens: Sequence[Token], index: int, quantity: Quantity) -> bool:
    """ "Major incidents (each involving three or more deaths)": what is called so, and no figure of it."""
    lead = [t.norm for t in tokens[max(0, index - 3) : index]]
    return quantity.text.casefold().endswith("or more") and bool({"each", "involving"} & set(lead))


def _again_in_brackets(tokens: Sequence[Token], index: int, quantity: Quantity) -> bool:
    """ "Fifty-five (55) people"."""
    first = tokens[index - 2].quantity if index > 1 and tokens[index - 1].text == "(" else None
    return first is not None and first.value == quantity.value and first.unit == quantity.unit


def _only_present(tokens: Sequence[Token], index: int) -> bool:
    """Three of "the five attackers": how many there were; "the eight bodies" and "the 14 killed" count the dead."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    done = after is not None and after.tag("verb", "state") is not None and not after.tag("people")
    return not (noun_phrase(tokens, index).metric or done)


def _nth(parsed: Parsed, index: int, quantity: Quantity) -> Draft | None:
    """ "Its 300th attack": so many there have been by then."""
    tokens = parsed.tokens
    if not index or tokens[index - 1].norm not in _OWNERS or (quantity.value or 0) < _SCORE:
        return None
    for at in range(index + 1, min(len(tokens), index + 3)):
        tag = tokens[at].tag("metric")
        if tag and tag.form == "sg" and tag.value in EVENTS | CASUALTY:
            draft = _draft(parsed, index, quantity, Reading(tag.value, "", index, at, at))
            draft.kind = ClaimKind.CUMULATIVE
            return draft
    return None


def _crossed(tokens: Sequence[Token], draft: Draft) -> None:
    """ "has passed the 1,000 mark", "exceeds 300": the verb is the bound."""
    at = draft.token - 1
    while at > 0 and tokens[at].norm in DETERMINERS:
        at -= 1
    if at >= 0 and draft.bound == Bound.EXACT and tokens[at].norm in CROSSING:
        draft.bound = Bound.OVER
        draft.first = min(draft.first, at)


def _length(parsed: Parsed, index: int, quantity: Quantity) -> Draft | None:
    """ "a 300-kilometre border fence": a thing with its length; a mere distance is no claim."""
    tokens = parsed.tokens
    at = index + 1
    while at < len(tokens) and at - index < 6 and tokens[at].kind == "word" and not _ends_noun(tokens[at]):
        at += 1
    head = at - 1
    if head == index or tokens[head].norm in ("long", "away", "wide", "deep"):
        return None
    things = read_things(parsed, index, NounPhrase(head, head, words=head - index), [])
    if not things and not any(t.norm.split()[-1] in _LINES for t in tokens[index + 1 : head + 1]):
        return None
    draft = _draft(parsed, index, quantity, Reading(f"other:{slug(tokens[head].norm)}_km", "", index, head, None))
    draft.unit, draft.kind = Unit.KM, ClaimKind.COUNT if things else ClaimKind.LEVEL
    return draft


def _ends_noun(token: Token) -> bool:
    return (
        token.norm in PREPOSITIONS | AUXILIARY | BOUNDARY
        or token.norm in ("and", "or", "north", "south", "east", "west", "away")
        or any(t.cls in ("thing", "event", "verb") and t.form != "base" for t in token.tags)
    )


def _small_one(quantity: Quantity) -> bool:
    return quantity.text.casefold() == "one" or quantity.text.casefold() in _NONE


_NONE = frozenset(("no", "not a single", "not one"))
_INCLUDING = frozenset(("including", "include", "includes", "included"))


def _article_counts(  # noqa: PLR0911 - one way out for each reading
    tokens: Sequence[Token], index: int, phrase: NounPhrase, reading: Reading
) -> bool:
    """ "A soldier was killed" counts one; "a soldier" anywhere else does not."""
    if tokens[index].text.casefold() in _NONE:
        return bool(phrase.people or phrase.metric) and not reading.unsure
    one = tokens[index].text.casefold() == "one"
    casualty = reading.metric in CASUALTY
    if casualty and reading.parent is not None and phrase.people and tokens[index - 1].norm in _INCLUDING:
        return True  # "four people, including a policeman and three women, died"
    if reading.unsure or (not casualty and not one) or _tells_what_a_share_is(tokens, index):
        return False
    if (
        one
        and phrase.metric
        and index < len(tokens) - 1
        and tokens[min(phrase.last + 1, len(tokens) - 1)].norm == "each"
    ):
        return True
    if one and reading.metric in EVENTS and _happened(tokens, phrase.last):
        return True
    if not casualty or (one and (_listed(tokens, index, phrase) or phrase.metric in CASUALTY)):
        return one and (casualty or _listed(tokens, index, phrase))
    return not phrase.metric and phrase.people != "groups" and _told_by_verb(tokens, index, phrase, reading)


def _happened(tokens: Sequence[Token], last: int) -> bool:
    """ "Only one attack was reported": told as all there was."""
    after = [t.norm for t in tokens[last + 1 : last + 3]]
    return len(after) > 1 and after[0] in ("was", "has") and tokens[last + 2].tag("event") is not None


def _told_by_verb(tokens: Sequence[Token], index: int, phrase: NounPhrase, reading: Reading) -> bool:
    """Whether the verb that counts the one person stands close by, and does not just open an aside on who he is."""
    governor = reading.governor
    if _tells_who(tokens, index, phrase.last, governor):
        return False
    far = governor is None or governor < index - _CLOSE or _parted(tokens[phrase.last + 1 : governor])
    joined = index > 0 and tokens[index - 1].norm in ("and", "or") and governor is not None
    if far and not joined and not (governor is not None and _between_figures(tokens, index, phrase)):
        return False
    by_verb = governor is not None and tokens[governor].tag("verb", "middle", "state", "lives") is not None
    counted = bool(phrase.people) or (tokens[index].text.casefold() in ("one", "another") and phrase.words == 0)
    return counted and governor is not None and by_verb and abs(governor - index) < _FAR


def _tells_who(tokens: Sequence[Token], index: int, last: int, governor: int | None) -> bool:
    """Whether the one person only tells who somebody is, or who says it.

    "Captured Ahmad Omar, an operative"; "Karim, aged 34 and a resident of Sero, died"; "hurt 38, an official said".
    """
    if governor is not None and governor < index and tokens[governor + 1].capital and tokens[index - 1].text == ",":
        return True
    behind = tokens[last + 1 : governor if governor is not None and governor > last else last + 3]
    tags = (t.tag("report") for t in behind[:8])
    said = any(tag is not None and tag.form == "past" and tag.base in ("say", "tell", "add") for tag in tags)
    return said or any(t.norm == "aged" for t in tokens[max(0, index - 4) : index])


def _parted(between: Sequence[Token]) -> bool:
    """Whether a comma stands there, unless it opens an aside: "one constable, Juma Otieno, died"."""
    closing = next((i for i, t in enumerate(between[1:7], 1) if t.text == ","), 0) if between else 0
    if between and between[0].text == "," and closing and between[1].norm in ("from", "of", "in", "aged"):
        between = between[closing + 1 :]  # "one peacekeeper, from Chad, was killed"
    return any(t.text == "," for t in between) and not all(t.kind == "p" or t.capital for t in between)


def _between_figures(tokens: Sequence[Token], index: int, phrase: NounPhrase) -> bool:
    """ "29 farmers, a teacher and 24 rebels": one person in a list of figures."""
    before = (
        index > 1 and tokens[index - 1].text == "," and any(_counted(t) for t in tokens[max(0, index - 7) : index - 1])
    )
    return before and _listed(tokens, index, phrase)


def _listed(tokens: Sequence[Token], index: int, phrase: NounPhrase) -> bool:
    """ "One officer, two soldiers and three civilians": a "one" in a list of figures is a figure like the others."""
    at = phrase.last + 1
    while at < len(tokens) and (tokens[at].text == "," or tokens[at].norm in _JOINS):
        at += 1
    after = phrase.last + 1 < at < len(tokens) and tokens[at].kind == "q"
    joined = index > 1 and (tokens[index - 1].norm in _JOINS or tokens[index - 1].text == ",")
    return after or (joined and any(_counted(t) for t in tokens[max(0, index - _LISTED) : index - 1]))


def _tells_what_a_share_is(tokens: Sequence[Token], index: int) -> bool:
    """ "One in five of the dead was a child": what the share is of, and no figure."""
    share = any(
        t.quantity is not None and t.quantity.unit == "percent" for t in tokens[max(0, index - _LISTED) : index]
    )
    return share and index > 0 and tokens[index - 1].norm in PASSIVE


_LISTED = 10
"""Tokens back within which the figure before stands in a list."""


def _counted(token: Token) -> bool:
    quantity = token.quantity
    return quantity is not None and quantity.unit == "count" and not (quantity.article or quantity.looks_like_year)


def _money(parsed: Parsed, index: int, quantity: Quantity) -> Draft | None:
    """Costs and losses in dollars are claims; other money is named and left."""
    tokens = parsed.tokens
    low = max(0, index - 14)
    words = [t.norm for t in tokens[low : index + 12]]
    cost = any(w in _LOSSES for w in words) or _lost_to_it(tokens, index)
    aid = any(w in ("pledged", "contributed", "donors", "donated", "aid", "funding", "appeal") for w in words)
    metric = "cost_usd" if cost else "other:aid_usd" if aid else "other:money"
    draft = _draft(parsed, index, quantity, Reading(metric, "", index, index, None))
    draft.unit = Unit.USD if quantity.unit == "usd" else Unit.COUNT
    if quantity.unit != "usd" or metric == "other:money":
        draft.unsure(WhyNot.NOT_RECORDED)
    return draft


_LOSSES = frozenset(
    ("cost", "costs", "costing", "loss", "losses", "damage", "damages", "economic cost", "economic loss",
     "economic losses")
)  # fmt: skip


def _lost_to_it(tokens: Sequence[Token], index: int) -> bool:
    """ "Lost $90 billion to the war": a cost of the violence, and not of a trade."""
    lost = any(t.norm in ("lost", "lose", "loses", "losing") for t in tokens[max(0, index - 4) : index])
    behind = [t.norm for t in tokens[index + 1 : index + 6]]
    return lost and "to" in behind and any(w.rpartition(" ")[2] in _VIOLENCE for w in behind)


_VIOLENCE = frozenset(
    ("terrorism", "militancy", "insurgency", "extremism", "violence", "war", "conflict", "terror", "attacks", "unrest")
)


def _draft(parsed: Parsed, index: int, quantity: Quantity, reading: Reading) -> Draft:
    kind = ClaimKind.COUNT
    if quantity.low is not None and quantity.high is not None:
        kind = ClaimKind.RANGE
    elif reading.metric in STOCKS:
        kind = ClaimKind.LEVEL
    families = reading.metric == "displaced" and reading.people == "groups"
    metric = "other:displaced_families" if families else reading.metric
    draft = Draft(
        parsed, min(reading.first, index), max(reading.last, index), index, kind, metric, reading.people,
        quantity.value, quantity.low, quantity.high, bound=quantity.bound, step=quantity.step,
        headless=reading.headless, governor=reading.governor, parent=reading.parent, echo=reading.echo,
    )  # fmt: skip
    if quantity.unit in ("km", "km2", "metres"):
        draft.unit = Unit.KM
    if reading.unsure:
        draft.unsure(reading.unsure)
    return draft


_AVERAGE = frozenset(("average", "averaged", "averaging", "averages", "mean"))
_UNITS = ("day", "week", "month", "year")
_ADVERBIAL = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_PERIODIC = {"month": "month", "day": "day", "week": "week", **_ADVERBIAL, "annual": "year"}
_EACH = ("per", "every", "each", "a")
_LASTING = ("in", "within", "over", "for", "during", "of")
"""Before "a week" these make a stretch of time of it, no rate."""
_APART = (["earlier"], ["later"], ["after"], ["before"], ["ago"], ["prior"], ["long"])
"""Behind "a day" these tell another day."""
_REACH = 14


def _rate(tokens: Sequence[Token], draft: Draft) -> None:
    """ "13 attacks per month", "seven lives were lost daily", "an average of 12 a day"."""
    rate = tokens[draft.last + 1 : draft.last + 3]
    if len(rate) > 1 and rate[0].norm == "per" and rate[1].text[:1].isdigit():
        draft.kind = ClaimKind.LEVEL  # "61 per 100,000 inhabitants"
        draft.unsure(WhyNot.NOT_RECORDED)
        return
    unit = _unit_behind(tokens, draft.last)
    behind = tokens[draft.token + 1 : draft.token + 3]
    if len(behind) > 1 and behind[0].norm == "for" and behind[1].kind == "t":
        return  # "54 a month, 648 for the year": no rate
    if unit:
        draft.kind, draft.per = ClaimKind.LEVEL, Per(unit)
    elif draft.parent and draft.parent.per and draft.headless and draft.parent.parsed is draft.parsed:
        draft.kind, draft.per = ClaimKind.LEVEL, draft.parent.per
    elif draft.metric in CASUALTY | EVENTS | DISPLACED and _averaged(tokens, draft):
        clause = [t.norm for t in tokens[max(0, draft.token - _REACH) : draft.last + 4]]
        per = next((p for word, p in _PERIODIC.items() if word in clause), "")
        draft.kind, draft.per = ClaimKind.LEVEL, Per(per)


def _unit_behind(tokens: Sequence[Token], last: int) -> str:
    """The time unit that follows a figure: "a day", "per month", "daily"; "in a week" is no rate."""
    words = [w for t in tokens[last + 1 : last + 4] for w in (t.norm or t.text.casefold()).split()]
    for at, word in enumerate(words):
        if word in _ADVERBIAL:
            return _ADVERBIAL[word]
        if word in _EACH and at + 1 < len(words) and words[at + 1] in _UNITS:
            lasting = at > 0 and words[at - 1] in _LASTING
            return "" if lasting or words[at + 2 : at + 3] in _APART else words[at + 1]
    return ""


def _averaged(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether "average" stands before the figure, or close behind it, and no other figure between."""
    before = [at for at in range(max(0, draft.token - _REACH), draft.token) if tokens[at].norm in _AVERAGE]
    if before:
        return not any(
            t.kind == "q" and not (t.quantity and t.quantity.article) for t in tokens[before[-1] : draft.token]
        )
    return any(t.norm in _AVERAGE for t in tokens[draft.token + 1 : draft.last + 4])


def _share_bounds(drafts: list[Draft]) -> None:
    """A bound word spreads over co-ordinated figures: "at least 61 killed and 94 injured"."""
    for left, right in itertools.pairwise(drafts):
        between = right.parsed.tokens[left.last + 1 : right.first]
        joined = [t.norm for t in between]
        if (
            left.bound in (Bound.AT_LEAST, Bound.OVER, Bound.ABOUT)
            and left.value is not None
            and right.bound == Bound.EXACT
            and (joined in (["and"], ["or"]) or (joined in ([","], [",", "and"]) and not right.headless))
            and right.parent is left.parent
            and left.parent is None
        ):
            right.bound = left.bound
