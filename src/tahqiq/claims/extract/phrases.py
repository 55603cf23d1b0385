"""Noun phrases after a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

PREPOSITIONS = grammar("prepositions")
AUXILIARY = grammar("auxiliary")
PASSIVE = frozenset(["was", "were", "is", "are", "be", "been", "being", "get", "got"])
BOUNDARY = grammar("boundary")
DETERMINERS = grammar("determiners")
QUOTES = frozenset("\"'“”‘’«»")
_EMPTY = grammar("empty")
_NOT_INSIDE = grammar("not_inside")
_CONJUNCTIONS = frozenset(("and", "or", "&"))
_PEOPLE_HEADS = grammar("people_heads")
_ADVERBS = grammar("adverbs")
FINITE = ("past", "part", "ing", "base", "s")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What follows a figure: the last token it takes (the figure's own index if none), its metric and people."""

    last: int
    head: int | None = None
    metric: str = ""
    people: str = ""
    uncounted: bool = False
    words: int = 0
    mass: bool = False
    noun: str = ""

    @property
    def counts(self) -> bool:
        """Whether it names something that is counted."""
        return bool(self.metric or self.people)


def noun_phrase(tokens: Sequence[Token], figure: int) -> NounPhrase:
    """The noun phrase that the figure at this index counts.

    It ends before punctuation, a preposition ("members of …" excepted), a verb, or a conjunction that does not
    join two heads of the same sort ("civilians, police and soldiers" is one phrase).
    """
    at = _phrase_start(tokens, figure)
    last, head = figure, None
    aside = 0
    while at < len(tokens):
        token = tokens[at]
        if last + 1 == at and _short_name(tokens, at):
            at, last, aside = at + 3, at + 2, aside + 3
            continue
        if token.kind == "p" and token.text in QUOTES and last + 1 >= at:
            at += 1
            continue
        if (head is None and _joins_modifiers(tokens, figure, at)) or _model(tokens, figure, at):
            at += 1
            continue
        if not _inside(tokens, figure + aside, at) or _then_does(tokens, head, at):
            break
        last = at
        if counted_in_lives(token):
            return NounPhrase(at, at, counted_in_lives(token), _people_of_lives(tokens, at), words=at - figure)
        if token.tag("metric", "people", "mass") or (head is None and token.tag("uncounted")):
            head = at
        at += 1
    people = _nationals(tokens, figure, last)
    if head is not None and _describes(tokens, head, last):
        head = None
    elif head is not None and _whose_place(tokens, head, last):
        return NounPhrase(last, head + 1, uncounted=True, words=last - figure)
    if head is None and people:
        return NounPhrase(last, last, people="all", words=last - figure)  # "12 Palestinians"
    if head is None:
        content = [t for t in tokens[figure + 1 : last + 1] if t.norm not in _EMPTY and t.kind == "word"]
        return NounPhrase(last, last if content else None, words=len(content))
    return _of_what(tokens, _described(tokens, figure, *_extended(tokens, figure, head, last)))


_HAPPENINGS = ("attacks", "incidents", "operations", "suicide_attacks")


def _of_what(tokens: Sequence[Token], phrase: NounPhrase) -> NounPhrase:
    """ "Incidents of human rights violations" are violations, "incidents of violence" incidents."""
    cases = phrase.words in (1, 2) and tokens[phrase.last].norm in ("cases", "acts")
    if (
        (phrase.metric != "incidents" and not cases)
        or phrase.last + 2 >= len(tokens)
        or tokens[phrase.last + 1].norm != "of"
    ):
        return phrase
    for at in range(phrase.last + 2, min(len(tokens), phrase.last + 6)):
        metric = tokens[at].tag("metric")
        if metric and (metric.form == "pl" or cases) and (cases or metric.value not in _HAPPENINGS):
            return replace(phrase, metric=metric.value, last=at, head=at, uncounted=False)
        if tokens[at].kind != "word" or tokens[at].norm in PREPOSITIONS or tokens[at].tag("verb"):
            break
    return phrase


def _then_does(tokens: Sequence[Token], head: int | None, at: int) -> bool:
    """ "Three strikes massacred traders", "nine attacks killing 40": a verb behind a plural noun is what these did."""
    if head is None or head != at - 1:
        return False
    noun, verb = tokens[head].tag("metric"), tokens[at].tag("verb")
    if noun is None or noun.form != "pl" or verb is None:
        return False
    whom = tokens[at + 1] if at + 1 < len(tokens) else None
    suffered = whom is not None and (whom.kind == "q" or whom.tag("people") is not None or whom.norm in DETERMINERS)
    return verb.form in ("past", "part") or (verb.form == "ing" and suffered)


