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
_DRAWS, _SEED = 999, 1


def mean_interval(over: Floats, under: Floats, level: float) -> Interval | None:
    """The ratio of two sums, as deaths per event, by stretch of time. None where there are too few stretches.

    What happened in one stretch may be one bout, so stretches are the units (``_limits`` says how).
    """
    busy = under > 0
    count, top, below = int(busy.sum()), float(over.sum()), float(under.sum())
    if count < FEWEST or top <= 0:
        return None
    return Interval(top / below, *_limits(over[busy], under[busy], level))


def odds_interval(one: Floats, other: Floats, level: float) -> Interval | None:
    """The ratio of two counts of one whole, as militants killed to soldiers killed; limited where one of them is 0.

    Wilson's interval for the share of the one, with the design effect between stretches (Kish 1965) in place of the
    binomial variance, as odds; where both have enough stretches, never narrower than that of the ratio of two sums.
    """
    whole = one + other
    busy = whole > 0
    count, total = int(busy.sum()), float(whole.sum())
    if count < FEWEST:
        return None
    one, whole = one[busy], whole[busy]
    share = float(one.sum()) / total
    residuals = one - share * whole
    spread = float(np.sum(residuals**2)) * count / (count - 1)
    phi = max(1.0, spread / (total * share * (1 - share))) if 0 < share < 1 else _largest(whole)
    found = share_interval(float(one.sum()), total, quantile(level, _freedom(residuals)), phi)
    value, low, high = (v / (1 - v) if v < 1 else math.inf for v in (share, found.low, found.high))
    if min(np.count_nonzero(one), np.count_nonzero(whole - one)) >= FEWEST:
        lower, higher = _limits(one, whole - one, level)
        low, high = min(low, lower), max(high, higher)
    return Interval(value, low, high)


def _limits(over: Floats, under: Floats, level: float) -> tuple[float, float]:
    """The limits of a ratio of sums over stretches.

    The ratio estimator's linearised variance (Cochran 1977, Sampling Techniques), on the logarithm, with the
    quantiles of stretches drawn anew (bootstrap-t: Davison & Hinkley 1997), which know that the largest bouts are
    seldom in a sample; on either side no less than Student's, and wider as the stretches' kurtosis leaves fewer degrees
    of freedom.
    """
    count, ratio = len(over), float(over.sum() / under.sum())
    error = math.sqrt(float(_variance(over, under, np.ones((1, count)))[0]))
    weights = np.random.default_rng(_SEED).multinomial(count, np.full(count, 1 / count), size=_DRAWS)
    with np.errstate(divide="ignore", invalid="ignore"):
        away = np.log((weights @ over) / (weights @ under) / ratio) / np.sqrt(_variance(over, under, weights))
    away = away[np.isfinite(away)]
    plain = quantile(level, count - 1)
    stretch = quantile(level, _freedom(over - ratio * under)) / plain
    low, high = np.quantile(away, [(1 - level) / 2, (1 + level) / 2]) if len(away) else (-plain, plain)
    below, above = stretch * max(float(high), plain) * error, stretch * max(-float(low), plain) * error
    return ratio * math.exp(-min(below, 700.0)), ratio * math.exp(min(above, 700.0))


def _variance(over: Floats, under: Floats, weights: NDArray[np.generic]) -> Floats:
    """Of the logarithm of the ratio, for each row of weights (how often each stretch was drawn)."""
    count, drawn = len(over), weights.astype(np.float64)
    top = drawn @ over
    ratio = top / (drawn @ under)
    squares = drawn @ (over**2) - 2 * ratio * (drawn @ (over * under)) + ratio**2 * (drawn @ (under**2))
    return np.asarray(np.maximum(squares, 0.0) * count / (count - 1) / top**2)


def _freedom(residuals: Floats) -> float:
    """Degrees of freedom of a variance: fewer, the longer the tails, as its own variance is larger (Satterthwaite)."""
    count = len(residuals)
    centred = residuals - residuals.mean()
    squared = float(np.mean(centred**2))
    excess = max(float(np.mean(centred**4)) / squared**2 - 3, 0.0) if squared > 0 else 0.0
    return max(2.0, 2 / (2 / (count - 1) + excess / count))


def _largest(whole: Floats) -> float:
    """The design effect where nothing was ever of one kind: as if each stretch were of one kind (Kish)."""
    return max(1.0, float(np.sum(whole**2) / np.sum(whole)))
