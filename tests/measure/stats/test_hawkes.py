"""Self-excitation found where it is, and not where it is not."""

from __future__ import annotations

import numpy as np
import pytest

from tahqiq.measure.stats.hawkes import _shape, excitation, fitted, simulated
from tahqiq.measure.stats.hawkes import test as excited


@pytest.mark.parametrize(("branching", "delay", "nugget"), [(0.0, 1.0, 0.0), (0.4, 2.0, 0.0), (0.5, 1.0, 1.0)])
def test_simulated_counts_have_the_mean_that_they_should(branching, delay, nugget):
    counts = simulated(np.random.default_rng(1), np.full(40_000, 0.5), branching, delay, nugget)
    assert counts.mean() == pytest.approx(0.5 / (1 - branching), rel=0.05)


def test_the_spectrum_is_that_of_simulated_counts():
    """Averaged over many stretches, the periodogram of counts by day is the formula's."""
    counts = simulated(np.random.default_rng(2), np.full(400_000, 0.6), 0.5, 2.0)
    rows = counts.reshape(-1, 100)
    power = (np.abs(np.fft.rfft(rows - counts.mean(), axis=1)) ** 2 / 100).mean(axis=0)[5:50] / counts.mean()
    expected = _shape(2 * np.pi * np.arange(5, 50) / 100, 0.5, 2.0, 0.0)
    assert power == pytest.approx(expected, rel=0.12)


def test_what_was_put_in_is_found():
    counts = simulated(np.random.default_rng(3), np.full(8000, 0.7), 0.4, 2.0)
    found = excitation(counts, 1.96, permutations=199)
    assert found.branching.low < 0.4 < found.branching.high
    assert found.delay == pytest.approx(2, rel=0.4)
    assert found.p < 0.05


def test_bursts_of_one_day_are_not_taken_for_following():
    counts = simulated(np.random.default_rng(4), np.full(4000, 0.7), 0.0, 1.0, nugget=3.0)
    assert fitted(counts).nugget > 1
    assert excitation(counts, 1.96, permutations=199).p > 0.05


def test_at_random_it_is_seldom_told():
    chance = np.random.default_rng(5)
    falling = 1.5 * 0.3 ** (np.arange(1500) / 1500)
    told = [excited(simulated(chance, falling, 0.0, 1.0), 99) <= 0.05 for _ in range(100)]
    assert np.mean(told) <= 0.12
