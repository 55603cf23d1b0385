"""Figures that count something: "12 soldiers were killed", "444 attacks", "Civilian Deaths: 55", "(27,850)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.draft import CASUALTY, EVENTS, STOCKS, Draft, Parsed
from tahqiq.claims.extract.metrics import metric_at, nearest_left, people_after, people_of, subject_left
from tahqiq.claims.extract.names import is_place_preposition
from tahqiq.claims.extract.numbers import Quantity
from tahqiq.claims.extract.phrases import (
    AUXILIARY,
    BOUNDARY,
    DETERMINERS,
    PASSIVE,
    PREPOSITIONS,
    QUOTES,
    NounPhrase,
    clause_governor,
    governor_left,
    governor_right,
    noun_phrase,
)
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import read, verb_forms
from tahqiq.terms import Bound, ClaimKind, Per, Unit, WhyNot

_INCLUDING = frozenset("including included includes include comprising involving of".split())
_NUMBERED = frozenset("""section sections article articles no no. number page pages chapter resolution act rule amendment day phase
    volume issue paragraph para clause grade class level operation flight highway route km unit ward sector camp room
    kalashnikov ak aged age channel order form annex appendix table figure box part f mi su ppc""".split())  # fmt: skip
_AGENT_NOUN = re.compile(r"(?:ers|ors|ists|ians|men|women|ants|ees|ives|ents|er|or|ist|ian)$")
_CROSSING = frozenset(
    "passed passes pass crossed crosses crossing exceeded exceeds exceed exceeding surpassed surpasses surpassing topped tops topping".split()
)
_CUES = _CROSSING | frozenset(
    "to from at was were is are reached hit numbered totalled totaled by of as than stood with below above been".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure was found to count; ``governor`` is the token of the verb or noun that says so."""

    metric: str
    people: str = ""
    first: int = 0
    last: int = 0
    governor: int | None = None
    headless: bool = False
    parent: Draft | None = None
    unsure: WhyNot | None = None
    echo: Draft | None = None


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
    return drafts


def _count(parsed: Parsed, index: int, quantity: Quantity, here: list[Draft], before: Sequence[Draft]) -> Draft | None:
    if quantity.unit in ("percent", "points", "factor") or quantity.ordinal or is_label(parsed.tokens, index, quantity):
        return None
    if quantity.unit == "km":
        return _length(parsed, index, quantity)
    if quantity.unit in ("usd", "currency"):
        return _money(parsed, index, quantity)
    phrase = noun_phrase(parsed.tokens, index)
    reading = _read(parsed, index, quantity, phrase, here, before)
    if reading is None:
        return None
    if (quantity.article or _small_one(quantity)) and not _article_counts(parsed.tokens, index, phrase, reading):
        return None
    if quantity.unit in ("km", "km2", "metres") and not reading.metric.startswith("other:"):
        return None
    draft = _draft(parsed, index, quantity, reading)
    _rate(parsed.tokens, draft)
    _crossed(parsed.tokens, draft)
    if quantity.vague and (draft.low or 0) < 20 and (draft.headless or draft.governor in (None, phrase.head)):
        draft.unsure(WhyNot.VAGUE)
    return draft


def _crossed(tokens: Sequence[Token], draft: Draft) -> None:
    """ "has passed the 1,000 mark", "exceeds 300": the verb is the bound."""
    at = draft.token - 1
    while at > 0 and tokens[at].norm in DETERMINERS:
        at -= 1
    if at >= 0 and draft.bound == Bound.EXACT and tokens[at].norm in _CROSSING:
        draft.bound = Bound.OVER
        draft.first = min(draft.first, at)


