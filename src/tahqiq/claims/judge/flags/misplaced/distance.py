"""How many slots away a candidate is from the place where a claim's figure stands.

A slip moves one thing: the period, the area, the class, the measure. Each slot that differs costs about one; a slip of
a near kind (the year before, the province for the country) costs less than a far one; the sum is the distance.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tahqiq.claims.find.areas import Areas
from tahqiq.claims.find.homes.table import NO_DAY, SUMMED, Flags, Floats, Homes, Where, Whole, ordinal
from tahqiq.claims.read.question import Question
from tahqiq.terms import ClaimKind, Counts, Militants, Victim

FAR = 9.0  # so far that no slip explains it
YEAR = 365.2425

_METRICS = {
    frozenset({"attacks", "incidents"}): 0.5,
    frozenset({"attacks", "suicide_attacks"}): 1.0,
    frozenset({"attacks", "operations"}): 1.0,
    frozenset({"incidents", "operations"}): 1.0,
    frozenset({"attacks", "deaths"}): 1.0,
    frozenset({"deaths", "injuries"}): 1.0,
    frozenset({"deaths", "other:casualties"}): 0.75,
    frozenset({"injuries", "other:casualties"}): 0.75,
    frozenset({"incidents", "deaths"}): 1.0,
    frozenset({"arrests", "surrendered"}): 1.0,
    frozenset({"arrests", "deaths"}): 1.5,
}
_SAME_FORCE = {str(Victim.SECURITY), str(Victim.MILITARY), str(Victim.POLICE)}
_WHOLE_SCOPES = frozenset({"", "part:open_period", "part:incomplete_period", "part:disputed_period"})
_TOGETHER = {str(Counts.BOTH), str(Counts.LETHAL_EVENTS)}

_DEFINITION = frozenset({"counts", "scope"})


@dataclass(frozen=True)
class Distances:
    """Distances of candidates by slot, and in all (``doubt`` is added for figures less likely to be quoted)."""

    by_slot: dict[str, Floats]
    doubt: Floats

    @property
    def slots(self) -> Floats:
        """The sum over the slots: 0 where a candidate stands where the claim does."""
        total: Floats = np.sum(list(self.by_slot.values()), axis=0)
        return total

    @property
    def moved(self) -> Flags:
        """Whether something else differs than the definition, on which the words of a sentence are seldom sure."""
        found: Flags = np.sum([c for s, c in self.by_slot.items() if s not in _DEFINITION], axis=0) > 0
        return found

    @property
    def total(self) -> Floats:
        """What candidates are ranked by."""
        return self.slots + self.doubt


def distances(question: Question, homes: Homes, at: Where, areas: Areas) -> Distances:
    """The distance of the candidates ``at`` from the place where the question's claim stands."""

    def cost(column: str, of: Callable[[str], float]) -> Floats:
        """A cost that depends on a text column alone: worked out once for each word in use."""
        words, codes = homes.words[column], homes.codes[column][at]
        if len(codes) < len(words):
            return np.array([of(words[code]) for code in codes.tolist()], dtype=np.float64)
        return np.array([of(word) for word in words], dtype=np.float64)[codes]

    measure = question.measures[0]
    change, toll = question.claim.kind is ClaimKind.CHANGE, question.claim.kind is ClaimKind.EVENT_TOLL
    metric = cost("metric", lambda word: _metric(measure.metric, word, change=change))
    slots = {
        "period": period_cost(question, homes, at),
        "area": cost(
            "area", lambda word: _toll_area(measure.areas, word, areas) if toll else _area(measure.areas, word, areas)
        ),
        "victim": cost("victim", lambda word: _victim(measure.victim, word)),
        "metric": metric,
        "counts": _counts(question, homes, at),
        "actor": cost("actor", lambda word: 0.0 if word in {measure.actor, "state" * (not measure.actor)} else 1.0),
        "publisher": cost("publisher", lambda word: 0.5 * bool(question.named and word not in question.named)),
        "scope": cost("scope", _scopes(question)),
        "base": _base(question, homes, at),
    }
    # a class is no further slot where the thing counted is another one: attacks have no victims
    slots["victim"] = np.where(metric > 0, np.minimum(slots["victim"], cost("victim", _beside)), slots["victim"])
    doubt = cost("confidence", lambda word: 0.25 * (word == "low")) + 0.5 * (homes.made[at] == SUMMED)
    return Distances(slots, doubt)


def _metric(own: str, other: str, *, change: bool) -> float:
    if change != other.startswith("change_pct:"):
        return FAR
    other = other.removeprefix("change_pct:")
    if own == other:
        return 0.0
    found = _METRICS.get(frozenset({own, other}), FAR)
    # the growth of violence is told by its dead as often as by its incidents
    return 0.25 if change and {own, other} == {"incidents", "deaths"} else found


def _beside(victim: str) -> float:
    return 0.0 if victim in {"", str(Victim.ALL)} else 1.0


