"""UCDP's country-year totals as observations, and events reconciled with them."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from tahqiq import sources
from tahqiq.errors import EvidenceError
from tahqiq.sources.batch import schema
from tahqiq.sources.reconcile import SCHEMA, TOLERANCE_DEATHS, reconcile
from tahqiq.terms import RecordKind

from .forms import COUNTRY_YEAR, Write


def test_eight_observations_a_country_and_year(write: Write) -> None:
    batch = sources.read("ucdp_country_year", write("ucdp_country_year"))
    assert (batch.version, batch.published, batch.rows_read, batch.accepted) == ("25.1", "2025", 1, 1)
    assert batch.table.schema == schema(RecordKind.OBSERVATIONS)
    rows = batch.table.to_pylist()
    found = {(r["scope"], r["victim"]): (r["value"], r["low"], r["high"], r["bound"], r["militants"]) for r in rows}
    assert found == {
        ("", "all"): (18, 17, 23, "exact", "in"),
        ("part:state_based", "all"): (10, 9, 12, "exact", "in"),
        ("part:non_state", "all"): (3, 3, 3, "exact", "in"),
        ("part:one_sided", "all"): (5, 5, 8, "exact", "out"),
        ("", "civilian"): (7, None, None, "at_least", "out"),
        ("part:state_based", "civilian"): (2, None, None, "at_least", "out"),
        ("part:non_state", "civilian"): (0, None, None, "at_least", "out"),
        ("part:one_sided", "civilian"): (5, 5, 8, "exact", "out"),
    }
    assert {(r["area"], r["metric"], r["publisher"], r["counts"], r["unit"]) for r in rows} == {
        ("PAK", "deaths", "ucdp", "lethal_events", "count")
    }
    assert {(r["start"], r["end"]) for r in rows} == {(dt.date(2013, 1, 1), dt.date(2013, 12, 31))}
    assert {r["known_from"] for r in rows} == {dt.date(2025, 12, 31)}
    assert len({r["obs_id"] for r in rows}) == 8


def test_names_without_the_suffix(write: Write) -> None:
    later = {name.removesuffix("_cy"): value for name, value in COUNTRY_YEAR.items()} | {"version": "26.1"}
    path = write("ucdp_country_year", [later], drop=COUNTRY_YEAR)
    batch = sources.read("ucdp_country_year", path)
    assert (batch.version, batch.table.num_rows) == ("26.1", 8)


def test_an_interval_that_misses_best_a_little_is_widened_and_far_off_is_left_out(write: Write) -> None:
    near = {"cumulative_total_deaths_in_orgvio_low_cy": "20"}
    far = {"country_id_cy": "531", "os_total_deaths_best_cy": "779", "cumulative_total_deaths_in_orgvio_best_cy": "792"}
    batch = sources.read("ucdp_country_year", write("ucdp_country_year", [near, far]))
    totals = [r for r in batch.table.to_pylist() if (r["scope"], r["victim"]) == ("", "all")]
    assert [(r["area"], r["value"], r["low"], r["high"]) for r in totals] == [
        ("PAK", 18, 18, 23),
        ("ERI", 792, None, None),
    ]
    assert "2 rows have a total" in batch.notes[0]


REJECTED = {
    "sum": ({"ns_total_deaths_best_cy": "4"}, "cumulative_total_deaths_in_orgvio_best", "the three types make 19"),
    "state": ({"country_id_cy": "9999"}, "country_id", "not a Gleditsch–Ward number"),
    "year": ({"year_cy": "2031"}, "year", "no year from 1989 to 2025"),
    "deaths": ({"sb_total_deaths_low_cy": "x"}, "sb_total_deaths_low", "no number of deaths"),
    "twice": ({"year_cy": "2012"}, "year", "duplicate of row 1"),
}


@pytest.mark.parametrize(("changes", "field", "reason"), REJECTED.values(), ids=REJECTED)
def test_rejects(write: Write, changes: dict[str, str], field: str, reason: str) -> None:
    batch = sources.read("ucdp_country_year", write("ucdp_country_year", [{"year_cy": "2012"}, changes]))
    (entry,) = batch.rejects.to_pylist()
    assert (entry["row"], entry["field"], entry["record_id"]) == (2, field, "Pakistan")
    assert reason in entry["reason"]
    assert batch.table.num_rows == 8


def test_versions_are_not_mixed(write: Write) -> None:
    with pytest.raises(EvidenceError, match=r"mixes versions 25\.1, 26\.1"):
        sources.read("ucdp_country_year", write("ucdp_country_year", [{}, {"version": "26.1", "year_cy": "2012"}]))


def totals_of(write: Write, totals: dict[int, int]) -> pa.Table:
    rows = [
        {
            "year_cy": str(year), "os_total_deaths_best_cy": str(total - 13),
            "cumulative_total_deaths_in_orgvio_best_cy": str(total),
        }
        for year, total in totals.items()
    ]  # fmt: skip
    return sources.read("ucdp_country_year", write("ucdp_country_year", rows)).table


def test_reconcile_year_by_year(write: Write) -> None:
    totals = totals_of(write, {2011: 20, 2012: 20 + TOLERANCE_DEATHS, 2013: 21 + TOLERANCE_DEATHS, 2014: 13, 2015: 14})
    happened = [
        ("2012-01-01", "770"),
        ("2012-12-31", "770"),
        ("2013-05-01", "770"),
        ("2013-05-02", "770"),
        ("2013-05-02", "700"),
        ("2014-05-01", "700"),
    ]
    rows = [
        {"id": str(i), "year": day[:4], "date_start": day, "date_end": day, "country_id": country}
        for i, (day, country) in enumerate(happened)
    ]
    events = sources.read("ucdp_ged", write("ucdp_ged", rows)).table
    found = reconcile(events, totals, "PAK")
    assert found.schema == SCHEMA
    assert [tuple(row.values()) for row in found.to_pylist()] == [
        (2011, None, 20, None, None, None),  # before the events begin
        (2012, 20, 25, -5, 0.8, True),
        (2013, 20, 26, -6, pytest.approx(20 / 26), False),
        (2014, 0, 13, -13, 0.0, False),  # covered, but no event here
        (2015, None, 14, None, None, None),
    ]


def test_large_totals_have_a_share_for_room(write: Write) -> None:
    event = {"deaths_b": "974", "best": "980", "high": "980", "low": "980"}
    events = sources.read("ucdp_ged", write("ucdp_ged", [event])).table
    within = [reconcile(events, totals_of(write, {2013: t}), "PAK").column("within")[0].as_py() for t in (1000, 1001)]
    assert within == [True, False]


def test_a_country_that_nobody_knows(write: Write) -> None:
    with pytest.raises(EvidenceError, match="know 'XXX'"):
        reconcile(sources.read("ucdp_ged", write("ucdp_ged")).table, totals_of(write, {2013: 13}), "XXX")
