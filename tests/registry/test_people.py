"""The people of a place: read from a pack's cell, between censuses, in the borders of a day."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.registry import Headcount, Place, people
from tahqiq.registry.read import PLACE_COLUMNS, place


def of(cell: str) -> Place:
    return place({**dict.fromkeys(PLACE_COLUMNS, ""), "id": "X", "name": "X", "kind": "district", "population": cell})


def test_a_bare_number_is_taken_for_any_day():
    assert people(of("1200"), dt.date(1950, 1, 1)) == 1200


def test_between_censuses_growth_is_steady():
    grown = of("1000 in 1998-07-01 | 4000 in 2018-07-01")
    assert people(grown, dt.date(2008, 7, 1)) == pytest.approx(2000, rel=1e-3)
    assert people(grown, dt.date(1980, 1, 1)) == 1000
    assert people(grown, dt.date(2030, 1, 1)) == 4000


def test_a_border_that_moved_has_censuses_of_its_own():
    merged = of("30 in 2017 until 2018-05-30 | 35 in 2017 from 2018-05-31")
    assert people(merged, dt.date(2018, 5, 30)) == 30
    assert people(merged, dt.date(2018, 5, 31)) == 35
    assert people(of("30 in 2017 until 2018-05-30"), dt.date(2019, 1, 1)) is None


def test_a_census_without_a_day_is_in_its_middle():
    assert of("5 in 2017").population == (Headcount(5, dt.date(2017, 7, 2)),)


@pytest.mark.parametrize("cell", ["many", "0", "12.5 in 2017", "-3", "7 in spring"])
def test_what_is_no_number_of_people_is_refused(cell):
    with pytest.raises(ValueError, match=r"number of people|spring"):
        of(cell)
