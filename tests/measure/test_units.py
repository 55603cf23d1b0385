"""One unit for a place on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq import verbs
from tahqiq.measure.units import DISTRICTS, PROVINCES, _without, holders

D = dt.date


@pytest.mark.parametrize("kinds", [DISTRICTS, PROVINCES])
@pytest.mark.parametrize("day", [D(1990, 1, 1), D(2018, 5, 30), D(2018, 5, 31), D(2024, 1, 1)])
def test_no_place_is_in_two_units_on_one_day(kinds, day):
    held = [
        inner for _, inner, start, end in holders(verbs.registry(), kinds)
        if (start is None or start <= day) and (end is None or day <= end)
    ]  # fmt: skip
    assert len(held) == len(set(held)) > 100


@pytest.mark.parametrize(
    ("held", "gone", "left"),
    [
        ((None, None), [], [(None, None)]),
        ((None, None), [(D(2018, 5, 31), None)], [(None, D(2018, 5, 30))]),
        ((D(2020, 1, 1), None), [(D(2018, 5, 31), None)], []),
        ((None, D(2000, 1, 1)), [(D(2018, 5, 31), None)], [(None, D(2000, 1, 1))]),
        ((None, None), [(D(2000, 1, 1), D(2000, 12, 31))], [(None, D(1999, 12, 31)), (D(2001, 1, 1), None)]),
        ((None, None), [(None, None)], []),
    ],
)
def test_days_of_another_are_taken_away(held, gone, left):
    assert _without(held, gone) == left