def _whose_place(tokens: Sequence[Token], head: int, last: int) -> bool:
    """ "A Shiite village": people in the singular before a place or thing."""
    people = tokens[head].tag("people")
    noun = tokens[head + 1].tag("uncounted") if head < last else None
    return people is not None and people.form == "sg" and noun is not None and not tokens[head + 1].tag("people")


def _model(tokens: Sequence[Token], figure: int, at: int) -> bool:
    """The 47 of "81 AK-47 rifles"."""
    before = tokens[at - 1]
    return (
        tokens[at].text.isdigit() and at - 1 > figure and before.text.isupper() and tokens[at].start == before.end + 1
    )


def _short_name(tokens: Sequence[Token], at: int) -> bool:
    """ "Three New Front (NF) fighters": the short form of a name, in brackets within the phrase."""
    inner = tokens[at : at + 4]
    bracketed = len(inner) == 4 and inner[0].text == "(" and inner[2].text == ")"
    return bracketed and inner[1].text.isupper() and tokens[at - 1].capital and inner[3].kind == "word"


def _told_twice(tokens: Sequence[Token], figure: int) -> bool:
    again = tokens[figure + 1 : figure + 4]
    if len(again) < 3 or (again[0].text, again[2].text) != ("(", ")"):
        return False
    first, second = tokens[figure].quantity, again[1].quantity
    return first is not None and second is not None and first.value == second.value


def _phrase_start(tokens: Sequence[Token], figure: int) -> int:
    """Where what a figure counts begins: behind "of", "more of", "out of", and behind the whole it is part of."""
    at = figure + 1
    if _told_twice(tokens, figure):
        at += 3  # "fifty-five (55) people"
    if [t.norm for t in tokens[at + 1 : at + 3]] == ["year", "old"] and tokens[at].text.isdigit():
        return at + 3  # "a 47-year-old man"
    if at + 1 < len(tokens) and tokens[at].norm in ("more", "other", "others") and tokens[at + 1].norm == "of":
        at += 1  # "seven more of their men"
    return behind_the_whole(tokens, at - 1)


def behind_the_whole(tokens: Sequence[Token], figure: int) -> int:
    """The token behind "of", "out of" and the whole that a figure is part of: "12 out of 18 attacks"."""
    at = figure + 1
    if at + 1 < len(tokens) and tokens[at].norm == "out" and tokens[at + 1].norm == "of":
        at += 1
    if at < len(tokens) and tokens[at].norm == "of":
        at += 1
        whole = at
        while whole < len(tokens) - 1 and (tokens[whole].norm in DETERMINERS or tokens[whole].norm == "total"):
            whole += 1
        if whole < len(tokens) and counted_whole(tokens, whole):
            at = whole + 1  # "two of the eight bodies"
    return at


def _joins_modifiers(tokens: Sequence[Token], figure: int, at: int) -> bool:
    """ "18 army and paramilitary soldiers", "119 foiled, failed and completed attacks": what joins modifiers."""
    if tokens[at].text == "," and at == figure + 2:
        rest = tokens[at + 1 : at + 5]
        joined = len(rest) > 3 and rest[1].norm in ("and", "or") and all(
            t.norm.endswith("ed") for t in (tokens[at - 1], rest[0], rest[2])
        )  # fmt: skip
        return joined and rest[3].tag("metric") is not None
    if tokens[at].norm not in _CONJUNCTIONS or not figure + 1 < at <= figure + 4 or at + 2 >= len(tokens):
        return False
    rest = tokens[at + 1 : at + 4]
    plural = next(
        (i for i, t in enumerate(rest) if t.tag("people", "metric") or (t.norm.endswith("s") and not t.tags)), None
    )
    return plural is not None and all(t.kind in ("word", "p") and not t.tag("verb", "event") for t in rest[:plural])


def _nationals(tokens: Sequence[Token], figure: int, last: int) -> bool:
    """ "12 Palestinians", "one Vietnamese": people told by their country."""
    return any(
        (c := t.tag("country")) is not None
        and c.form == "other"
        and (t.norm.endswith("s") or (t is tokens[last] and t.norm.endswith(("ese", "ish"))))
        for t in tokens[figure + 1 : last + 1]
    )


def counted_whole(tokens: Sequence[Token], at: int) -> bool:
    """Whether the figure here is the whole that another is part of: the eight in "two of the eight bodies"."""
    before = at
    while before > 1 and (tokens[before - 1].norm in DETERMINERS or tokens[before - 1].norm == "total"):
        before -= 1
    first = before - 3 if before > 2 and tokens[before - 2].norm == "out" else before - 2
    whole, part = tokens[at].quantity, tokens[first].quantity if first >= 0 else None
    if whole is None or part is None or before < 1 or tokens[before - 1].norm != "of":
        return False
    return whole.unit == part.unit == "count" and not (whole.looks_like_year or part.ordinal or part.vague)


