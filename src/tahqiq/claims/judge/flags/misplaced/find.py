"""The nearest home of a figure that is lost where it stands, if meeting one so near is unlikely to be luck.

The candidates are ranked by distance. The chance is that of a random figure meeting any candidate as near as the one
found, so that it holds whatever was searched; the farther the home, the smaller it must be.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tahqiq.claims.find.areas import Areas
from tahqiq.claims.find.homes.table import Flags, Homes, ordinal
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.compare import claimed_interval
from tahqiq.claims.judge.flags.misplaced.chance import FACTOR, chance
from tahqiq.claims.judge.flags.misplaced.distance import Distances, distances, period_cost
from tahqiq.claims.judge.weigh import Weighed
from tahqiq.claims.read.question import Question
from tahqiq.terms import Bound, ClaimKind, Direction, Label, Outcome, Unit

ALLOWED = ((1.25, 0.10), (1.5, 0.05), (2.0, 0.02))
"""How large the chance may be at most, by distance: one slip is a likely mistake, two are seldom made together."""

_KINDS = frozenset({ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.LEVEL, ClaimKind.EVENT_TOLL, ClaimKind.CHANGE})
_UNITS = frozenset({Unit.COUNT, Unit.PERCENT, Unit.USD})


@dataclass(frozen=True, slots=True)
class Home:
    """Where a figure belongs: a row of the candidates, which slots differ, and the chance of meeting one so near."""

    homes: Homes
    at: int
    slots: frozenset[str]
    chance: float
    tried: int


def lost(question: Question, weighed: Weighed) -> bool:
    """Whether a claim has a figure that no publisher has where it stands."""
    claim = question.claim
    if question.why_not is not None or not question.measures or claim.value is None or claim.value <= 0 or claim.per:
        return False
    if (
        claim.kind not in _KINDS
        or claim.unit not in _UNITS
        or (claim.unit is Unit.PERCENT) != (claim.kind is ClaimKind.CHANGE)
    ):
        return False
    if claim.bound not in {Bound.EXACT, Bound.ABOUT} or question.window is None:
        return False
    if question.window.start is None or question.window.end is None or weighed.label is Label.SUPPORTED:
        return False
    # where the named source is at hand, that another publisher has the figure is a home: it is laid to the wrong source
    named = question.named if weighed.named_seen else frozenset()
    here = [v for v in weighed.voices if not named or v.figure.publisher in named]
    return not any(v.outcome is Outcome.AGREES and _exactly(question, v.figure.value) for v in here)


def _exactly(question: Question, value: float | None) -> bool:
    """Whether a figure itself, not only its interval, is the claimed one."""
    claimed = _claimed(question)
    return value is not None and claimed is not None and claimed.low <= abs(value) <= claimed.high


def _claimed(question: Question) -> Interval | None:
    return claimed_interval(question.claim)


def home(question: Question, homes: Homes, areas: Areas, day: dt.date | None) -> Home | None:
    """The nearest candidate that has the claim's figure, if that is unlikely to be luck. ``day`` is the document's."""
    claim, claimed = question.claim, _claimed(question)
    assert claim.value is not None
    if claimed is None:
        return None
    at = homes.around(claim.value, FACTOR)
    eligible = _eligible(question, homes, at, day)
    hit = _hits(question, homes, at, claimed) & eligible
    if not hit.any():
        return None
    rows = np.flatnonzero(hit) + at.start  # the few that have the figure, before all others
    rows = rows[period_cost(question, homes, rows) <= ALLOWED[-1][0]]
    if not rows.size or not _in_reach(distances(question, homes, rows, areas)).any():
        return None
    distance = distances(question, homes, at, areas)
    eligible &= _in_reach(distance)
    hit &= eligible
    nearest = float(distance.total[hit].min())
    near = eligible & (distance.total <= nearest)
    luck = chance(claim, claimed, homes.value[at][near], signed=claim.kind is ClaimKind.CHANGE)
    allowed = next(most for reach, most in ALLOWED if nearest <= reach)
    if luck > allowed:
        return None
    best = _best(homes, at, np.flatnonzero(hit & near))
    return Home(homes, best + at.start, _slots(distance, best), luck, int(near.sum()))


def _in_reach(distance: Distances) -> Flags:
    """Which candidates stand elsewhere than the claim, but not too far for a slip."""
    found: Flags = distance.moved & (distance.total <= ALLOWED[-1][0])
    return found


def _hits(question: Question, homes: Homes, at: slice, claimed: Interval) -> Flags:
    """Which candidates have the claim's figure: the print holds the value, and a change goes the same way."""
    size, value = homes.size[at], homes.value[at]
    found: Flags = (size >= claimed.low - 1e-9) & (size <= claimed.high + 1e-9)
    direction = question.claim.direction
    if question.claim.kind is ClaimKind.CHANGE and direction is not Direction.NONE:
        found &= (value < 0) == (direction is Direction.DOWN)
    return found


def _eligible(question: Question, homes: Homes, at: slice, day: dt.date | None) -> Flags:
    """Which candidates the author can have had in hand: in the claim's unit, and public when the text was written."""
    unit = np.array([word == str(question.claim.unit) for word in homes.words["unit"]], dtype=np.bool_)
    found: Flags = unit[homes.codes["unit"][at]]
    if day is not None:
        found &= (homes.days["known"][at] <= ordinal(day)) & (homes.days["end"][at] <= ordinal(day))
    return found


def _best(homes: Homes, at: slice, hits: Sequence[int] | np.ndarray) -> int:
    """Of homes equally near the one whose source is surest, then the first printed of them."""
    grade = {"high": 2, "medium": 1}

    def key(i: int) -> tuple[int, int, int]:
        row = i + at.start
        return -grade.get(homes.text("confidence", row), 0), int(homes.made[row]), -int(homes.days["known"][row])

    return int(min((int(i) for i in hits), key=key))


def _slots(distance: Distances, at: int) -> frozenset[str]:
    return frozenset(name for name, cost in distance.by_slot.items() if cost[at] > 0)
