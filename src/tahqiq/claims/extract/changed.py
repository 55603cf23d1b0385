"""What a change is of, where it stands behind it: "increase in civilian deaths", "reducing violence"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.draft import CASUALTY, Draft, Parsed
from tahqiq.claims.extract.governors import governor_left, governor_right
from tahqiq.claims.extract.metrics import metric_at, nearest_right, subject_left
from tahqiq.claims.extract.phrases import AUXILIARY, BOUNDARY, DETERMINERS, PREPOSITIONS
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind, Direction, Unit

_THAN, _LEADING, _SUBJECT = 16, 4, 6
"""Tokens within which "than" follows on "more", a time on "than", and a verb on the time that is its subject."""
_POINTING = frozenset(("it", "they", "that", "those", "had", "did", "whole", "all", "entire"))


def object_of(tokens: Sequence[Token], index: int, noun: bool) -> tuple[str, str, int, int] | None:  # noqa: PLR0911 - one way out for each reading, in order of trust
    """ "increase in civilian deaths", "reducing violence": the metric that follows a noun or a transitive verb."""
    at = index + 1
    if at < len(tokens) and tokens[at].norm in ("in", "of", "for", "among", "to"):
        at += 1
    elif noun and not (at < len(tokens) and tokens[at].kind == "t"):
        return None
    if (
        tokens[index].norm in ("resurgence", "revival", "reemergence")
        and at > index + 1
        and at < len(tokens)
        and tokens[at].capital
    ):
        return "attacks", "", index, at  # the resurgence of an armed group is that of its attacks
    limit = min(len(tokens), at + 9)
    while at < limit:
        token = tokens[at]
        if token.kind == "t" and at == index + 1 and not noun:
            at += 1  # "reduced Q3 attacks from 41 to 29"
            continue
        if (
            token.kind in "qt"
            or token.text in ",;.:()"
            or token.norm in BOUNDARY
            or (token.norm in ("which", "that", "who") and at > index + 1)
            or (token.tag("dirverb") and not token.tag("dirnoun"))
        ):
            return None
        verb = token.tag("event", "thing", "report")
        if verb and verb.form in ("past", "s", "part", "ing") and not token.tag("metric", "people") and at > index + 1:
            return None
        found = metric_at(tokens, at)
        if found and not (at + 1 < len(tokens) and tokens[at + 1].tag("metric") and not tokens[at].possessive):
            people = found[1]
            last = at
            pair = and_metric(tokens, at)
            if pair:
                return pair[0], people or pair[1], index, pair[2]
            if people and at + 2 < len(tokens) and tokens[at + 1].norm in ("of", "among", "to", "caused"):
                last = people_end(tokens, at + 2)
            return found[0], people, index, last
        at += 1
    return None


def seen_by(parsed: Parsed, index: int, known: Sequence[Draft]) -> tuple[str, str, int, int] | None:
    """ "Sectarian violence saw a marked decline", "Tamo saw a steep rise": what stands or was told before."""
    tokens = parsed.tokens
    at = index - 1
    while at >= 0 and index - at < _DESCRIBED and _describes(tokens[at]):
        at -= 1
    if at < 1 or tokens[at].norm not in _SEEING:
        return None
    left = subject_left(tokens, at)
    if left and at - left[0] < _SUBJECT and not any(t.text in ",;:" for t in tokens[left[0] : at]):
        return left[1], left[2], left[0], index
    place = any(n.kind == "area" and at - n.last <= _NEXT_TO and n.last < at for n in parsed.names)
    told = next((d for d in reversed(known) if d.metric and parsed.index - d.parsed.index <= 1), None)
    if not place or told is None or told.parsed.sentence.paragraph != parsed.sentence.paragraph:
        return None
    return told.metric, told.people, at, index


def _describes(token: Token) -> bool:
    return token.kind == "q" or (token.kind == "word" and not token.tag("verb", "event", "metric", "report"))


_SEEING = grammar("seeing")
_DESCRIBED, _SUBJECT, _NEXT_TO = 6, 5, 3
"""Tokens that may stand between the verb and the change, the subject and the verb, and a place and the verb."""


def opened_by(tokens: Sequence[Token], index: int) -> tuple[str, str, int, int] | None:
    """ "Posting a 25 percent decrease from May, 9 attacks took place": what changed stands behind the opening words."""
    lead = next((i for i in range(min(index, 3)) if tokens[i].norm in _OPENERS), None)
    comma = next((i for i in range(index + 1, min(len(tokens), index + 12)) if tokens[i].text == ","), None)
    if lead != 0 or comma is None:
        return None
    for at in range(comma + 1, min(len(tokens), comma + 7)):
        found = metric_at(tokens, at)
        if found:
            return found[0], found[1], 0, index
        if tokens[at].text in ",;":
            return None
    return None


_OPENERS = frozenset(
    ("posting", "showing", "marking", "registering", "recording", "witnessing", "representing", "with", "reflecting")
)


def and_metric(tokens: Sequence[Token], at: int) -> tuple[str, str, int] | None:
    """ "deaths and injuries" together are casualties."""
    if at + 2 < len(tokens) and tokens[at + 1].norm in ("and", "or"):
        other = metric_at(tokens, at + 2)
        mine = metric_at(tokens, at)
        if other and mine and {mine[0], other[0]} == {"deaths", "injuries"}:
            return "other:casualties", other[1], at + 2
    return None


def people_end(tokens: Sequence[Token], at: int) -> int:
    """The last of the people listed from a token on."""
    last = at
    for index in range(at, min(len(tokens), at + 8)):
        if tokens[index].tag("people"):
            last = index
        elif tokens[index].kind != "word" and tokens[index].text != ",":
            break
    return last


def behind_the_figure(tokens: Sequence[Token], index: int, after: int) -> tuple[str, str, int, int] | None:
    """ "A surge of 45 per cent in attacks": what surged stands behind the figure."""
    if after == index or after + 1 >= len(tokens) or tokens[after + 1].norm != "in":
        return None
    right = nearest_right(tokens, after, 5)
    return (right[1], right[2], index, right[0]) if right else None


def people_right(tokens: Sequence[Token], index: int) -> tuple[int, str, str] | None:
    """ "58% more people died": what happened to those who are more."""
    for at in range(index + 1, min(len(tokens), index + 4)):
        people = tokens[at].tag("people")
        if people:
            verb = governor_right(tokens, at) or governor_left(tokens, index)
            return (max(at, verb[1]), verb[0], people.value) if verb else None
        if tokens[at].kind != "word" or tokens[at].norm in PREPOSITIONS:
            return None
    return None


def from_a_figure(tokens: Sequence[Token], index: int) -> bool:
    """ "Has come down from 417 in 2018 to 110": a verb with both its ends."""
    figure = tokens[index + 2].quantity if index + 2 < len(tokens) else None
    return figure is not None and tokens[index + 1].norm == "from" and figure.unit == "count"


def only_its_end(draft: Draft) -> bool:
    """ "The toll rose to five": a count, and no word of what it was before."""
    tokens = draft.parsed.tokens
    if draft.value is not None or draft.from_value is not None or draft.to_value is None:
        return False
    toll = draft.direction == Direction.UP and draft.metric in CASUALTY and tokens[draft.token].tag("dirverb")
    to = [t.norm for t in tokens[draft.token + 1 : draft.token + 2]] == ["to"]
    return bool(toll) and to and not any(
        t.norm in ("compared", "from", "against", "which", "than") or (t.period and t.period.role == "compared")
        for t in tokens
    )  # fmt: skip


def of_which_it_tells(tokens: Sequence[Token], index: int) -> int | None:
    """ "134 people died, which dropped to 59 in May": the token of "which", where a verb has its new figure."""
    at = index - 1
    while at > 0 and tokens[at].norm in ("had", "has", "have", "then", "later"):
        at -= 1
    verb = tokens[index].tag("dirverb") is not None and tokens[at].norm == "which" and at > 0
    to = [t.norm for t in tokens[index + 1 : index + 2]] == ["to"] and index + 2 < len(tokens)
    figure = tokens[index + 2].quantity if to else None
    return at if verb and figure is not None and figure.unit == "count" else None


def pronoun_with_ends(tokens: Sequence[Token], index: int) -> bool:
    """ "They fell from 5,463 to 3,955": what was counted before, with the figures at both ends."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    figure = tokens[index + 2].quantity if index + 2 < len(tokens) else None
    pronoun = index > 0 and tokens[index - 1].norm in ("they", "it", "these", "this")
    pronoun = pronoun or (
        index > 1
        and tokens[index - 1].norm in ("number", "figure", "total", "count")
        and tokens[index - 2].norm == "the"
    )
    return pronoun and after is not None and after.norm == "from" and figure is not None and figure.unit == "count"


