"""Clusters among neighbours: found where they are, not where chance is, and the same each time."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from statsmodels.stats.multitest import multipletests

from tahqiq.measure.stats.hotspots import contiguity, discovered, hot_spots

SIDE = 10


@pytest.fixture(scope="module")
def squares():
    """A board of squares, each the neighbour of those beside it."""
    return contiguity([shapely.box(x, y, x + 1, y + 1) for y in range(SIDE) for x in range(SIDE)])


def test_a_square_has_eight_neighbours_and_itself(squares):
    assert sorted(set(squares.cardinalities)) == [4, 6, 9]


def test_a_cluster_is_found_where_it_is(squares):
    chance = np.random.default_rng(2)
    values = chance.exponential(size=(SIDE, SIDE))
    values[2:5, 2:5] += 12
    found = hot_spots(values.ravel(), squares)
    told = found.told.reshape(SIDE, SIDE)
    assert told[3, 3]
    assert not told[6:, 6:].any()
    assert (found.z[found.told] > 0).all()


def test_the_same_values_give_the_same_answer(squares):
    values = np.random.default_rng(3).exponential(size=SIDE * SIDE)
    one, other = (hot_spots(values, squares, permutations=499) for _ in range(2))
    assert (one.p == other.p).all()


def test_chance_is_told_from_chance_as_seldom_as_said(squares):
    chance = np.random.default_rng(4)
    p = [hot_spots(chance.exponential(size=SIDE * SIDE), squares, permutations=499).p for _ in range(60)]
    assert np.mean(np.array(p) <= 0.05) == pytest.approx(0.05, abs=0.015)


def test_values_that_are_all_alike_have_no_cluster(squares):
    assert not hot_spots(np.ones(SIDE * SIDE), squares).told.any()


def test_discoveries_are_statsmodels():
    chance = np.random.default_rng(8)
    for _ in range(50):
        p = chance.beta(0.4, 2, size=30)
        assert (discovered(p, 0.05) == multipletests(p, 0.05, method="fdr_bh")[0]).all()
    assert not discovered(np.array([0.2, 0.9]), 0.05).any()
