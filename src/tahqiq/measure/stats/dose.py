"""What a share of completion does to the counts of one group of places against another, month by month."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.stats.negbin import uncertain
from tahqiq.measure.stats.ratio import above, two_sided

Floats = NDArray[np.float64]

_YEAR = 12
_STEPS, _ENOUGH, _WIDEST = 60, 1e-8, 12.0


@dataclass(frozen=True)
class Shares:
    """A logistic regression of the part of each month's counts that fell in one group.

    ``mean`` are the fitted parts, ``phi`` how much alike the events of one month are (0: as chance has it), ``rho`` the
    correlation of a month with the next, which is in ``cov`` and ``df``.
    """

    coef: Floats
    cov: Floats
    mean: Floats
    phi: float
    rho: float
    df: float


@dataclass(frozen=True)
class Dose:
    """``log_ratio``: what a full completion multiplies the one group's counts by, as a logarithm."""

    log_ratio: float
    error: float
    df: float
    shares: Shares

    @property
    def z(self) -> float:
        """The same in standard errors."""
        return self.log_ratio / self.error

    @property
    def p(self) -> float:
        """Two-sided."""
        return two_sided(self.z, self.df)

    @property
    def clear(self) -> bool:
        """Whether the model would tell it from chance at 5%."""
        return self.p < 0.05


def dose(near: Floats, inside: Floats, built: Floats, calendar: Floats, *, trend: bool = False) -> Dose:
    """Counts of two groups by month, and the share ``built`` (0 to 1) in the first of them.

    In a Poisson regression of the counts of districts by month, with an effect of each district, of each month and of
    the share in the near ones, the months' effects are conditioned away exactly: what is left is the part of each
    month's counts that is the near group's (Hausman, Hall & Griliches 1984, Econometrica 52:909), and the districts'
    effects are one. Its season is let differ by one harmonic; with ``trend`` also its straight trend.
    """
    turns = 2 * np.pi * calendar / _YEAR
    columns = [np.ones_like(built), built, np.sin(turns), np.cos(turns)]
    if trend:
        columns.append((calendar - calendar.mean()) / _YEAR)
    found = regressed(near, near + inside, np.column_stack(columns))
    return Dose(float(found.coef[1]), math.sqrt(float(found.cov[1, 1])), found.df, found)


def parted(near: Floats, inside: Floats, calendar: Floats) -> float:
    """How likely so much of a trend of the near group's part, straight or bent, would be by chance (F test of both)."""
    turns = 2 * np.pi * calendar / _YEAR
    years = (calendar - calendar.mean()) / _YEAR
    bend = years**2 - np.mean(years**2)
    columns = np.column_stack([np.ones_like(years), years, bend, np.sin(turns), np.cos(turns)])
    found = regressed(near, near + inside, columns)
    both = found.coef[1:3]
    f = float(both @ np.linalg.solve(found.cov[1:3, 1:3], both)) / 2
    return above(f, 2, found.df)


def regressed(part: Floats, whole: Floats, design: Floats) -> Shares:
    """``part`` of ``whole`` by month. Months with nothing say nothing.

    Coefficients by iteratively reweighted least squares; events of a month are alike as a beta-binomial's are, by
    Pearson's moment equation (Williams 1982, Applied Statistics 31:144); correlation and degrees of freedom as for
    series of counts (``negbin``).
    """
    n, p = design.shape
    coef, phi = np.zeros(p), 0.0
    share = float((part.sum() + 0.5) / (whole.sum() + 1))
    coef[0] = math.log(share / (1 - share))
    mean = np.full(n, share)
    left = int(np.count_nonzero(whole)) - p
    for _ in range(_STEPS):
        before = phi
        coef, mean = _weighted(part, whole, design, coef, phi)
        phi = _alike(part, whole, mean, left)
        if abs(phi - before) <= 1e-4:
            break
    wide = _width(whole, phi)
    spread = whole * mean * (1 - mean)
    with np.errstate(invalid="ignore", divide="ignore"):
        residuals = np.where(whole > 0, (part - whole * mean) / np.sqrt(spread * wide), 0.0)
    found = uncertain(design * np.sqrt(spread / wide)[:, None], residuals)
    return Shares(coef, found.cov, mean, phi, found.rho, max(found.df - (n - left - p), 2.0))


def _weighted(part: Floats, whole: Floats, design: Floats, coef: Floats, phi: float) -> tuple[Floats, Floats]:
    ridge = 1e-6 * np.eye(design.shape[1])
    wide = _width(whole, phi)
    for _ in range(_STEPS):
        mean = 1 / (1 + np.exp(-np.clip(design @ coef, -_WIDEST, _WIDEST)))
        weight = whole * mean * (1 - mean) / wide
        step = np.linalg.solve(design.T @ (design * weight[:, None]) + ridge, design.T @ ((part - whole * mean) / wide))
        largest = float(np.abs(step).max())
        coef = np.asarray(coef + step * min(1.0, 1.0 / max(largest, 1e-12)), dtype=np.float64)
        if largest < _ENOUGH:
            break
    return coef, 1 / (1 + np.exp(-np.clip(design @ coef, -_WIDEST, _WIDEST)))


def _width(whole: Floats, phi: float) -> Floats:
    """How many times a binomial's the variance of a month is."""
    return 1 + np.maximum(whole - 1, 0) * phi


def _alike(part: Floats, whole: Floats, mean: Floats, df: int) -> float:
    """The phi at which Pearson's statistic is its degrees of freedom: by bisection, 0 where it is below at 0."""
    some = whole > 0
    whole, squared = whole[some], (part[some] - whole[some] * mean[some]) ** 2
    spread = whole * mean[some] * (1 - mean[some])

    def pearson(phi: float) -> float:
        return float(np.sum(squared / (spread * _width(whole, phi))))

    low, high = 0.0, 1.0
    if pearson(low) <= df:
        return 0.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if pearson(middle) > df else (low, middle)
    return (low + high) / 2
