"""The steps of a series by two methods: exact segmentation by likelihood, and PELT of the stabilised series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit
from tahqiq.measure.design import designed
from tahqiq.measure.extra import library
from tahqiq.measure.result import LEVEL
from tahqiq.measure.series import Series
from tahqiq.measure.stats.counts import Fit, fitted
from tahqiq.measure.stats.steps import Asked, Noise, Step, dated, gains, penalty, split, stabilised

Floats = NDArray[np.float64]

SHORTEST = {Unit.MONTH: 6, Unit.QUARTER: 3, Unit.YEAR: 2}
"""The units that a level has to last to be one."""
_BLOCK = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.YEAR: 3}  # units over which the level is taken as even, for the noise

_ASKED = {Unit.MONTH: Asked(4.0, 3.6, 3.0, -0.11), Unit.QUARTER: Asked(5.8, 5.0), Unit.YEAR: Asked(1.9, 1.0)}
_ASKED_OF_PELT = {**_ASKED, Unit.MONTH: Asked(2.5, 3.4, 3.0, -0.08)}


@dataclass(frozen=True)
class Found:
    """The steps by likelihood with their dates, those by PELT (first units), and the noise that both allow for."""

    steps: tuple[Step, ...]
    other: tuple[int, ...]
    noise: Noise


def steps(counts: Series) -> Found:
    """The steps of a series.

    Noise and season are of a model with a level for each year, so that steps are not taken for noise, with the bias
    of so close a fit taken out of its variance and correlation. Where high units follow on high ones a step has to gain
    more (``penalty``), and for its dates the likelihood is divided by the variance of sums over that of unrelated ones.
    """
    even, expected = base(counts)
    noise = Noise(even.alpha, even.long_run)
    shortest = SHORTEST[counts.unit]
    cost, cost_of_pelt = (
        penalty(len(counts), shortest, of[counts.unit], (even.excess, even.longer)) for of in (_ASKED, _ASKED_OF_PELT)
    )
    gained = gains(counts.values, expected, noise)
    found = dated(gained, split(gained, cost / noise.inflation, shortest), shortest, LEVEL)
    return Found(tuple(found), _by_pelt(counts, expected, noise, cost_of_pelt), noise)


def base(counts: Series) -> tuple[Fit, Floats]:
    """A model with a level for each block of units, and what a unit would have at level 1.

    Of blocks that begin at one unit or some units later the quietest: a step in the midst of a block would pass for
    noise, and the larger it is the less it would be seen (Juhl & Xiao, "Tests for Changing Mean with Monotonic Power").
    """
    block = _BLOCK[counts.unit]
    fits = [_levelled(counts, late) for late in range(0, block, max(1, block // 3))]
    return min(fits, key=lambda f: f[0].long_run * (1 + f[0].alpha * float(counts.values.mean())))


def _levelled(counts: Series, late: int) -> tuple[Fit, Floats]:
    design, block = designed(counts, slope=False), _BLOCK[counts.unit]
    at = np.minimum((np.arange(len(counts)) + late) // block, max(0, (len(counts) + late) // block - 1))
    levels = np.array([at == b for b in range(1, int(at.max()) + 1)], dtype=np.float64).T
    columns = np.column_stack([design.columns, levels.reshape(len(counts), -1)])
    fit = fitted(counts.values, columns, counts.days, lean=0.0)
    own = slice(1, design.columns.shape[1])
    return fit, counts.days * np.exp(design.columns[:, own] @ fit.coefficients[own])


def _by_pelt(counts: Series, expected: Floats, noise: Noise, cost: float) -> tuple[int, ...]:
    """PELT (Killick, Fearnhead & Eckley 2012, J Am Stat Assoc 107:1590) of means, by ruptures."""
    even = stabilised(counts.values, expected, noise.alpha)
    block = _BLOCK[counts.unit]
    parts = [even[i : i + block] for i in range(0, len(even), block)]
    parts = [p for p in parts if len(p) > 1]
    free = sum(len(p) - 1 for p in parts) - (designed(counts, slope=False).columns.shape[1] - 1)
    spread = sum(float(np.sum((p - p.mean()) ** 2)) for p in parts) / max(1, free)
    if spread <= 0:
        return ()
    search = library("ruptures").KernelCPD(kernel="linear", min_size=SHORTEST[counts.unit], jump=1)
    ends: list[int] = search.fit(even.reshape(-1, 1)).predict(pen=cost * spread)
    return tuple(ends[:-1])
