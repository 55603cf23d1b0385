"""How much more counts vary than a Poisson process's would, and how much one unit's count says of the next one's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Dispersion:
    """``phi`` is variance over mean (1 for Poisson), ``rho`` the correlation of neighbouring units.

    ``df`` are the degrees of freedom that ``phi`` was estimated with, 0 where it is taken as 1 and not estimated.
    """

    phi: float
    rho: float
    df: float

    def of_sum(self, units: float) -> float:
        """The dispersion of a sum over neighbouring units: with correlation it is larger than that of one unit.

        The variance of a sum of n values of a first-order autoregressive series over n times that of one value.
        """
        n, rho = max(1, round(units)), self.rho
        if rho <= 0 or n == 1:
            return self.phi
        lags = np.arange(1, n)
        return float(self.phi * (1 + 2 * np.sum((1 - lags / n) * rho**lags)))


def estimated(stretches: Sequence[tuple[Floats, Floats]]) -> Dispersion:
    """Of stretches of units, each of one level of its own: pairs of counts and exposures (days).

    ``phi`` is Pearson's chi-squared over its degrees of freedom (McCullagh & Nelder 1989, 9.2), with the correction of
    Fletcher (2012, Biometrika 99:230) for skewed and sparse counts; never below 1: counts that seem more even than
    chance are so by chance. ``rho`` is the first autocorrelation of Pearson's residuals, corrected for the bias of a
    short series; 0 where it is within one standard error of it.
    """
    squared, skew, pairs, df = 0.0, 0.0, [], 0
    count = 0
    for values, days in stretches:
        total = values.sum()
        if len(values) < 2 or not total:
            continue
        expected = total * days / days.sum()
        residuals = (values - expected) / np.sqrt(expected)
        squared += float(np.sum(residuals**2))
        skew += float(np.sum((values - expected) / expected))
        df += len(values) - 1
        count += len(values)
        pairs.append(residuals)
    if not df:
        return Dispersion(1.0, 0.0, 0.0)
    phi = squared / df / (1 + skew / count)
    if phi <= 1:
        return Dispersion(1.0, _neighbours(pairs, count), 0.0)
    return Dispersion(phi, _neighbours(pairs, count), float(df))


def _neighbours(pairs: Sequence[Floats], count: int) -> float:
    above = sum(float(np.sum(r[1:] * r[:-1])) for r in pairs)
    below = sum(float(np.sum(r**2)) for r in pairs)
    if not below or count < 12:
        return 0.0
    rho = above / below + 1 / count
    return float(min(rho, 0.9)) if rho > 1 / np.sqrt(count) else 0.0
