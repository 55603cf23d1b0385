"""Ratios of sums by stretches of time."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tahqiq.measure.stats.sums import FEWEST, mean_interval, odds_interval


def test_the_interval_of_a_mean_is_that_of_the_mean_where_each_stretch_has_one():
    """Of values of one event each it is close to Student's interval of their mean."""
    values = np.random.default_rng(1).normal(10, 1, 200)
    found = mean_interval(values, np.ones(200), 0.95)
    half = 1.972 * values.std(ddof=1) / math.sqrt(200)
    assert found.value == pytest.approx(values.mean())
    assert [found.low, found.high] == pytest.approx([values.mean() - half, values.mean() + half], rel=2e-3)


def test_a_side_without_dead_has_a_limit():
    one, none = np.ones(20), np.zeros(20)
    assert odds_interval(one, none, 0.95).value == math.inf
    assert 1 < odds_interval(one, none, 0.95).low < math.inf
    assert odds_interval(none, one, 0.95).low == 0
    assert 0 < odds_interval(none, one, 0.95).high < 1


def test_clusters_widen_a_ratio():
    chance = np.random.default_rng(2)
    single = chance.random(400) < 0.75
    even = odds_interval(single.astype(float), (~single).astype(float), 0.95)
    clustered = odds_interval(10.0 * single[:40], 10.0 * ~single[:40], 0.95)
    assert clustered.high - clustered.low > 2 * (even.high - even.low)


def test_rare_large_bouts_widen_upwards():
    """Of values with a long tail the interval reaches farther up than down, also by their logarithm."""
    found = mean_interval(np.random.default_rng(3).lognormal(0, 1.5, 60), np.ones(60), 0.95)
    assert math.log(found.high / found.value) > 1.5 * math.log(found.value / found.low)


def test_intervals_hold_the_mean_of_uneven_bouts():
    chance, truth, hits = np.random.default_rng(4), math.exp(0.5), 0
    for _ in range(150):
        found = mean_interval(chance.lognormal(0, 1, 40), np.ones(40), 0.95)
        hits += found.low <= truth <= found.high
    assert hits / 150 > 0.91


def test_the_same_counts_have_the_same_interval():
    one, other = np.arange(40.0), np.arange(40.0)[::-1]
    assert odds_interval(one, other, 0.95) == odds_interval(one, other, 0.95)


def test_too_few_stretches_give_none():
    few = np.ones(FEWEST - 1)
    assert mean_interval(few, few, 0.95) is None
    assert odds_interval(few, few, 0.95) is None
