"""Intervals of counts against what is known of them, and by simulation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tahqiq.measure.stats.dispersion import estimated
from tahqiq.measure.stats.ratio import (
    Interval,
    above,
    count_interval,
    detectable,
    difference_interval,
    quantile,
    ratio_interval,
    two_sided,
)

COUNTS = st.integers(0, 5000)
PHIS = st.floats(1, 50)


def test_without_dispersion_the_ratio_is_wilsons():
    """13 of 20 by statsmodels' proportion_confint(13, 20, method="wilson")."""
    found = ratio_interval(13, 7, 1.0, (1.0, 1.0), quantile(0.95, 0))
    shares = [found.low / (1 + found.low), found.high / (1 + found.high)]
    assert shares == pytest.approx([0.432854, 0.818808], abs=1e-5)


@given(COUNTS, COUNTS, PHIS, st.floats(0.2, 5))
def test_the_ratio_lies_in_its_interval_and_turns_round(now, then, phi, exposure):
    found = ratio_interval(now, then, exposure, (phi, phi), 1.96)
    if now + then == 0:
        assert math.isnan(found.value)
        return
    assert found.low - 1e-9 <= found.value <= found.high * (1 + 1e-9) or math.isinf(found.value)
    turned = ratio_interval(then, now, 1 / exposure, (phi, phi), 1.96)
    if math.isfinite(found.high) and found.low > 1e-9:
        assert turned.low == pytest.approx(1 / found.high, rel=1e-6)


@given(COUNTS, PHIS)
def test_more_noise_widens(count, phi):
    quiet, loud = count_interval(count, phi, 1.96), count_interval(count, 2 * phi, 1.96)
    assert 0 <= loud.low <= quiet.low <= count <= quiet.high <= loud.high


def test_a_difference_is_as_wide_as_its_parts():
    found = difference_interval(Interval(10, 7, 14), Interval(6, 4, 9))
    assert (found.value, found.low, found.high) == pytest.approx((4, 4 - math.hypot(3, 3), 4 + math.hypot(4, 2)))


@pytest.mark.parametrize("then", [20, 90, 1300])
def test_the_smallest_change_is_told_four_times_in_five(then):
    """A simulation of two Poisson counts whose ratio is the smallest that is told at 80% power."""
    q = quantile(0.95, 0)
    ratio = detectable(then, 1.0, 1.0, q, up=True)
    chance = np.random.default_rng(3)
    one, other = chance.poisson(then * ratio, 4000), chance.poisson(then, 4000)
    told = [ratio_interval(float(a), float(b), 1.0, (1.0, 1.0), q).low > 1 for a, b in zip(one, other, strict=True)]
    assert np.mean(told) == pytest.approx(0.8, abs=0.05)


@given(st.integers(1, 2000), PHIS, st.floats(0.2, 5), st.booleans())
def test_at_even_odds_the_smallest_change_is_where_the_interval_leaves_one(then, phi, exposure, up):
    ratio = detectable(then, exposure, phi, 1.96, up=up, power=0.5)
    if ratio is None:
        return
    found = ratio_interval(ratio * then * exposure, then, exposure, (phi, phi), 1.96)
    assert (found.low if up else found.high) == pytest.approx(1, rel=1e-4)


def test_nothing_is_told_of_a_handful():
    assert detectable(2, 1.0, 20.0, 1.96, up=False) is None
    assert detectable(0, 1.0, 1.0, 1.96, up=True) is None


def negative_binomial(chance, mean, phi, size):
    return chance.negative_binomial(mean / (phi - 1), 1 / phi, size).astype(float)


@pytest.mark.parametrize("phi", [1.5, 3.0, 5.0])
def test_dispersion_is_found(phi):
    chance, days = np.random.default_rng(4), np.ones(24)
    found = [estimated([(negative_binomial(chance, 30, phi, 24), days)] * 1).phi for _ in range(400)]
    assert np.mean(found) == pytest.approx(phi, rel=0.08)


def test_correlation_is_found_and_widens_a_sum():
    chance = np.random.default_rng(5)
    noise = chance.normal(size=400)
    level = np.zeros(400)
    for i in range(1, 400):
        level[i] = 0.6 * level[i - 1] + noise[i]
    found = estimated([(np.round(200 + 20 * level), np.ones(400))])
    assert found.rho == pytest.approx(0.6, abs=0.12)
    assert found.of_sum(12) > 2 * found.phi > found.of_sum(1)


def test_units_of_more_days_are_not_taken_for_noise():
    days = np.array([31.0, 28.0] * 12)
    found = estimated([(np.round(days * 100), days)])
    assert (found.phi, found.df) == (1.0, 0.0)


def test_quantiles_are_students():
    assert quantile(0.95, 0) == pytest.approx(stats.norm.ppf(0.975))
    assert quantile(0.95, 10) == pytest.approx(stats.t.ppf(0.975, 10))


@pytest.mark.parametrize(("value", "terms", "df"), [(0.3, 1, 2.5), (2.1, 11, 30.0), (9.0, 3, 140.2)])
def test_chances_are_those_of_scipy(value, terms, df):
    assert above(value, terms, df) == pytest.approx(stats.f.sf(value, terms, df))
    assert two_sided(-value, df) == two_sided(value, df) == pytest.approx(2 * stats.t.sf(value, df))
