"""The latent-class sampler on made populations."""

from __future__ import annotations

import numpy as np
import pytest

from tahqiq.measure.stats.latent import CLASSES, Sampling, _Density, agreement, latent
from tahqiq.measure.stats.loglinear import averaged, histories

SHORT = Sampling(chains=16, most=3)
KINDS = ((0.6, (0.4, 0.3, 0.35, 0.25)), (0.4, (0.2, 0.15, 0.18, 0.12)))


def made(size, kinds, seed):
    """A population of kinds of people (share, chance to be on each list) as counts of histories."""
    chance = np.random.default_rng(seed)
    kind = chance.choice(len(kinds), size, p=[share for share, _ in kinds])
    named = chance.random((size, len(kinds[0][1]))) < np.array([c for _, c in kinds])[kind]
    return np.bincount(named @ np.array([8, 4, 2, 1]), minlength=16)[1:].astype(float)


def test_the_same_counts_give_the_same_answer():
    counts = made(800, KINDS, 1)
    assert latent(counts, 4, 0.95, SHORT) == latent(counts, 4, 0.95, SHORT)


def test_lists_that_do_not_depend_give_what_log_linear_models_do():
    counts = made(1500, ((1.0, (0.3, 0.25, 0.3, 0.2)),), 2)
    one, other = latent(counts, 4, 0.95, SHORT), averaged(counts, 4, 0.95)
    assert one.unseen == pytest.approx(other.unseen, rel=0.1)
    assert one.settled < 1.1


def test_people_of_two_kinds_are_in_the_interval():
    counts = made(2000, KINDS, 3)
    found = latent(counts, 4, 0.95, SHORT)
    assert found.low <= 2000 - counts.sum() <= found.high


def test_the_slope_is_that_of_the_density():
    density = _Density.of(made(800, KINDS, 4), 4)
    odds = np.random.default_rng(5).normal(size=(3, CLASSES - 1 + 4 * CLASSES))
    for i, step in enumerate(1e-5 * np.eye(odds.shape[1])):
        rise = (density.at(odds + step).height - density.at(odds - step).height) / 2e-5
        assert rise == pytest.approx(density.at(odds).slope[:, i], rel=1e-4, abs=1e-4)


def test_few_people_have_the_posterior_that_weighing_draws_from_the_prior_gives():
    counts, chance, many = np.array([4.0, 3, 2, 5, 1, 2, 1]), np.random.default_rng(6), 300_000
    broken = chance.beta(1, chance.gamma(0.25, 4, many)[:, None], (many, CLASSES - 1))
    left = np.cumprod(1 - broken, axis=1)
    share = np.hstack([broken, np.ones((many, 1))]) * np.hstack([np.ones((many, 1)), left])
    caught = chance.random((many, CLASSES, 3))
    cells = [
        (share * np.prod(np.where(seen, caught, 1 - caught), axis=2)).sum(axis=1)
        for seen in [(0, 0, 0), *histories(3)]
    ]  # fmt: skip
    weight = np.exp(np.log(cells[1:]).T @ counts - counts.sum() * np.log1p(-cells[0]))
    drawn = chance.choice(cells[0], 20_000, p=weight / weight.sum())
    expected = np.quantile(chance.negative_binomial(counts.sum(), 1 - drawn), [0.025, 0.5, 0.975])
    found = latent(counts, 3, 0.95, Sampling(chains=48, most=2, enough=0.0))
    assert [found.low, found.unseen, found.high] == pytest.approx(list(expected), rel=0.1, abs=1)


def test_draws_of_a_chain_are_worth_as_many_as_its_correlation_leaves():
    chance = np.random.default_rng(4)
    assert agreement(chance.normal(size=(2000, 8)))[1] == pytest.approx(16000, rel=0.15)
    chain = np.zeros((4000, 12))
    for i in range(1, 4000):
        chain[i] = 0.9 * chain[i - 1] + chance.normal(size=12)
    settled, worth = agreement(chain)  # (1 - 0.9) / (1 + 0.9) of them
    assert settled < 1.02 and worth == pytest.approx(48000 / 19, rel=0.2)


def test_chains_apart_do_not_agree_and_are_worth_little():
    chance = np.random.default_rng(5)
    settled, worth = agreement(chance.normal(size=(1000, 6)) + np.arange(6) * 2.0)
    assert settled > 2 and worth < 20
