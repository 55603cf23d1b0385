"""Bare figures, whose noun is understood: "57 in 2021", "(2,785)", "rose to 90"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.draft import CASUALTY, EVENTS, Draft, Parsed
from tahqiq.claims.extract.labels import before_colon, label_start
from tahqiq.claims.extract.metrics import metric_at, subject_left
from tahqiq.claims.extract.names import is_place_preposition
from tahqiq.claims.extract.numbers import Quantity
from tahqiq.claims.extract.phrases import (
    PASSIVE,
    NounPhrase,
)
from tahqiq.claims.extract.reading import Reading, last_count
from tahqiq.claims.extract.things import slug
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import WhyNot

CROSSING = grammar("crossing")
_OBSERVING = grammar("observing")


_CUES = CROSSING | frozenset(
    [
        "to",
        "from",
        "at",
        "was",
        "were",
        "is",
        "are",
        "reached",
        "hit",
        "numbered",
        "totalled",
        "totaled",
        "by",
        "of",
        "vs",
        "vs.",
        "versus",
        "as",
        "than",
        "stood",
        "total",
        "totals",
        "totalling",
        "totaling",
        "reaching",
        "hitting",
        "with",
        "below",
        "above",
        "been",
        "be",
    ]
)
_A_DAY = 24
"""From here on a figure behind "between" is no time of the day."""
_RANGING = frozenset(("at", "range", "ranged", "ranges", "ranging", "somewhere", "varied", "varies", "vary"))


def read_bare(  # noqa: PLR0911 - one way out for each reading, in order of trust
    parsed: Parsed, index: int, quantity: Quantity, phrase: NounPhrase, here: list[Draft], before: Sequence[Draft]
) -> Reading | None:
    """A bare figure whose noun is understood from what stands before it."""
    tokens = parsed.tokens
    labelled = _labelled(tokens, index) if phrase.words == 0 else None
    if labelled:
        return labelled
    label = before_colon(tokens, index)
    if label and phrase.words == 0:
        first = label_start(tokens, index)
        return Reading(label[0], label[1], first, index, first)
    if phrase.words:
        return Reading(
            f"other:{slug(tokens[phrase.last].norm)}", "", index, phrase.last, None, unsure=WhyNot.NOT_RECORDED
        )
    placed = _estimated(parsed, index, quantity) or _may_stand_alone(parsed, index)
    if not placed and not _same_figure_again(tokens, index, quantity, [*before, *here]):
        return None
    number_of = _number_of(tokens, index)
    if number_of:
        return number_of
    left = subject_left(tokens, index)
    last = last_count(here)
    if last is not None and last.parent is not None:
        last = last.parent  # the whole, not the last of its parts
    known = _same_figure(quantity, [*before, *here])
    if known and tokens[index - 1].norm in ("these", "those", "the"):
        return Reading(known.metric, known.people, max(0, index - 2), index, None, False, echo=known)
    if _happened(tokens, index):
        event = next((d for d in reversed([*before, *here]) if d.metric in EVENTS), None)
        if event:
            return Reading(event.metric, "", index, min(index + 2, len(tokens) - 1), None, False, None)
    unknown = _unknown_number(tokens, index)
    if unknown:
        return Reading(f"other:{slug(unknown)}", "", index, index, None, unsure=WhyNot.NOT_RECORDED)
    if left and (last is None or left[0] > last.token) and not _listed_after(tokens, index, last, left[0]):
        parent = last if last and last.metric == left[1] else None
        return Reading(left[1], left[2], _from(tokens, index, left[0]), _to(tokens, index), left[0], True, parent)
    source = last or last_count([d for d in before if d.parsed.sentence.paragraph >= parsed.sentence.paragraph - 1])
    if source is None:
        return None
    return Reading(source.metric, source.people, index, _to(tokens, index), source.governor_in(parsed), True, source)


def _listed_after(tokens: Sequence[Token], index: int, last: Draft | None, metric: int) -> bool:
    """ "27 were shot dead in sectarian attacks, 84 in gang wars and 42 in raids": the verb is that of the first."""
    joined = tokens[index - 1].text == "," or tokens[index - 1].norm == "and"
    if last is None or last.metric not in CASUALTY or not joined:
        return False
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    begun = max(last.last, last.governor or 0) + 1
    return after in _WHEREBY and begun < metric and tokens[begun].norm in _WHEREBY and metric - begun < _A_DAY


_WHEREBY = frozenset(("in", "by", "during", "on"))


def _labelled(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "The month's figures: attacks 125, deaths 450": the noun stands right before its figure, as a label."""
    before, after = tokens[index - 2 : index], tokens[index + 1] if index + 1 < len(tokens) else None
    ended = after is None or after.text in (",", ";", ".", "(") or after.norm == "and"
    opened = len(before) == 2 and (before[0].text in (":", ",", ";") or before[0].norm == "and")
    found = metric_at(tokens, index - 1) if ended and opened else None
    tag = tokens[index - 1].tag("metric")
    if found is None or tag is None or tag.form != "pl":
        return None
    return Reading(found[0], found[1], index - 1, index, index - 1)


