"""Expected counts after a date, of made series whose course is known."""

from __future__ import annotations

import numpy as np
import pytest

from tahqiq.measure.stats.interrupted import Span, bent, change, design, expected, reached

N, SPAN = 96, Span(0, 60, 60, 84)
CALENDAR = np.arange(N, dtype=np.float64)
DAYS = np.full(N, 30.0)


def drawn(ratio=1.0, seed=3, mean=20.0, alpha=0.2, trend=-0.1):
    course = mean * np.exp(0.3 * np.sin(np.pi * CALENDAR / 6) + trend * CALENDAR / 12)
    course = np.where((CALENDAR >= 60) & (CALENDAR < 84), ratio * course, course)
    return np.random.default_rng(seed).negative_binomial(1 / alpha, 1 / (1 + alpha * course)).astype(np.float64)


def test_nothing_is_found_where_nothing_began():
    clear = [expected(drawn(seed=s), DAYS, CALENDAR, SPAN).clear for s in range(300)]
    assert 0.01 <= np.mean(clear) <= 0.09


@pytest.mark.parametrize(("ratio", "way"), [(0.3, -1), (3.0, 1)])
def test_a_strong_effect_is_found_and_its_way(ratio, way):
    found = [expected(drawn(ratio, s), DAYS, CALENDAR, SPAN) for s in range(40)]
    assert np.mean([f.clear and f.z * way > 0 for f in found]) > 0.9


def test_the_trend_is_carried_on_and_the_season_comes_again():
    found = expected(drawn(mean=2000.0, alpha=0.001), DAYS, CALENDAR, SPAN)
    course = 2000 * np.exp(0.3 * np.sin(np.pi * CALENDAR / 6) - 0.1 * CALENDAR / 12)
    np.testing.assert_allclose(found.curve, course[60:84], rtol=0.06)
    assert found.low < found.total < found.high
    assert np.all(found.curve_low < found.curve)
    assert np.all(found.curve < found.curve_high)


def test_no_event_after_is_a_departure_with_limits():
    counts = drawn()
    counts[60:84] = 0
    found = expected(counts, DAYS, CALENDAR, SPAN)
    assert found.observed == 0
    assert found.clear
    assert change(counts, DAYS, CALENDAR, SPAN) is None


def test_level_and_slope_are_those_that_were_put_in():
    found = change(drawn(2.0, mean=2000.0, alpha=0.001), DAYS, CALENDAR, SPAN)
    assert found.level[0] == pytest.approx(2.0, rel=0.05)
    assert found.slope[0] == pytest.approx(1.0, rel=0.05)
    assert found.level[1] < found.level[0] < found.level[2]


def test_a_bent_trend_before_is_seen():
    hump = 20 * np.exp(-(((CALENDAR - 30) / 15) ** 2)) + 1
    counts = np.random.default_rng(5).poisson(hump).astype(np.float64)
    assert bent(counts, DAYS, CALENDAR, SPAN) < 0.001
    assert bent(drawn(), DAYS, CALENDAR, SPAN) > 0.05


def test_the_trend_stands_still_from_where_it_is_held():
    columns = design(CALENDAR, 60, 84.0, origin=59.0)
    assert columns[-1, 1] == columns[84, 1] == (84 - 59) / 12


def test_a_date_moved_back_does_not_reach_before_the_record():
    assert Span(30, 90, 91, 115).moved(40) == Span(0, 50, 51, 75)


def test_the_return_is_the_first_stretch_that_is_back():
    due = np.full(20, 5.0)
    seen = np.r_[np.zeros(8), np.full(12, 6.0)]
    assert reached(seen, due, 6, fewer=True) == 7
    assert reached(np.zeros(20), due, 6, fewer=True) is None
    assert reached(seen, due, 6, fewer=False) == 0
