"""Log-linear models of lists: against closed forms, and on made populations."""

from __future__ import annotations

import numpy as np
import pytest

from tahqiq.measure.stats.loglinear import _space, averaged, histories


def made(chance, size, chances):
    """A population of that size, its lists named independently, as counts of histories."""
    lists = len(chances)
    named = chance.random((size, lists)) < np.array(chances)
    return np.bincount(named @ (1 << np.arange(lists)[::-1]), minlength=1 << lists)[1:].astype(float)


@pytest.mark.parametrize(("lists", "models"), [(3, 8), (4, 113)])
def test_every_hierarchical_model_is_there(lists, models):
    """8 and 113 without the one of all lists: Bishop, Fienberg and Holland, Discrete Multivariate Analysis."""
    assert len({tuple(row) for row in _space(lists)[2]}) == models


def test_three_lists_that_all_depend_have_a_closed_form():
    counts = np.array([200.0, 220, 90, 250, 100, 110, 400])  # 001 010 011 100 101 110 111
    found = averaged(counts, 3, 0.95)
    full = next(m for m in found.models if len(m.terms) == 3)
    assert full.unseen == pytest.approx(400 * 250 * 220 * 200 / (110 * 100 * 90), rel=1e-6)
    assert full.low < full.unseen < full.high


def test_a_pair_that_shares_nobody_does_not_break_the_fit():
    counts = made(np.random.default_rng(1), 900, (0.3, 0.3, 0.35, 0.25))
    seen = histories(4)
    counts[(seen[:, 0] == 1) & (seen[:, 1] == 1)] = 0
    found = averaged(counts, 4, 0.95)
    assert (0, 1) in found.models[0].terms  # that they avoid each other is the first thing to be said of them
    assert 0 < found.low < found.unseen < found.high < np.inf


def test_lists_that_share_nobody_at_all_give_nothing():
    counts = np.where(histories(4).sum(axis=1) == 1, 50.0, 0.0)
    found = averaged(counts, 4, 0.95)
    assert found is None or found.high > 30 * found.low


def test_the_interval_holds_the_size_that_was_made():
    chance, held = np.random.default_rng(7), 0
    for _ in range(60):
        counts = made(chance, 1000, (0.3, 0.25, 0.2))
        found = averaged(counts, 3, 0.95)
        held += found.low <= 1000 - counts.sum() <= found.high
    assert held >= 52


def test_the_average_lies_among_its_models_and_weights_add_up():
    found = averaged(made(np.random.default_rng(3), 2000, (0.2, 0.3, 0.25, 0.2)), 4, 0.95)
    assert sum(m.weight for m in found.models) == pytest.approx(1)
    assert min(m.low for m in found.models) <= found.low < found.high <= max(m.high for m in found.models)
    assert [m.weight for m in found.models] == sorted((m.weight for m in found.models), reverse=True)


def test_five_lists_are_fitted_too():
    counts = made(np.random.default_rng(6), 1500, (0.3, 0.25, 0.2, 0.3, 0.25))
    found = averaged(counts, 5, 0.95)
    assert found.fitted > 5000
    assert found.low <= 1500 - counts.sum() <= found.high


def test_lists_that_are_all_but_complete_leave_few_unseen():
    counts = made(np.random.default_rng(4), 500, (0.95, 0.96, 0.94))
    found = averaged(counts, 3, 0.95)
    assert 0 <= found.low <= found.unseen < 5
    assert found.high < 30
