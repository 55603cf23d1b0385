"""Ratios of two sums that come from the same stretches of time."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.stats.ratio import Interval, quantile
from tahqiq.measure.stats.shares import share_interval

Floats = NDArray[np.float64]
FEWEST = 8
"""Stretches with something in them, below which no interval is given."""


def mean_interval(over: Floats, under: Floats, level: float) -> Interval | None:
    """The ratio of two sums, as deaths per event, by stretch of time.

    The ratio estimator's linearised variance between stretches (Cochran 1977, Sampling Techniques, 6.4), on the
    logarithm, with Student's quantile: what happened in one stretch may be one bout. None where there are too few.
    """
    busy = under > 0
    count, top, below = int(busy.sum()), float(over.sum()), float(under.sum())
    if count < FEWEST or top <= 0:
        return None
    ratio = top / below
    error = math.sqrt(count / (count - 1) * float(np.sum((over[busy] - ratio * under[busy]) ** 2))) / top
    reach = math.exp(quantile(level, count - 1) * error)
    return Interval(ratio, ratio / reach, ratio * reach)


def odds_interval(one: Floats, other: Floats, level: float) -> Interval | None:
    """The ratio of two counts of one whole, as militants killed to soldiers killed; limited where one of them is 0.

    Wilson's interval for the share of the one, with the design effect between stretches (Kish 1965) in place of the
    binomial variance and Student's quantile; then as odds.
    """
    whole = one + other
    busy = whole > 0
    count, total = int(busy.sum()), float(whole.sum())
    if count < FEWEST:
        return None
    share = float(one.sum()) / total
    spread = float(np.sum((one[busy] - share * whole[busy]) ** 2)) * count / (count - 1)
    phi = max(1.0, spread / (total * share * (1 - share))) if 0 < share < 1 else _largest(whole[busy])
    found = share_interval(float(one.sum()), total, quantile(level, count - 1), phi)
    return Interval(*(v / (1 - v) if v < 1 else math.inf for v in (share, found.low, found.high)))


def _largest(whole: Floats) -> float:
    """The design effect where nothing was ever of one kind: as if each stretch were of one kind (Kish)."""
    return max(1.0, float(np.sum(whole**2) / np.sum(whole)))