def _length(parsed: Parsed, index: int, quantity: Quantity) -> Draft | None:
    """"a 2,600-kilometre border fence": a thing with its length; a mere distance is no claim."""
    tokens = parsed.tokens
    at = index + 1
    while at < len(tokens) and at - index < 6 and tokens[at].kind == "word" and not _ends_noun(tokens[at]):
        at += 1
    head = at - 1
    if head == index or tokens[head].norm in ("long", "away", "wide", "deep"):
        return None
    things = _things(parsed, index, NounPhrase(head, head, words=head - index), [])
    draft = _draft(parsed, index, quantity, Reading(f"other:{_slug(tokens[head].norm)}_km", "", index, head, None))
    draft.unit, draft.kind = Unit.KM, ClaimKind.COUNT if things else ClaimKind.LEVEL
    return draft


def _ends_noun(token: Token) -> bool:
    return token.norm in PREPOSITIONS | AUXILIARY | BOUNDARY or token.norm in ("and", "or", "north", "south", "east", "west", "away") or (
        token.tag("thing", "event", "verb") is not None
    )


def _small_one(quantity: Quantity) -> bool:
    return quantity.text.casefold() in ("one", "no")


def _article_counts(tokens: Sequence[Token], index: int, phrase: NounPhrase, reading: Reading) -> bool:
    """ "A soldier was killed" counts one; "a soldier" anywhere else does not."""
    if reading.metric not in CASUALTY or reading.unsure:
        return False
    if tokens[index].text.casefold() == "no" and (phrase.people or phrase.metric):
        return True
    if phrase.metric or phrase.people == "groups":
        return False
    governor = reading.governor
    if governor is None or governor < index - 5 or any(t.text == "," for t in tokens[phrase.last + 1 : governor]):
        joined = index > 0 and tokens[index - 1].norm in ("and", "or") and reading.governor is not None
        if not joined:
            return False
    return bool(phrase.people) and reading.governor is not None and abs(reading.governor - index) < 12


