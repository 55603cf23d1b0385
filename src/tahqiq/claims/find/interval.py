"""Intervals of figures."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from tahqiq.terms import Bound

PUBLISHED_ABOUT = 0.05  # how far a publisher's own "about" or "over" may reach


@dataclass(frozen=True, slots=True)
class Interval:
    """Closed bounds, low <= high; either may be infinite."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether they share a point (with room for float error)."""
        slack = 1e-9 * max(1.0, abs(self.low) if self.low != -inf else 1.0)
        return self.low <= other.high + slack and other.low <= self.high + slack


def published_interval(value: float, bound: str, low: float | None, high: float | None) -> Interval:
    """The interval that a publisher's own figure stands for."""
    if low is not None or high is not None:
        lower = low if low is not None else min(value, high or value)
        upper = high if high is not None else max(value, lower)
        return Interval(min(lower, upper), max(lower, upper))
    room = PUBLISHED_ABOUT * abs(value)
    if bound == Bound.ABOUT:
        return Interval(value - room, value + room)
    if bound == Bound.OVER:
        return Interval(value, value + room) if value >= 0 else Interval(value - room, value)
    if bound == Bound.UNDER:
        return Interval(value - room, value) if value >= 0 else Interval(value, value + room)
    return Interval(value, value)
