"""Shares, their changes, and rarefaction."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from tahqiq.measure.stats.shares import paired_change, rarefied, share_interval


def test_a_share_is_wilsons():
    """13 of 20 by statsmodels' proportion_confint(13, 20, method="wilson")."""
    found = share_interval(13, 20, 1.959964)
    assert [found.low, found.high] == pytest.approx([0.432854, 0.818808], abs=1e-5)
    assert share_interval(13, 20, 1.959964, phi=3).low < found.low


def test_a_change_lies_in_its_interval_and_turns_round():
    one, other = paired_change(12, 3, 100, 1.96), paired_change(3, 12, 100, 1.96)
    assert one.low < one.value < one.high
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low))
    assert paired_change(5, 5, 100, 1.96).low < 0 < paired_change(5, 5, 100, 1.96).high


def test_rarefaction_is_the_mean_over_all_ways_to_draw():
    counts = np.array([3.0, 2.0, 1.0])
    owners = [0, 0, 0, 1, 1, 2]
    ways = [len({owners[i] for i in drawn}) for drawn in itertools.combinations(range(6), 3)]
    assert rarefied(counts, 3) == pytest.approx(np.mean(ways))
    assert rarefied(counts, 6) == pytest.approx(3)
    assert math.isnan(rarefied(counts, 7))
