"""VIEWS' country-month panel as observations of state-based deaths."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq import sources
from tahqiq.errors import EvidenceError
from tahqiq.sources.batch import schema
from tahqiq.sources.views_country_month.countries import countries, month_id
from tahqiq.terms import RecordKind

from .forms import Write

DATASET = "views_country_month"


def month(year: int, number: int, **changes: str) -> dict[str, str]:
    """A row of a month, whatever else it says."""
    text = f"{year}-{number:02d}"
    return {"year": str(year), "month": str(number), "month_id": str(month_id(text)), **changes}


def test_a_month_of_a_country_is_one_observation_of_a_part(write: Write) -> None:
    batch = sources.read(DATASET, write(DATASET), published="2024-05")
    assert (batch.version, batch.published, batch.rows_read, batch.accepted) == ("2014-12", "2024-05", 1, 1)
    assert batch.table.schema == schema(RecordKind.OBSERVATIONS)
    (row,) = batch.table.to_pylist()
    assert (row["area"], row["metric"], row["victim"], row["value"], row["bound"]) == (
        "PAK", "deaths", "all", 24, "exact",
    )  # fmt: skip
    assert (row["start"], row["end"]) == (dt.date(2014, 12, 1), dt.date(2014, 12, 31))
    assert (row["publisher"], row["scope"], row["low"], row["high"]) == ("ucdp", "part:state_based", None, None)
    assert row["known_from"] == dt.date(2024, 5, 31)


def test_the_two_vintages_are_told_apart(write: Write) -> None:
    batch = sources.read(DATASET, write(DATASET, [month(2016, 10), month(2016, 11)]))
    older, newer = (r["definition"] for r in batch.table.to_pylist())
    assert older == f"{newer}; older vintage of the panel"
    assert batch.version == "2016-11"
    assert batch.notes[0].startswith("1 months before November 2016")
    assert [b.day for b in sources.card(DATASET).dated_breaks] == [dt.date(2016, 11, 1)]


def test_an_id_means_a_country_only_from_its_first_month_on(write: Write) -> None:
    rows = [month(2011, m, country_id="246", country="South Sudan") for m in (6, 7)]
    batch = sources.read(DATASET, write(DATASET, rows))
    assert batch.table["area"].to_pylist() == ["SSD"]
    assert batch.rejects.to_pylist() == [
        {"row": 1, "record_id": "South Sudan", "field": "country_id", "value": "246",
         "reason": "the id does not mean a country in this month"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"country_id": "59"}, "country_id", "no country id"),
        ({"month_id": "500"}, "month_id", "are number 420"),
        ({"month": "13"}, "month", "no month from 1 to 12"),
        ({"ged_sb": "2.5"}, "ged_sb", "no number of deaths"),
        ({"ged_sb": "-1"}, "ged_sb", "no number of deaths"),
        ({"year": "1988", "month_id": "108"}, "year", "no year from 1989"),
    ],
)
def test_what_cannot_be_counted_right_is_set_aside(
    write: Write, changes: dict[str, str], field: str, reason: str
) -> None:
    batch = sources.read(DATASET, write(DATASET, [changes, month(2015, 1)]))
    (reject,) = batch.rejects.to_pylist()
    assert (reject["field"], reason in reject["reason"]) == (field, True)


def test_a_month_twice_counts_once_and_one_that_differs_not_at_all(write: Write) -> None:
    same = sources.read(DATASET, write(DATASET, [{}, {}]))
    assert (same.accepted, same.rejects["reason"].to_pylist()) == (1, ["duplicate of row 1"])
    with pytest.raises(EvidenceError, match="in several rows that differ"):
        sources.read(DATASET, write(DATASET, [{}, {"ged_sb": "25.0"}]))


def test_every_country_of_the_panel_has_one_code() -> None:
    table = countries()
    assert (table.num_rows, len(set(table["id"].to_pylist())), len(set(table["iso3"].to_pylist()))) == (191, 191, 191)
