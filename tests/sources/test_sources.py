"""The door: datasets, cards, detection, versions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq import sources
from tahqiq.errors import EvidenceError, UnknownName
from tahqiq.sources import cards, gw, versions
from tahqiq.terms import METRICS, Victim

from .forms import FORMS, Write


@pytest.mark.parametrize("dataset", sources.datasets())
def test_cards_are_complete(dataset: str) -> None:
    card, expected = cards.load(dataset)
    assert card.dataset == dataset
    assert all([card.publisher, card.title, card.row_is, card.leaves_out, card.licence, card.citation])
    assert set(card.victims) <= set(Victim)
    assert {name for name in card.metrics if not name.startswith("other")} <= {*METRICS, "change_pct"}
    assert card.grade in "ABCDEF"
    assert any(note.startswith(f"Grade {card.grade}") for note in card.notes)  # a grade gives its reason
    assert 0 < expected.rejects < 1
    assert sources.card(dataset) is card


def test_an_unknown_dataset() -> None:
    for door in (sources.card, lambda name: sources.read(name, Path("x"))):
        with pytest.raises(UnknownName, match="no dataset is called 'gtd'; known are ucdp_ged"):
            door("gtd")


@pytest.mark.parametrize("dataset", sources.datasets())
def test_a_file_is_known_by_its_columns(write: Write, dataset: str) -> None:
    assert sources.detect(write(dataset, name="anything.csv")) == dataset


def test_a_file_of_no_known_form(write: Write) -> None:
    with pytest.raises(EvidenceError, match="the nearest is facts, of which it lacks predicate; known are"):
        sources.detect(write("facts", drop=["predicate"]))
    with pytest.raises(EvidenceError, match="the columns of no known dataset; known are"):
        sources.detect(write("facts", [{"x": "1"}], drop=FORMS["facts"]))


VERSIONS = {
    "ged_v22_1_pakistan_hdx.csv": "22.1",
    "GEDEvent_v25_1.csv": "25.1",
    "GEDEvent_v25_0_11.csv": "25.0.11",
    "ged191.csv": "19.1",
    "ged201-csv.csv": "20.1",
    "organizedviolencecy-251-csv.csv": "25.1",
    "OrganizedViolenceCYDataSet26_1.csv": "26.1",
    "events_2022_05_01.csv": "",
    "pakistan.csv": "",
}


@pytest.mark.parametrize(("name", "version"), VERSIONS.items())
def test_version_from_a_name(name: str, version: str) -> None:
    assert versions.from_name(name) == version


def test_year_of_a_version() -> None:
    assert [versions.year_of(v) for v in ("22.1", "25.0.3", "5.0", "")] == ["2022", "2025", "", ""]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_the_last_day_is_in_what_was_given(day: dt.date) -> None:
    month, year = versions.last_day(f"{day:%Y-%m}"), versions.last_day(f"{day.year:04}")
    assert versions.last_day(day.isoformat()) == day
    assert month is not None
    assert year is not None
    assert day <= month <= year
    assert (month + dt.timedelta(1)).day == 1
    assert (year.month, year.day) == (12, 31)


@pytest.mark.parametrize("text", ["", "2022-13", "2022-06-31", "22", "June 2022", "2022-6"])
def test_what_is_no_date_has_no_last_day(text: str) -> None:
    assert versions.last_day(text) is None


def test_states_have_one_code_each() -> None:
    states = gw.states().to_pylist()
    assert len(states) == len({s["gw"] for s in states}) == len({s["gw_iso3"] for s in states}) == 199
    assert all(len(s["gw_iso3"]) == 3 and s["gw_iso3"].isupper() for s in states)
    assert {770: "PAK", 700: "AFG", 345: "SRB", 490: "COD", 347: "XKX"}.items() <= {
        s["gw"]: s["gw_iso3"] for s in states
    }.items()
