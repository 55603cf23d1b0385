"""Ramadan and the feasts in the units of our calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.measure.calendar import Unit, units
from tahqiq.measure.feasts import shares


def test_ramadan_of_1445_lies_in_march_and_april_2024():
    """11 March to 9 April 2024 by the Umm al-Qura calendar; Eid al-Adha on 16 June."""
    found = shares(units((dt.date(2024, 1, 1), dt.date(2024, 12, 31)), Unit.MONTH), Unit.MONTH)
    assert found["ramadan"][2:4] == pytest.approx([21 / 31, 9 / 30])
    assert found["ramadan"].sum() == pytest.approx(21 / 31 + 9 / 30)
    assert found["eid"][[3, 5]] == pytest.approx([3 / 30, 3 / 30])


def test_a_year_may_hold_two_ramadans():
    """Both of 2030 begin in it: in January and in December."""
    found = shares([dt.date(2030, 1, 1)], Unit.YEAR)
    assert found["ramadan"][0] > 35 / 365


def test_outside_the_tables_there_are_none():
    assert shares([dt.date(1900, 1, 1)], Unit.MONTH) == {}
