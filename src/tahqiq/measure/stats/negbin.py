"""Negative-binomial regression of a series of counts, with an uncertainty that allows for serial correlation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_GRID = np.linspace(0.0, 0.9, 19)
_STEPS, _ENOUGH, _WIDEST = 50, 1e-7, 30.0
_MOST = 100.0  # the largest dispersion parameter that is told apart from a larger one


@dataclass(frozen=True)
class Fitted:
    """A log-linear model of counts: variance of a count is ``mean + alpha * mean**2``.

    ``cov`` is that of the coefficients, with the first-order correlation ``rho`` of the residuals and their scale in
    it; ``scale`` multiplies the variance of one count; ``df`` are the degrees of freedom that are left of both.
    """

    coef: Floats
    cov: Floats
    mean: Floats
    alpha: float
    rho: float
    scale: float
    df: float

    def variance(self, mean: Floats) -> Floats:
        """Of one count about its mean."""
        return self.scale * (mean + self.alpha * mean**2)


def fitted(counts: Floats, design: Floats, exposure: Floats) -> Fitted:
    """``counts`` and ``exposure`` (days) of n units, ``design`` n by p with a first column of ones.

    Coefficients by maximum likelihood given ``alpha`` (iteratively reweighted), ``alpha`` by Pearson's moment equation
    (Hinde & Demétrio 1998, Comput. Stat. Data Anal. 27:151), in turn. The correlation is the first-order one that the
    projected residuals bear out, and variance and degrees of freedom follow from it (Worsley & Friston 1995, NeuroImage
    2:173), since the plain estimate is too small in short series (Turner et al. 2020, doi:10.1101/2020.10.12.20211706).
    """
    return _uncertain(counts, design, *regressed(counts, design, exposure))


def regressed(counts: Floats, design: Floats, exposure: Floats) -> tuple[Floats, Floats, float]:
    """The coefficients, the mean of each count and ``alpha``, without their uncertainty (``fitted`` says how)."""
    n, p = design.shape
    offset = np.log(exposure)
    coef = np.zeros(p)
    coef[0] = np.log(max(counts.sum(), 0.5) / exposure.sum())
    alpha, mean = 0.0, exposure * np.exp(coef[0])
    for _ in range(_STEPS):
        before = alpha
        coef, mean = _weighted(counts, design, offset, coef, alpha)
        alpha = _dispersion(counts, mean, n - p)
        if abs(alpha - before) <= 1e-4 * (1 + before):
            break
    return coef, mean, alpha


def _weighted(counts: Floats, design: Floats, offset: Floats, coef: Floats, alpha: float) -> tuple[Floats, Floats]:
    p = design.shape[1]
    ridge = 1e-8 * np.eye(p)
    for _ in range(_STEPS):
        linear = np.clip(design @ coef + offset, -_WIDEST, _WIDEST)
        mean = np.exp(linear)
        weight = mean / (1 + alpha * mean)
        target = linear - offset + (counts - mean) / mean
        new = np.linalg.solve(design.T @ (design * weight[:, None]) + ridge, design.T @ (weight * target))
        step = new - coef
        largest = float(np.abs(step).max())
        coef = np.asarray(coef + step * min(1.0, 2.0 / largest) if largest > 2 else new, dtype=np.float64)
        if largest < _ENOUGH:
            break
    return coef, np.exp(np.clip(design @ coef + offset, -_WIDEST, _WIDEST))


def _dispersion(counts: Floats, mean: Floats, df: int) -> float:
    """The alpha at which Pearson's statistic is its degrees of freedom: by bisection, 0 where it is below at 0."""
    squared = (counts - mean) ** 2

    def pearson(alpha: float) -> float:
        return float(np.sum(squared / (mean + alpha * mean**2)))

    low, high = 0.0, _MOST
    if pearson(low) <= df:
        return 0.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if pearson(middle) > df else (low, middle)
    return (low + high) / 2


def _uncertain(counts: Floats, design: Floats, coef: Floats, mean: Floats, alpha: float) -> Fitted:
    weight = mean / (1 + alpha * mean)
    found = uncertain(design * np.sqrt(weight)[:, None], (counts - mean) / np.sqrt(mean + alpha * mean**2))
    df = 2 / (2 / found.df + kurtosis(mean, alpha) / len(counts))
    return Fitted(coef, found.cov, mean, alpha, found.rho, found.scale, max(df, 2.0))


@dataclass(frozen=True)
class Uncertain:
    """The covariance of coefficients, the residuals' correlation and scale, and the degrees of freedom of these."""

    cov: Floats
    rho: float
    scale: float
    df: float


def uncertain(root: Floats, residuals: Floats) -> Uncertain:
    """``root`` is the design times the root of the weights (n by p), ``residuals`` are Pearson's, in order of time."""
    n, p = root.shape
    bread = np.linalg.inv(root.T @ root + 1e-8 * np.eye(p))
    maker = np.eye(n) - root @ bread @ root.T
    rho = _correlation(residuals, maker)
    ordered = correlated(n, rho)
    made = maker @ ordered
    trace = float(np.trace(made))
    scale = max(float(residuals @ residuals) / trace, 1.0)
    normal = trace**2 / float(np.sum(made * made.T))
    return Uncertain(scale * bread @ (root.T @ ordered @ root) @ bread, rho, scale, normal)


def kurtosis(mean: Floats, alpha: float) -> float:
    """The mean excess kurtosis of the counts: the more of it, the less is known of their variance."""
    return float(np.mean(6 * alpha + 1 / np.maximum(mean + alpha * mean**2, 0.1)))


def _correlation(residuals: Floats, maker: Floats) -> float:
    """The first-order correlation under which residuals of this model would be as alike to the next as they are.

    Half a standard error is added: to take it too low narrows intervals more than to take it too high widens them.
    """
    total = float(residuals @ residuals)
    if not total:
        return 0.0
    seen = float(residuals[1:] @ residuals[:-1]) / total + 0.5 / len(residuals) ** 0.5
    whole, next_ = by_lag(maker @ maker), by_lag(maker[:-1].T @ maker[1:])
    powers = _GRID[:, None] ** np.arange(len(residuals))
    return float(np.interp(seen, (powers @ next_) / (powers @ whole), _GRID))


def by_lag(square: Floats) -> Floats:
    """The sums of a matrix over the pairs of units that lie so many apart."""
    n = len(square)
    apart = np.abs(np.subtract.outer(np.arange(n), np.arange(n)))
    sums: Floats = np.bincount(apart.ravel(), weights=square.ravel(), minlength=n).astype(np.float64)
    return sums


def correlated(n: int, rho: float) -> Floats:
    """The correlations of n units of a first-order autoregressive series."""
    at = np.arange(n)
    found: Floats = np.asarray(rho ** np.abs(at[:, None] - at[None, :]), dtype=np.float64) if rho else np.eye(n)
    return found
