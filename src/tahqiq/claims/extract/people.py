"""What a figure counts: by its noun, by the verb before or behind it, by the list it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tahqiq.claims.extract.bare import read_bare
from tahqiq.claims.extract.clauses import clause_start
from tahqiq.claims.extract.draft import CASUALTY, EVENTS, Draft, Parsed
from tahqiq.claims.extract.governors import clause_governor, governor_left, governor_right
from tahqiq.claims.extract.labels import before_colon
from tahqiq.claims.extract.metrics import nearest_left, people_after, people_of, subject_left
from tahqiq.claims.extract.names import is_place_preposition
from tahqiq.claims.extract.numbers import Quantity
from tahqiq.claims.extract.phrases import (
    AUXILIARY,
    BOUNDARY,
    DETERMINERS,
    PASSIVE,
    NounPhrase,
    behind_the_whole,
    counted_whole,
    noun_phrase,
    side_class,
)
from tahqiq.claims.extract.reading import Reading, last_count, parent_of, sibling_of, total_before
from tahqiq.claims.extract.strengths import driven, strength_of
from tahqiq.claims.extract.things import participle, read_things
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import WhyNot

_LONGEST_OF = 9
"""Tokens over which "of the peace accord of 2016" may stand between a noun and its verb."""
_PEOPLE_METRICS = frozenset(("other:hostages", "other:refugees", "other:returnees", "other:casualties", "displaced"))
_FREED = frozenset(("other:rescued", "other:released"))
_CASES = frozenset(("case", "cases"))
_AGENT_NOUN = re.compile(r"(?:ers|ors|ists|ians|men|women|ants|ees|ives|ents|er|or|ist|ian)$")


def read_figure(  # noqa: PLR0912, PLR0911 - one return for each way a figure is read, in order of trust
    parsed: Parsed, index: int, quantity: Quantity, phrase: NounPhrase, here: list[Draft], before: Sequence[Draft]
) -> Reading | None:
    tokens = parsed.tokens
    if phrase.metric and not (phrase.mass and not phrase.people and not _plural(tokens, phrase)):
        return _done_to_people(tokens, index, phrase) or _by_metric(tokens, index, phrase, here)
    left, right = governor_left(tokens, index), governor_right(tokens, phrase.last)
    described = _shared_noun(tokens, index, phrase) or _participle_before(tokens, index, phrase, left)
    if described:
        return described
    persons = phrase.people or phrase.words == 0 or _peoplelike(tokens, phrase)
    if left and (persons or _living(tokens, phrase, left[1])) and not phrase.uncounted:
        last = right[1] if right and tokens[right[1]].tag("state") else phrase.last
        return Reading(left[0], _people(tokens, phrase), left[1], last, left[1], phrase.words == 0)
    cases = _cases(tokens, index, phrase, here, before)
    if cases:
        return cases
    if phrase.uncounted:
        return read_things(parsed, index, phrase, here)
    whole = _of_the_killed(tokens, index)
    if whole:
        return whole
    if phrase.words == 0 and not right and not left:
        open_end = _open_ended(tokens, index)
        if open_end:
            return open_end
    predicate = _predicate(tokens, index, phrase)
    parent = parent_of(tokens, index, here)
    if right and (persons or _living(tokens, phrase, right[1])):
        return Reading(right[0], _people(tokens, phrase), index, right[1], right[1], phrase.words == 0, parent)
    if phrase.people == "all" and not parent:
        named = _were_victims(tokens, phrase.last)
        if named:
            return Reading(named[0], "", index, named[1], named[1])
    if predicate:
        said = _of_those(tokens, index)
        if said:
            return Reading(said, predicate[0], index, predicate[1], None)
        source = parent or _last_people(here, before)
        if source and source.metric in CASUALTY:
            governor = source.governor_in(parsed)
            return Reading(source.metric, predicate[0], index, predicate[1], governor, parent=source)
    sentenced = _sentenced(tokens, index, phrase, here)
    if sentenced:
        return sentenced
    if parent and (phrase.people or phrase.words == 0) and parent.metric in CASUALTY:
        return Reading(parent.metric, _among(parent, phrase), index, phrase.last, parent.governor, parent=parent)
    if phrase.people or (_peoplelike(tokens, phrase) and parsed.sentence.kind == "prose"):
        governed = _by_people(parsed, index, phrase, here, before)
        if governed or phrase.people:
            return governed
    if phrase.words and not phrase.metric:
        later = _of_whom_later(tokens, phrase)
        if later:
            return Reading(later[0], _people(tokens, phrase), index, later[1], later[1])
        things = read_things(parsed, index, phrase, here)
        if things:
            return things
    return read_bare(parsed, index, quantity, phrase, here, before)


_GROWN = frozenset(("men", "women", "man", "woman", "males", "females", "adults", "adult males", "adult females"))


def _among(parent: Draft, phrase: NounPhrase) -> str:
    """ "14 soldiers, including two officers": the officers are soldiers too."""
    officers = phrase.people == "security" and parent.people in ("military", "police")
    grown = phrase.people == "civilian" and parent.people in ("military", "police", "security", "militant")
    return parent.people if officers or (grown and phrase.noun in _GROWN) else phrase.people


def _shared_noun(tokens: Sequence[Token], index: int, phrase: NounPhrase) -> Reading | None:
    """ "Eight military and six civilian deaths": the noun stands behind the second figure alone."""
    if not 0 < phrase.words <= _ADJECTIVES or phrase.last + 2 >= len(tokens) or tokens[phrase.last + 1].norm != "and":
        return None
    if tokens[phrase.last + 2].kind != "q" or any(t.tag("verb", "metric") for t in tokens[index + 1 : phrase.last + 1]):
        return None
    other = noun_phrase(tokens, phrase.last + 2)
    tag = tokens[phrase.last].tag("people")
    described = tag is None or tag.form == "sg" or tokens[phrase.last].norm == "police"
    if not other.metric or other.metric not in CASUALTY or other.words < 2 or not described:
        return None
    side = tokens[phrase.last].tag("acting", "actor")
    people = tag.value if tag else side_class(tokens[phrase.last].norm) if side else ""
    return Reading(other.metric, people, index, phrase.last, phrase.last)


_ADJECTIVES = 2


def _last_people(here: Sequence[Draft], before: Sequence[Draft]) -> Draft | None:
    """The last count of people, else of anything: "32 casualties in 9 incidents. Of these, 22 were civilians"."""
    last = last_count(here) or last_count(before)
    if last is None or last.metric in CASUALTY:
        return last
    return last_count([d for d in [*before[-4:], *here] if d.metric in CASUALTY]) or last


def _done_to_people(tokens: Sequence[Token], index: int, phrase: NounPhrase) -> Reading | None:
    """ "Four captives were beheaded", "killed 12 refugees": the verb says what is counted, not the noun for them."""
    if phrase.metric not in _PEOPLE_METRICS:
        return None
    taken = phrase.metric != "other:casualties" and phrase.last + 1 < len(tokens)
    listed = taken and (tokens[phrase.last + 1].text == "," or tokens[phrase.last + 1].norm == "and")
    behind = governor_right(tokens, phrase.last) or (clause_governor(tokens, phrase.last) if listed else None)
    for governor in (governor_left(tokens, index), behind):
        if (
            governor
            and governor[0] != "displaced"
            and (governor[0] in _FREED or tokens[governor[1]].tag("animate", "middle", "lives"))
        ):
            first, last = min(index, governor[1]), max(phrase.last, governor[1])
            return Reading(governor[0], phrase.people or "all", first, last, governor[1])
    return None


def _sentenced(tokens: Sequence[Token], index: int, phrase: NounPhrase, here: list[Draft]) -> Reading | None:
    """ "Of whom 1,168 have been charged and 74 sentenced": what was done to people named before."""
    if phrase.words or not here:
        return None
    at = index + 1
    while at < len(tokens) and at - index < 4 and tokens[at].norm in AUXILIARY:
        at += 1
    tag = (
        next((t for t in tokens[at].tags if t.cls == "thing" and t.form == "part"), None) if at < len(tokens) else None
    )
    return Reading(f"other:people_{participle(tag.base)}", "", index, at, at) if tag else None


def _participle_before(
    tokens: Sequence[Token], index: int, phrase: NounPhrase, left: tuple[str, int] | None
) -> Reading | None:
    """ "the 8 martyred soldiers": the verb stands as an adjective between figure and noun.

    What stands before counts more in "the bodies of three missing traders"; ``left`` is that governor.
    """
    if not phrase.people or phrase.head is None or (left is not None and tokens[left[1]].tag("lives")):
        return None
    for at in range(index + 1, phrase.head):
        tag = next(
            (t for t in tokens[at].tags if t.cls in ("verb", "state", "middle") and t.form in ("part", "")), None
        )
        if tag:
            return Reading(tag.value, phrase.people, index, phrase.last, at)
    return None


def _plural(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """A noun such as "events" or "strikes", which counts only in the plural."""
    tag = tokens[phrase.head].tag("mass") if phrase.head is not None else None
    return tag is not None and tag.form == "pl"


def _open_ended(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "68 – 50 civilians and 18 soldiers – were injured", "seven of them … were dead"."""
    following = [t.norm for t in tokens[index + 1 : index + 3]]
    of_them = following in (["of", "them"], ["of", "those"], ["of", "whom"])
    placed = bool(following) and is_place_preposition(following[0]) and _only_places(tokens, index)
    aside = bool(following) and following[0] in ("-", "—", "(") and tokens[index - 1].norm not in (*PASSIVE, "at", "to")
    if not of_them and not placed and not aside:
        return None
    later = clause_governor(tokens, index)
    if later is None:
        return None
    people = ""
    if of_them:
        people = next((t.value for x in reversed(tokens[:index]) if (t := x.tag("people"))), "")
    return Reading(later[0], people, index, index + (2 if of_them else 0), later[1], not of_them)


