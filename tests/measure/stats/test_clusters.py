"""Medians and shares of histograms, drawn anew by stretches of time."""

from __future__ import annotations

import numpy as np
import pytest

from tahqiq.measure.stats.clusters import FEWEST, drawn, percentiles, shares


def test_median_and_share_are_those_of_the_histogram():
    histogram = np.zeros((12, 10))
    histogram[:, 2], histogram[:, 7] = 3, 2
    found = drawn(histogram, 1)
    assert found.median()[0] == 2
    assert found.within(3)[0] == pytest.approx(0.6)
    assert found.within(99)[0] == 1


def test_too_few_stretches_give_no_interval():
    histogram = np.zeros((60, 5))
    histogram[: FEWEST - 1, 1] = 4
    assert drawn(histogram, 1) is None
    assert shares(histogram, 1)[1] is None


def test_one_bout_widens_the_interval():
    chance = np.random.default_rng(5)
    even = chance.multinomial(3, [0.5, 0.5], size=52).astype(float)
    bouts = even.copy()
    bouts[7] = [0, 120]
    widths = []
    for histogram in (even, bouts):
        low, high = percentiles(shares(histogram, 6)[1][:, 0], 0.95)
        widths.append(high - low)
    assert widths[1] > 1.5 * widths[0]


def test_the_interval_of_a_median_holds_the_truth():
    """Weeks of 0 to 12 events at exponential distances of mean 50 km: the median is 50 ln 2."""
    chance, held = np.random.default_rng(7), 0
    for run in range(150):
        histogram = np.zeros((52, 600))
        for week, count in enumerate(chance.negative_binomial(1, 0.2, 52)):
            np.add.at(histogram[week], chance.exponential(50, count).astype(int), 1)
        low, high = percentiles(drawn(histogram, run).median()[1], 0.95)
        held += low <= int(50 * np.log(2)) <= high
    assert 0.90 <= held / 150 <= 0.99