def _same_figure_again(tokens: Sequence[Token], index: int, quantity: Quantity, drafts: Sequence[Draft]) -> bool:
    return index > 0 and tokens[index - 1].norm in ("these", "those") and _same_figure(quantity, drafts) is not None


def _estimated(parsed: Parsed, index: int, quantity: Quantity) -> bool:
    """ "Estimates of the dead range from 200 to 600", "puts the dead in 2022 between 200 and 600": behind its noun."""
    tokens = parsed.tokens
    opened = tokens[index].text.split()[0].casefold()
    ranging = opened.startswith(("rang", "var"))
    if index == 0 or (quantity.low or 0) < _A_DAY or not (ranging or opened == "between"):
        return False
    before = tokens[index - 1]
    if any(t.norm in ("age", "ages", "aged") for t in tokens[max(0, index - 3) : index]):
        return False
    placed = before.kind == "t" or any(n.kind == "area" and n.last == index - 1 for n in parsed.names)
    said = ranging or placed or before.norm in _RANGING or metric_at(tokens, index - 1) is not None
    return said and subject_left(tokens, index) is not None


def _number_of(tokens: Sequence[Token], index: int) -> Reading | None:
    """ "530 is the number of people murdered": the noun follows."""
    following = [t.norm for t in tokens[index + 1 : index + 5]]
    if "number" not in following or not following or following[0] not in PASSIVE:
        return None
    for at in range(index + 2, min(len(tokens), index + 10)):
        found = metric_at(tokens, at)
        if found:
            return Reading(found[0], found[1], index, at, at)
    return None


def _same_figure(quantity: Quantity, drafts: Sequence[Draft]) -> Draft | None:
    """ "Of these 17": an earlier claim with the same figure."""
    return next((d for d in reversed(drafts) if d.value is not None and d.value == quantity.value and d.metric), None)


def _unknown_number(tokens: Sequence[Token], index: int) -> str:
    """ "The number of border crossings was 515": the noun is there and is none of ours."""
    if index < 3 or tokens[index - 1].norm not in ("was", "were", "is", "stood", "reached"):
        return ""
    words: list[str] = []
    for at in range(index - 2, max(-1, index - 10), -1):
        token = tokens[at]
        if token.kind != "word" or metric_at(tokens, at):
            return ""
        if token.norm == "number":
            return words[0] if words else ""
        words.append(token.norm)
    return ""


def _happened(tokens: Sequence[Token], index: int) -> bool:
    """ "10 took place in …", "7 were recorded": happenings, not people."""
    after = tokens[index + 1 : index + 5]
    return any(
        t.norm in ("took place", "occurred", "happened", "were recorded", "take place")
        or (t.norm in ("recorded", "reported", "carried out", "claimed", "conducted") and after[0].norm in PASSIVE)
        for t in after
    )


