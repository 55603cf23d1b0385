"""Shares of a set of areas, changes of them, and what number alone makes of them."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.extra import library
from tahqiq.measure.stats.ratio import Interval


def share_interval(hits: float, of: float, q: float, phi: float = 1.0) -> Interval:
    """Wilson's (1927) interval for a share, its variance ``phi`` times the binomial one."""
    if of <= 0:
        return Interval(math.nan, 0.0, 1.0)
    share, spread = hits / of, q * q * phi / of
    middle = (share + spread / 2) / (1 + spread)
    half = math.sqrt(spread * share * (1 - share) + spread * spread / 4) / (1 + spread)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def paired_change(gained: int, lost: int, of: int, q: float) -> Interval:
    """The change of a share in the same units: ``gained`` had none before, ``lost`` have none now.

    Wald's interval with half a unit added to each cell (Agresti and Min 2005, Statistics in Medicine 24:729).
    """
    change = (gained - lost) / (of + 2)
    half = q * math.sqrt(gained + lost + 1 - (gained - lost) ** 2 / (of + 2)) / (of + 2)
    return Interval((gained - lost) / of, max(-1.0, change - half), min(1.0, change + half))


def rarefied(counts: NDArray[np.float64], drawn: int) -> float:
    """How many units ``drawn`` of their events, taken at random, would lie in (Hurlbert 1971, Ecology 52:577)."""
    total = counts.sum()
    if drawn > total:
        return math.nan
    gamma = library("scipy.special").gammaln

    def ways(items: NDArray[np.float64]) -> NDArray[np.float64]:
        kept = np.maximum(items, drawn)
        chosen = gamma(kept + 1) - gamma(drawn + 1) - gamma(kept - drawn + 1)
        return np.where(items >= drawn, chosen, -np.inf)

    missed = np.exp(ways(total - counts) - ways(np.array([total])))
    return float(np.sum(1 - missed))
