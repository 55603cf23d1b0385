"""How counts grow from release to release, and what recent ones will have grown to: the chain ladder.

By age (time since the events, in steps of the distance between releases) a factor: the sum of counts a step later
over the sum before. Its inverse is the completeness, which is the reverse-hazard estimator of late reports (Lawless
1994, Canadian Journal of Statistics 22; Höhle and an der Heiden 2014, Biometrics 70). The variances are those of Mack
(1993, ASTIN Bulletin 23), with what differs between releases where there are several.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.stats.ratio import quantile

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Development:
    """By age: the factor to the next age, Mack's variance a count, the factor's variance; 1, 0, 0 where unseen.

    ``seen`` is how many counts stand behind each factor.
    """

    factor: Floats
    noise: Floats
    variance: Floats
    seen: Ints

    def complete(self) -> Floats:
        """By age, the factor to the last: what one of a count today is worth."""
        return np.cumprod(self.factor[::-1])[::-1].astype(np.float64)


def developed(ages: Ints, before: Floats, after: Floats, pairs: Ints, size: int) -> Development:
    """The factors of counts of known age ``before`` and ``after`` one more release; ``pairs`` says which release it is.

    Ages run from 0 to ``size`` - 1; a count of another age is left out.
    """
    factor, noise, variance = (np.full(size, value, dtype=np.float64) for value in (1.0, 0.0, 0.0))
    seen = np.zeros(size, dtype=np.int64)
    for age in range(size):
        at = ages == age
        base = before[at].sum()
        if not base:
            continue
        factor[age] = after[at].sum() / base
        left = after[at] - factor[age] * before[at]
        seen[age] = at.sum()
        free = max(1, seen[age] - 1)
        # a report that comes late with chance p has at least the variance of a coin's
        least = factor[age] * abs(factor[age] - 1)
        noise[age] = max(float((left**2 / np.maximum(before[at], 0.5)).sum() / free), least)
        variance[age] = max(noise[age] / base, _between(left, pairs[at]) / base**2)
    return Development(factor, noise, variance, seen)


def _between(left: Floats, pairs: Ints) -> float:
    """The variance of the sum of residuals if those of one release go together."""
    sums = np.array([left[pairs == p].sum() for p in np.unique(pairs)])
    return float((sums**2).sum() * len(sums) / (len(sums) - 1)) if len(sums) > 1 else 0.0


@dataclass(frozen=True)
class Corrected:
    """Counts as they will stand, each with an interval, and their sum (value, low, high)."""

    values: Floats
    low: Floats
    high: Floats
    total: tuple[float, float, float]


def corrected(counts: Floats, ages: Ints, found: Development, level: float) -> Corrected:
    """Recent counts of given ages grown to the last age; a count of an age past the last stays as it is."""
    size = len(found.factor)
    open_ = ages < size
    grown = np.where(open_, found.complete()[np.minimum(ages, size - 1)], 1.0)
    values = counts * grown
    process, slope = np.zeros(len(counts)), np.zeros((len(counts), size))
    rest = np.append(found.complete()[1:], 1.0)
    level_now = np.maximum(counts, 0.5)  # a count of none may still grow
    for age in range(size):
        inside = ages <= age
        process[inside] += level_now[inside] * found.noise[age] * rest[age] ** 2
        slope[inside, age] = values[inside] / found.factor[age] if found.factor[age] else 0.0
        level_now = np.where(inside, level_now * found.factor[age], level_now)
    own = np.sqrt(process + (slope**2) @ found.variance)
    of_sum = math.sqrt(process.sum() + float((slope.sum(axis=0) ** 2) @ found.variance))
    quantile = _quantile(found, level)
    low, high = _limits(values, own, quantile)
    total = float(values.sum())
    ends = _limits(np.array([total]), np.array([of_sum]), quantile)
    return Corrected(values, low, high, (total, float(ends[0][0]), float(ends[1][0])))


def _quantile(found: Development, level: float) -> float:
    """Student's, with what stands behind the median factor."""
    behind = found.seen[found.seen > 0]
    free = max(1.0, float(np.median(behind)) - 1) if len(behind) else 1.0
    return quantile(level, free)


def _limits(values: Floats, spread: Floats, quantile: float) -> tuple[Floats, Floats]:
    """A log-normal interval where there is something to take the logarithm of (Mack 1993), else upwards from 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        width = np.sqrt(np.log1p((spread / values) ** 2))
        low, high = values * np.exp(-quantile * width), values * np.exp(quantile * width)
    return np.where(values > 0, low, 0.0), np.where(values > 0, high, quantile * spread)