def _only_places(tokens: Sequence[Token], index: int) -> bool:
    """ "14 in Kumo and nine in Bali were killed": nothing but places and such figures up to the verb."""
    for at in range(index + 1, min(len(tokens), index + 14)):
        token = tokens[at]
        if token.norm in PASSIVE:
            return not any(t.tag("metric") for t in tokens[max(0, index - 12) : index])
        joins = token.norm in ("and", "or", "the") or token.text == "," or is_place_preposition(token.norm)
        if token.kind != "q" and not token.capital and not joins:
            return False
    return False


def _of_the_killed(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "Ten of the 14 killed were women": a part of those killed, and who they were."""
    if index + 2 >= len(tokens) or tokens[index + 1].norm != "of":
        return None
    at = index + (4 if tokens[index + 2].norm in DETERMINERS else 3)
    if at >= len(tokens) or not counted_whole(tokens, at - 1):
        return None
    verb = tokens[at].tag("verb", "state")
    be = next((i for i in range(at + 1, min(len(tokens), at + 7)) if tokens[i].norm in PASSIVE), None)
    if verb is None or be is None:
        return None
    people = people_after(tokens, be + 1)
    return Reading(verb.value, people, index, be + 1 if people else at, at) if people else None


def _of_those(tokens: Sequence[Token], index: int) -> str:
    """ "Of those killed, 48 were children": the metric of the whole."""
    for at in range(max(0, index - 6), index):
        tag = tokens[at].tag("verb", "state", "metric")
        if tag and any(t.norm in _PARTED for t in tokens[max(0, at - 3) : at]):
            return tag.value
    return ""


_PARTED = frozenset(("of", "among", "amongst", "among the"))
"""Behind these stands the whole: "of those killed", "among the injured"."""


def _people(tokens: Sequence[Token], phrase: NounPhrase) -> str:
    return _among_whom(tokens, phrase) or _of_the_noun(tokens, phrase)


def _among_whom(tokens: Sequence[Token], phrase: NounPhrase) -> str:
    """ "90 foreigners were among the rebels killed": rebels all of them."""
    among = [t.norm for t in tokens[phrase.last + 1 : phrase.last + 3]]
    told = len(among) == 2 and among[0] in PASSIVE and among[1].startswith("among")
    return people_after(tokens, phrase.last + 3) if told else ""


def _of_the_noun(tokens: Sequence[Token], phrase: NounPhrase) -> str:
    if phrase.people == "all" and phrase.head is not None and _of_a_group(tokens, phrase.head):
        return "militant"
    if phrase.people or phrase.words == 0 or phrase.head is None:
        return phrase.people
    if tokens[phrase.head].norm in ("others", "other"):
        return "all"
    if tokens[phrase.head].tag("group"):
        return "militant"  # "seven Taliban were killed"
    if tokens[phrase.head].norm == "forces":
        return "security"
    head = tokens[phrase.head]
    return "civilian" if _AGENT_NOUN.search(head.norm) and not head.capital else "all"


def _of_a_group(tokens: Sequence[Token], head: int) -> bool:
    """ "12 Boko Haram members", "12 members of Boko Haram": the name of an armed group beside a noun for anybody."""
    if tokens[head].norm not in ("member", "members"):
        return False
    at = head + 1
    while at < min(len(tokens), head + 4) and tokens[at].norm in ("of", "the", "a", "an"):
        at += 1
    behind = head + 1 < at < len(tokens) and tokens[at].tag("group") is not None
    return behind or (head > 0 and tokens[head - 1].tag("group") is not None)


def _peoplelike(tokens: Sequence[Token], phrase: NounPhrase) -> bool:
    """An unknown noun that looks like one for people ("12 welders")."""
    if phrase.head is None or phrase.people or phrase.metric or phrase.uncounted:
        return False
    head = tokens[phrase.last]
    return not head.tags and bool(_AGENT_NOUN.search(head.norm)) and len(head.norm) > 4


def _cases(
    tokens: Sequence[Token], index: int, phrase: NounPhrase, here: list[Draft], before: Sequence[Draft]
) -> Reading | None:
    """ "206 cases": of what was counted before, in the sentence or right before it."""
    if phrase.words != 1 or tokens[phrase.last].norm not in _CASES or _named_cases(tokens, phrase.last):
        return None
    source = last_count(here) or last_count(before[-3:])
    told = subject_left(tokens, index)
    if _in_court(tokens, phrase.last) or not (told or source):
        return None
    metric, people = (told[1], told[2]) if told else (source.metric, source.people) if source else ("", "")
    return Reading(metric, people, index, phrase.last, None, True, parent_of(tokens, index, here))


def _in_court(tokens: Sequence[Token], last: int) -> bool:
    """ "142 cases were referred to courts": cases of the law, by what was done to them."""
    at = last + 1
    while at < len(tokens) and at - last < 4 and (tokens[at].norm in AUXILIARY or tokens[at].norm == "still"):
        at += 1
    verb = tokens[at] if last + 1 < at < len(tokens) else None
    return verb is not None and verb.norm in _JUDGING


_JUDGING = frozenset(
    ("decided", "pending", "referred", "heard", "tried", "filed", "disposed", "adjudicated", "transferred")
)


def _named_cases(tokens: Sequence[Token], last: int) -> bool:
    """ "23 cases of cholera": cases of something that was not counted before."""
    return last + 1 < len(tokens) and tokens[last + 1].norm == "of"


def _were_victims(tokens: Sequence[Token], last: int) -> tuple[str, int] | None:
    """ "30 people were the victims of violence": (metric, index of the noun)."""
    at = last + 1
    while at < len(tokens) and at - last < 5 and (tokens[at].norm in AUXILIARY or tokens[at].norm in DETERMINERS):
        at += 1
    noun = tokens[at].tag("metric") if at < len(tokens) and at > last + 1 else None
    if noun is None or noun.value not in CASUALTY or noun.form != "pl" or at + 1 >= len(tokens):
        return None
    if tokens[at + 1].norm != "of":
        return None
    by = tokens[at + 2].tag("metric") if at + 2 < len(tokens) else None
    return (by.value if by is not None and by.value in CASUALTY else noun.value), at


def _of_whom_later(tokens: Sequence[Token], phrase: NounPhrase) -> tuple[str, int] | None:
    """ "48 signatories of the accord were murdered": a noun unknown, its verb behind an "of" of its own."""
    at = phrase.last + 1
    if phrase.head is None or at >= len(tokens) or tokens[at].norm != "of":
        return None
    while at < len(tokens) and at - phrase.last < _LONGEST_OF and tokens[at].kind == "word":
        if tokens[at].norm in PASSIVE:
            found = governor_right(tokens, at - 1)
            return found if found and _living(tokens, phrase, found[1]) else None
        if tokens[at].tag("verb", "event", "thing", "dirverb") and not tokens[at].tag("people", "metric"):
            return None
        at += 1
    return None


def _living(tokens: Sequence[Token], phrase: NounPhrase, governor: int) -> bool:
    """Whatever noun stands with "murdered" or "abducted" names people: "48 signatories were murdered"."""
    if phrase.head is None or phrase.metric or phrase.uncounted or tokens[phrase.last].tag("acting"):
        return False
    verb = tokens[governor].tag("animate", "state")
    fled = tokens[governor].tag("middle")
    return (verb is not None and verb.value != "other:missing") or (
        fled is not None and fled.value == "displaced" and tokens[phrase.last].capital
    )


def _by_metric(tokens: Sequence[Token], index: int, phrase: NounPhrase, here: list[Draft]) -> Reading:
    assert phrase.head is not None
    people = ("" if phrase.metric in EVENTS else phrase.people) or people_of(tokens, phrase.head, phrase.metric)
    parent = parent_of(tokens, index, here)
    if not people and parent and parent.metric in CASUALTY and phrase.metric in CASUALTY:
        people = parent.people
    left = governor_left(tokens, index)
    first = left[1] if left and tokens[left[1]].tag("claim") else index
    return Reading(phrase.metric, people, first, phrase.last, phrase.head, parent=parent)


def _predicate(tokens: Sequence[Token], index: int, phrase: NounPhrase) -> tuple[str, int] | None:
    """ "26 were civilians", "22 of them children": who the counted are."""
    if phrase.words and phrase.people != "all":
        return None
    if counted_whole(tokens, index) and tokens[max(0, index - 2)].norm in ("out", "total"):
        return None  # what they were is told of the part: "24 out of 38 were soldiers"
    at = behind_the_whole(tokens, index)
    if at < len(tokens) and tokens[at].norm == "included":
        at += 1
        tag = tokens[at].tag("people") if at < len(tokens) else None
        return (people_after(tokens, at), at) if tag and _of_those(tokens, index) else None
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


def _by_people(  # noqa: PLR0911 - one way out for each reading, in order of trust
    parsed: Parsed, index: int, phrase: NounPhrase, here: list[Draft], before: Sequence[Draft]
) -> Reading | None:
    """People whose verb is elsewhere: a list that shares its verb, or a verb later in the clause."""
    tokens = parsed.tokens
    people = _people(tokens, phrase)
    sibling = sibling_of(tokens, index, here)
    led = sibling is not None and sibling.governor is not None and sibling.governor < index
    if led and sibling is not None and sibling.governor is not None and sibling.governor > sibling.token:
        led = clause_governor(tokens, phrase.last) is None  # "12 were killed, and 30 guards and nine farmers were hurt"
    if led and sibling is not None and sibling.metric in CASUALTY:
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
    thing = read_things(parsed, index, phrase, here)
    if thing:
        return thing
    if driven(tokens, index, phrase.last):
        return Reading("displaced", people, index - 1, phrase.last, index - 1)
    strength = strength_of(parsed, index, phrase, people)
    if strength:
        return strength
    label = before_colon(tokens, index)
    if label:
        return Reading(label[0], people or label[1], index, phrase.last, index)
    left = nearest_left(tokens, index, clause_start(tokens, index))
    if left and left[1] in CASUALTY:
        return Reading(left[1], people, index, phrase.last, left[0])
    verb = _verb_left(tokens, index)
    if verb:
        return Reading(verb[0], people, index, phrase.last, verb[1])
    total = total_before(tokens, index, before)
    if total is not None and total.metric in CASUALTY:
        return Reading(total.metric, people, index, phrase.last, None, parent=total)
    return Reading("other:people", people, index, phrase.last, None, unsure=WhyNot.NOT_RECORDED)


def _verb_left(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    for at in range(index - 1, max(-1, index - 24), -1):
        if tokens[at].norm in BOUNDARY or tokens[at].text == ";":
            return None
        verb = tokens[at].tag("verb", "lives", "state")
        if verb is None and at and tokens[at - 1].norm == "who":
            verb = tokens[at].tag("middle")  # "among those who lost their lives were …"
        if verb:
            return verb.value, at
    return None


def _another_told(between: Sequence[Token]) -> bool:
    """ "54 people were attacked, 319 were killed": the verb is that of the second figure."""
    return any(t.kind == "q" and after.norm in PASSIVE for t, after in pairwise(between))


def _blocked(tokens: Sequence[Token], after: int, governor: int) -> bool:
    """A later verb belongs to another subject: a conjunction and a figure of its own stand before it."""
    between = tokens[after + 1 : governor]
    if between and between[0].norm in PASSIVE and _another_told(between):
        return True
    for at, token in enumerate(between):
        if token.tag("verb", "event", "thing") and token.tag("verb", "event", "thing").form in ("ing",):  # type: ignore[union-attr]
            return True
        if token.kind == "q" and at and between[at - 1].norm == "and" and at > 1 and between[at - 2].text == ",":
            return not any(t.tag("people") for t in between[:at])
    return False