def figure_it_tells_of(tokens: Sequence[Token], index: int) -> float | None:
    """The 134 of "134 people died, which dropped to 59": where the change starts from."""
    which = of_which_it_tells(tokens, index)
    for token in reversed(tokens[max(0, which - _SENTENCE) : which] if which is not None else ()):
        quantity = token.quantity
        if quantity is not None and quantity.unit == "count" and not (quantity.looks_like_year or quantity.article):
            return quantity.value
    return None


_SENTENCE = 18
"""Tokens back within which the figure stands that a relative clause tells of."""


def loose(tokens: Sequence[Token], index: int) -> bool:
    """ "increasing violence" as an adjective says little; "an increasing number of casualties" says that it rose."""
    if not tokens[index].norm.endswith("ing") or tokens[index].tag("dirnoun") or not tokens[index].tag("dirverb"):
        return False
    before = tokens[index - 1].norm if index else ""
    after = [t.norm for t in tokens[index + 1 : index + 3]]
    return (
        before not in AUXILIARY
        and "number" not in after
        and "numbers" not in after
        and not any(t.tag("metric") for t in tokens[max(0, index - 3) : index])
    )


def against_a_time(tokens: Sequence[Token], index: int) -> bool:
    """ "More attacks in 2024 than in 2023", "deaths were lower than the year before": set against another time.

    What has a figure of its own ("20% more", "more than 40", "more than the 12 of 2023") is told by that.
    """
    if index and tokens[index - 1].kind == "q" and not _article(tokens[index - 1]):
        return False
    if not _of_number(tokens, index):
        return False
    for at in range(index + 1, min(len(tokens), index + _THAN)):
        if tokens[at].norm == "than":
            return _time_follows(tokens, at + 1)
        if tokens[at].kind == "q" or tokens[at].text in ";:()" or tokens[at].norm in BOUNDARY:
            return False
    return False


