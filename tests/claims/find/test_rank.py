"""Where a period stands among its like, or an area among its neighbours."""

import datetime as dt

from tahqiq.claims.find.rank import over_areas, over_time, peers
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
    rows = by_year(row, y2008=5, y2009=9, y2010=7)
    (found,) = over_time(lookup(rows), DEATHS, year(2009), Span(None, None), Direction.UP)
    assert found.value == 1
    (found,) = over_time(lookup(rows), DEATHS, year(2010), Span(None, None), Direction.UP)
    assert found.value == 2


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
    assert found.value == 2


def test_a_month_is_ranked_among_the_months_of_its_year():
    january = (dt.date(2023, 1, 1), dt.date(2023, 1, 31))
    others = peers(january, Span(*year(2023)))
    assert len(others) == 11
    assert january not in others
    assert others[0] == (dt.date(2023, 2, 1), dt.date(2023, 2, 28))


def test_an_area_among_its_siblings(row):
    rows = [row(value, "2023-01-01", "2023-12-31", area=area) for area, value in (("A", 5), ("B", 9), ("C", 1))]
    measure = Measure("deaths", "all", ("A",))
    (found,) = over_areas(lookup(rows), measure, ("B", "C"), year(2023), Direction.UP)
    assert found.value == 2
    (found,) = over_areas(lookup(rows), measure, ("B", "C"), year(2023), Direction.DOWN)
    assert found.value == 2
