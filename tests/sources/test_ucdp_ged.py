"""UCDP GED: the forms it comes in, deaths by victim class, and which rows are set aside."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tahqiq import sources
from tahqiq.errors import EvidenceError
from tahqiq.sources.batch import Batch, rejects_schema, schema
from tahqiq.terms import RecordKind

from .forms import GED, Write


def one(batch: Batch) -> dict[str, Any]:
    (row,) = batch.table.to_pylist()
    return dict(row)


def fault(batch: Batch, row: int) -> dict[str, Any]:
    (entry,) = [entry for entry in batch.rejects.to_pylist() if entry["row"] == row]
    return dict(entry)


def test_an_event_in_normal_form(write: Write) -> None:
    batch = sources.read("ucdp_ged", write("ucdp_ged"))
    assert batch.table.schema == schema(RecordKind.EVENTS)
    assert batch.rejects.schema == rejects_schema()
    assert (batch.version, batch.published, batch.rows_read, batch.accepted) == ("22.1", "2022", 1, 1)
    assert one(batch) == {
        "event_id": "1", "known_from": dt.date(2022, 12, 31), "start": dt.date(2013, 5, 1), "end": dt.date(2013, 5, 2),
        "date_prec": 1, "event_clarity": 1, "latitude": 33.0, "longitude": 70.07, "where_prec": 2,
        "country": "Pakistan", "iso3": "PAK", "adm1": "FATA", "adm2": "North Waziristan", "place": "Miran Shah town",
        "kind": "state_based", "conflict": "Pakistan: Government", "dyad": "Government of Pakistan - TTP",
        "side_a": "Government of Pakistan", "side_b": "TTP", "side_a_id": "142", "side_b_id": "325", "sources": 2,
        "deaths_low": 9, "deaths_best": 10, "deaths_high": 12, "deaths_state": 1, "deaths_armed_group": 4,
        "deaths_civilian": 2, "deaths_unknown": 3,
        "area_id": None, "located_by": None, "actor_a": None, "actor_b": None,
    }  # fmt: skip


def test_numbers_and_days_as_spreadsheets_write_them(write: Write) -> None:
    whole = [k for k, v in GED.items() if v.isdigit()]
    written = {**{k: f"{GED[k]}.0" for k in whole}, "date_start": "2013-05-01 00:00:00.000", "gwnob": "NA"}
    plain = sources.read("ucdp_ged", write("ucdp_ged"))
    assert sources.read("ucdp_ged", write("ucdp_ged", [written])).table.equals(plain.table)


def test_the_columns_of_19_1(write: Write) -> None:
    later = ["relid", "code_status", "where_description", *(k for k in GED if k.endswith("_dset_id"))]
    path = write("ucdp_ged", name="ged191.csv", drop=later)
    batch = sources.read("ucdp_ged", path)
    assert (batch.version, batch.published, batch.accepted) == ("19.1", "2019", 1)


def test_the_form_of_hdx(write: Write) -> None:
    tags = {**dict.fromkeys(GED, ""), "year": "#date+year", "best": "#affected+killed", "iso3": "#country+code"}
    batch = sources.read("ucdp_ged", write("ucdp_ged", [tags, {"iso3": "PAK", "country_id": "9999"}]))
    assert batch.rows_read == 1
    assert one(batch)["iso3"] == "PAK"
    assert any("HXL" in note for note in batch.notes)


KINDS = {
    "a state and a group": ({}, (1, 4)),
    "two states": ({"side_b": "Government of India", "gwnob": "750"}, (5, 0)),
    "two groups": ({"type_of_violence": "2", "side_a": "IS", "gwnoa": ""}, (0, 5)),
    "several states on a side": ({"gwnoa": "2, 200"}, (1, 4)),
}


@pytest.mark.parametrize(("changes", "expected"), KINDS.values(), ids=KINDS)
def test_deaths_by_class(write: Write, changes: dict[str, str], expected: tuple[int, int]) -> None:
    event = one(sources.read("ucdp_ged", write("ucdp_ged", [changes])))
    assert (event["deaths_state"], event["deaths_armed_group"]) == expected
    assert (event["deaths_civilian"], event["deaths_unknown"]) == (2, 3)


def test_one_sided_violence_kills_civilians(write: Write) -> None:
    by_state = {
        "type_of_violence": "3", "side_b": "Civilians", "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "7",
    }  # fmt: skip
    event = one(sources.read("ucdp_ged", write("ucdp_ged", [by_state])))
    assert [event[f"deaths_{c}"] for c in ("state", "armed_group", "civilian", "unknown")] == [0, 0, 7, 3]


def test_governments_are_told_by_name_where_there_are_no_numbers(write: Write) -> None:
    batch = sources.read("ucdp_ged", write("ucdp_ged", drop=["gwnoa", "gwnob"]))
    assert (one(batch)["deaths_state"], one(batch)["deaths_armed_group"]) == (1, 4)
    assert any("told by their names" in note for note in batch.notes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["1", "2"]), *[st.integers(0, 500)] * 4, st.booleans()), min_size=1, max_size=9)
)
def test_the_classes_add_up_to_best(write: Write, events: list[tuple[str, int, int, int, int, bool]]) -> None:
    rows = []
    for i, (kind, a, b, civilians, unknown, interstate) in enumerate(events):
        best = a + b + civilians + unknown
        figures = {"deaths_a": a, "deaths_b": b, "deaths_civilians": civilians, "deaths_unknown": unknown, "best": best}
        sides = {"gwnob": "750" if kind == "1" and interstate else ""}
        if kind == "2":
            sides = {"side_a": "IS", "gwnoa": ""}
        rows.append(
            {"id": str(i), "type_of_violence": kind, "low": "0", "high": "9999", **sides}
            | {name: str(value) for name, value in figures.items()}
        )
    for event in sources.read("ucdp_ged", write("ucdp_ged", rows)).table.to_pylist():
        classes = [event[f"deaths_{c}"] for c in ("state", "armed_group", "civilian", "unknown")]
        assert sum(classes) == event["deaths_best"]
        assert min(classes) >= 0


REJECTED = {
    "no start": ({"date_start": ""}, "date_start", "no day"),
    "no such day": ({"date_start": "2013-02-30"}, "date_start", "no day"),
    "not a day": ({"date_end": "May 2013"}, "date_end", "no day"),
    "ends first": ({"date_end": "2013-04-30"}, "date_end", "ends before it starts (2013-05-01)"),
    "before 1989": (
        {"date_start": "1988-12-31", "year": "1988"},
        "date_start",
        "outside the years covered, 1989 to 2022",
    ),
    "after the version": ({"date_start": "2024-01-01", "date_end": "2024-01-01"}, "date_start", "1989 to 2022"),
    "another year": ({"year": "2014"}, "year", "the event starts in 2013"),
    "parts": ({"deaths_b": "5"}, "best", "the parts make 11"),
    "no best": ({"best": ""}, "best", "no number of deaths"),
    "half a death": ({"best": "9.5"}, "best", "no number of deaths"),
    "below 0": ({"deaths_a": "-1", "best": "8"}, "deaths_a", "outside 0 to 1,000,000 deaths"),
    "latitude": ({"latitude": "133"}, "latitude", "outside -90 to 90 degrees"),
    "longitude": ({"longitude": "east"}, "longitude", "no number of degrees"),
    "half a position": ({"longitude": ""}, "latitude", "only half of a position"),
    "shifted columns": ({"where_prec": "13.16"}, "where_prec", "1 to 7 expected"),
    "type": ({"type_of_violence": "4"}, "type_of_violence", "expected 1 (state-based)"),
    "no state": ({"side_a": "TTP", "gwnoa": ""}, "side_a", "is a government"),
    "one-sided combatants": ({"type_of_violence": "3"}, "deaths_a", "no dead of side A or B"),
    "unfinished": ({"code_status": "Check deaths"}, "code_status", "not a finished event"),
    "no id": ({"id": ""}, "id", "no event number"),
}


@pytest.mark.parametrize(("changes", "field", "reason"), REJECTED.values(), ids=REJECTED)
def test_a_row_that_cannot_be_counted_right(write: Write, changes: dict[str, str], field: str, reason: str) -> None:
    batch = sources.read("ucdp_ged", write("ucdp_ged", [{"id": "1"}, {"id": "2", **changes}, {"id": "3"}]))
    entry = fault(batch, 2)
    assert (entry["field"], entry["value"]) == (field, {**GED, **changes}[field])
    assert reason in entry["reason"]
    assert entry["record_id"] == changes.get("id", "2")
    assert (batch.rows_read, batch.accepted, batch.rejected) == (3, 2, 1)
    assert batch.table.column("event_id").to_pylist() == ["1", "3"]


def test_the_same_row_twice_counts_once(write: Write) -> None:
    batch = sources.read("ucdp_ged", write("ucdp_ged", [{}, {}]))
    assert batch.table.num_rows == 1
    assert fault(batch, 2)["reason"] == "duplicate of row 1"


def test_one_id_for_two_events_leaves_neither(write: Write) -> None:
    batch = sources.read("ucdp_ged", write("ucdp_ged", [{}, {"side_b": "IS"}, {"id": "2"}]))
    assert batch.table.column("event_id").to_pylist() == ["2"]
    assert [entry["row"] for entry in batch.rejects.to_pylist()] == [1, 2]


def test_best_outside_its_interval_widens_it(write: Write) -> None:
    rows = [{"id": "1", "low": "11", "high": "11"}, {"id": "2", "low": "0", "high": "4"}]
    batch = sources.read("ucdp_ged", write("ucdp_ged", rows))
    found = [(e["deaths_low"], e["deaths_best"], e["deaths_high"]) for e in batch.table.to_pylist()]
    assert found == [(10, 10, 11), (0, 10, 10)]
    assert "2 rows have a best estimate outside their own low to high (by 6 at most)" in batch.notes[0]


def test_what_is_not_known_stays_empty(write: Write) -> None:
    unknown = {"latitude": "", "longitude": "", "adm_2": "", "number_of_sources": "-1", "country_id": "9999"}
    event = one(sources.read("ucdp_ged", write("ucdp_ged", [unknown], name="events.csv")))
    assert {event[name] for name in ("latitude", "longitude", "adm2", "sources", "iso3", "known_from")} == {None}


def test_version_and_publication_may_be_given(write: Write) -> None:
    batch = sources.read("ucdp_ged", write("ucdp_ged", name="x.csv"), version="24.1", published="2024-06")
    assert (batch.version, batch.published, one(batch)["known_from"]) == ("24.1", "2024-06", dt.date(2024, 6, 30))


def test_candidate_events_are_another_dataset(write: Write) -> None:
    with pytest.raises(EvidenceError, match=r"version 25\.0\.3 of UCDP's candidate events"):
        sources.read("ucdp_ged", write("ucdp_ged", name="GEDEvent_v25_0_3.csv"))


def test_all_missing_columns_are_named(write: Write) -> None:
    with pytest.raises(EvidenceError, match="lacks 3 of the 28 columns expected: side_a, best, deaths_b;"):
        sources.read("ucdp_ged", write("ucdp_ged", drop=["best", "side_a", "deaths_b"]))


def test_a_file_full_of_bad_rows_is_refused_with_the_reasons(write: Write) -> None:
    rows = [{"id": str(i), "date_start": "?" if i % 2 else "2013-05-01"} for i in range(60)]
    with pytest.raises(EvidenceError) as caught:
        sources.read("ucdp_ged", write("ucdp_ged", rows))
    assert "30 of 60 rows cannot be used, more than the 5% expected" in str(caught.value)
    assert "30 × date_start (first in data row 2: no day; expected YYYY-MM-DD)" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_whose_intervals_make_no_sense_is_refused(write: Write) -> None:
    rows = [{"id": str(i), "low": "11", "high": "11"} for i in range(60)]
    with pytest.raises(EvidenceError, match="60 of 60 rows have best outside low to high, more than the 10%"):
        sources.read("ucdp_ged", write("ucdp_ged", rows))


def test_no_usable_row(write: Write) -> None:
    with pytest.raises(EvidenceError, match="none of 1 rows can be used: 1 × best"):
        sources.read("ucdp_ged", write("ucdp_ged", [{"best": "many"}]))
