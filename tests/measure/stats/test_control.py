"""Controls of made districts whose courses are known."""

from __future__ import annotations

import math

import numpy as np

from tahqiq.measure.stats.control import departed, placebos, rank
from tahqiq.measure.stats.interrupted import Span

SPAN, N = Span(0, 60, 60, 84), 84
MONTHS = np.arange(N)
HUMP = np.exp(-(((MONTHS - 40) / 20) ** 2)) + 0.2
FALL = np.exp(-MONTHS / 40)


def counts(course, seed, mean=20.0):
    return np.random.default_rng(seed).poisson(mean * course / course.mean()).astype(np.float64)


def others():
    return np.array([counts(HUMP, s) for s in range(4)] + [counts(FALL, s) for s in range(4, 12)])


def test_weights_go_to_those_that_moved_alike():
    found = departed(counts(HUMP, 99), others(), SPAN)
    assert np.all(found.weights >= 0)
    assert math.isclose(found.weights.sum(), 1.0)
    assert found.weights[:4].sum() > 0.8
    assert abs(found.score) < 2.5


def test_a_treated_one_departs_by_its_ratio():
    treated = counts(HUMP, 99, 200.0)
    treated[60:] = np.round(treated[60:] / 3)
    found = departed(treated, others(), SPAN)
    assert math.isclose(math.exp(found.log_ratio), 1 / 3, rel_tol=0.25)
    assert found.score < -3
    assert rank(found.score, placebos(others(), SPAN)) < 0.16


def test_the_rank_counts_the_treated_one_too():
    assert rank(3.0, np.array([1.0, -2.0, 0.5])) == 0.25
    assert rank(0.1, np.array([1.0, -2.0, 0.5])) == 1.0
