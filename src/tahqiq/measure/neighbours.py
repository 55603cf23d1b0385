"""The comparisons beside one of two spans of time: other baselines, a longer look, the same span moved a little.

A change that holds in its own window and against its own baseline, and in few of those beside them, hangs on
what is compared. A neighbour bears a change out if it goes the same way and is at least a third as large.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tahqiq.measure.calendar import months_on
from tahqiq.measure.selection import Period

BACK = 3  # years before whose same span is a baseline
LONGEST = 12  # months of a window that has neighbours
BEARS = 1 / 3  # of the change itself that a neighbour must be to bear it out
FEW = 1 / 3  # share of the neighbours that bear a change out, below which it hangs on what is compared
ENOUGH = 3  # neighbours that must be known
_LOOKS = (3, 6, 12)  # months


class Way(StrEnum):
    """How a comparison departs from the one that is made."""

    BASELINE = "baseline"
    LONGER = "longer"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A comparison: a span with one or several before it, whose mean, times ``scale``, is its baseline.

    ``said`` is the comparison in words, with ``{}`` for each of the periods ``shown``.
    """

    way: Way
    now: Period
    then: tuple[Period, ...]
    said: str
    shown: tuple[Period, ...]
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbour with its two counts (``before`` may be a mean) and the change from one to the other in percent."""

    neighbour: Neighbour
    before: float
    after: float

    @property
    def change(self) -> float:
        """In percent, a fall negative."""
        return 100 * (self.after - self.before) / self.before

    def bears(self, own: float) -> bool:
        """Whether it goes the way of the change itself (in percent, not 0) and is a third as large."""
        return bears(self.change, own)


def bears(change: float, own: float) -> bool:
    """Whether a change goes the way of another (both in percent, the other not 0) and is a third as large."""
    return change / own >= BEARS


def beside(now: Period, base: Period, count: Callable[[Period], float | None]) -> list[Beside]:
    """The neighbours whose counts are all known; ``count`` gives that of a period, None where there is none."""
    found = []
    for neighbour in neighbours(now, base):
        after, before = count(neighbour.now), [count(p) for p in neighbour.then]
        known = [b for b in before if b is not None]
        if after is None or len(known) < len(before) or not sum(known):
            continue
        found.append(Beside(neighbour, neighbour.scale * sum(known) / len(known), after))
    return found


def hangs(own: float, known: Sequence[Beside]) -> bool:
    """Whether a change (in percent) hangs on what is compared: enough is known beside it and little bears it out."""
    bearing = sum(b.bears(own) for b in known)
    return len(known) >= ENOUGH and bearing < FEW * len(known)


def neighbours(now: Period, base: Period) -> list[Neighbour]:
    """Those of a window of up to twelve whole months; ``base`` is what it is compared with, left out."""
    months = whole_months(now)
    if not 0 < months <= LONGEST:
        return []
    found = [*_baselines(now, months), *_looks(now, months), *_shifts(now, base, months)]
    return [n for n in found if (n.now, n.then) != (now, (base,))]


def whole_months(period: Period) -> int:
    """How many whole months a period has; 0 if it has not."""
    start, end = period
    if start.day != 1 or (end + dt.timedelta(days=1)).day != 1:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def moved(period: Period, months: int) -> Period:
    """Whole months moved by some months."""
    start, after = months_on(period[0], months), months_on(period[1] + dt.timedelta(days=1), months)
    return start, after - dt.timedelta(days=1)


def _baselines(now: Period, months: int) -> list[Neighbour]:
    """The span before, the same span one and two years before, the mean of three, the average of the year before."""
    years = [moved(now, -12 * n) for n in range(1, BACK + 1)]
    before = moved(now, -months)
    found = [Neighbour(Way.BASELINE, now, (p,), "against {}", (p,)) for p in dict.fromkeys([before, *years[:2]])]
    span = f"{years[-1][0].year} to {years[0][0].year}"
    mean = (
        f"the average of {span}" if months == 12 and now[0].month == 1 else f"the average of the same months of {span}"
    )
    found.append(Neighbour(Way.BASELINE, now, tuple(years), f"against {mean}", ()))
    if months < 12:
        year = (dt.date(now[0].year - 1, 1, 1), dt.date(now[0].year - 1, 12, 31))
        found.append(Neighbour(Way.BASELINE, now, (year,), "against the average of {}", (year,), months / 12))
    return found


def _looks(now: Period, months: int) -> list[Neighbour]:
    """Longer spans that end with the window, each against the one before it."""
    found = []
    for length in _LOOKS:
        if length > months:
            longer = (months_on(now[0], months - length), now[1])
            before = moved(longer, -length)
            found.append(Neighbour(Way.LONGER, longer, (before,), "in {} against {}", (longer, before)))
    return found


def _shifts(now: Period, base: Period, months: int) -> list[Neighbour]:
    """The window and its baseline moved back by up to half the window, so that they still share most of their days."""
    step = 1 if months < 12 else 3
    found = []
    for back in range(step, months // 2 + 1, step)[:2]:
        one, other = moved(now, -back), moved(base, -back)
        found.append(Neighbour(Way.MOVED, one, (other,), "in {} against {}", (one, other)))
    return found
