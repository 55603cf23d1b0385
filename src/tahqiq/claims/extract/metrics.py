"""What a metric noun in running text counts, and whom: "civilian deaths", "the killing of policemen"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.draft import CASUALTY, EVENTS
from tahqiq.claims.extract.phrases import AUXILIARY, BOUNDARY, PREPOSITIONS, side_class, such_attacks
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_OF = grammar("of")
_KNOWN_TO_BE = grammar("known_to_be")


def metric_at(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    """The metric and the people of a metric noun (or "killed" as in "civilians killed") at this token."""
    token = tokens[index]
    tag = token.tag("metric", "mass")
    if tag and (_in_a_name(tokens, index) or _modifies(tokens, index)):
        return None
    lives = token.tag("lives")
    if tag is None and lives and not lives.value.startswith("other") and token.norm.split()[0] not in ("loss", "lives"):
        return lives.value, people_after(tokens, index + 1)  # "deaths of …" is one phrase of the lexicon
    if tag is None:
        return ("fighters", "militant") if _strength(tokens, index) else _participle(tokens, index)
    if tag.value == "attacks":
        return such_attacks(tokens, index), people_of(tokens, index, tag.value)
    return tag.value, people_of(tokens, index, tag.value)


def _participle(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    """ "Killed" as in "civilians killed" and "the number of killed"."""
    verb = tokens[index].tag("verb", "state")
    if verb and index and (_number_of(tokens, index) or _put_at(tokens, index)):
        return verb.value, ""
    if verb and verb.cls == "verb" and any(t.form == "part" for t in tokens[index].tags):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is not None and after.kind == "q":
            return None  # "rebels killed 32": who did it
        at = index - 1
        while at > 0 and tokens[at].norm in _KNOWN_TO_BE:
            at -= 1  # "rebels reported killed"
        for other in (tokens[at] if index else None, after):
            people = other.tag("people") if other is not None else None
            if people:
                return verb.value, people.value
    return None


def _put_at(tokens: Sequence[Token], index: int) -> bool:
    """ "It puts the dead between 200 and 600"."""
    lead = [t.norm for t in tokens[max(0, index - 2) : index + 1]]
    return lead[1:] == ["the", "dead"] and lead[0] in _ESTIMATING


_ESTIMATING = frozenset(("put", "puts", "putting", "estimate", "estimated", "estimates"))


def _strength(tokens: Sequence[Token], index: int) -> bool:
    """ "The number of rebels all over the country": those that there are, where nothing was done to them."""
    people = tokens[index].tag("people")
    if people is None or people.value != "militant" or people.form != "pl" or _whose(tokens, index):
        return False
    lead = tokens[max(0, index - 9) : index]
    number = next(
        (i for i, t in enumerate(lead) if t.norm == "of" and i and lead[i - 1].norm in ("number", "numbers")), None
    )
    if number is None or any(t.tag("verb", "metric", "middle") or t.text in ",;" for t in lead[number + 1 :]):
        return False
    return not any(t.tag("verb", "middle", "state") and not t.tag("dirverb") for t in tokens[index + 1 : index + 4])


def _whose(tokens: Sequence[Token], index: int) -> bool:
    """ "The number of militants' deaths": theirs, and not they."""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return tokens[index].possessive or after in ("'", "’")


def _number_of(tokens: Sequence[Token], index: int) -> bool:
    """ "the number of wounded", "the toll of dead": the participle stands for the people."""
    if index > 1 and tokens[index - 1].norm == "the" and tokens[index - 2].norm == "of":
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        return after is None or not after.tag("people", "metric")  # "a third of the dead"
    before = [t.norm for t in tokens[max(0, index - 4) : index] if t.norm not in ("the", "those")]
    return before[-1:] == ["of"] and bool({"number", "numbers", "count", "tally", "toll"} & set(before[:-1]))


def _in_a_name(tokens: Sequence[Token], index: int) -> bool:
    """ "Militancy Database", "Operation X": a capital noun followed by another in a sentence is part of a name."""
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return token.capital and after is not None and after.capital and not after.tag("verb", "state", "dirverb")


def _modifies(tokens: Sequence[Token], index: int) -> bool:
    """ "Terrorism deaths", "insurgency-related fatalities": of a compound the last word is what is counted."""
    if tokens[index].possessive or not tokens[index].tag("mass", "metric"):
        return False
    at = index + 1
    if at < len(tokens) and tokens[at].text == "-":
        at += 1
    if at < len(tokens) and tokens[at].norm in _TYING:
        at += 1
    tag = tokens[at].tag("metric") if at < len(tokens) else None
    return tag is not None and tag.value in CASUALTY and tokens[at].norm not in _UNITS_OF_THEM


_TYING = frozenset(("related", "linked", "induced", "driven", "associated", "attributed", "type"))
_DOINGS = frozenset(("violence", "insurgency", "terrorism", "militancy", "extremism"))
_UNITS_OF_THEM = frozenset(("loss", "losses"))


_NOT_BESIDE = PREPOSITIONS | BOUNDARY | (AUXILIARY - {"people"})


def people_of(tokens: Sequence[Token], index: int, metric: str) -> str:
    """The victim class named beside a casualty noun, or behind an attack: whom it was on; "" where none is."""
    if metric not in CASUALTY:
        return _targets(tokens, index) if metric in EVENTS else ""
    at = index - 1
    while at >= 0 and index - at < 6 and (tokens[at].kind == "word" or tokens[at].text in "-'’"):
        token = tokens[at]
        if token.kind == "word" and token.norm in _NOT_BESIDE:
            break
        people = token.tag("people")
        if people and people.value not in ("all", "groups") and token.norm != "official":  # "the official death toll"
            return "" if tokens[at + 1].norm in _DOINGS else people.value  # "Maoist violence-related deaths"
        if token.tag("acting"):
            return "" if tokens[at + 1].norm == "related" else side_class(token.norm)  # "terrorist-related deaths"
        if token.norm in ("overall", "total"):
            return "all"
        at -= 1
    at = _past_the_pair(tokens, index)
    if tokens[at - 1].tag("lives"):
        at -= 1  # "… injuries among" is one phrase of the lexicon
    led = at < len(tokens) and (tokens[at].norm in _OF or tokens[at].tag("lives") is not None)
    return (people_after(tokens, at + 1) if led else "") or _of_attacks_on(tokens, at)


def _of_attacks_on(tokens: Sequence[Token], at: int) -> str:
    """ "Fatalities linked to attacks on civilians": those attacked."""
    if at >= len(tokens) or tokens[at].norm not in _LINKING:
        return ""
    for noun in range(at + 1, min(len(tokens), at + 6)):
        tag = tokens[noun].tag("metric", "mass")
        if tag and tag.value in EVENTS:
            return _targets(tokens, noun) if _targets(tokens, noun) == "civilian" else ""
        if tokens[noun].kind != "word" or tokens[noun].norm in BOUNDARY:
            return ""
    return ""


_LINKING = frozenset(("in", "from", "linked", "resulting", "due", "caused", "related"))


def _past_the_pair(tokens: Sequence[Token], index: int) -> int:
    """The token behind a metric, or behind its pair: "130 deaths and 242 injuries among civilians"."""
    at = index + 1
    if at + 1 < len(tokens) and tokens[at].norm == "and":
        other = at + 2 if tokens[at + 1].kind == "q" else at + 1
        tag = tokens[other].tag("metric", "lives") if other < len(tokens) else None
        at = other + 1 if tag is not None and tag.value in CASUALTY else at
    return at


def _targets(tokens: Sequence[Token], index: int) -> str:
    """ "Attacks on journalists", "violence against civilians": the class of those who are its target."""
    led = index + 2 < len(tokens) and tokens[index + 1].norm in _AT
    for token in tokens[index + 2 : index + 6] if led else ():
        tag = token.tag("people")
        if tag and tag.value not in ("all", "groups"):
            return people_after(tokens, index + 2) or tag.value
        if token.tag("actor", "acting") and not tag:
            return side_class(token.norm)
        vague = token.quantity is not None and token.quantity.vague  # "various military units"
        if (token.kind != "word" and not vague) or token.norm in PREPOSITIONS or token.tag("verb"):
            break
    return ""


_AT = frozenset(("on", "against", "targeting"))


def people_after(tokens: Sequence[Token], at: int) -> str:
    """The class of the people in the noun phrase that starts here (co-ordinated classes merged)."""
    found: list[str] = []
    limit = min(len(tokens), at + 7)
    while at < limit:
        token = tokens[at]
        if token.kind in "qt" or (token.tag("verb", "middle", "event", "dirverb") and not token.tag("people")):
            break
        people = token.tag("people")
        if people:
            found.append(people.value)
        elif token.tag("actor") and not found:
            found.append(side_class(token.norm))
        elif (
            (token.kind == "p" and token.text != ",")
            or token.norm in PREPOSITIONS - {"of", "to"}
            or token.norm in BOUNDARY
        ):
            break
        at += 1
    if not found:
        return ""
    if len(found) > 1 and found[0] == "all":
        found = found[1:]  # "members of the police": the class is named after
    classes = set(found)
    if len(classes) == 1:
        return found[0]
    return "security" if classes <= {"military", "police", "security"} else "all"


_REACH = 80
"""Tokens to the left within which a metric is looked for: farther away it is another statement's."""


