"""The model of a series of counts on made series whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from tahqiq.measure.stats.counts import fitted
from tahqiq.measure.stats.ratio import quantile


def design(units: int) -> np.ndarray:
    time = (np.arange(units) - (units - 1) / 2) / 12
    return np.column_stack([np.ones(units), time])


def series(chance, units, mean, alpha, lasting, slope):
    """Poisson counts of a log-normal level that lasts from unit to unit."""
    spread = np.log1p(alpha)
    noise = np.zeros(units)
    noise[0] = chance.normal()
    for i in range(1, units):
        noise[i] = lasting * noise[i - 1] + np.sqrt(1 - lasting**2) * chance.normal()
    level = mean * np.exp(slope * design(units)[:, 1] + np.sqrt(spread) * noise - spread / 2)
    return chance.poisson(level).astype(float)


def test_without_overdispersion_it_is_poisson_regression():
    values, columns = series(np.random.default_rng(1), 60, 20, 1e-9, 0.0, 0.2), design(60)
    known = sm.GLM(values, columns, family=sm.families.Poisson()).fit()
    found = fitted(values, columns, np.ones(60), lean=0.0)
    assert found.coefficients == pytest.approx(known.params, abs=0.01)


def test_with_overdispersion_it_is_negative_binomial_regression():
    values, columns = series(np.random.default_rng(2), 120, 50, 0.4, 0.0, -0.1), design(120)
    found = fitted(values, columns, np.ones(120))
    known = sm.GLM(values, columns, family=sm.families.NegativeBinomial(alpha=found.alpha)).fit()
    assert found.coefficients == pytest.approx(known.params, abs=1e-4)
    assert found.alpha == pytest.approx(0.4, rel=0.5)


def test_exposure_is_not_taken_for_growth():
    days = np.tile([31.0, 28.0], 30)
    found = fitted(days * 10, design(60), days)
    assert np.exp(found.coefficients) == pytest.approx([10, 1])


def test_lasting_noise_widens():
    chance = np.random.default_rng(3)
    found = [fitted(series(chance, 120, 50, 0.4, lasting, 0.0), design(120), np.ones(120)) for lasting in (0.0, 0.6)]
    assert found[0].lasting < 0.45 < found[1].lasting
    assert found[1].covariance[1, 1] > found[0].covariance[1, 1]
    assert found[1].long_run > 2 > found[0].long_run


@pytest.mark.parametrize("lasting", [0.0, 0.4])
def test_intervals_hold_the_growth(lasting):
    chance, columns, hits, runs = np.random.default_rng(4), design(72), 0, 150
    for _ in range(runs):
        found = fitted(series(chance, 72, 30, 0.2, lasting, 0.1), columns, np.ones(72))
        reach = quantile(0.95, found.df) * np.sqrt(found.covariance[1, 1])
        hits += abs(found.coefficients[1] - 0.1) <= reach
    assert hits / runs > 0.9


def test_sparse_counts_in_bouts_widen():
    """The same coefficients, more terms: what the terms may have taken for their own is allowed for."""
    values = series(np.random.default_rng(5), 72, 1, 4.0, 0.0, 0.0)
    season = np.array([np.arange(72) % 12 == k for k in range(1, 12)], dtype=float).T
    plain, close = (fitted(values, columns, np.ones(72)) for columns in (design(72), np.hstack([design(72), season])))
    assert close.scale > plain.scale > 1