_COUNTED_LIVES = ("bodies", "deaths", "killings", "murders", "injuries", "arrests", "abductions", "kidnappings")


def counted_in_lives(token: Token) -> str:
    """The metric of a phrase that begins with a plural noun: 31 "deaths of" civilians, 14 "injuries to" children."""
    lives = token.tag("lives")
    return lives.value if lives and token.norm.partition(" ")[0] in _COUNTED_LIVES else ""


def _people_of_lives(tokens: Sequence[Token], at: int) -> str:
    """The people of "31 deaths of civilians": the first noun for people behind the phrase, or before it."""
    found: list[str] = []
    for token in tokens[at + 1 : at + 8]:
        tag = token.tag("people")
        if tag:
            found.append(tag.value)
        elif (token.kind != "word" and token.text != ",") or token.norm in PREPOSITIONS:
            break
    if found:
        return _merged_class(found)
    tag = tokens[at - 1].tag("people") if at else None
    return tag.value if tag else ""


def _describes(tokens: Sequence[Token], head: int, last: int) -> bool:
    """ "12 militant hideouts", "15 assault rifles": a noun in the singular before a plural one only describes it."""
    tag, noun = tokens[head].tag("people", "metric"), tokens[last]
    plain = not noun.tags and not noun.capital and noun.norm.endswith("s") and len(noun.norm) > 3
    if last == head + 2 and tokens[head + 1].text == "'" and tokens[head + 1].start == tokens[head].end and plain:
        return True  # "98 militants' hideouts"
    return last == head + 1 and plain and tag is not None and tag.form == "sg"


def _inside(tokens: Sequence[Token], figure: int, at: int) -> bool:  # noqa: PLR0911 - one way out for each reading, in order of trust
    """Whether the token can be part of a noun phrase begun at the figure."""
    token = tokens[at]
    if token.kind != "word" or at - figure > 8:
        return False
    if token.norm in PREPOSITIONS or token.norm in _CONJUNCTIONS or token.norm in BOUNDARY:
        return False
    if token.norm in _NOT_INSIDE:
        return False
    if token.tag("metric", "people", "uncounted", "mass") or counted_in_lives(token):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    noun_next = (
        after is not None
        and after.kind == "word"
        and (after.tag("metric", "people", "acting", "mass", "country", "actor") is not None)
    )
    verbal = token.tag(
        "verb", "middle", "thing", "event", "report", "state", "dirverb", "dirnoun", "lives", "claim", "compare"
    )
    if after is not None and after.norm in ("related", "linked") and token.norm not in ("or", "and"):
        return True  # "582 kidnap-related incidents"
    if verbal and after is not None and after.text == "," and _joins_modifiers(tokens, figure, at + 1):
        return True
    if verbal:
        return noun_next and not token.tag("lives") and verbal.form in ("part", "past", "base", "sg", "ing", "")
    if token.tag("diradj") and token.norm not in ("additional", "more"):
        return False
    return not (token.norm.endswith("ly") or token.norm in _ADVERBS) or noun_next


def _extended(tokens: Sequence[Token], figure: int, head: int, last: int) -> tuple[int, int]:
    """Take in "of …" after a general head and co-ordinated heads of people; returns (head, last)."""
    if head < last and not all(
        t.kind == "word" and (t.capital or t.norm in _PEOPLE_HEADS) for t in tokens[head + 1 : last + 1]
    ):
        last = head  # what follows the last known head is not part of what is counted
    if tokens[head].norm in _PEOPLE_HEADS and head + 1 < len(tokens) and tokens[head + 1].norm == "of":
        at = head + 2
        while (
            at < len(tokens)
            and at - head < 8
            and tokens[at].kind == "word"
            and tokens[at].norm not in PREPOSITIONS - {"of"}
        ):
            if tokens[at].tag("people") or (tokens[at].tag("actor") and not _more(tokens, at)):
                return at, at
            if (group := tokens[at].tag("metric")) and group.value == "other:organisations":
                return at, at  # "members of the armed group"
            if tokens[at].tag("verb", "middle", "thing") or tokens[at].norm in AUXILIARY | BOUNDARY | _CONJUNCTIONS:
                break
            at += 1
        return head, head
    return _coordinated(tokens, head)


def _more(tokens: Sequence[Token], at: int) -> bool:
    """ "Members of the state security forces": the noun goes on."""
    return at + 1 < len(tokens) and tokens[at + 1].tag("people") is not None


