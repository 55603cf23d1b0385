"""The steps of a monthly series by two methods: exact segmentation by likelihood, PELT of the stabilised series."""

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

SHORTEST = {Unit.MONTH: 6, Unit.QUARTER: 9, Unit.YEAR: 24}
"""The months that a level has to last to be one, where steps are told by a unit."""
_BLOCK = 12  # months over which the level is taken as even, for the noise
_ASKED, _ASKED_OF_PELT = Asked(4.0, 3.6, 3.0, -0.11), Asked(2.5, 3.4, 3.0, -0.08)


@dataclass(frozen=True)
class Found:
    """The steps by likelihood with their dates, those by PELT (first months), and the noise that both allow for."""

    steps: tuple[Step, ...]
    other: tuple[int, ...]
    noise: Noise


def steps(counts: Series, unit: Unit = Unit.MONTH) -> Found:
    """The steps of a series of months, between levels that last as long as ``SHORTEST`` says of a unit.

    Noise and season are of a model with a level for each year, so that steps are not taken for noise, with the bias
    of so close a fit taken out of its variance and correlation. Where high months follow on high ones a step has to
    gain more (``penalty``), and for its dates the likelihood is divided by the variance of sums over that of unrelated
    ones. By quarter and year it has to gain as much as by month: none is found where by month none would be.
    """
    even, expected = base(counts)
    noise = Noise(even.alpha, even.long_run)
    cost, cost_of_pelt = (
        penalty(len(counts), SHORTEST[Unit.MONTH], of, (even.excess, even.longer)) for of in (_ASKED, _ASKED_OF_PELT)
    )
    shortest = SHORTEST[unit]
    gained = gains(counts.values, expected, noise)
    found = dated(gained, split(gained, cost / noise.inflation, shortest), shortest, LEVEL)
    return Found(tuple(found), _by_pelt(counts, expected, noise, (cost_of_pelt, shortest)), noise)


def base(counts: Series) -> tuple[Fit, Floats]:
    """A model with a level for each block of months, and what a month would have at level 1.

    Of blocks that begin at one month or some months later the quietest: a step in the midst of a block would pass for
    noise, and the larger it is the less it would be seen (Juhl & Xiao, "Tests for Changing Mean with Monotonic Power").
    """
    fits = [_levelled(counts, late) for late in range(0, _BLOCK, _BLOCK // 3)]
    return min(fits, key=lambda f: f[0].long_run * (1 + f[0].alpha * float(counts.values.mean())))


def _levelled(counts: Series, late: int) -> tuple[Fit, Floats]:
    design = designed(counts, slope=False)
    at = np.minimum((np.arange(len(counts)) + late) // _BLOCK, max(0, (len(counts) + late) // _BLOCK - 1))
    levels = np.array([at == b for b in range(1, int(at.max()) + 1)], dtype=np.float64).T
    columns = np.column_stack([design.columns, levels.reshape(len(counts), -1)])
    fit = fitted(counts.values, columns, counts.days, lean=0.0)
    own = slice(1, design.columns.shape[1])
    return fit, counts.days * np.exp(design.columns[:, own] @ fit.coefficients[own])


def _by_pelt(counts: Series, expected: Floats, noise: Noise, asked: tuple[float, int]) -> tuple[int, ...]:
    """PELT (Killick, Fearnhead & Eckley 2012, J Am Stat Assoc 107:1590) of means, by ruptures.

    ``asked`` is what a step costs, and how long a level lasts at least.
    """
    even = stabilised(counts.values, expected, noise.alpha)
    parts = [even[i : i + _BLOCK] for i in range(0, len(even), _BLOCK)]
    parts = [p for p in parts if len(p) > 1]
    free = sum(len(p) - 1 for p in parts) - (designed(counts, slope=False).columns.shape[1] - 1)
    spread = sum(float(np.sum((p - p.mean()) ** 2)) for p in parts) / max(1, free)
    if spread <= 0:
        return ()
    search = library("ruptures").KernelCPD(kernel="linear", min_size=asked[1], jump=1)
    ends: list[int] = search.fit(even.reshape(-1, 1)).predict(pen=asked[0] * spread)
    return tuple(ends[:-1])
