"""Comparisons on the bundled events."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import InputError
from tahqiq.measure.compare import compare
from tahqiq.measure.selection import Counted
from tahqiq.registry import people
from tahqiq.terms import Victim


def year(select, number, **changes):
    return select(start=dt.date(number, 1, 1), end=dt.date(number, 12, 31), **changes)


def of(bundled, now, then):
    return compare(bundled.workspace, bundled.registry, now, then)


def test_a_change_that_chance_gives_is_not_said_to_be_one(bundled, select):
    found = of(bundled, year(select, 2021), year(select, 2020))
    assert (found["now"].value, found["then"].value) == (448, 409)
    assert found["ratio"].low < 1 < found["ratio"].high
    assert "no change that could be told from chance" in found.paragraph
    assert "rose" not in found.paragraph


def test_a_clear_change_is_said_with_its_interval(bundled, select):
    now, then = (year(select, y, counted=Counted.EVENTS) for y in (2018, 2010))
    found = of(bundled, now, then)
    assert found["ratio"].high < 1
    assert "clearly fewer" in found.paragraph
    assert found["detectable_down"].value > found["ratio"].value


@pytest.mark.parametrize("by", ["kind", "victims"])
def test_parts_add_up_to_the_difference(bundled, select, by):
    found = of(bundled, year(select, 2014), year(select, 2015))
    total = sum(r["difference"] for r in found.rows if r["by"] == by)
    assert total == found["now"].value - found["then"].value


def test_a_leap_year_has_a_day_more(bundled, select):
    found = of(bundled, year(select, 2021), year(select, 2020))
    assert found["ratio"].value == pytest.approx(448 / 365 / (409 / 366))


def test_the_deadliest_event_is_left_out_once_of_each_side(bundled, select):
    found = of(bundled, year(select, 2014), year(select, 2015))
    tops = [found.more["largest_now"]["best"], found.more["largest_then"]["best"]]
    assert found["ratio_without_largest"].value == pytest.approx((3620 - tops[0]) / (2450 - tops[1]))


def test_areas_are_compared_by_counts_where_people_are_not_known(bundled, select):
    now, then = (year(select, 2020, areas=(a,)) for a in ("PK-WAZIRISTAN", "PK-KP"))
    found = of(bundled, now, then)
    assert any("are not known" in c for c in found.caveats)
    assert found["ratio"].value == pytest.approx(found["now"].value / found["then"].value)


def test_areas_are_compared_by_their_people(bundled, select):
    now, then = (year(select, 2020, areas=(a,)) for a in ("PK-BA", "PK-KP"))
    found = of(bundled, now, then)
    rates = [found[f"rate_{side}"].value for side in ("now", "then")]
    assert found["ratio"].value == pytest.approx(rates[0] / rates[1])
    places = bundled.registry.places
    many = [people(places[a], dt.date(2020, 7, 1)) for a in ("PK-BA", "PK-KP")]
    assert rates == pytest.approx(
        [found[n].value / p * 1e5 for n, p in zip(("now", "then"), many, strict=True)], rel=0.01
    )
    assert "a person" in found.paragraph


def test_people_given_are_taken_for_periods_too(bundled, select):
    now, then = year(select, 2020), year(select, 2010)
    found = compare(bundled.workspace, bundled.registry, now, then, (230e6, 180e6))
    assert found["ratio"].value == pytest.approx(
        found["now"].value / found["then"].value / 230e6 * 180e6 * 365 / 366, rel=1e-6
    )
    assert "for as many people" in found.paragraph


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({}, {"victim": Victim.CIVILIAN}, "count different things (victim 'all' and 'civilian')"),
        ({}, {"counted": Counted.EVENTS}, "count different things (counted 'deaths' and 'events')"),
        ({}, {}, "the same period and area"),
        ({}, {"areas": ("NGA",)}, "covers PAK, not NGA"),
    ],
)
def test_what_cannot_be_compared_gives_no_number(bundled, select, one, other, said):
    with pytest.raises(InputError) as error:
        of(bundled, year(select, 2021, **one), year(select, 2021, **other))
    assert said in str(error.value)


def test_a_side_without_events_gives_no_number(bundled, select):
    with pytest.raises(InputError, match="no event of ucdp_ged fits"):
        of(bundled, year(select, 2021), year(select, 1989, areas=("PK-GB",)))
