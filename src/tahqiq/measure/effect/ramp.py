"""How much of a thing that grew bit by bit stood in each month, from the dated figures that were published of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.registry import Milestone, Programme

Floats = NDArray[np.float64]

_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Point:
    """A published figure: the ``share`` (0 to 1) that stood by a day between ``first`` and ``last``."""

    first: dt.date
    last: dt.date
    share: float
    said: str
    source: str

    @property
    def middle(self) -> dt.date:
        """The day it is taken for."""
        return self.first + (self.last - self.first) / 2


@dataclass(frozen=True, slots=True)
class Ramp:
    """``used`` are the figures taken, in order; ``left`` those that contradict them. ``begun`` is the first day."""

    begun: dt.date
    used: tuple[Point, ...]
    left: tuple[Point, ...]

    def share(self, days: Sequence[dt.date]) -> Floats:
        """What stood on each day: straight between two figures, nothing before the first day, the last from then on."""
        return self._between(days, [(p.middle, p.share) for p in self.used])

    def most(self, days: Sequence[dt.date]) -> Floats:
        """The same, each figure for its first possible day, without those that are less than one before them."""
        ordered = sorted((*self.used, *self.left), key=lambda p: p.first)
        highest = np.maximum.accumulate([p.share for p in ordered])
        return self._between(days, [(p.first, p.share) for p, s in zip(ordered, highest, strict=True) if p.share == s])

    def least(self, days: Sequence[dt.date]) -> Floats:
        """The same, each figure for its last possible day, without those that are more than one after them."""
        ordered = sorted((*self.used, *self.left), key=lambda p: p.last)
        lowest = np.minimum.accumulate([p.share for p in ordered][::-1])[::-1]
        return self._between(days, [(p.last, p.share) for p, s in zip(ordered, lowest, strict=True) if p.share == s])

    def _between(self, days: Sequence[dt.date], points: Sequence[tuple[dt.date, float]]) -> Floats:
        at = [self.begun.toordinal(), *(day.toordinal() for day, _ in points)]
        found: Floats = np.interp([d.toordinal() for d in days], at, [0.0, *(share for _, share in points)])
        return found


def ramp(programme: Programme) -> Ramp | None:
    """The growth of a programme, or None where it did not grow or its figures do not tell.

    Figures are percent, or of the programme's own unit of which the whole is known. Where two contradict each other
    (the later is the smaller), as few as possible are left out, and of as many the later ones. The first dated step
    begins it.
    """
    dated = [m for m in programme.milestones if m.date and m.date.start and m.date.end]
    points = sorted((p for m in dated if (p := _point(programme, m))), key=lambda p: p.middle)
    begun = min((m.date.start for m in dated if m.date and m.date.start), default=None)
    if len(points) < 2 or begun is None or points[-1].middle - points[0].middle < _YEAR:
        return None
    kept = _rising([p.share for p in points])
    used = tuple(p for i, p in enumerate(points) if i in kept)
    return Ramp(begun, used, tuple(p for i, p in enumerate(points) if i not in kept))


def _point(programme: Programme, step: Milestone) -> Point | None:
    whole = 100.0 if step.unit == "percent" else programme.whole if step.unit == programme.unit else None
    if step.value is None or not whole or step.date is None or step.date.start is None or step.date.end is None:
        return None
    said = f"{step.value:g} {step.unit}, {step.date.text or step.date.start}"
    return Point(step.date.start, step.date.end, min(1.0, step.value / whole), said, step.source)


def _rising(values: Sequence[float]) -> frozenset[int]:
    """The places of the longest part that never falls; of several as long the one that keeps the earliest."""
    best: list[tuple[int, ...]] = []
    for i, value in enumerate(values):
        before = [run for run in best if values[run[-1]] <= value]
        best.append((*(max(before, key=len) if before else ()), i))
    longest = max(best, key=len) if best else ()
    return frozenset(longest)
