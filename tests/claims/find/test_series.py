"""Figures for a period out of a publisher's rows."""

import datetime as dt
from math import inf

from tahqiq.claims.find.rows import Evidence
from tahqiq.claims.find.series import Place, figures, nearest, overlapping
from tahqiq.claims.read.question import Measure

DEATHS = Measure("deaths", "all", ("PAK",))
YEAR = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def ask(rows, measure=DEATHS, period=YEAR, place=None):
    return figures(Evidence.of(rows), measure, *period, place or Place())


def test_a_printed_figure_is_taken_as_it_stands(row):
    (found,) = ask([row(1533, "2023-01-01", "2023-12-31")])
    assert (found.value, found.interval.low, found.interval.high) == (1533, 1533, 1533)


def test_a_part_never_stands_for_the_whole(row):
    assert ask([row(329, "2023-01-01", "2023-12-31", scope="part:suicide_attacks")]) == []


def test_revisions_come_newest_first_and_doubtful_ones_last(row):
    rows = [
        row(1524, "2023-01-01", "2023-12-31", known_from=dt.date(2023, 12, 31)),
        row(1533, "2023-01-01", "2023-12-31", known_from=dt.date(2024, 6, 1)),
        row(1999, "2023-01-01", "2023-12-31", known_from=dt.date(2025, 1, 1), confidence="low", document="the next"),
    ]
    assert [(f.value, f.edition) for f in ask(rows)] == [(1533, 0), (1524, 1), (1999, 2)]


def test_what_a_doubtful_page_misprints_of_an_edition_is_not_read(row):
    rows = [row(558, "2024-01-01", "2024-12-31"), row(585, "2024-01-01", "2024-12-31", confidence="low")]
    assert [f.value for f in ask(rows, period=(dt.date(2024, 1, 1), dt.date(2024, 12, 31)))] == [558]


def test_months_that_fill_the_period_are_summed(row):
    rows = [
        row(10, "2023-01-01", "2023-01-31"),
        row(20, "2023-02-01", "2023-02-28"),
        row(5, "2023-03-01", "2023-03-31"),
    ]
    (found,) = ask(rows, period=(dt.date(2023, 1, 1), dt.date(2023, 3, 31)))
    assert found.value == 35
    assert "sum of 3" in found.why


def test_a_gap_is_not_summed_over_but_bounds(row):
    rows = [row(10, "2023-01-01", "2023-01-31"), row(5, "2023-03-01", "2023-03-31")]
    (found,) = ask(rows, period=(dt.date(2023, 1, 1), dt.date(2023, 3, 31)))
    assert found.value is None
    assert (found.interval.low, found.interval.high) == (15, inf)


def test_a_longer_period_bounds_from_above(row):
    rows = [row(22409, "2024-01-01", "2024-07-22", metric="operations", victim="")]
    measure = Measure("operations", "", ("PAK",))
    (found,) = ask(rows, measure, (dt.date(2024, 1, 1), dt.date(2024, 6, 30)))
    assert found.value is None
    assert found.interval.high == 22409


def test_publishers_and_bases_are_never_mixed(row):
    rows = [
        row(10, "2023-01-01", "2023-06-30"),
        row(20, "2023-07-01", "2023-12-31", publisher="beta"),
        row(30, "2023-07-01", "2023-12-31", counts="attacks"),
    ]
    assert all(f.value is None for f in ask(rows))


def test_a_count_that_stops_days_short_stands_for_the_year(row):
    (found,) = ask([row(925, "2023-01-01", "2023-12-27")])
    assert found.value == 925


def test_several_areas_together_are_summed(row):
    rows = [row(600, *map(str, YEAR), area="PK-KP"), row(300, *map(str, YEAR), area="PK-BA")]
    (found,) = ask(rows, Measure("deaths", "all", ("PK-KP", "PK-BA")))
    assert found.value == 900
    assert ask(rows[:1], Measure("deaths", "all", ("PK-KP", "PK-BA")))[0].value is None  # one part bounds the whole


def test_a_territory_counted_apart_is_added_to_the_area_it_joined(row):
    rows = [
        row(331, *map(str, YEAR), area="PK-KP", territory="without:PK-FATA"),
        row(200, *map(str, YEAR), area="PK-FATA"),
    ]
    place = Place(joined={"PK-FATA": dt.date(2018, 5, 31)})
    found, without = ask(rows, Measure("deaths", "all", ("PK-KP",)), place=place)
    assert (found.value, found.variant) == (531, "")
    assert without.value == 331 and without.variant  # what the publisher printed is another reading of the area
    old = (dt.date(2016, 1, 1), dt.date(2016, 12, 31))
    rows = [row(331, *map(str, old), area="PK-KP", territory="without:PK-FATA")]
    (found,) = ask(rows, Measure("deaths", "all", ("PK-KP",)), old, place)
    assert found.value == 331  # before the merger the area was without it


def test_a_territory_is_added_for_each_period_that_has_no_figure_with_it(row):
    month = ("2024-01-01", "2024-01-31")
    rows = [
        row(9, *month, area="PK-KP", territory="with:PK-FATA"),
        row(300, "2024-01-01", "2024-12-31", area="PK-KP", territory="without:PK-FATA"),
        row(250, "2024-01-01", "2024-12-31", area="PK-FATA"),
    ]
    asked = Measure("deaths", "all", ("PK-KP",)), (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    found = ask(rows, *asked, Place(joined={"PK-FATA": dt.date(2018, 5, 31)}))
    assert [f.value for f in found if not f.variant] == [550]


def test_nearest_takes_each_publishers_closest_day(row):
    def stock(value, day, **changed):
        return row(value, day, day, metric="fighters", victim="", counts="state", **changed)

    rows = [stock(5000, "2022-02-01"), stock(6500, "2024-12-01"), stock(9000, "2010-01-01", publisher="beta")]
    measure = Measure("fighters", "", ("PAK",))
    found = nearest(rows, measure, dt.date(2025, 4, 8), lambda _: True, dt.timedelta(days=550))
    assert [f.value for f in found] == [6500]


def test_loose_spans_match_a_total_of_mostly_the_same_years(row):
    rows = [row(18000, "2001-01-01", "2021-01-11", victim="militant")]
    measure = Measure("deaths", "militant", ("PAK",))
    assert overlapping(rows, measure, dt.date(2005, 4, 1), dt.date(2025, 4, 8))
    assert not overlapping(rows, measure, dt.date(2015, 4, 1), dt.date(2025, 4, 8))


def test_a_total_over_a_gap_counts_each_day_once_and_says_what_is_missing(row):
    rows = [
        row(100, "2019-01-01", "2019-12-31"),
        row(40, "2019-06-01", "2019-12-31"),  # within the year: not counted again
        row(300, "2021-01-01", "2021-12-31"),
    ]
    (found,) = ask(rows, period=(dt.date(2019, 1, 1), dt.date(2022, 12, 31)))
    assert found.value is None and (found.interval.low, found.interval.high) == (400, inf)
    assert "no figure for 2020-01-01 to 2020-12-31, 2022-01-01 to 2022-12-31" in found.why
