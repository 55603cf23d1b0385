"""The chain ladder against plain sums and by simulation."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.measure.late import Source, once

from tahqiq.measure.stats.development import corrected, developed

AGES = np.array([0, 1, 0, 1, 2])
BEFORE, AFTER = np.array([10.0, 20, 30, 40, 5]), np.array([15.0, 22, 45, 44, 5])


def found():
    return developed(AGES, BEFORE, AFTER, np.array([0, 0, 1, 1, 1]), 3)


def test_factors_are_sums_over_sums():
    assert found().factor == pytest.approx([60 / 40, 66 / 60, 1])
    assert found().complete() == pytest.approx([1.5 * 1.1, 1.1, 1])
    assert found().seen.tolist() == [2, 2, 1]


def test_counts_grow_by_what_is_left_of_the_ladder():
    now = corrected(np.array([100.0, 100, 100, 100]), np.array([0, 1, 2, 9]), found(), 0.95)
    assert now.values == pytest.approx([165, 110, 100, 100])
    assert now.total[0] == pytest.approx(475)
    assert now.low[0] < 165 < now.high[0]
    assert now.low[3] == now.high[3] == 100  # past the last age nothing is in doubt


def test_none_reported_may_still_become_some():
    now = corrected(np.array([0.0]), np.array([0]), found(), 0.95)
    assert now.values[0] == now.low[0] == 0 < now.high[0]


def test_an_age_that_was_never_seen_does_not_grow():
    none = developed(AGES, BEFORE, AFTER, np.zeros(5, dtype=int), 5)
    assert none.factor[3:].tolist() == [1, 1]
    assert none.seen[3:].tolist() == [0, 0]


@pytest.mark.parametrize("source", [Source("monthly", 1, 18, 2.0), Source("yearly", 12, 4, 4.0)])
def test_intervals_hold_what_there_was_in_the_end(source):
    chance = np.random.default_rng(11)
    held = np.array([once(source, chance, 30, 1.5)[:2] for _ in range(60)]).mean(axis=0)
    assert (held >= 0.9).all()
