"""Where a period stands among its like, or an area among its neighbours."""

import datetime as dt

from tahqiq.claims.find.rank import Around, over_areas, over_time, peers
from tahqiq.claims.find.rows import Evidence
from tahqiq.claims.find.series import Place, figures
from tahqiq.claims.read.question import Measure
from tahqiq.terms import Direction, Span

DEATHS = Measure("deaths", "all", ("PAK",))


def year(number):
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def lookup(rows):
    return lambda measure, period: figures(Evidence.of(rows), measure, *period, Place())


def by_year(row, **values):
    return [row(value, f"{name[1:]}-01-01", f"{name[1:]}-12-31") for name, value in values.items()]


def test_the_highest_of_all_on_record(row):
    rows = by_year(row, y2006=1, y2007=2, y2008=5, y2009=9, y2010=7, y2011=12)
    (found,) = over_time(lookup(rows), DEATHS, year(2010), Span(None, dt.date(2010, 12, 31)), Direction.UP)
    assert found.value == 2
    (found,) = over_time(lookup(rows[:-1]), DEATHS, year(2009), Span(None, dt.date(2012, 3, 1)), Direction.UP)
    assert found.value == 1
    (found,) = over_time(lookup(rows), DEATHS, year(2009), Span(None, dt.date(2012, 3, 1)), Direction.UP)
    assert found.value == 2  # the year after counts too, when the text was written later


def test_the_highest_of_too_few_on_record_is_not_said(row):
    rows = by_year(row, y2008=5, y2009=9, y2010=7)
    assert over_time(lookup(rows), DEATHS, year(2009), Span(None, None), Direction.UP) == []


def test_highest_since_leaves_out_the_year_it_counts_from(row):
    rows = by_year(row, y2014=50, y2015=3, y2016=4, y2017=9)
    (found,) = over_time(lookup(rows), DEATHS, year(2017), Span(dt.date(2014, 1, 1), None), Direction.UP)
    assert found.value == 1


def test_a_gap_in_the_record_leaves_a_first_place_unsaid_and_a_lower_one_refuted(row):
    rows = by_year(row, y2015=3, y2017=9)
    since = Span(dt.date(2010, 1, 1), None)
    assert over_time(lookup(rows), DEATHS, year(2017), since, Direction.UP) == []
    (found,) = over_time(lookup(rows), DEATHS, year(2015), since, Direction.UP) or [None]
    assert found is None  # nothing before it is on record
    rows = by_year(row, y2015=30, y2017=9)
    (found,) = over_time(lookup(rows), DEATHS, year(2017), since, Direction.UP)
    assert found.value is None and found.interval.low == 2  # it cannot be the first, and may be further back


def test_a_month_is_ranked_among_the_months_of_its_year():
    january = (dt.date(2023, 1, 1), dt.date(2023, 1, 31))
    others = peers(january, Span(*year(2023)))
    assert len(others) == 11
    assert january not in others
    assert others[0] == (dt.date(2023, 2, 1), dt.date(2023, 2, 28))


def test_months_that_are_still_to_come_are_not_waited_for():
    january = (dt.date(2023, 1, 1), dt.date(2023, 1, 31))
    others = peers(january, Span(dt.date(2023, 1, 1), dt.date(2023, 4, 8)))
    assert [o[0].month for o in others] == [2, 3]


def areas(row, **values):
    return [row(value, "2023-01-01", "2023-12-31", area=area) for area, value in values.items()]


A = Measure("deaths", "all", ("A",))


def test_an_area_among_its_siblings(row):
    found = lookup(areas(row, A=5, B=9, C=1))
    (up,) = over_areas(found, A, Around(("B", "C")), year(2023), Direction.UP)
    (down,) = over_areas(found, A, Around(("B", "C")), year(2023), Direction.DOWN)
    assert (up.value, down.value) == (2, 2)


def test_an_area_is_first_where_the_rest_of_the_whole_cannot_have_more(row):
    around = Around(("B", "C", "D", "E"), frozenset({"W"}))
    (sure,) = over_areas(lookup(areas(row, A=50, B=30, W=90)), A, around, year(2023), Direction.UP)
    assert sure.value == 1  # ten are left for three areas
    assert over_areas(lookup(areas(row, A=50, B=30, W=190)), A, around, year(2023), Direction.UP) == []
    assert over_areas(lookup(areas(row, A=50, B=60)), A, around, year(2023), Direction.UP)[0].interval.low == 2