def is_label(tokens: Sequence[Token], index: int, quantity: Quantity) -> bool:
    """A number that names rather than counts: an age, a section, a page, a year, a clock time."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if quantity.looks_like_year and not noun_phrase(tokens, index).counts:
        return True
    if before is not None and before.norm in _NUMBERED and quantity.text[:1].isdigit():
        return True
    if after is not None and after.text in (":", "°", "/") and before is not None and before.text in (":", "/"):
        return True
    if after is not None and after.norm in (
        "year old",
        "years old",
        "year",
        "years",
        "a.m.",
        "p.m.",
        "am",
        "pm",
        "o'clock",
        "th",
        "st",
        "nd",
    ):
        return True
    if before is not None and before.text in ("#", "§", "№", "/", "$"):
        return True
    digits = quantity.text.replace(",", "").replace(" ", "")
    return len(digits) > 9 and digits.isdigit() and "," not in quantity.text


def _read(  # noqa: PLR0911 - one return for each way a figure is read, in order of trust
    parsed: Parsed, index: int, quantity: Quantity, phrase: NounPhrase, here: list[Draft], before: Sequence[Draft]
) -> Reading | None:
    tokens = parsed.tokens
    if phrase.metric and not (phrase.mass and not phrase.people and not _plural(tokens, phrase)):
        return _by_metric(tokens, index, phrase, here)
    adjective = _participle_before(tokens, index, phrase)
    if adjective:
        return adjective
    left, right = governor_left(tokens, index), governor_right(tokens, phrase.last)
    if left and (phrase.people or phrase.words == 0 or not right or left[0]) and not (phrase.uncounted):
        if left[0] and (phrase.people or phrase.words == 0 or _peoplelike(tokens, phrase)):
            last = phrase.last
            if right and tokens[right[1]].tag("state"):
                last = right[1]
            return Reading(left[0], _people(tokens, phrase), left[1], last, left[1], phrase.words == 0)
    if phrase.uncounted:
        return _things(parsed, index, phrase, here)
    if phrase.words == 0 and not right and not left:
        open_end = _open_ended(tokens, index)
        if open_end:
            return open_end
    predicate = _predicate(tokens, index, phrase)
    parent = _parent(tokens, index, here)
    if right and (phrase.people or phrase.words == 0 or _peoplelike(tokens, phrase)):
        return Reading(right[0], _people(tokens, phrase), index, right[1], right[1], phrase.words == 0, parent)
    if predicate:
        said = _of_those(tokens, index)
        if said:
            return Reading(said, predicate[0], index, predicate[1], None)
        source = parent or _last_count(here) or _last_count(before)
        if source and source.metric in CASUALTY:
            return Reading(source.metric, predicate[0], index, predicate[1], source.governor, parent=source)
    if parent and (phrase.people or phrase.words == 0) and parent.metric in CASUALTY:
        return Reading(parent.metric, phrase.people, index, phrase.last, parent.governor, parent=parent)
    if phrase.people or (_peoplelike(tokens, phrase) and parsed.sentence.kind == "prose"):
        governed = _by_people(parsed, index, phrase, here, before)
        if governed or phrase.people:
            return governed
    if phrase.words:
        things = _things(parsed, index, phrase, here)
        if things:
            return things
    return _elliptical(parsed, index, quantity, phrase, here, before)


def _participle_before(tokens: Sequence[Token], index: int, phrase: NounPhrase) -> Reading | None:
    """"the 82 martyred soldiers": the verb stands as an adjective between figure and noun."""
    if not phrase.people or phrase.head is None:
        return None
    for at in range(index + 1, phrase.head):
        tag = next((t for t in tokens[at].tags if t.cls in ("verb", "state") and t.form in ("part", "")), None)
        if tag:
            return Reading(tag.value, phrase.people, index, phrase.last, at)
    return None


def _plural(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """A noun such as "events" or "strikes", which counts only in the plural."""
    tag = tokens[phrase.head].tag("mass") if phrase.head is not None else None
    return tag is not None and tag.form == "pl"


def _open_ended(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "687 – 506 civilians and 178 soldiers – were injured", "seven of them … were dead"."""
    following = [t.norm for t in tokens[index + 1 : index + 3]]
    of_them = following in (["of", "them"], ["of", "those"], ["of", "whom"])
    if not of_them and not (following and following[0] in ("–", "—", "(")):
        return None
    later = clause_governor(tokens, index)
    if later is None:
        return None
    people = ""
    if of_them:
        people = next((t.value for x in reversed(tokens[:index]) if (t := x.tag("people"))), "")
    return Reading(later[0], people, index, index + (2 if of_them else 0), later[1], not of_them)


def _of_those(tokens: Sequence[Token], index: int) -> str:
    """ "Of those killed, 487 were children": the metric of the whole."""
    for at in range(max(0, index - 6), index):
        tag = tokens[at].tag("verb", "state", "metric")
        if tag and any(t.norm == "of" for t in tokens[max(0, at - 3) : at]):
            return tag.value
    return ""


def _people(tokens: Sequence[Token], phrase: NounPhrase) -> str:
    if phrase.people or phrase.words == 0 or phrase.head is None:
        return phrase.people
    return "civilian" if _AGENT_NOUN.search(tokens[phrase.head].norm) else "all"


