"""How likely a figure made up at random would meet one of some candidates.

The claim's figure is taken as drawn evenly on a log scale within a factor of three either way, and printed as
coarsely as the claim is: 633 could have been any whole number, 630 any multiple of ten, 60,000 any multiple of ten
thousand. The chance is the share of those prints that agree with at least one candidate.
"""

from __future__ import annotations

from math import isclose

import numpy as np

from tahqiq.claims.find.homes.table import Floats
from tahqiq.claims.find.interval import Interval
from tahqiq.terms import Bound, Claim

FACTOR = 3.0  # how far, either way, a figure made up for the same thing may lie from the claimed one
MOST = 50_000  # prints that are tried; with more of them they are taken more coarsely, which overstates the chance


def grain(value: float, step: float | None) -> float:
    """The place value of the last digit that is not a trailing zero: 1 for 633, 10,000 for 60,000, 0.1 for 12.5."""
    place = step or 1.0
    while value >= 10 * place and isclose(value / (10 * place), round(value / (10 * place)), abs_tol=1e-9):
        place *= 10
    return place


def chance(claim: Claim, agrees_with: Interval, candidates: Floats, *, signed: bool) -> float:
    """The share of random prints like the claim's that agree with a candidate.

    ``agrees_with`` is what the claim's own print stands for, as a size; ``candidates`` are values; with ``signed``
    (changes) the random figure may be a rise or a fall.
    """
    assert claim.value is not None
    size = abs(claim.value)
    place = max(grain(size, claim.step), 2 * FACTOR * size / MOST)
    prints = np.arange(np.ceil(size / FACTOR / place), np.floor(size * FACTOR / place) + 1) * place
    prints = prints[prints > 0]
    weight = np.log((prints + place / 2) / (prints - place / 2))
    low, high = _reach(claim, agrees_with, prints, place)
    if not signed:
        return _share(np.sort(np.abs(candidates)), low, high, weight)
    rises, falls = np.sort(candidates[candidates > 0]), np.sort(-candidates[candidates < 0])
    return (_share(rises, low, high, weight) + _share(falls, low, high, weight)) / 2


def _reach(claim: Claim, agrees_with: Interval, prints: Floats, place: float) -> tuple[Floats, Floats]:
    """What each print would stand for, were it rounded or bounded as the claim's is."""
    size = abs(claim.value or 0.0)
    if claim.bound is not Bound.EXACT:
        return prints * (agrees_with.low / size), prints * (agrees_with.high / size)
    below, above = size - agrees_with.low, agrees_with.high - size
    slack = 1e-9 * place
    return prints - below - slack, prints + above + slack


def _share(candidates: Floats, low: Floats, high: Floats, weight: Floats) -> float:
    """The weighted share of the intervals that hold a candidate (sorted)."""
    held = np.searchsorted(candidates, high, side="right") > np.searchsorted(candidates, low, side="left")
    return float(weight[held].sum() / weight.sum()) if len(weight) else 1.0