def _area(own: tuple[str, ...], other: str, areas: Areas) -> float:
    if own == (other,):
        return 0.0
    if other in own:
        return 0.75
    if len(own) == 1 and areas.is_region(own[0]) and other in areas.place(own).containing:
        return 0.0  # a part without a code of its own ("the settled districts") is printed under its whole's
    return 1.0 if other in areas.near(own) else FAR


def _toll_area(own: tuple[str, ...], other: str, areas: Areas) -> float:
    """A happening is placed as exactly as its record can: in the town, the district or only the province."""
    nested = other in areas.inside(own) or other in areas.place(own).containing
    return 0.0 if nested else _area(own, other, areas)


def _victim(own: str, other: str) -> float:
    if own == other or {own, other} == {"", str(Victim.ALL)}:
        return 0.0
    return 0.5 if {own, other} <= _SAME_FORCE else 1.0


def _scopes(question: Question) -> Callable[[str], float]:
    """Whether the whole of the measure is counted, or the part of it that the sentence speaks of."""
    part = question.part.split()[0].rstrip("s") if question.part else ""
    said = re.sub(r"\W+", "_", question.sentence.lower())

    def cost(scope: str) -> float:
        if scope in _WHOLE_SCOPES:
            return 0.25 * bool(scope) + 0.75 * bool(part)
        named = scope.removeprefix("part:").removeprefix("operation_")
        return 0.0 if (part and part in scope) or named in said else 0.75

    return cost


def _counts(question: Question, homes: Homes, at: Where) -> Floats:
    """What happenings are counted, and whether dead militants are: against what the claim's words say of it."""
    hint, victim = question.hint, question.claim.victim
    militant = victim is Victim.MILITANT

    def happenings(word: str) -> float:
        if hint.counts is Counts.UNSPECIFIED:
            return 0.5 if word == str(Counts.OPERATIONS) and not militant else 0.0
        return 0.0 if word == str(hint.counts) or {word, str(hint.counts)} <= _TOGETHER else 0.5

    def militants(word: str) -> float:
        return 0.5 * ((word == str(Militants.OUT)) != hint.militants_out) * (word in {"in", "out"}) * (not militant)

    found = np.zeros(len(homes.size[at]))
    for column, of in (("counts", happenings), ("militants", militants)):
        by_word = np.array([of(word) for word in homes.words[column]], dtype=np.float64)
        found = np.maximum(found, by_word[homes.codes[column][at]])
    return found


def _base(question: Question, homes: Homes, at: Where) -> Floats:
    """Whether a change is measured against another span than the claim says; an unsaid one costs nothing."""
    none = np.zeros(len(homes.size[at]))
    base, window = question.base, question.window
    if question.claim.kind is not ClaimKind.CHANGE or not base or not base.start or not base.end or not window:
        return none
    assert window.start is not None
    lag = ordinal(window.start) - ordinal(base.start)
    lags = homes.days["start"][at] - homes.days["base_start"][at]
    unsaid = homes.days["base_start"][at] == NO_DAY
    return np.where(unsaid, 0.5, np.where(np.abs(lags - lag) <= 3, 0.0, 0.75))  # the commonest slip of all


def period_cost(question: Question, homes: Homes, at: Where) -> Floats:
    """How far the periods of the candidates ``at`` are from the claim's; the other slots only add to it."""
    window = question.window
    assert window is not None and window.start is not None and window.end is not None
    starts, ends = homes.days["start"][at], homes.days["end"][at]
    return period((ordinal(window.start), ordinal(window.end)), starts, ends, homes.of_calendar[at])


def period(span: tuple[int, int], starts: Whole, ends: Whole, calendar: Flags) -> Floats:
    """How far spans are from one span (days since 1970): 0 the same, about 1 a neighbour, 2 two steps away.

    ``calendar`` tells which are whole months, quarters, halves or years.
    """
    start, end = span
    own, length = float(end - start + 1), (ends - starts + 1).astype(np.float64)
    ratio = np.maximum(length, own) / np.minimum(length, own)
    inside = (starts >= start) & (ends <= end)
    around = (starts <= start) & (ends >= end)
    nested = 1.0 + 0.25 * np.maximum(0.0, np.log2(ratio) - 2)
    nested = nested + 0.25 * ~calendar  # years, quarters and months are quoted more than odd spans
    moved = np.abs(starts - start).astype(np.float64)
    steps, years = moved / own, moved / YEAR
    seasonal = np.where(np.abs(years - np.round(years)) * YEAR <= 5, 1.0 + 0.5 * (np.round(years) - 1), FAR)
    shifted = np.where(steps <= 1.25, 1.0, 1.0 + 0.5 * (steps - 1.0))
    shifted = np.where(ratio <= 1.25, np.minimum(seasonal, shifted), FAR)
    overlap = (starts <= end) & (ends >= start)
    apart = np.where(overlap, 1.5, FAR)
    found = np.minimum(np.where(inside | around, nested, FAR), np.minimum(shifted, apart))
    same = (np.abs(starts - start) <= 3) & (np.abs(ends - end) <= max(3.0, 0.02 * own))
    return np.where(same, 0.0, np.minimum(found, FAR))
