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
    assert [found.low, found.high] == pytest.approx([values.mean() - half, values.mean() + half], rel=1e-3)


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


def test_too_few_stretches_give_none():
    few = np.ones(FEWEST - 1)
    assert mean_interval(few, few, 0.95) is None
    assert odds_interval(few, few, 0.95) is None
