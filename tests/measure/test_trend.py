"""Trends on the bundled events."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit
from tahqiq.measure.charts import render
from tahqiq.measure.selection import Counted
from tahqiq.measure.trend import trend


def of(bundled, selection, unit=Unit.MONTH):
    return trend(bundled.workspace, bundled.registry, selection, unit)


def test_a_clear_fall_is_said_with_its_interval(bundled, select):
    found = of(bundled, select())
    assert found["growth"].high < 0.85
    assert found["growth_without_deadliest"].high < 1
    assert "they fell by" in found.paragraph
    assert sum(r["value"] for r in found.rows) == 26913
    assert all(r["low"] < r["trend"] < r["high"] for r in found.rows)


def test_a_known_break_of_the_dataset_is_said(bundled, select):
    found = of(bundled, select())
    assert [b["day"] for b in found.more["known_breaks"]] == ["2013-01-01"]
    assert found["growth_beside_breaks"].low < found["growth_beside_breaks"].high
    assert any("known break on 2013-01-01" in c for c in found.caveats)


def test_what_chance_gives_is_no_trend(bundled, select):
    found = of(bundled, select(start=dt.date(2018, 8, 1), end=dt.date(2021, 12, 31)))
    growth = found["growth"]
    if growth.low < 1 < growth.high:
        assert "no trend that could be told from chance" in found.paragraph
        assert "grew" not in found.paragraph and "fell" not in found.paragraph


def test_growth_that_changed_is_not_one_trend(bundled, select):
    found = of(bundled, select(start=dt.date(1989, 1, 1)))
    assert "did not grow or fall evenly" in found.paragraph


@pytest.mark.parametrize(
    ("changes", "unit", "said"),
    [
        ({"start": dt.date(2020, 1, 1)}, Unit.MONTH, "24 whole months"),
        ({"start": dt.date(2016, 1, 1)}, Unit.YEAR, "6 whole years"),
        ({"areas": ("PK-GB",)}, Unit.MONTH, "events, and a trend needs 30"),
        ({"start": dt.date(1989, 1, 1)}, Unit.YEAR, "level that wanders"),
    ],
)
def test_what_says_nothing_gives_no_number(bundled, select, changes, unit, said):
    found = of(bundled, select(**changes), unit)
    assert said in found.refused and said in found.paragraph
    assert found.estimates == () and not found.rows


def test_parts_of_a_month_are_left_out(bundled, select):
    found = of(bundled, select(start=dt.date(2010, 1, 15)))
    assert found.rows[0]["month"] == "2010-02"


def test_events_have_no_deadliest_left_out(bundled, select):
    found = of(bundled, select(counted=Counted.EVENTS))
    assert "growth_without_deadliest" not in {e.name for e in found.estimates}


def test_nothing_is_an_error(bundled, select):
    with pytest.raises(InputError, match="no event of ucdp_ged fits"):
        of(bundled, select(actor="bla", areas=("PK-GB",)))


def test_the_chart_has_line_band_and_break(bundled, select):
    svg = render(of(bundled, select()), "svg")
    assert "known break" in svg and "Made with Tahqiq" in svg
