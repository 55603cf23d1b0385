"""Clusters among neighbours: found where they are, not where chance is, and the same each time."""

from __future__ import annotations

from itertools import combinations

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


def test_p_is_the_share_of_all_deals_that_are_as_far_out():
    graph = contiguity([shapely.box(x, y, x + 1, y + 1) for y in range(3) for x in range(4)])
    values = np.random.default_rng(5).poisson(2, size=12).astype(float)  # with ties
    touching = graph.sparse.toarray() - np.eye(12)
    expected = []
    for at in range(12):
        own, others = touching[at] @ values, np.delete(values, at)
        dealt = np.array([sum(some) for some in combinations(others, int(touching[at].sum()))])
        expected.append(min(1.0, 2 * min(np.mean(dealt >= own), np.mean(dealt <= own))))
    assert hot_spots(values, graph).p == pytest.approx(np.array(expected), abs=0.025)


def test_an_area_that_touches_none_is_no_cluster():
    far = [shapely.box(9, 9, 10, 10), *(shapely.box(x, 0, x + 1, 1) for x in range(6))]
    found = hot_spots(np.array([50.0, 1, 2, 3, 4, 5, 6]), contiguity(far), permutations=99)
    assert found.p[0] == 1
    assert (found.p[1:] < 1).any()


def test_values_that_are_all_alike_have_no_cluster(squares):
    assert not hot_spots(np.ones(SIDE * SIDE), squares).told.any()


def test_discoveries_are_statsmodels():
    chance = np.random.default_rng(8)
    for _ in range(50):
        p = chance.beta(0.4, 2, size=30)
        assert (discovered(p, 0.05) == multipletests(p, 0.05, method="fdr_bh")[0]).all()
    assert not discovered(np.array([0.2, 0.9]), 0.05).any()
