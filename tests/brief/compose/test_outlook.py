"""The outlook: frequencies of a publisher's own years, in ICD 203's words, and silence where the years are few."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from tests.brief.diff.conftest import figure

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.outlook import outlook
from tahqiq.brief.ledger import plain

AS_OF = dt.date(2025, 4, 8)
YEARS = range(2015, 2025)


@pytest.fixture
def at(desk):
    """A desk that knows some figures only."""

    def make(figures, as_of=AS_OF):
        return Desk(SimpleNamespace(as_of=as_of, country="PAK", registry=desk().registry, figures=figures, facts=[]))

    return make


def years(values, first=2015, **other):
    return [figure(f"y{first + i}", v, year=first + i, **other) for i, v in enumerate(values)]


def test_a_run_that_kept_its_direction_is_likely_to_keep_it(at):
    found = at(years([100, 110, 120, 130, 140, 150, 160, 170, 180, 190]))
    said = plain(outlook(found))
    assert (
        "PICSS counted 190 attacks in Pakistan in 2024; it is very likely that its count of 2025 will be higher" in said
    )
    assert (
        "8 of the 8 changes from one year to the next since 2015 went the way of the change of the year before" in said
    )
    assert "is very unlikely that its count will grow by half or more" in said and "none went that far up" in said


def test_no_frequency_is_taken_for_certain(at):
    said = plain(outlook(at(years([100 + i for i in range(10)]))))
    assert "certain" not in said and "no chance" not in said


def test_its_numbers_stand_on_the_rows_of_all_its_years(at):
    found = at(years([100, 90, 110, 80, 120, 70, 130, 60, 140]))
    outlook(found)
    assert any("y2015" in r and "y2023" in r for e in found.ledger.entries for r in e.basis.rows)


@pytest.mark.parametrize(
    "figures",
    [
        years([1, 2, 3, 4, 5, 6, 7], first=2018),  # too few
        years([1, 2, 3, 4, 5, 6, 7, 8], first=2012),  # too long ago
        [f for f in years(range(10, 20)) if f.start.year != 2020],  # a year is missing
        years(range(10, 20), confidence="low"),
        years(range(10, 20), bound="at_least"),
    ],
)
def test_where_the_years_do_not_bear_it_nothing_is_said_but_the_gap(at, figures):
    found = at(figures)
    assert outlook(found) == ""
    assert found.gaps == [
        "no publisher has eight years in a row on one basis, so that nothing is said of what may come"
    ]


def test_months_make_a_year_where_all_twelve_are_there(at):
    months = [
        figure(f"m{y}-{m}", y - 2004, start=dt.date(y, m, 1), end=_last(y, m)) for y in YEARS for m in range(1, 13)
    ]
    assert "240 attacks" in plain(outlook(at(months)))
    assert "in 2023" in plain(outlook(at(months[:-1])))


def _last(year, month):
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def test_a_count_that_ends_earlier_is_compared_over_as_many_years(at):
    said = plain(outlook(at(years(range(100, 110), first=2014))))
    assert "in 2023" in said and "count of 2025" in said and "over two years" in said
