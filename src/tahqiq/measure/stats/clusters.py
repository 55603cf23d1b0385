"""Intervals of what is read off a histogram, where what is counted comes in bouts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DRAWS = 1999
FEWEST = 8
"""Stretches of time with something in them, below which no interval is given."""


@dataclass(frozen=True)
class Drawn:
    """Stretches of time drawn anew: ``cumulated`` is their histograms, each summed from the first bin (stretches ×
    bins), ``weights`` how often each draw has each of them (draws × stretches)."""

    cumulated: Floats
    weights: Floats

    def median(self) -> tuple[float, Floats]:
        """The bin below which half lies, of what was given and of each draw; NaN for a draw of nothing."""
        return float(self._median(np.ones((1, len(self.cumulated))))[0]), self._median(self.weights)

    def within(self, bins: int) -> tuple[float, Floats]:
        """The share in the first bins."""
        at = min(bins, self.cumulated.shape[1]) - 1
        inside, whole = self.cumulated[:, at], self.cumulated[:, -1]
        with np.errstate(invalid="ignore", divide="ignore"):
            return float(inside.sum() / whole.sum()), (self.weights @ inside) / (self.weights @ whole)

    def _median(self, weights: Floats) -> Floats:
        """By halving: of each draw only the bins that are looked at are summed."""
        by_bin = np.ascontiguousarray(self.cumulated.T)
        whole = weights @ by_bin[-1]
        low, high = np.zeros(len(weights), dtype=np.int64), np.full(len(weights), len(by_bin) - 1)
        while (low < high).any():
            middle = (low + high) // 2
            short = (weights * by_bin[middle]).sum(axis=1) < whole / 2
            low, high = np.where(short, middle + 1, low), np.where(short, high, middle)
        return np.where(whole > 0, low.astype(np.float64), np.nan)


def drawn(histogram: Floats, seed: int) -> Drawn | None:
    """Stretches of time drawn anew with replacement: the cluster bootstrap (Davison & Hinkley 1997).

    ``histogram`` is stretches × bins; what happened in one stretch stays together, as it may be one bout. None where
    too few stretches have anything in them.
    """
    weights = _weights(histogram, seed)
    return None if weights is None else Drawn(np.cumsum(histogram, axis=1), weights)


def _weights(histogram: Floats, seed: int) -> Floats | None:
    count = len(histogram)
    if np.count_nonzero(histogram.sum(axis=1)) < FEWEST:
        return None
    taken = np.random.default_rng(seed).integers(count, size=(DRAWS, count)) + count * np.arange(DRAWS)[:, None]
    return np.bincount(taken.ravel(), minlength=DRAWS * count).reshape(DRAWS, count).astype(np.float64)


def percentiles(draws: Floats, level: float) -> tuple[float, float]:
    """The middle ``level`` of draws."""
    low, high = np.nanquantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def shares(histogram: Floats, seed: int) -> tuple[Floats, Floats | None]:
    """The share of each bin (column) in the whole, and of each draw (draws × bins); None where ``drawn`` gives none."""
    whole, weights = histogram.sum(axis=0), _weights(histogram, seed)
    if weights is None:
        return whole / whole.sum(), None
    draws = weights @ histogram
    with np.errstate(invalid="ignore", divide="ignore"):
        return whole / whole.sum(), draws / draws.sum(axis=1, keepdims=True)
