"""Changes told by other words than a percentage: doubled, stabilised, below the level of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.claims.extract.draft import Draft, Parsed
from tahqiq.claims.extract.governors import clause_governor, governor_left, governor_right
from tahqiq.claims.extract.metrics import metric_at, nearest_right, people_after, subject_left
from tahqiq.claims.extract.numbers import Quantity
from tahqiq.claims.extract.phrases import AUXILIARY, BOUNDARY, PREPOSITIONS, noun_phrase
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import Bound, ClaimKind, Direction, Unit

_LEVELS = grammar("levels")


def counted_left(tokens: Sequence[Token], index: int) -> tuple[str, str, int, int, int] | None:
    """What the figure before a change counts: deaths in "killed 90 people, twice the 45 of May"."""
    for at in range(index - 1, max(-1, index - 18), -1):
        token = tokens[at]
        if token.norm in BOUNDARY or token.text in ";:" or token.tag("dirverb"):
            return None
        quantity = token.quantity
        if quantity is None or quantity.unit != "count" or quantity.looks_like_year or quantity.article:
            continue
        phrase = noun_phrase(tokens, at)
        governor = governor_left(tokens, at) or governor_right(tokens, phrase.last)
        governor = governor or clause_governor(tokens[:index], phrase.last)
        if phrase.metric and not phrase.mass:
            return phrase.metric, phrase.people, at, index, at
        if governor and (phrase.people or phrase.words == 0):
            return governor[0], phrase.people, min(at, governor[1]), index, at
        return None
    return None


def find_factors(parsed: Parsed, used: set[int], before: Sequence[Draft]) -> list[Draft]:
    """ "attacks doubled", "a threefold increase": the figure is the factor."""
    drafts: list[Draft] = []
    for index, token in enumerate(parsed.tokens):
        quantity = _of_the_number(parsed.tokens, index) or token.quantity
        if quantity is None or quantity.unit != "factor" or index in used:
            continue
        many = _as_many(parsed.tokens, index)
        left = None if many else counted_left(parsed.tokens, index) or left_subject(parsed.tokens, index)
        right = many or _the_figure(parsed.tokens, index) or nearest_right(parsed.tokens, index, 8)
        if left is None and right is None:
            right = _this(parsed, index, before)
        told = None if left or right else _times_the_number(parsed, index, before, drafts)
        if left is None and right is None and told is None:
            continue
        metric, people, first, last = left[:4] if left else told or (right[1], right[2], index, right[0])  # type: ignore[index]
        used.add(index)
        against = parsed.tokens[last].period if told else None
        down = (quantity.value is not None and quantity.value < 1) or any(
            (tag := t.tag("dirnoun")) is not None and tag.value == "down" for t in parsed.tokens[index : index + 3]
        )
        drafts.append(
            Draft(parsed, min(first, index), max(last, index), index, ClaimKind.CHANGE, metric, people, quantity.value,
                  quantity.low, quantity.high, unit=Unit.FACTOR, bound=quantity.bound, step=quantity.step,
                  direction=Direction.DOWN if down else Direction.UP, base_mention=against,
                  base=against.span if against else None)
        )  # fmt: skip
    return drafts


def _times_the_number(
    parsed: Parsed, index: int, before: Sequence[Draft], here: Sequence[Draft]
) -> tuple[str, str, int, int] | None:
    """ "This is double the number of 2013": of what was counted before."""
    tokens = parsed.tokens
    said = [t.norm for t in tokens[index + 1 : index + 7]]
    level = any(w in _LEVELS for w in said[1:] if said[0] in ("the", "that", "its"))
    period = next((i for i in range(index + 1, min(len(tokens), index + 14)) if tokens[i].period is not None), None)
    told = next((d for d in reversed([*before, *here]) if d.metric), None)
    near = told is not None and parsed.index - told.parsed.index <= 1
    if not level or period is None or told is None or not near:
        return None
    return told.metric, told.people, index, period


def _as_many(tokens: Sequence[Token], index: int) -> tuple[int, str, str] | None:
    """ "Killed twice as many rebels as in May": (token of the noun, metric, people)."""
    if [t.norm for t in tokens[index + 1 : index + 3]] not in (["as", "many"], ["as", "much"]):
        return None
    governor = governor_left(tokens, index)
    for at in range(index + 3, min(len(tokens), index + 7)):
        found, people = metric_at(tokens, at), tokens[at].tag("people")
        if found:
            return at, *found
        verb = governor or governor_right(tokens, at)
        if people and verb:
            return at, verb[0], people.value
    return None


def _this(parsed: Parsed, index: int, before: Sequence[Draft]) -> tuple[int, str, str] | None:
    """ "This is a tenfold increase": what the sentence before counted."""
    tokens = parsed.tokens
    noun = index + 1 < len(tokens) and tokens[index + 1].tag("dirnoun")
    if not noun or not any(t.norm in ("this", "that", "it", "which") for t in tokens[max(0, index - 4) : index]):
        return None
    told = next((d for d in reversed(before) if d.metric and d.parsed.index >= parsed.index - 1), None)
    return (index + 1, told.metric, told.people) if told else None


def _the_figure(tokens: Sequence[Token], index: int) -> tuple[int, str, str] | None:
    """ "More than double the 301 strikes of 2021": what the figure that it is set against counts."""
    if index + 2 >= len(tokens) or tokens[index + 1].norm != "the" or not _plain_count(tokens[index + 2]):
        return None
    phrase = noun_phrase(tokens, index + 2)
    return (phrase.last, phrase.metric, phrase.people) if phrase.metric and not phrase.mass else None


def _of_the_number(tokens: Sequence[Token], index: int) -> Quantity | None:
    """ "Half of the number recorded in the same period last year": no share but a change to a half."""
    quantity = tokens[index].quantity
    if quantity is None or quantity.unit != "percent" or quantity.value is None or quantity.text[-1:] == "%":
        return None
    said = [t.norm for t in tokens[index + 1 : index + 4]]
    if said[:1] != ["of"] or not _LEVELS & set(said[1:]) or quantity.text[:1].isdigit():
        return None
    base = any(t.period is not None and t.period.role == "compared" for t in tokens[index + 4 : index + 14])
    return replace(quantity, unit="factor", value=round(quantity.value / 100, 2), step=0.1) if base else None


def find_steps(parsed: Parsed, known: Sequence[Draft]) -> list[Draft]:
    """ "120 people died, up from 90 in 2021": a change told by its two ends."""
    drafts: list[Draft] = []
    tokens = parsed.tokens
    for index, token in enumerate(tokens[:-2]):
        way = token.tag("diradj")
        if way is None or token.norm not in ("up", "down") or tokens[index + 1].norm not in ("from", "to"):
            continue
        at = _behind(tokens, index + 2, 3)
        left = counted_left(tokens, index) or left_subject(tokens, index)
        if at is None or left is None or any(d.first <= index <= d.last for d in known):
            continue
        to = tokens[left[4]].quantity
        if tokens[index + 1].norm == "to":  # "down to six in May from 15 in April"
            source = next((i for i in range(at + 1, min(len(tokens), at + _ENDS)) if tokens[i].norm == "from"), None)
            to, at = tokens[at].quantity, None if source is None else _behind(tokens, source + 1, 2)
        if at is None:
            continue
        was = tokens[at].quantity
        drafts.append(
            Draft(parsed, index, at, index, ClaimKind.CHANGE, left[0], left[1], unit=Unit.PERCENT,
                  direction=Direction(way.value), from_value=was.value if was else None,
                  to_value=to.value if to else None)
        )  # fmt: skip
    return drafts


_ENDS = 10
"""Tokens from the figure of one end within which "from" opens the other."""


def _behind(tokens: Sequence[Token], start: int, reach: int) -> int | None:
    return next((i for i in range(start, min(len(tokens), start + reach)) if _plain_count(tokens[i])), None)


def find_differences(parsed: Parsed, known: Sequence[Draft]) -> list[Draft]:
    """ "556 fewer deaths than in 2015", "down 39 on the previous year": a change told as a number."""
    drafts: list[Draft] = []
    tokens = parsed.tokens
    for index in range(1, len(tokens) - 1):
        if not _plain_count(tokens[index]):
            continue
        told = _difference(tokens, index)
        if told is None or any(d.token == index for d in known):
            continue
        metric, people, first, last, way = told
        quantity = tokens[index].quantity
        if quantity is None:
            continue
        drafts.append(
            Draft(parsed, min(first, index), max(last, index), index, ClaimKind.CHANGE, metric, people, quantity.value,
                  unit=Unit.COUNT, bound=quantity.bound, step=quantity.step, direction=way)
        )  # fmt: skip
    return drafts


def _difference(tokens: Sequence[Token], index: int) -> tuple[str, str, int, int, Direction] | None:
    after, before = tokens[index + 1].norm, tokens[index - 1].norm
    if after in ("fewer", "less"):
        right = nearest_right(tokens, index + 1, 3)
        return (right[1], right[2], index, right[0], Direction.DOWN) if right else None
    beyond = [t.norm for t in tokens[index + 1 : index + 3]]
    timed = any(t.period is not None for t in tokens[index + 2 : index + 5])
    if before in ("up", "down") and beyond[:1] in (["on"], ["from"], ["compared"]) and timed:
        left = counted_left(tokens, index - 1) or left_subject(tokens, index - 1)
        way = Direction.UP if before == "up" else Direction.DOWN
        return (left[0], left[1], index - 1, index, way) if left else None
    return None


def _plain_count(token: Token) -> bool:
    quantity = token.quantity
    return quantity is not None and quantity.unit == "count" and not (quantity.looks_like_year or quantity.article)


def find_flat(parsed: Parsed) -> list[Draft]:
    """ "the death toll is stabilising": a change of about nothing."""
    drafts: list[Draft] = []
    for index, token in enumerate(parsed.tokens):
        none = _no_change(parsed, index)
        if none is not None:
            drafts.append(none)
        if not token.tag("flat"):
            continue
        left = left_subject(parsed.tokens, index)
        if left:
            drafts.append(Draft(parsed, left[2], index, index, ClaimKind.CHANGE, left[0], left[1], 0.0,
                                unit=Unit.PERCENT, bound=Bound.ABOUT))  # fmt: skip
    return drafts


def _no_change(parsed: Parsed, index: int) -> Draft | None:
    """ "With no change in the number of injuries"."""
    tokens = parsed.tokens
    said = [(t.norm or t.text.casefold()) for t in tokens[index : index + 4]]
    at = next((i for i in (1, 2) if said[i : i + 2] in (["change", "in"], ["changes", "in"])), None)
    right = nearest_right(tokens, index + at + 1, 6) if at and said[0] == "no" else None
    if right is None:
        return None
    return Draft(parsed, index, right[0], index, ClaimKind.CHANGE, right[1], right[2], 0.0, unit=Unit.PERCENT)


def find_levels(parsed: Parsed) -> list[Draft]:
    """ "attacks dropped below the level of 2004": one period set against another."""
    drafts: list[Draft] = []
    tokens = parsed.tokens
    for index, token in enumerate(tokens):
        verb = token.tag("dirverb")
        after = [t.norm for t in tokens[index + 1 : index + 6]]
        if not verb or not after or after[0] not in ("below", "above", "beyond"):
            continue
        period = next((i for i in range(index + 2, min(len(tokens), index + 7)) if tokens[i].period is not None), None)
        left = left_subject(tokens, index)
        if period is None or left is None or any(tokens[i].kind == "q" for i in range(index, period)):
            continue
        mention = tokens[period].period
        draft = Draft(parsed, index, period, index, ClaimKind.RATIO, left[0], left[1], 1.0, unit=Unit.FACTOR,
                      bound=Bound.UNDER if after[0] == "below" else Bound.OVER)  # fmt: skip
        draft.base = mention.span if mention else None
        draft.base_mention = mention
        drafts.append(draft)
    return drafts


def left_subject(tokens: Sequence[Token], index: int) -> tuple[str, str, int, int, int] | None:
    """The metric that stands as the subject before a direction verb, in the same clause."""
    start = 0
    for at in range(index - 1, -1, -1):
        if tokens[at].norm in BOUNDARY or tokens[at].text in ";:":
            start = at + 1
            break
    best = subject_left(tokens, index)
    if best is None or best[0] < start:
        return None
    at, metric, people = best
    if at and tokens[at - 1].norm == "and":
        pair = metric_at(tokens, at - 2) if at >= 2 else None
        if pair and {pair[0], metric} == {"deaths", "injuries"}:
            metric, people = "other:casualties", people or pair[1]
    if not people and tokens[at].tag("mass", "metric") and at + 2 < index and tokens[at + 1].norm in ("among", "of"):
        people = people_after(tokens, at + 2) if metric in ("deaths", "injuries", "other:casualties") else ""
    first = at
    while first > start and tokens[first - 1].kind == "word" and tokens[first - 1].norm not in PREPOSITIONS | AUXILIARY:
        first -= 1
    return metric, people, first, index, at
