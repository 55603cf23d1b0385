"""Units of time."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.measure.calendar import Unit, after, days_in, floor, name, spelled, units
from tahqiq.verbs.measuring import period

DAYS = st.dates(dt.date(1989, 1, 1), dt.date(2050, 12, 31))


@given(DAYS, st.integers(0, 900), st.sampled_from(list(Unit)))
def test_units_tile_a_period(start, length, unit):
    period = (start, start + dt.timedelta(days=length))
    firsts = units(period, unit)
    assert firsts[0] <= period[0] and after(firsts[-1], unit) > period[1]
    assert all(after(a, unit) == b for a, b in pairwise(firsts))
    assert all(floor(day, unit) == day for day in firsts)
    assert sum(days_in(period, unit)) == length + 1


@pytest.mark.parametrize(
    ("unit", "said"),
    [(Unit.YEAR, "2024"), (Unit.QUARTER, "2024-Q2"), (Unit.MONTH, "2024-05"), (Unit.DAY, "2024-05-01")],
)
def test_units_have_names(unit, said):
    assert name(floor(dt.date(2024, 5, 1), unit), unit) == said


@pytest.mark.parametrize(
    "text",
    ["2023", "2023-Q1", "2023-Q4", "2023-H1", "2023-H2", "2023-04", "2023-04-15", "2019..2021", "2023-01..2023-09",
     "2022-12..2023-02", "2023-04-02..2023-05-01", "2024-02"],
)  # fmt: skip
def test_a_period_is_spelled_as_it_is_asked_for(text):
    assert spelled(period(text)) == text
