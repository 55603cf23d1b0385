"""Rival explanations against the evidence: what speaks against each, item by item, and what carries the balance.

Analysis of Competing Hypotheses (Heuer 1999, Psychology of Intelligence Analysis, chapter 8): each item is rated
against every hypothesis, and hypotheses are told apart by what is inconsistent with them, as an item that goes with all
of them tells nothing. The ratings are judgements that stand in the pack; the arithmetic is here, and gives no
probabilities.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tahqiq.measure.strategy.items import Standing, stands
from tahqiq.measure.strategy.result import Row
from tahqiq.measure.strategy.seen import Evidence, Known, fetch
from tahqiq.measure.wording import listed
from tahqiq.registry import Registry
from tahqiq.registry.plans import Item, Rivals

if TYPE_CHECKING:
    from tahqiq.store import Workspace

LETTERS: Mapping[str, float] = {"A": 1.0, "B": 0.8, "C": 0.6, "D": 0.4, "E": 0.2, "F": 0.3}
NUMBERS: Mapping[str, float] = {"1": 1.0, "2": 0.8, "3": 0.6, "4": 0.4, "5": 0.2, "6": 0.3}
"""What a grade weighs: its letter times its number. What cannot be judged (F, 6) weighs more than what is known bad."""
AGAINST: Mapping[str, float] = {"I": 1.0, "II": 2.0}
FOR: Mapping[str, float] = {"C": 1.0, "CC": 2.0}
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class ItemTold:
    """An item on a day: whether it counts (else why not), its grade and weight, how it goes with each hypothesis.

    ``telling`` is whether its ratings tell hypotheses apart; ``carries`` whether without it others would be least
    contradicted (``without``: which then).
    """

    id: str
    says: str
    origin: str
    why: str
    counts: bool
    left_out: str
    grade: str
    weight: float
    ratings: Mapping[str, str]
    telling: bool
    carries: bool
    without: tuple[str, ...]
    rows: tuple[Row, ...]

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "id": self.id, "says": self.says, "origin": self.origin, "why": self.why, "counts": self.counts,
            "left_out": self.left_out, "grade": self.grade, "weight": round(self.weight, 3),
            "ratings": dict(self.ratings), "telling": self.telling, "carries": self.carries,
            "without": list(self.without), "evidence": [r.to_dict() for r in self.rows],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class HypothesisTold:
    """What speaks against a hypothesis and for it, and the least and most of the first with one item dropped.

    ``origins`` is how many independent origins speak to it at all, for or against: one that few speak to is little
    contradicted because it was hardly tested.
    """

    id: str
    says: str
    note: str
    against: float
    in_favour: float
    lowest: float
    highest: float
    origins: int
    least: bool  # whether none is contradicted less

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "id": self.id, "says": self.says, "note": self.note, "against": round(self.against, 3),
            "for": round(self.in_favour, 3), "lowest": round(self.lowest, 3), "highest": round(self.highest, 3),
            "origins": self.origins, "least": self.least,
        }  # fmt: skip


_UNSHOWN = "The trend itself is not shown"


@dataclass(frozen=True, slots=True)
class Balance:
    """A question on a day: its hypotheses, least contradicted first, and its items."""

    id: str
    question: str
    as_of: dt.date
    source: str
    note: str
    trend: str
    hypotheses: tuple[HypothesisTold, ...]
    items: tuple[ItemTold, ...]
    said: str

    @property
    def unshown(self) -> bool:
        """Whether the trend that is to be explained is not shown by counts known on the day."""
        return self.trend.startswith(_UNSHOWN)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (docs/reference/strategy.schema.json)."""
        return {
            "id": self.id, "question": self.question, "as_of": self.as_of.isoformat(), "source": self.source,
            "note": self.note, "trend": self.trend, "hypotheses": [h.to_dict() for h in self.hypotheses],
            "items": [i.to_dict() for i in self.items], "said": self.said,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Counted:
    item: Item
    weight: float


def gather(workspace: Workspace, questions: Iterable[Rivals], as_of: dt.date | None = None) -> Evidence:
    """The evidence of some questions, at once."""
    asked = list(questions)
    items = [i for q in asked for i in q.items]
    measured = [m.statistic for m in (*(q.trend for q in asked), *(i.measured for i in items)) if m]
    return fetch(workspace, measured, [name for i in items for name in i.statistics], as_of)


def weigh(registry: Registry, question: Rivals, evidence: Evidence, day: dt.date) -> Balance:
    """The balance by what was known on a day."""
    known = Known(evidence, day, day)
    standing = {i.id: stands(registry, known, i) for i in question.items}
    counted = [_Counted(i, weight(standing[i.id].grade)) for i in question.items if standing[i.id].counts]
    names = [h.id for h in question.hypotheses]
    sums = {h: _sum(counted, h, AGAINST) for h in names}
    least = _least(sums)
    dropped = {c.item.id: {h: _sum([o for o in counted if o is not c], h, AGAINST) for h in names} for c in counted}
    told = [_item(i, standing[i.id], least, dropped.get(i.id)) for i in question.items]
    hypotheses = [
        HypothesisTold(
            h.id, h.says, h.note, sums[h.id], _sum(counted, h.id, FOR),
            min([sums[h.id], *(d[h.id] for d in dropped.values())]),
            max([sums[h.id], *(d[h.id] for d in dropped.values())]), _origins(counted, h.id), h.id in least,
        )
        for h in question.hypotheses
    ]  # fmt: skip
    made = Balance(
        question.id, question.question, day, question.source, question.note, _trend(registry, known, question),
        tuple(sorted(hypotheses, key=lambda h: (h.against, -h.in_favour))), tuple(told), "",
    )  # fmt: skip
    return replace(made, said=_said(made))


def weight(grade: str) -> float:
    """What a grade weighs: 1 for A1, 0 where there is none."""
    return LETTERS[grade[0]] * NUMBERS[grade[1]] if grade else 0.0


def _sum(counted: Sequence[_Counted], hypothesis: str, scores: Mapping[str, float]) -> float:
    """Each origin once, by its strongest item."""
    by_origin: dict[str, float] = {}
    for one in counted:
        score = one.weight * scores.get(one.item.ratings[hypothesis], 0.0)
        by_origin[one.item.origin] = max(by_origin.get(one.item.origin, 0.0), score)
    return sum(by_origin.values())


def _origins(counted: Sequence[_Counted], hypothesis: str) -> int:
    """How many origins say anything of it."""
    return len({c.item.origin for c in counted if c.item.ratings[hypothesis] not in ("N", "NA")})


def _least(sums: Mapping[str, float]) -> tuple[str, ...]:
    lowest = min(sums.values())
    return tuple(h for h, s in sums.items() if s <= lowest + _EPSILON)


def _item(item: Item, found: Standing, least: tuple[str, ...], without: Mapping[str, float] | None) -> ItemTold:
    others = _least(without) if without else ()
    told_apart = len({r for r in item.ratings.values() if r != "NA"}) > 1
    carries = bool(without) and others != least
    return ItemTold(
        item.id, item.says, item.origin, item.why, found.counts, found.left_out, found.grade,
        weight(found.grade) if found.counts else 0.0, item.ratings, found.counts and told_apart, carries,
        others if carries else (), found.rows,
    )  # fmt: skip


def _trend(registry: Registry, known: Known, question: Rivals) -> str:
    """What the trend is, by the same test as an item."""
    if question.trend is None:
        return ""
    found = stands(registry, known, Item("trend", "", {}, "trend", measured=question.trend))
    return found.said if found.counts else f"{_UNSHOWN}: {found.left_out}"


def _said(made: Balance) -> str:
    """Which are least contradicted, how firmly, and how much they were tested: no probability."""
    counted = [i for i in made.items if i.counts]
    if not counted:
        return "No item of evidence counts on this day, so nothing is told apart."
    least = [h for h in made.hypotheses if h.least]
    others = [h.against for h in made.hypotheses if not h.least]
    gap = f"; the next {min(others):.2f}" if others else "; all alike"
    parts = [f"Least contradicted ({least[0].against:.2f}{gap}): {'; '.join(h.says for h in least)}"]
    origins = len({i.origin for i in counted})
    hardly = [h for h in least if h.origins < origins / 3]
    tested = [h for h in made.hypotheses if h.origins >= origins / 3]
    if len(hardly) == len(least) and tested:
        lowest = min(h.against for h in tested)
        first = [f"“{h.says}”" for h in tested if h.against <= lowest + _EPSILON]
        parts.append(f"Of those to which a third of the {origins} independent origins or more speak, {listed(first)} "
                     f"({lowest:.2f})")  # fmt: skip
    parts += [f"{h.origins} of {origins} independent origins speak to “{h.says}”: it was hardly tested" for h in hardly]
    carrying = [i.id for i in made.items if i.carries]
    one = "any one of them" if len(carrying) > 1 else "it"
    parts.append(
        f"That rests on {listed(carrying)}: without {one} it is otherwise"
        if carrying
        else "No single item changes that"
    )
    telling = sum(i.telling for i in counted)
    parts.append(f"{telling} of {len(counted)} items tell rivals apart")
    return ". ".join(parts) + "."
