"""Where the names of marks stand above a plot, so that no two meet and no line runs through a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_AXIS = 50.0
"""Units to the left of the plot, over its axis, that a name may take."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The row above the plot, from 0, and whether the name ends at its line (``left``) or begins there."""

    lane: int
    left: bool


def laid(marks: Sequence[tuple[float, float]], across: float) -> list[Spot]:
    """The spots of marks given by their place and the width of their name, in order of place, on a plot so wide.

    A name that would run off the plot, or whose line would run into one that runs to the left, runs to the left itself,
    if need be over the axis. One that stands over another's line stands higher than that line goes.
    """
    lefts = _lefts(marks, across)
    lanes = [-1] * len(marks)
    for n in [*(n for n in range(len(marks)) if lefts[n]), *(n for n in reversed(range(len(marks))) if not lefts[n])]:
        own = _reach(marks[n], left=lefts[n])
        met = [lanes[k] for k in range(len(marks)) if k != n and _meet(own, marks[k], left=lefts[k])]
        lanes[n] = max(met, default=-1) + 1
    return [Spot(lane, left) for lane, left in zip(lanes, lefts, strict=True)]


def _lefts(marks: Sequence[tuple[float, float]], across: float) -> list[bool]:
    found: list[bool] = []
    edge = across + 1.0  # where the leftmost name that runs to the left begins
    for at, wide in reversed(marks):
        left = (at + wide > across or at > edge) and at + _AXIS > wide
        edge = min(edge, at - wide) if left else edge
        found.append(left)
    return found[::-1]


def _reach(mark: tuple[float, float], *, left: bool) -> tuple[float, float]:
    at, wide = mark
    return (at - wide, at) if left else (at, at + wide)


def _meet(own: tuple[float, float], mark: tuple[float, float], *, left: bool) -> bool:
    """Whether a name stands over a mark's line or meets its name."""
    other = _reach(mark, left=left)
    return own[0] <= mark[0] <= own[1] or (own[0] < other[1] and other[0] < own[1])
