"""Negative-binomial regression against statsmodels, and its uncertainty against drawn series."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.api import GLM, families

from tahqiq.measure.stats.negbin import correlated, fitted

MONTHS = np.arange(84.0)
DESIGN = np.column_stack([np.ones(84), MONTHS / 12, np.sin(np.pi * MONTHS / 6), np.cos(np.pi * MONTHS / 6)])
DAYS = np.full(84, 30.4)


def drawn(rho, alpha, runs, mean=6.0):
    chance = np.random.default_rng(7)
    noise = chance.standard_normal((runs, 84))
    for i in range(1, 84):
        noise[:, i] = rho * noise[:, i - 1] + np.sqrt(1 - rho**2) * noise[:, i]
    return stats.nbinom.ppf(stats.norm.cdf(noise), 1 / alpha, 1 / (1 + alpha * mean))


def test_coefficients_are_those_of_statsmodels_at_the_same_dispersion():
    counts = drawn(0.0, 0.5, 1)[0]
    found = fitted(counts, DESIGN, DAYS)
    other = GLM(counts, DESIGN, family=families.NegativeBinomial(alpha=found.alpha), exposure=DAYS).fit()
    np.testing.assert_allclose(found.coef, other.params, atol=1e-5)
    assert other.pearson_chi2 == pytest.approx(other.df_resid, rel=1e-3)


def test_counts_without_overdispersion_have_no_alpha():
    counts = np.full(84, 5.0)
    found = fitted(counts, DESIGN, DAYS)
    assert found.alpha == 0
    np.testing.assert_allclose(found.mean, 5.0, rtol=1e-6)


def test_a_correlation_is_seen_and_widens_the_trend():
    one, other = fitted(drawn(0.0, 0.5, 1)[0], DESIGN, DAYS), fitted(drawn(0.7, 0.5, 1)[0], DESIGN, DAYS)
    assert one.rho < 0.4 < other.rho
    assert one.df > other.df


@pytest.mark.parametrize("rho", [0.0, 0.5])
def test_the_trends_standard_error_holds_over_drawn_series(rho):
    found = [fitted(c, DESIGN, DAYS) for c in drawn(rho, 0.5, 200)]
    spread = np.std([f.coef[1] for f in found])
    assert np.sqrt(np.mean([f.cov[1, 1] for f in found])) == pytest.approx(spread, rel=0.3)


def test_no_event_at_all_is_no_error():
    found = fitted(np.zeros(84), DESIGN, DAYS)
    assert np.isfinite(found.cov).all()
    assert found.mean.sum() < 1


def test_correlations_fall_off_with_the_distance():
    assert correlated(3, 0.5).tolist() == [[1, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 1]]
