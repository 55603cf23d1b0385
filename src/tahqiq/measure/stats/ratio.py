"""Intervals for one count, the ratio of two, and their difference, of overdispersed counts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from tahqiq.measure.extra import library


@dataclass(frozen=True, slots=True)
class Interval:
    """A value between its limits; infinite where nothing limits it."""

    value: float
    low: float
    high: float


def quantile(level: float, df: float) -> float:
    """Student's two-sided quantile: the dispersion is estimated, with ``df`` degrees of freedom (0: known)."""
    chance = (1 + level) / 2
    # of scipy.special, which loads in half the time of scipy.stats
    return float(library("scipy.special").stdtrit(df, chance)) if df > 0 else NormalDist().inv_cdf(chance)


def two_sided(z: float, df: float) -> float:
    """The chance of a value of Student's distribution so far from 0 on either side."""
    return 2 * float(library("scipy.special").stdtr(df, -abs(z)))


def above(f: float, terms: int, df: float) -> float:
    """The chance of so large a value of Fisher's distribution."""
    return float(library("scipy.special").fdtrc(terms, df, f))


def count_interval(count: float, phi: float, q: float) -> Interval:
    """The mean that a count with variance ``phi`` times its mean may have: the score interval."""
    spread = q * q * phi
    half = math.sqrt(spread * count + spread * spread / 4)
    return Interval(count, max(0.0, count + spread / 2 - half), count + spread / 2 + half)


def ratio_interval(now: float, then: float, exposure: float, phi: tuple[float, float], q: float) -> Interval:
    """The ratio of two rates. ``exposure`` is that of ``now`` over that of ``then``.

    Given their sum, the first count is quasi-binomial: the interval is Wilson's (1927) with the dispersion in place of
    1, which is sound at small counts and has limits where one count is 0. The two may be dispersed differently: the
    dispersion is then the mean of both, each weighted by the other's count, as in the variance of a ratio's logarithm.
    """
    both = now + then
    if both <= 0:
        return Interval(math.nan, 0.0, math.inf)
    share = now / both
    pooled = phi[0] if phi[0] == phi[1] else (phi[0] * (1 - share) + phi[1] * share)
    spread = q * q * pooled / both
    middle = (share + spread / 2) / (1 + spread)
    half = math.sqrt(spread * share * (1 - share) + spread * spread / 4) / (1 + spread)
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    value = now / then / exposure if then else math.inf
    return Interval(value, _odds(low) / exposure, _odds(high) / exposure)


def _odds(share: float) -> float:
    return share / (1 - share) if share < 1 - 1e-12 else math.inf


def difference_interval(one: Interval, other: Interval) -> Interval:
    """The difference of two independent estimates of their intervals (MOVER: Zou & Donner 2008, Stat Med 27:1693)."""
    value = one.value - other.value
    below = math.hypot(one.value - one.low, other.high - other.value)
    above = math.hypot(one.high - one.value, other.value - other.low)
    return Interval(value, value - below, value + above)


def detectable(then: float, exposure: float, phi: float, q: float, *, up: bool, power: float = 0.8) -> float | None:
    """The smallest ratio above 1 (or largest below it) that would be told from 1 with a power; None where none would.

    The count ``x`` of now is told where it is ``q`` standard errors away from its share ``p`` of both, if the rates are
    one; with a power it has to be some more: (x (1-p) - p then)^2 = reach^2 phi p (1-p) (then + x), solved for x.
    """
    if then <= 0:
        return None
    reach = q + NormalDist().inv_cdf(power)
    share = exposure / (1 + exposure)
    spread = reach * reach * phi * share * (1 - share)
    a, b, c = (1 - share) ** 2, -2 * (1 - share) * share * then - spread, (share * then) ** 2 - spread * then
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    count = (-b + root if up else -b - root) / (2 * a)
    return count / (then * exposure) if count > 0 else None