def _peoplelike(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """An unknown noun that looks like one for people ("12 welders")."""
    if phrase.head is None or phrase.people or phrase.metric or phrase.uncounted:
        return False
    head = tokens[phrase.last]
    return not head.tags and bool(_AGENT_NOUN.search(head.norm)) and len(head.norm) > 4


def _by_metric(tokens: Sequence[Token], index: int, phrase: NounPhrase, here: list[Draft]) -> Reading:
    assert phrase.head is not None
    people = phrase.people or people_of(tokens, phrase.head, phrase.metric)
    parent = _parent(tokens, index, here)
    if not people and parent and parent.metric in CASUALTY and phrase.metric in CASUALTY:
        people = parent.people
    left = governor_left(tokens, index)
    first = left[1] if left and tokens[left[1]].tag("claim") else index
    return Reading(phrase.metric, people, first, phrase.last, phrase.head, parent=parent)


def _parent(tokens: Sequence[Token], index: int, here: list[Draft]) -> Draft | None:
    """The claim that this figure is part of: "40 people, including 5 women and 3 boys"; "1,069 (318 killed"."""
    at = index - 1
    steps = 0
    while at >= 0 and steps < 30:
        token = tokens[at]
        if token.norm in (
            "including",
            "included",
            "includes",
            "include",
            "comprising",
            "of whom",
            "whom",
            "which",
            "them",
            "these",
        ) and not (token.norm in ("which", "these") and at and tokens[at - 1].norm not in ("of", "in")):
            return _before(here, at)
        if token.text in ("(", "–", "—"):
            return _before(here, at)
        if token.norm in BOUNDARY or token.text in ";:" or token.norm in PASSIVE and token.norm not in ("be",):
            break
        if token.tag("middle", "verb") and not token.tag("people"):
            break
        at -= 1
        steps += 1
    return None


def _before(here: list[Draft], at: int) -> Draft | None:
    for draft in reversed(here):
        if draft.last < at + 1 and draft.token < at:
            return draft.parent if draft.parent and False else draft
    return None


def _predicate(tokens: Sequence[Token], index: int, phrase: NounPhrase) -> tuple[str, int] | None:
    """ "26 were civilians", "22 of them children": who the counted are."""
    at = index + 1
    if phrase.words and phrase.people != "all":
        return None
    start = at
    while (
        at < len(tokens)
        and at - start < 5
        and tokens[at].norm
        in ("of", "them", "whom", "these", "those", "the", "were", "was", "are", "victims", "dead", "being")
    ):
        at += 1
    tag = tokens[at].tag("people") if at < len(tokens) else None
    if at == start or tag is None:
        return None
    if tag.value in ("all", "groups"):
        members = people_after(tokens, at)
        return (members, at) if members not in ("", "all", "groups") else None
    return people_after(tokens, at) or tag.value, at


def _by_people(
    parsed: Parsed, index: int, phrase: NounPhrase, here: list[Draft], before: Sequence[Draft]
) -> Reading | None:
    """People whose verb is elsewhere: a list that shares its verb, or a verb later in the clause."""
    tokens = parsed.tokens
    people = _people(tokens, phrase)
    sibling = _sibling(tokens, index, here)
    if sibling and sibling.metric in CASUALTY and sibling.governor is not None and sibling.governor < index:
        return Reading(sibling.metric, people, index, phrase.last, sibling.governor, parent=sibling.parent)
    later = clause_governor(tokens, phrase.last)
    if later and not _blocked(tokens, phrase.last, later[1]):
        last = (
            later[1]
            if not any(t.kind == "q" for t in tokens[phrase.last + 1 : later[1]]) and later[1] - phrase.last < 10
            else phrase.last
        )
        return Reading(later[0], people, index, last, later[1])
    if sibling and sibling.metric in CASUALTY:
        return Reading(sibling.metric, people, index, phrase.last, sibling.governor, parent=sibling.parent)
    thing = _things(parsed, index, phrase, here)
    if thing:
        return thing
    strength = _strength(parsed, index, phrase, people)
    if strength:
        return strength
    label = _before_colon(tokens, index)
    if label:
        return Reading(label[0], people or label[1], index, phrase.last, index)
    left = nearest_left(tokens, index, _clause_start(tokens, index))
    if left and left[1] in CASUALTY:
        return Reading(left[1], people, index, phrase.last, left[0])
    verb = _verb_left(tokens, index)
    if verb:
        return Reading(verb[0], people, index, phrase.last, verb[1])
    return Reading("other:people", people, index, phrase.last, None, unsure=WhyNot.NOT_RECORDED)


def _verb_left(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    for at in range(index - 1, max(-1, index - 12), -1):
        if tokens[at].norm in BOUNDARY or tokens[at].text == ";":
            return None
        verb = tokens[at].tag("verb", "lives", "state")
        if verb:
            return verb.value, at
    return None


def _blocked(tokens: Sequence[Token], after: int, governor: int) -> bool:
    """A later verb belongs to another subject: a conjunction and a figure of its own stand before it."""
    between = tokens[after + 1 : governor]
    for at, token in enumerate(between):
        if token.tag("verb", "event", "thing") and token.tag("verb", "event", "thing").form in ("ing",):  # type: ignore[union-attr]
            return True
        if token.kind == "q" and at and between[at - 1].norm == "and" and at > 1 and between[at - 2].text == ",":
            return not any(t.tag("people") for t in between[:at])
    return False


def _sibling(tokens: Sequence[Token], index: int, here: list[Draft]) -> Draft | None:
    """The claim before this one in a list: only commas, "and", or words of the noun phrase stand between."""
    if not here:
        return None
    last = here[-1]
    at = index - 1
    joined = False
    while at > last.last:
        token = tokens[at]
        if token.norm in ("and", "or", "&", "as", "well", "plus", "besides", "along", "with") or token.text in ",/":
            joined = True
        elif not (token.norm in DETERMINERS or token.text in QUOTES or token.norm in ("then",)):
            return None
        at -= 1
    return last if joined else None


def _strength(parsed: Parsed, index: int, phrase: NounPhrase, people: str) -> Reading | None:
    """ "an estimated 3,000–5,000 fighters": a standing number of armed people."""
    tokens = parsed.tokens
    head = tokens[phrase.head] if phrase.head is not None else None
    if (
        head is not None
        and people == "militant"
        and (
            "fighter" in head.norm
            or _near(
                tokens,
                index,
                (
                    "strength",
                    "strong",
                    "ranks",
                    "cadres",
                    "operating",
                    "between",
                    "numbers",
                    "estimated",
                    "estimates",
                    "commands",
                    "maintains",
                    "members",
                ),
            )
        )
    ):
        return Reading("fighters", people, index, phrase.last, phrase.head)
    return None


def _near(tokens: Sequence[Token], index: int, words: tuple[str, ...], reach: int = 8) -> bool:
    return any(t.norm in words for t in tokens[max(0, index - reach) : index + reach])


def _before_colon(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    """The label of "Civilian Deaths: 55"."""
    at = index - 1
    while (
        at >= 0
        and (tokens[at].text in (":", "-", "–", "—", "|", "=", "(") or tokens[at].norm in DETERMINERS)
        and index - at < 4
    ):
        at -= 1
    if at == index - 1 or at < 0:
        return None
    return _label_metric(tokens, at)


def _label_metric(tokens: Sequence[Token], last: int) -> tuple[str, str] | None:
    for at in range(last, max(-1, last - 8), -1):
        found = metric_at(tokens, at)
        if found:
            return found
        verb = tokens[at].tag("verb", "state")
        if verb:
            people = next((t.value for x in reversed(tokens[max(0, at - 5) : at]) if (t := x.tag("people"))), "")
            return verb.value, people
        if tokens[at].kind in "qp" and tokens[at].text not in "()/":
            return None
    return None


def _things(parsed: Parsed, index: int, phrase: NounPhrase, here: list[Draft]) -> Reading | None:
    """Things destroyed, seized, averted …: the metric is other:<noun>_<participle>."""
    tokens = parsed.tokens
    if phrase.head is None and phrase.words == 0:
        return None
    noun = tokens[phrase.head if phrase.head is not None else phrase.last]
    for at in range(phrase.last + 1, min(len(tokens), phrase.last + 45)):
        token = tokens[at]
        if token.norm in BOUNDARY or token.text in ";" or (token.kind == "q" and at - phrase.last > 12):
            break
        tag = next((t for t in token.tags if t.cls == "thing" and t.form in ("part", "past")), None)
        if tag and (any(t.norm in PASSIVE for t in tokens[max(0, at - 3) : at]) or at == phrase.last + 1):
            return Reading(f"other:{_slug(noun.norm)}_{_participle(tag.base)}", "", index, at, at)
        if token.tag("dirverb", "event", "verb"):
            break
    at = index - 1
    while at >= 0 and (tokens[at].norm in DETERMINERS or tokens[at].text in QUOTES):
        at -= 1
    tag = tokens[at].tag("thing") if at >= 0 else None
    if tag:
        return Reading(f"other:{_slug(noun.norm)}_{_participle(tag.base)}", "", at, phrase.last, at)
    sibling = _sibling(tokens, index, here)
    if (
        sibling
        and sibling.metric.startswith("other:")
        and sibling.metric not in CASUALTY
        and sibling.governor is not None
    ):
        return Reading(
            f"other:{_slug(noun.norm)}_{sibling.metric.rsplit('_', 1)[-1]}", "", index, phrase.last, sibling.governor
        )
    return None


def _participle(base: str) -> str:
    return verb_forms(base.split()[0], read("verbs")["irregular"])["part"]


def _slug(word: str) -> str:
    return re.sub(r"\W+", "_", word).strip("_")


def _elliptical(
    parsed: Parsed, index: int, quantity: Quantity, phrase: NounPhrase, here: list[Draft], before: Sequence[Draft]
) -> Reading | None:
    """A bare figure whose noun is understood from what stands before it."""
    tokens = parsed.tokens
    label = _before_colon(tokens, index)
    if label and phrase.words == 0:
        first = _label_start(tokens, index)
        return Reading(label[0], label[1], first, index, first)
    if phrase.words:
        return Reading(
            f"other:{_slug(tokens[phrase.last].norm)}", "", index, phrase.last, None, unsure=WhyNot.NOT_RECORDED
        )
    if not _may_stand_alone(parsed, index) and not _same_figure_again(tokens, index, quantity, [*before, *here]):
        return None
    number_of = _number_of(tokens, index)
    if number_of:
        return number_of
    left = subject_left(tokens, index)
    last = _last_count(here)
    if last is not None and last.parent is not None:
        last = last.parent  # the whole, not the last of its parts
    known = _same_figure(quantity, [*before, *here])
    if known and tokens[index - 1].norm in ("these", "those", "the"):
        return Reading(known.metric, known.people, max(0, index - 2), index, None, False, echo=known)
    if _happened(tokens, index):
        event = next((d for d in reversed([*before, *here]) if d.metric in EVENTS), None)
        if event:
            return Reading(event.metric, "", index, min(index + 2, len(tokens) - 1), None, False, None)
    if left and (last is None or left[0] > last.token):
        parent = last if last and last.metric == left[1] else None
        return Reading(left[1], left[2], _from(tokens, index, left[0]), _to(tokens, index), left[0], True, parent)
    source = last or _last_count([d for d in before if d.parsed.sentence.paragraph >= parsed.sentence.paragraph - 1])
    if source is None:
        return None
    return Reading(
        source.metric, source.people, index, _to(tokens, index), source.governor if last else None, True, source
    )


def _same_figure_again(tokens: Sequence[Token], index: int, quantity: Quantity, drafts: Sequence[Draft]) -> bool:
    return index > 0 and tokens[index - 1].norm in ("these", "those") and _same_figure(quantity, drafts) is not None


def _number_of(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "5,303 is the number of people murdered": the noun follows."""
    following = [t.norm for t in tokens[index + 1 : index + 5]]
    if "number" not in following or not following or following[0] not in PASSIVE:
        return None
    for at in range(index + 2, min(len(tokens), index + 10)):
        found = metric_at(tokens, at)
        if found:
            return Reading(found[0], found[1], index, at, at)
    return None


def _same_figure(quantity: Quantity, drafts: Sequence[Draft]) -> Draft | None:
    """ "Of these 174": an earlier claim with the same figure."""
    return next((d for d in reversed(drafts) if d.value is not None and d.value == quantity.value and d.metric), None)


def _happened(tokens: Sequence[Token], index: int) -> bool:
    """ "100 took place in …", "74 were recorded": happenings, not people."""
    after = tokens[index + 1 : index + 5]
    return any(
        t.norm in ("took place", "occurred", "happened", "were recorded", "take place")
        or t.norm in ("recorded", "reported", "carried out", "claimed", "conducted")
        and after[0].norm in PASSIVE
        for t in after
    )


def _from(tokens: Sequence[Token], index: int, metric: int) -> int:
    return metric if index - metric < 8 and not any(t.kind in "qt" for t in tokens[metric:index]) else index


def _to(tokens: Sequence[Token], index: int) -> int:
    """The figure with the period that follows it: "573 in 2021"."""
    for at in (index + 1, index + 2):
        if at < len(tokens) and tokens[at].kind == "t":
            return at
    return index


def _label_start(tokens: Sequence[Token], index: int) -> int:
    at = index - 1
    while at > 0 and tokens[at - 1].kind == "word":
        at -= 1
        if index - at > 8:
            break
    return at


def _may_stand_alone(parsed: Parsed, index: int) -> bool:
    """Whether a bare figure is placed as a count: in brackets after a period or a place, "573 in 2021", "rose to 90"."""
    tokens = parsed.tokens
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    second = tokens[index + 2] if index + 2 < len(tokens) else None
    if before is not None and before.text == "(" and after is not None and after.text in (")", ",", ";"):
        return True
    if after is not None and (
        after.kind == "t" or (after.norm in ("in", "during", "since") and second is not None and second.kind == "t")
    ):
        return True
    listed = [t for t in tokens[max(0, index - 12) : index] if t.kind == "q"]
    if after is not None and is_place_preposition(after.norm) and before is not None and before.norm in (",", "and") and listed:
        return True  # "42 in the north, 23 in the rest of the region"
    rate = [t.norm for t in tokens[index + 1 : index + 3]]
    if rate and (
        rate[0] in ("daily", "monthly", "weekly", "annually")
        or rate[0] in ("a", "per", "every") and rate[-1] in ("day", "week", "month", "year")
    ):
        return True
    if (
        after is not None
        and is_place_preposition(after.norm)
        and any(n.kind == "area" and n.first in (index + 2, index + 3) for n in parsed.names)
    ):
        return True
    if before is not None and before.norm in _CUES or tokens[index].text.split()[0].casefold() in _CROSSING:
        return True
    if after is not None and (after.norm in PASSIVE | {"took place", "took", "had", "have"} or after.tag("event")):
        return True
    if before is not None and any(n.kind == "area" and n.last == index - 1 for n in parsed.names):
        return True
    return (
        before is not None
        and before.norm in ("these", "those", "the", "of", ",", "and")
        and index > 0
        and any(t.kind == "q" for t in tokens[max(0, index - 4) : index])
    )


def _last_count(drafts: Sequence[Draft]) -> Draft | None:
    for draft in reversed(drafts):
        if (
            draft.unit == Unit.COUNT
            and draft.metric
            and draft.checkable
            and draft.kind not in (ClaimKind.RANK, ClaimKind.RATIO, ClaimKind.MILESTONE)
        ):
            return draft
    return None


def _clause_start(tokens: Sequence[Token], index: int) -> int:
    for at in range(index - 1, -1, -1):
        if tokens[at].norm in BOUNDARY or tokens[at].text == ";":
            return at + 1
    return 0


def _money(parsed: Parsed, index: int, quantity: Quantity) -> Draft | None:
    """Costs and losses in dollars are claims; other money is named and left."""
    tokens = parsed.tokens
    low = max(0, index - 14)
    words = [t.norm for t in tokens[low : index + 12]]
    cost = any(
        w
        in (
            "cost",
            "costs",
            "costing",
            "loss",
            "losses",
            "damage",
            "damages",
            "economic cost",
            "economic loss",
            "economic losses",
        )
        for w in words
    )
    aid = any(w in ("pledged", "contributed", "donors", "donated", "aid", "funding", "appeal") for w in words)
    metric = "cost_usd" if cost else "other:aid_usd" if aid else "other:money"
    draft = _draft(parsed, index, quantity, Reading(metric, "", index, index, None))
    draft.unit = Unit.USD if quantity.unit == "usd" else Unit.COUNT
    if quantity.unit != "usd" or metric == "other:money":
        draft.unsure(WhyNot.NOT_RECORDED)
    return draft


def _draft(parsed: Parsed, index: int, quantity: Quantity, reading: Reading) -> Draft:
    kind = ClaimKind.COUNT
    if quantity.low is not None and quantity.high is not None:
        kind = ClaimKind.RANGE
    elif reading.metric in STOCKS:
        kind = ClaimKind.LEVEL
    draft = Draft(
        parsed, min(reading.first, index), max(reading.last, index), index, kind, reading.metric, reading.people,
        quantity.value, quantity.low, quantity.high, bound=quantity.bound, step=quantity.step,
        headless=reading.headless, governor=reading.governor, parent=reading.parent, echo=reading.echo,
    )  # fmt: skip
    if quantity.unit in ("km", "km2", "metres"):
        draft.unit = Unit.KM
    if reading.unsure:
        draft.unsure(reading.unsure)
    return draft


def _rate(tokens: Sequence[Token], draft: Draft) -> None:
    """ "13 attacks per month", "seven lives were lost daily", "an average of 12 a day"."""
    after = tokens[draft.last + 1 : draft.last + 4]
    words = [t.norm for t in after] + [t.text.casefold() for t in after if t.kind in "qt"]
    unit = ""
    for at, word in enumerate(words):
        if (
            word in ("per", "every", "each", "a")
            and at + 1 < len(words)
            and words[at + 1] in ("day", "week", "month", "year")
        ):
            unit = words[at + 1]
        elif word in ("daily", "weekly", "monthly", "yearly", "annually"):
            unit = {"daily": "day", "weekly": "week", "monthly": "month"}.get(word, "year")
        elif word in (
            "a day",
            "a week",
            "a month",
            "a year",
            "per day",
            "per week",
            "per month",
            "per year",
            "each day",
            "each month",
        ):
            unit = word.split()[1]
        if unit:
            break
    clause = [t.norm for t in tokens[max(0, draft.token - 14) : draft.last + 4]]
    if unit:
        draft.kind, draft.per = ClaimKind.LEVEL, Per(unit)
    elif draft.parent and draft.parent.per and draft.headless:
        draft.kind, draft.per = ClaimKind.LEVEL, draft.parent.per
    elif (
        any(w in ("average", "averaged", "averaging", "monthly", "mean") for w in clause)
        and draft.metric in CASUALTY | EVENTS
    ):
        per = next((p for p in ("month", "day", "week", "year") if p in clause), "month" if "monthly" in clause else "")
        if per:
            draft.kind, draft.per = ClaimKind.LEVEL, Per(per)


def _share_bounds(drafts: list[Draft]) -> None:
    """A bound word spreads over co-ordinated figures: "at least 613 killed and 948 injured"."""
    for left, right in zip(drafts, drafts[1:], strict=False):
        between = right.parsed.tokens[left.last + 1 : right.first]
        joined = [t.norm for t in between]
        if (
            left.bound in (Bound.AT_LEAST, Bound.OVER, Bound.ABOUT)
            and right.bound == Bound.EXACT
            and joined in (["and"], ["or"])
            and right.parent is left.parent
            and left.parent is None
        ):
            right.bound = left.bound


def others_or_same(tokens: Sequence[Token], draft: Draft) -> bool:
    """Whether a headless figure counts others than the people named before ("another 366")."""
    around = [t.norm for t in tokens[max(0, draft.token - 2) : draft.token + 2]]
    return (
        any(w in ("another", "other", "others", "more", "further") for w in around)
        or AUXILIARY.isdisjoint(around) is None
    )