def nearest_left(tokens: Sequence[Token], before: int, stop: int = 0) -> tuple[int, str, str] | None:
    """The nearest metric noun to the left: (index, metric, people)."""
    for at in range(before - 1, max(stop, before - _REACH) - 1, -1):
        found = metric_at(tokens, at)
        if found:
            return at, *found
    return None


def subject_left(tokens: Sequence[Token], before: int) -> tuple[int, str, str] | None:
    """The nearest metric noun to the left that is no part of another's phrase: the toll in "the toll of the attack"."""
    found = nearest_left(tokens, before)
    if found and _number_of_others(tokens, found[0]):
        return None
    while found:
        at = found[0] - 1
        while at >= 0 and (
            tokens[at].kind == "t"
            or (
                tokens[at].kind == "word"
                and not tokens[at].tag("verb", "event", "lives")
                and tokens[at].norm not in PREPOSITIONS
            )
        ):
            at -= 1
        lives = metric_at(tokens, at) if at >= 0 and tokens[at].tag("lives") else None
        if lives:
            return at, *lives  # "the toll of organised violence"
        owed = at > 0 and tokens[at].norm == "to" and tokens[at - 1].norm.rpartition(" ")[2] in _OWED
        if at < 0 or not (owed or tokens[at].norm in ("from", "in", "of", "by", "during", "after")):
            return found
        outer = nearest_left(tokens, at, max(0, at - 6)) or _suffered(tokens, at - 1)
        done = 1 if tokens[at - 1].norm in _DONE_BY and tokens[at].norm == "by" else 0
        parted = tokens[outer[0] + 1 : at - done] if outer else ()
        if outer is None or any(t.text in ",;:" or t.norm == "and" or t.tag("dirverb", "event") for t in parted):
            return found
        found = outer
    return found


