"""What datasets cover, on the bundled evidence."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit
from tahqiq.measure.count import By, count
from tahqiq.measure.coverage import Scope, Status, coverage
from tahqiq.terms import Victim


@pytest.fixture
def over():
    """A scope of Pakistan in 2010 to 2025 unless told otherwise."""

    def make(**changes):
        given = {"areas": ("PAK",), "start": dt.date(2010, 1, 1), "end": dt.date(2025, 12, 31)}
        return Scope(**{**given, **changes})

    return make


def cells(found, dataset, publisher, by="year"):
    return {r[by]: r["status"] for r in found.rows if (r["dataset"], r["publisher"]) == (dataset, publisher)}


def of(bundled, scope, unit=Unit.YEAR):
    return coverage(bundled.workspace, bundled.registry, scope, unit)


def test_events_end_where_their_release_does(bundled, over):
    ged = cells(of(bundled, over()), "ucdp_ged", "ucdp")
    assert {y for y, s in ged.items() if s == Status.OUTSIDE} == {"2022", "2023", "2024", "2025"}
    assert {s for y, s in ged.items() if y <= "2021"} == {Status.RECORDED}


def test_rows_of_events_are_those_counted(bundled, over, select):
    found = of(bundled, over(end=dt.date(2021, 12, 31)), Unit.MONTH)
    counted = count(bundled.workspace, bundled.registry, select(), By.MONTH)
    rows = {r["month"]: r["rows"] for r in found.rows if r["dataset"] == "ucdp_ged"}
    assert rows == {r["month"]: r["events"] for r in counted.rows}


def test_a_yearly_figure_is_no_monthly_one(bundled, over):
    yearly, monthly = of(bundled, over()), of(bundled, over(), Unit.MONTH)
    assert cells(yearly, "ucdp_country_year", "ucdp")["2024"] == Status.RECORDED
    assert cells(monthly, "ucdp_country_year", "ucdp", "month")["2024-05"] == Status.LONGER
    assert cells(monthly, "ucdp_country_year", "ucdp", "month")["2025-05"] == Status.OUTSIDE


def test_silence_of_an_event_dataset_is_an_answer_and_of_a_list_of_incidents_none(bundled, over):
    scope = over(areas=("PK-GB",), start=dt.date(2015, 1, 1), end=dt.date(2016, 12, 31))
    found = of(bundled, scope, Unit.MONTH)
    assert Status.SILENT in cells(found, "ucdp_ged", "ucdp", "month").values()
    assert set(cells(found, "incidents", "various", "month").values()) <= {Status.RECORDED, Status.NOT_RECORDED}
    assert any("25 deaths" in c for c in found.caveats)


def test_an_actor_that_never_came_in_is_not_silent(bundled, over):
    events = bundled.workspace.arrow(bundled.workspace.table("events").actor_a.name("a").as_table().distinct())
    seen = {r["a"] for r in events.to_pylist()}
    absent = next(a for a in sorted(bundled.registry.actors) if a not in seen and not _is_side_b(bundled, a))
    assert set(cells(of(bundled, over(actor=absent)), "ucdp_ged", "ucdp").values()) == {Status.NOT_KEPT}


def _is_side_b(bundled, actor):
    table = bundled.workspace.table("events")
    return bundled.workspace.arrow(table.filter(table.actor_b == actor).limit(1)).num_rows > 0


def test_a_metric_or_class_that_is_not_kept_is_said_to_be_so(bundled, over):
    attacks = of(bundled, over(metric="attacks"))
    assert set(cells(attacks, "ucdp_ged", "ucdp").values()) == {Status.NOT_KEPT}
    police = of(bundled, over(victim=Victim.POLICE))
    assert set(cells(police, "ucdp_ged", "ucdp").values()) == {Status.NOT_KEPT}


def test_an_area_that_was_not_imported_is_outside(bundled, over):
    found = of(bundled, over(areas=("NGA",)))
    assert set(cells(found, "ucdp_ged", "ucdp").values()) == {Status.ELSEWHERE}
    assert "does not cover the area" in found.paragraph


def test_estimates_add_up_and_incidents_cover_nothing(bundled, over):
    found = of(bundled, over(dataset="incidents"), Unit.MONTH)
    assert found["recorded"].value == 0
    assert found["unrecorded"].value == found["units"].value == 192


def test_what_was_not_public_is_not_seen(bundled, over):
    found = of(bundled, over(as_of=dt.date(2022, 1, 1)))
    assert not cells(found, "ucdp_ged", "ucdp")
    assert "ucdp_ged" not in {u.dataset for u in found.evidence}


def test_districts_name_the_events_that_are_placed_to_none(bundled, over, select):
    found = of(bundled, over(end=dt.date(2021, 12, 31)), None)
    by_district = count(bundled.workspace, bundled.registry, select(), By.DISTRICT)
    lost = next(r["events"] for r in by_district.rows if r["district"] == "not placed so finely")
    assert sum(r["rows"] for r in found.rows) + lost == by_district["events"].value
    assert f"{lost} events were placed no finer" in found.paragraph


def test_nothing_of_the_metric_is_an_error(bundled, over):
    with pytest.raises(InputError, match="has anything of 'sorrow'"):
        of(bundled, over(metric="sorrow"))