_DEADLIER = frozenset(("deadlier", "bloodier"))


def find_deadlier(parsed: Parsed) -> list[Draft]:
    """ "2024 was deadlier than 2023": a rise of the dead from the one time to the other."""
    tokens, found = parsed.tokens, []
    for index, token in enumerate(tokens[:-2]):
        if token.norm not in _DEADLIER or tokens[index + 1].norm != "than" or not _time_follows(tokens, index + 2):
            continue
        own = next((i for i in range(index - 1, max(-1, index - _SUBJECT), -1) if tokens[i].period is not None), None)
        base = next(i for i in range(index + 2, len(tokens)) if tokens[i].period is not None)
        of_a_thing = own is not None and own > 0 and tokens[own - 1].norm == "of"  # "the attack of 2014"
        if own is None or of_a_thing or any(t.text in ",;:" for t in tokens[own:index]):
            continue
        draft = Draft(parsed, own, base, index, ClaimKind.CHANGE, "deaths", "all", unit=Unit.PERCENT,
                      direction=Direction.UP)  # fmt: skip
        draft.base_mention = tokens[base].period
        draft.base = draft.base_mention.span if draft.base_mention else None
        found.append(draft)
    return found


def _of_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether it speaks of how many there were, and not of what they were like ("attacks were more deadly")."""
    if tokens[index].norm not in ("more", "less") or nearest_right(tokens, index, 4) or people_right(tokens, index):
        return True
    return index + 1 < len(tokens) and tokens[index + 1].norm in ("frequent", "numerous", "common")


def _time_follows(tokens: Sequence[Token], start: int) -> bool:
    """Whether a time stands here, but for the words that lead to it: "than (it had been) in 2023"."""
    for token in tokens[start : start + _LEADING]:
        if token.period is not None:
            return token.period.span.start is not None or token.period.span.end is not None
        if token.kind != "word" or token.norm not in PREPOSITIONS | AUXILIARY | DETERMINERS | _POINTING:
            return False
    return False


def _article(token: Token) -> bool:
    return token.quantity is not None and token.quantity.article