_OWED = frozenset(("due", "owing", "linked", "related", "tied", "lost", "lives", "life"))
"""Before "to": what follows is what the dead died of."""
_DONE_BY = frozenset(("caused", "committed", "inflicted", "perpetrated", "claimed", "suffered"))


def _suffered(tokens: Sequence[Token], at: int) -> tuple[int, str, str] | None:
    """ "People were killed in organised violence": the verb before says what is counted."""
    verb = tokens[at].tag("verb", "middle") if at >= 0 else None
    if verb is None or verb.value not in CASUALTY:
        return None
    people = next((p.value for t in reversed(tokens[max(0, at - 6) : at]) if (p := t.tag("people"))), "")
    return at, verb.value, people


def _number_of_others(tokens: Sequence[Token], metric: int) -> bool:
    """ "The number of countries reporting an incident": what is counted are the countries."""
    for at in range(metric - 1, max(0, metric - 8), -1):
        if tokens[at].norm in ("number of", "of") and tokens[at - 1].norm in ("number", "numbers"):
            return any(t.tag("uncounted", "place_heads") and not t.capital for t in tokens[at + 1 : at + 3])
        if tokens[at].text in ",;:" or tokens[at].norm in BOUNDARY:
            return False
    return False


def nearest_right(tokens: Sequence[Token], after: int, reach: int = 10) -> tuple[int, str, str] | None:
    """The nearest metric noun to the right, within the clause: (index, metric, people)."""
    for at in range(after + 1, min(len(tokens), after + 1 + reach)):
        if tokens[at].norm in BOUNDARY or tokens[at].text in ";.:" or tokens[at].kind == "q":
            return None
        found = metric_at(tokens, at)
        if found:
            return at, *found
    return None