def _from(tokens: Sequence[Token], index: int, metric: int) -> int:
    return metric if index - metric < 8 and not any(t.kind in "qt" for t in tokens[metric:index]) else index


def _to(tokens: Sequence[Token], index: int) -> int:
    """The figure with the period that follows it: "57 in 2021"."""
    for at in (index + 1, index + 2):
        if at < len(tokens) and tokens[at].text in ";:":
            return index
        if at < len(tokens) and tokens[at].kind == "t":
            return at
    return index


def _apposed(parsed: Parsed, index: int) -> bool:
    """ "The most casualties, 517, followed by Tamo, 313; Sero, 252": behind its noun or its place."""
    tokens = parsed.tokens
    if (
        index < 2
        or tokens[index - 1].text != ","
        or index + 1 >= len(tokens)
        or tokens[index + 1].text not in (",", ";", ".")
    ):
        return False
    ranked = any(t.tag("super") or t.norm == "followed" for t in tokens[:index])
    placed = any(n.kind == "area" and n.last == index - 2 for n in parsed.names)
    return ranked and (placed or metric_at(tokens, index - 2) is not None)


def _opened(before: Token, after: Token) -> bool:
    """ "(2,785)", "(254 vs 153)", "a 44% rise – 175 to 428": behind a bracket or a dash, and ended or set against."""
    against = after.norm in ("compared", "against", "versus", "vs", "vs.")
    if before.text == ":":
        return after.text in (",", ";", ".")
    if before.text == "(":
        return against or after.text in (")", ",", ";")
    return before.text in ("-", "–", "—") and after.norm == "to"


_AGAINST = frozenset(("against", "versus", "vs", "than"))


def _over_a_span(after: Token | None, second: Token | None) -> bool:
    """Whether the words behind a figure are a span of its own: "from January to June 2023"."""
    opens = after is not None and after.norm in ("from", "between", "over")
    return opens and second is not None and second.kind == "t"


def _may_stand_alone(parsed: Parsed, index: int) -> bool:  # noqa: PLR0911 - one way out for each reading, in order of trust
    """Whether a bare figure is placed as a count: in brackets after a period or place, "57 in 2021", "rose to 90"."""
    tokens = parsed.tokens
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    second = tokens[index + 2] if index + 2 < len(tokens) else None
    if before is not None and after is not None and (_opened(before, after) or _apposed(parsed, index)):
        return True
    if before is not None and before.norm in ("carried out", "conducted", "launched", "staged", "claimed", "mounted"):
        return True
    if before is not None and (before.norm in _OBSERVING or before.norm.endswith(("toll", "tally", "total"))):
        return True  # "the region saw 3,885", "a toll in excess of 34,000"
    if after is not None and (
        after.kind == "t" or (after.norm in ("in", "during", "since") and second is not None and second.kind == "t")
    ):
        return True
    if before is not None and before.norm in _AGAINST and _over_a_span(after, second):
        return True  # "against 645 from January to June"
    listed = [t for t in tokens[max(0, index - 12) : index] if t.kind == "q"]
    if (
        after is not None
        and is_place_preposition(after.norm)
        and before is not None
        and before.norm in (",", "and")
        and listed
    ):
        return True  # "4 in the north, 2 in the rest of the region"
    rate = [t.norm for t in tokens[index + 1 : index + 3]]
    if rate and (
        rate[0] in ("daily", "monthly", "weekly", "annually")
        or (rate[0] in ("a", "per", "every") and rate[-1] in ("day", "week", "month", "year"))
    ):
        return True
    if (
        after is not None
        and is_place_preposition(after.norm)
        and any(n.kind == "area" and n.first in (index + 2, index + 3) for n in parsed.names)
    ):
        return True
    lead = next(
        (t for t in reversed(tokens[max(0, index - 3) : index]) if t.norm not in ("already", "now", "still")), None
    )
    if (lead is not None and lead.norm in _CUES) or tokens[index].text.split()[0].casefold() in CROSSING:
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
