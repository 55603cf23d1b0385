"""One measure over another."""

import datetime as dt

import pytest

from tahqiq.claims.find.ratios import Sides, as_percent, first_since, ratios
from tahqiq.claims.find.series import figure
from tahqiq.claims.read.question import Measure
from tahqiq.terms import Bound

CIVILIANS, SOLDIERS = (Measure("deaths", victim, ("PAK",)) for victim in ("civilian", "security"))


def month(number):
    first = dt.date(2024, number, 1)
    return first, dt.date(2024, number + 1, 1) - dt.timedelta(days=1)


def made(row, values, period, one=CIVILIANS, other=SOLDIERS, then=None, **changed):
    """The ratios of figures given by measure and period."""

    def lookup(measure, at):
        value = values.get((measure.victim, at[0].month))
        given = [row(value, str(at[0]), str(at[1]), victim=measure.victim, **changed)] if value is not None else []
        return [figure(r, measure) for r in given]

    return ratios(Sides(one, other, period, then or period), lookup)


def test_one_class_over_another_with_both_figures(row):
    (found,) = made(row, {("civilian", 2): 55, ("security", 2): 47}, month(2))
    assert found.value == pytest.approx(55 / 47) and found.why == "55 (civilian) to 47 (security)"


def test_one_measure_over_itself_in_another_period(row):
    (found,) = made(row, {("civilian", 2): 30, ("civilian", 1): 60}, month(2), other=CIVILIANS, then=month(1))
    assert found.value == 0.5 and "2024-01-01" in found.why


def test_a_side_that_is_not_on_record_gives_none(row):
    assert made(row, {("civilian", 2): 55}, month(2)) == []
    assert made(row, {("civilian", 2): 55, ("security", 2): 0}, month(2)) == []


def test_ranges_of_both_widen_the_ratio(row):
    (found,) = made(row, {("civilian", 2): 50, ("security", 2): 50}, month(2), low=40, high=60)
    assert (found.interval.low, found.interval.high) == (pytest.approx(40 / 60), 1.5)


@pytest.mark.parametrize(("way", "value"), [(0, 80), (1, -20), (-1, 20)])
def test_percent_of_more_and_less(row, way, value):
    (found,) = made(row, {("civilian", 2): 40, ("security", 2): 50}, month(2))
    told = as_percent(found, way)
    assert told.value == pytest.approx(value)
    assert told.interval.low <= told.value <= told.interval.high


def since(row, values, between=(1, 2, 3)):
    found = made(row, values, month(4))
    return first_since(found, Bound.OVER, [month(m) for m in between], lambda at: made(row, values, at))


ALL = {("civilian", m): 10 for m in (1, 2, 3)} | {("security", m): 20 for m in (1, 2, 3)}
NOW = {("civilian", 4): 30, ("security", 4): 20}


def test_for_the_first_time_since(row):
    (found,) = since(row, ALL | NOW)
    assert found.value == 1.5 and not found.variant and "not so in any of 3 periods" in found.why


def test_a_time_between_makes_it_no_first(row):
    (found,) = since(row, ALL | NOW | {("civilian", 2): 25})
    assert "so now, and in 2024-02-01 to 2024-02-29 too" in found.variant


def test_too_short_a_record_confirms_no_first(row):
    (found,) = since(row, {k: v for k, v in ALL.items() if k[1] == 1} | NOW)
    assert "only 1 of the 3 periods" in found.variant


def test_what_is_not_so_now_stays_so(row):
    (found,) = since(row, ALL | {("civilian", 4): 10, ("security", 4): 20})
    assert found.value == 0.5 and not found.variant
