"""The reporting distribution against its authors' own package and against its own draws."""

from __future__ import annotations

import numpy as np
import pytest

from tahqiq.measure.stats.reporting import KINDS, parameters, total

# uncertainUCDP 0.7.6: location, scale, chance of the figure as written
OF_AUTHORS = {
    ("state_based", 0): (0.8389774905, 0.7375444605, 0.4785893069),
    ("state_based", 1): (2.5097165966, 1.3044491360, 0.4694755786),
    ("state_based", 2): (4.5532267927, 2.0430643412, 0.5687463601),
    ("state_based", 50): (70.9120140431, 18.7284409897, 0.4272578215),
    ("non_state", 13): (13.1328447950, 2.8205654565, 0.4416479871),
    ("non_state", 1500): (1669.5236956530, 258.1644556395, 0.3632829805),
    ("one_sided", 200): (206.3912937898, 26.5784980937, 0.3993711396),
}


@pytest.mark.parametrize(("kind", "figure"), OF_AUTHORS)
def test_parameters_are_the_authors(kind, figure):
    found = parameters(np.array([float(figure)]), kind)
    assert (found.loc[0], found.scale[0], found.written[0]) == pytest.approx(OF_AUTHORS[kind, figure], rel=1e-8)


@pytest.mark.parametrize("kind", KINDS)
def test_cumulants_are_those_of_the_draws(kind):
    made = parameters(np.array([0.0, 1.0, 13.0, 60.0]), kind)
    draws = made.draws(np.random.default_rng(1), 200_000)
    mean, variance, third = made.cumulants()
    assert draws.mean(axis=0) == pytest.approx(mean, rel=0.01)
    assert draws.var(axis=0) == pytest.approx(variance, rel=0.03)
    assert ((draws - draws.mean(axis=0)) ** 3).mean(axis=0) == pytest.approx(third, rel=0.15)


@pytest.mark.parametrize("events", [1, 5, 40, 400])
def test_the_interval_of_a_sum_holds_nineteen_in_twenty(events):
    chance = np.random.default_rng(2)
    figures = np.minimum(np.floor(chance.pareto(1.2, events) + 1), 300.0)
    found = total(figures, ["state_based"] * events, np.ones(events), 0.95)
    sums = parameters(figures, "state_based").draws(chance, 20_000).sum(axis=1)
    held = float(np.mean((sums >= found.low) & (sums <= found.high)))
    assert 0.93 <= held <= 0.985


def test_the_same_events_summed_at_once_or_apart():
    once = total(np.array([3.0, 7.0]), ["one_sided", "one_sided"], np.array([10.0, 2.0]), 0.95)
    apart = total(np.array([3.0] * 10 + [7.0] * 2), ["one_sided"] * 12, np.ones(12), 0.95)
    assert (once.value, once.low, once.high) == pytest.approx((apart.value, apart.low, apart.high))
