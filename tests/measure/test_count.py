"""Counts against UCDP's own totals and against plain sums."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit
from tahqiq.measure.count import By, count
from tahqiq.measure.selection import Counted
from tahqiq.measure.series import series
from tahqiq.terms import RecordKind, Victim

# by how much the deaths of GED 22.1 differ from UCDP's totals of 25.1, in the years in which they do:
# docs/reference/reconciliation.md says why
REVISED = {
    2005: -15, 2007: -14, 2008: -1, 2009: -52, 2010: -25, 2012: -42, 2014: -19, 2015: -4, 2017: -6, 2021: -4,
}  # fmt: skip


def of(bundled, selection, by=None):
    return count(bundled.workspace, bundled.registry, selection, by)


def totals(workspace):
    """UCDP's own deaths by year in Pakistan, as they are bundled."""
    seen = workspace.table(RecordKind.OBSERVATIONS, None)
    own = seen.filter(
        (seen.dataset == "ucdp_country_year") & (seen.area == "PAK") & (seen.metric == "deaths")
        & (seen.victim == "all") & (seen.scope == "")
    )  # fmt: skip
    return {r["start"].year: int(r["value"]) for r in workspace.arrow(own.select("start", "value")).to_pylist()}


def test_years_are_those_of_the_publisher(bundled, select):
    rows = of(bundled, select(start=dt.date(1989, 1, 1)), By.YEAR).rows
    ours, theirs = {int(r["year"]): r["best"] for r in rows}, totals(bundled.workspace)
    assert len(ours) == 33
    assert {y: ours[y] - theirs[y] for y in ours if ours[y] != theirs[y]} == REVISED


@pytest.mark.parametrize("by", [By.MONTH, By.QUARTER, By.YEAR, By.DISTRICT, By.PROVINCE, By.KIND])
def test_parts_add_up_to_the_whole(bundled, select, by):
    found = of(bundled, select(), by)
    for name in ("events", "low", "best", "high"):
        total = sum(r[name] for r in found.rows)
        assert total == {
            "events": found["events"].value, "best": found["deaths"].value, "low": found["deaths"].low,
            "high": found["deaths"].high,
        }[name]  # fmt: skip


def test_an_event_counts_for_both_its_sides(bundled, select):
    found = of(bundled, select(), By.ACTOR)
    assert sum(r["events"] for r in found.rows) > found["events"].value
    assert any("both its sides" in c for c in found.caveats)


def test_districts_lie_in_the_province_that_held_them_on_the_day(bundled, select):
    """FATA joined Khyber Pakhtunkhwa on 31 May 2018: its deaths before are not the province's."""
    before = of(bundled, select(areas=("PK-KP",), end=dt.date(2018, 5, 30)))["deaths"].value
    fata = of(bundled, select(areas=("PK-FATA",), end=dt.date(2018, 5, 30)))["deaths"].value
    both = of(bundled, select(areas=("PK-KP", "PK-FATA"), end=dt.date(2018, 5, 30)))["deaths"].value
    assert both == before + fata
    named = {r["province"]: r["best"] for r in of(bundled, select(start=dt.date(2019, 1, 1)), By.PROVINCE).rows}
    assert named["Khyber Pakhtunkhwa"] > 0
    assert "Federally Administered Tribal Areas" not in named


def test_a_class_is_widened_by_the_dead_of_no_class(bundled, select):
    found = of(bundled, select(victim=Victim.CIVILIAN))["deaths"]
    assert found.low == found.value < found.high <= of(bundled, select())["deaths"].value


def test_a_series_has_every_unit_and_the_same_sum(bundled, select):
    monthly = series(bundled.workspace, bundled.registry, select(), Unit.MONTH)
    assert len(monthly) == 144
    assert monthly.values.sum() == of(bundled, select())["deaths"].value
    assert monthly.days.sum() == select().days


def test_events_of_a_series_are_the_events_counted(bundled, select):
    yearly = series(bundled.workspace, bundled.registry, select(counted=Counted.EVENTS), Unit.YEAR)
    assert yearly.values.sum() == of(bundled, select())["events"].value


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"areas": ("NGA",)}, "covers PAK, not NGA"),
        ({"end": dt.date(2024, 1, 1)}, "lies outside what ucdp_ged covers (1989-01-01 to 2021-12-31)"),
        ({"actor": "bla", "areas": ("PK-GB",)}, "no event of ucdp_ged fits"),
        ({"dataset": "gdelt"}, "no events of 'gdelt' are in the workspace"),
    ],
)
def test_what_cannot_be_counted_gives_no_number(bundled, select, changes, said):
    with pytest.raises(InputError) as error:
        of(bundled, select(**changes))
    assert said in str(error.value)


def test_a_period_that_ends_before_it_starts_is_refused(select):
    with pytest.raises(InputError, match="ends before it starts"):
        select(start=dt.date(2021, 1, 1), end=dt.date(2020, 1, 1))


def test_what_coders_hold_likely_is_more_than_they_wrote(bundled, select):
    found = count(bundled.workspace, bundled.registry, select(), By.YEAR, reporting=True)
    whole = found["deaths_reported"]
    assert found["deaths"].value < whole.low < whole.value < whole.high
    assert whole.value == pytest.approx(sum(r["reported"] for r in found.rows), abs=1)
    assert all(r["reported_low"] <= r["reported"] <= r["reported_high"] for r in found.rows)
    assert "Vesco et al. 2026" in found.paragraph


@pytest.mark.parametrize("changes", [{"victim": Victim.CIVILIAN}, {"counted": Counted.EVENTS}, {"dataset": "acled"}])
def test_what_coders_were_not_asked_is_refused(bundled, select, changes):
    with pytest.raises(InputError, match="--reporting is of"):
        count(bundled.workspace, bundled.registry, select(**changes), reporting=True)
