"""Statistics, incidents, facts and allegations: partial dates, codes, duplicates."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tahqiq import sources
from tahqiq.errors import EvidenceError, InputError
from tahqiq.sources.batch import schema
from tahqiq.sources.cards import load

from .forms import FORMS, Write

CURATED = ("statistics", "incidents", "facts", "allegations")


def rows(write: Write, dataset: str, *changes: dict[str, str], **options: Any) -> list[dict[str, Any]]:
    return list(sources.read(dataset, write(dataset, changes), **options).table.to_pylist())


def first(write: Write, dataset: str, **changes: str) -> dict[str, Any]:
    return rows(write, dataset, changes)[0]


@pytest.mark.parametrize("dataset", CURATED)
def test_normal_form(write: Write, dataset: str) -> None:
    batch = sources.read(dataset, write(dataset), version="1", published="2025-11")
    assert batch.table.schema == schema(load(dataset)[0].record_kind)
    assert (batch.rows_read, batch.accepted, batch.version, batch.published) == (1, 1, "1", "2025-11")


@pytest.mark.parametrize("dataset", CURATED)
def test_an_exact_duplicate_is_dropped_and_says_of_what(write: Write, dataset: str) -> None:
    batch = sources.read(dataset, write(dataset, [{"id": "one"}, {"id": "two"}, {"id": "one"}]))
    assert batch.table.num_rows == 1
    assert [(e["row"], e["reason"]) for e in batch.rejects.to_pylist()] == [
        (2, "duplicate of one (row 1)"),
        (3, "duplicate of one (row 1)"),
    ]


@pytest.mark.parametrize("dataset", CURATED)
def test_what_differs_in_anything_is_kept(write: Write, dataset: str) -> None:
    last = list(FORMS[dataset])[-1]
    other = {"id": "two", last: "low" if last == "confidence" else "another"}
    assert len(rows(write, dataset, {}, other)) == 2


@pytest.mark.parametrize("dataset", CURATED)
def test_an_id_is_used_once(write: Write, dataset: str) -> None:
    other = {"confidence": "low"} if "confidence" in FORMS[dataset] else {"urls": "elsewhere"}
    batch = sources.read(dataset, write(dataset, [{}, other, {"id": ""}]))
    assert [e["reason"] for e in batch.rejects.to_pylist()] == [
        "row 1 has this id already, with other content",
        "no id; every row needs one of its own",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022", dt.date(2022, 12, 31)),
        ("2024-02", dt.date(2024, 2, 29)),
        ("2022-06-15", dt.date(2022, 6, 15)),
        ("", None),
    ],
)
def test_a_partial_date_counts_as_its_last_day(write: Write, text: str, day: dt.date | None) -> None:
    statistic = first(write, "statistics", published=text)
    assert (statistic["published"], statistic["known_from"]) == (text, day)
    allegation = first(write, "allegations", first_date=text)
    assert (allegation["first_date"], allegation["known_from"]) == (text, day)
    fact = first(write, "facts", start=text)
    assert (fact["start_text"], fact["known_from"]) == (text, day)


def test_a_fact_keeps_what_is_not_known_of_its_days(write: Write) -> None:
    fact = first(write, "facts", start="2015-03", end="2017")
    assert (fact["start"], fact["start_latest"]) == (dt.date(2015, 3, 1), dt.date(2015, 3, 31))
    assert (fact["end"], fact["end_latest"]) == (dt.date(2017, 1, 1), dt.date(2017, 12, 31))
    assert first(write, "facts", start="", end="2017")["known_from"] == dt.date(2017, 12, 31)


FISCAL = [
    ("2018-19", 7, "2018-07-01", "2019-06-30"),
    ("1999-00", 7, "1999-07-01", "2000-06-30"),
    ("2018-19", 4, "2018-04-01", "2019-03-31"),
    ("2018-19", 1, "2018-01-01", "2018-12-31"),
    ("2011-12", 7, "2011-07-01", "2012-06-30"),  # or December 2011, which lies inside
    ("2001-02", 7, "2001-02-01", "2002-06-30"),  # or February 2001, which does not
    ("2018-11", 7, "2018-11-01", "2018-11-30"),  # a month and nothing else
]


@pytest.mark.parametrize(("text", "month", "start", "latest"), FISCAL)
def test_fiscal_years(write: Write, text: str, month: int, start: str, latest: str) -> None:
    (fact,) = rows(write, "facts", {"start": text}, fiscal_month=month)
    assert (fact["start"].isoformat(), fact["start_latest"].isoformat()) == (start, latest)


def test_what_can_be_a_month_or_a_fiscal_year_is_noted(write: Write) -> None:
    notes = sources.read("facts", write("facts", [{"id": "1", "start": "2011-12"}, {"id": "2"}])).notes
    assert "2 facts are dated by a fiscal year." in notes
    assert any(note.startswith("1 facts have a date that is a month or a fiscal year") for note in notes)


def test_a_fiscal_year_begins_in_some_month(write: Write) -> None:
    with pytest.raises(InputError, match="fiscal_month is 13"):
        sources.read("facts", write("facts"), fiscal_month=13)


METRICS = {
    "fighters_strength": "fighters",
    "fence_km": "other:fence_km",
    "fence_pct": "other:fence_pct",
    "border_km": "other:border_km",
    "organisations": "other:organisations",
    "plots_averted_pct": "other:plots_averted",
    "other:share_of_deaths_pct": "other:share_of_deaths_pct",
    "change_pct:suicide_attacks": "change_pct:suicide_attacks",
    "change_pct:fighters_strength": "change_pct:fighters",
}


@pytest.mark.parametrize(("written", "metric"), METRICS.items())
def test_metrics(write: Write, written: str, metric: str) -> None:
    assert first(write, "statistics", metric=written, unit="percent")["metric"] == metric


def test_the_basis_is_taken_where_it_stands(write: Write) -> None:
    basis = {"counts": "attacks", "militants": "out", "territory": "without:PK-FATA", "scope": "part:suicide"}
    assert first(write, "statistics", **basis).items() >= basis.items()
    unsaid = {"counts": "unspecified", "militants": "unspecified", "territory": "", "scope": ""}
    assert first(write, "statistics").items() >= unsaid.items()
    assert first(write, "statistics", counts="", scope="").items() >= unsaid.items()


def test_ranges_open_periods_and_early_publication(write: Write) -> None:
    batch = sources.read(
        "statistics",
        write(
            "statistics",
            [
                {"id": "1", "value": "", "low": "3000", "high": "5000"},
                {"id": "2", "period_start": ""},
                {"id": "3", "published": "2024-12-29"},
                {"id": "4", "published": ""},
            ],
        ),
    )
    (ranged, open_, *_) = batch.table.to_pylist()
    assert (ranged["value"], ranged["low"], ranged["high"]) == (None, 3000, 5000)
    assert (open_["start"], open_["end"]) == (None, dt.date(2024, 12, 31))
    assert [note.split(" ")[0] for note in batch.notes] == ["1", "1", "1"]


def test_codes_of_several_actors(write: Write) -> None:
    incident = first(write, "incidents", claimed_by="jua|other:imu", attributed_to="ttp |  other:raw_alleged")
    assert (incident["claimed_by"], incident["attributed_to"]) == ("jua | other:imu", "ttp | other:raw_alleged")


def test_an_incident_without_an_end_or_a_day(write: Write) -> None:
    incident = first(write, "incidents", date_start="2024-03", date_end="")
    found = [incident[name].isoformat() for name in ("start", "end", "known_from")]
    assert found == ["2024-03-01", "2024-03-31", "2024-03-31"]


REJECTED = [
    ("statistics", {"metric": "explosions"}, "metric", "change_pct:<metric> or other:<name>"),
    ("statistics", {"metric": "change_pct:explosions"}, "metric", "one of attacks"),
    ("statistics", {"metric": ""}, "metric", "empty"),
    ("statistics", {"bound": "roughly"}, "bound", "expected one of exact, at_least"),
    ("statistics", {"bound": ""}, "bound", "not a known code"),
    ("statistics", {"unit": "persons"}, "unit", "not a known code"),
    ("statistics", {"victim": "soldiers"}, "victim", "expected one of empty, all, civilian"),
    ("statistics", {"counts": "everything"}, "counts", "not a known code"),
    ("statistics", {"militants": "maybe"}, "militants", "not a known code"),
    ("statistics", {"territory": "FATA"}, "territory", "with:<area>"),
    ("statistics", {"scope": "suicide"}, "scope", "part:<name>"),
    ("statistics", {"confidence": "sure"}, "confidence", "high, medium, low"),
    ("statistics", {"publisher": "The Think Tank"}, "publisher", "a publisher's code"),
    ("statistics", {"published": "2025-13"}, "published", "no date"),
    ("statistics", {"published": "January 2025"}, "published", "no date"),
    ("statistics", {"period_end": "2023-12-31"}, "period_end", "ends before it starts (2024-01-01 to 2023-12-31)"),
    ("statistics", {"value": "1,234"}, "value", "expected a number"),
    ("statistics", {"value": "nan"}, "value", "expected a number"),
    ("statistics", {"value": ""}, "value", "no value, nor a range"),
    ("statistics", {"value": "-3"}, "value", "below 0"),
    ("statistics", {"low": "9", "high": "7"}, "low", "upside down"),
    ("statistics", {"low": "200", "high": "300"}, "value", "outside its own range (200.0 to 300.0)"),
    ("statistics", {"metric": "change_pct:deaths"}, "unit", "in percent"),
    ("incidents", {"date_start": ""}, "date_start", "no date"),
    ("incidents", {"date_end": "2024-02-01"}, "date_end", "ends before it starts"),
    ("incidents", {"kind": "raid"}, "kind", "not a known code"),
    ("incidents", {"area": ""}, "area", "empty"),
    ("incidents", {"claimed_by": "the group"}, "claimed_by", "parted by |"),
    ("incidents", {"killed_best": "dozens"}, "killed_best", "whole number"),
    ("incidents", {"killed_best": "2"}, "killed_low", "the low toll is above the best (3 to 2)"),
    ("incidents", {"injured_low": "10"}, "injured_low", "upside down"),
    ("incidents", {"lat": "91"}, "lat", "outside -90 to 90"),
    ("incidents", {"lon": ""}, "lat", "half of a position"),
    ("facts", {"start": "2018-20"}, "start", "a fiscal year (2018-19)"),
    ("facts", {"start": "spring 2018"}, "start", "no date"),
    ("facts", {"start": "2018", "end": "2017"}, "end", "ends before it starts (2018)"),
    ("facts", {"subject": ""}, "subject", "empty"),
    ("allegations", {"accused": ""}, "accused", "empty"),
    ("allegations", {"denial_date": "later"}, "denial_date", "no date"),
]


@pytest.mark.parametrize(("dataset", "changes", "field", "reason"), REJECTED)
def test_rejects(write: Write, dataset: str, changes: dict[str, str], field: str, reason: str) -> None:
    batch = sources.read(dataset, write(dataset, [{}, {"id": "bad", **changes}]))
    (entry,) = batch.rejects.to_pylist()
    assert (entry["row"], entry["record_id"], entry["field"]) == (2, "bad", field)
    assert entry["value"] == {**FORMS[dataset], **changes}[field]
    assert reason in entry["reason"]
    assert batch.table.num_rows == 1


@pytest.mark.parametrize("dataset", CURATED)
def test_missing_columns(write: Write, dataset: str) -> None:
    names = list(FORMS[dataset])
    with pytest.raises(EvidenceError, match=f"lacks 2 of the {len(names)} columns expected: {names[1]}, {names[3]}"):
        sources.read(dataset, write(dataset, drop=[names[3], names[1]]))
