"""The latent-class sampler on made populations."""

from __future__ import annotations

import numpy as np
import pytest

from tahqiq.measure.stats.latent import Sampling, agreement, latent
from tahqiq.measure.stats.loglinear import averaged

SHORT = Sampling(chains=8, block=800, most=4)
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
