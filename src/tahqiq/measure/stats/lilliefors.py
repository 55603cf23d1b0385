"""Lilliefors' test of waits that events at random at one rate would have (1969, J Am Stat Assoc 64:387)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_DRAWS, _ENOUGH = 8000, 250  # samples at random, and waits from which their number makes no more difference
_SEED = 11


def exponential(waits: Floats) -> Floats:
    """The chance of waits as far from exponential ones of the same mean, of each row of them.

    By samples drawn at random, of 250 waits where there are more: from there on the distance as Stephens (1974, J Am
    Stat Assoc 69:730) scales it has one distribution.
    """
    count = waits.shape[1]
    drawn = np.random.default_rng(_SEED).exponential(size=(_DRAWS, min(count, _ENOUGH)))
    null = np.sort(_distance(drawn))
    beyond = len(null) - np.searchsorted(null, _distance(waits), side="left")
    found: Floats = (beyond + 1) / (len(null) + 1)
    return found


def _distance(waits: Floats) -> Floats:
    """Kolmogorov and Smirnov's distance of each row from the exponential distribution of its mean, scaled."""
    count = waits.shape[1]
    expected = -np.expm1(-np.sort(waits, axis=1) / waits.mean(axis=1, keepdims=True))
    below = np.arange(count) / count
    far = np.maximum((below + 1 / count - expected).max(axis=1), (expected - below).max(axis=1))
    scaled: Floats = (far - 0.2 / count) * (np.sqrt(count) + 0.26 + 0.5 / np.sqrt(count))
    return scaled