def _coordinated(tokens: Sequence[Token], head: int) -> tuple[int, int]:
    """ "civilians, police and soldiers": heads joined without a figure of their own."""
    if not tokens[head].tag("people", "metric"):
        return head, head
    at, last = head + 1, head
    while at < len(tokens):
        joins = 0
        while at < len(tokens) and (tokens[at].norm in _CONJUNCTIONS or tokens[at].text == ","):
            joins += 1
            at += 1
        begin = at
        while (
            at < len(tokens)
            and tokens[at].kind == "word"
            and at - begin < 4
            and not tokens[at].tag("people", "metric")
            and (
                tokens[at].tag("country", "acting")
                or tokens[at].norm in ("the", "their", "other", "suspected", "pro", "school")
            )
        ):
            at += 1
        same = "people" if tokens[head].tag("people") else "metric"
        if not joins or at >= len(tokens) or tokens[at].tag(same) is None or not _plain_noun(tokens, at):
            break
        last = at
        at += 1
    return head, last


def _plain_noun(tokens: Sequence[Token], at: int) -> bool:
    """A noun that is not about to be the subject of a clause of its own."""
    forms = {t.form for t in tokens[at].tags if t.cls in ("people", "metric")}
    return "pl" in forms


def _described(tokens: Sequence[Token], figure: int, head: int, last: int) -> NounPhrase:
    token = tokens[head]
    metric = token.tag("metric", "mass")
    people = token.tag("people")
    cls = people.value if people else ""
    actor = token.tag("actor")
    if metric and metric.value == "other:organisations" and any(t.norm in _PEOPLE_HEADS for t in tokens[figure:head]):
        return NounPhrase(last, head, "", "militant", words=last - figure, noun=token.norm)
    if not people and actor:
        cls = side_class(token.norm)
    if (people and cls in ("all", "groups")) or metric:
        for other in tokens[figure + 1 : head]:
            tag = other.tag("people")
            if tag and tag.value not in ("all", "groups"):
                cls = tag.value
            elif (
                not tag
                and other.tag("acting")
                and metric
                and metric.value in ("deaths", "injuries", "other:casualties", "arrests", "surrendered")
            ):
                cls = side_class(other.norm)
    if people and last > head and not metric:
        cls = _merged_class([cls, *(t.value for x in tokens[head + 1 : last + 1] if (t := x.tag("people")))])
    if people and cls == "militant" and token.norm in ("fighter", "fighters"):
        cls = next((p.value for t in tokens[figure + 1 : head] if (p := t.tag("people")) and p.value in _FORCES), cls)
    if people and not metric and token.norm in _OF_A_FORCE and cls in ("all", "security"):
        cls = _named_class(tokens[figure + 1 : head]) or cls
    kind = such_attacks(tokens, head) if metric and metric.value == "attacks" else metric.value if metric else ""
    if metric and last > head:
        kind = _merged_metric([kind, *(t.value for x in tokens[head + 1 : last + 1] if (t := x.tag("metric")))])
    return NounPhrase(
        last, head, kind, cls, token.tag("uncounted") is not None and not people and not metric,
        last - figure, token.tag("mass") is not None, token.norm,
    )  # fmt: skip


def such_attacks(tokens: Sequence[Token], head: int) -> str:
    """ "63 suicide attacks in 2008 and 87 such attacks in 2009": of the kind that was named before."""
    if head and tokens[head - 1].norm == "such":
        for token in reversed(tokens[: head - 1]):
            tag = token.tag("metric")
            if tag is not None and tag.value in ("attacks", "suicide_attacks"):
                return tag.value
    return "attacks"


_FORCES = ("military", "police", "security")
_OF_A_FORCE = frozenset(("members", "member", "officials", "personnel", "officers", "officer"))


def _named_class(words: Sequence[Token]) -> str:
    """The class told by a noun used as adjective: "police personnel", "army personnel"."""
    for word in reversed(words):
        if word.tag("acting", "actor"):
            return side_class(word.norm)
    return ""


def _merged_metric(metrics: Sequence[str]) -> str:
    """What co-ordinated happenings are together: attacks and clashes are incidents, deaths and injuries casualties."""
    known = set(metrics)
    if len(known) == 1:
        return metrics[0]
    return (
        "other:casualties"
        if known == {"deaths", "injuries"}
        else "incidents"
        if known <= {"attacks", "incidents", "operations", "suicide_attacks"}
        else metrics[0]
    )


def _merged_class(classes: Sequence[str]) -> str:
    """The class of co-ordinated people: their own if one, security for soldiers and police, else all."""
    known = set(classes)
    if len(known) == 1:
        return classes[0]
    return "security" if known <= {"military", "police", "security"} else "all"


def side_class(word: str) -> str:
    """The victim class of a side named by a general word."""
    if "police" in word:
        return "police"
    if word in ("army", "the army", "military", "the military", "troops", "soldiers", "air force", "navy"):
        return "military"
    if "forces" in word or word in (
        "government",
        "the state",
        "security agencies",
        "law enforcement agencies",
        "militia",
        "militias",
    ):
        return "security"
    return "militant"
