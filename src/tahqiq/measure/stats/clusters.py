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
    """Histograms of resampled stretches of time, cumulated: ``given`` (bins) and ``draws`` (draws × bins)."""

    given: Floats
    draws: Floats

    def median(self) -> tuple[float, Floats]:
        """The bin below which half lies, of what was given and of each draw; NaN for a draw of nothing."""
        return float(_median(self.given[None, :])[0]), _median(self.draws)

    def within(self, bins: int) -> tuple[float, Floats]:
        """The share in the first bins."""
        at = min(bins, len(self.given)) - 1
        with np.errstate(invalid="ignore", divide="ignore"):
            return float(self.given[at] / self.given[-1]), self.draws[:, at] / self.draws[:, -1]


def drawn(histogram: Floats, seed: int) -> Drawn | None:
    """Stretches of time drawn anew with replacement: the cluster bootstrap (Davison & Hinkley 1997, 3.8).

    ``histogram`` is stretches × bins; what happened in one stretch stays together, as it may be one bout. None where
    too few stretches have anything in them.
    """
    count = len(histogram)
    if np.count_nonzero(histogram.sum(axis=1)) < FEWEST:
        return None
    chance = np.random.default_rng(seed)
    weights = chance.multinomial(count, np.full(count, 1 / count), size=DRAWS).astype(np.float64)
    return Drawn(np.cumsum(histogram.sum(axis=0)), np.cumsum(weights @ histogram, axis=1))


def _median(cumulated: Floats) -> Floats:
    whole = cumulated[:, -1]
    at = np.argmax(cumulated >= whole[:, None] / 2, axis=1).astype(np.float64)
    return np.where(whole > 0, at, np.nan)


def percentiles(draws: Floats, level: float) -> tuple[float, float]:
    """The middle ``level`` of draws."""
    low, high = np.nanquantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def shares(histogram: Floats, seed: int) -> tuple[Floats, Floats | None]:
    """The share of each bin (column) in the whole, and of each draw (draws × bins); None where ``drawn`` gives none."""
    whole = histogram.sum(axis=0)
    sample = drawn(histogram, seed)
    if sample is None:
        return whole / whole.sum(), None
    parts = np.diff(sample.draws, axis=1, prepend=0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return whole / whole.sum(), parts / sample.draws[:, -1:]
