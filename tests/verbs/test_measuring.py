"""The words of a user as a selection."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import InputError, UnknownName
from tahqiq.measure.effect import Windows
from tahqiq.verbs.measuring import Asked, Own, breaks, count, effect, ground, period, selection, trend

D = dt.date


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023", (D(2023, 1, 1), D(2023, 12, 31))),
        ("2023-Q1", (D(2023, 1, 1), D(2023, 3, 31))),
        ("2023-H2", (D(2023, 7, 1), D(2023, 12, 31))),
        ("2024-02", (D(2024, 2, 1), D(2024, 2, 29))),
        ("2024-02-10", (D(2024, 2, 10), D(2024, 2, 10))),
        ("2019..2021", (D(2019, 1, 1), D(2021, 12, 31))),
        ("2014-06-15..2017-02", (D(2014, 6, 15), D(2017, 2, 28))),
    ],
)
def test_periods_are_read(text, days):
    assert period(text) == days


@pytest.mark.parametrize("text", ["", "last year", "2023-13", "2023-02-30", "23", "2021..2019", "2023-Q5"])
def test_what_is_no_period_is_said(text):
    with pytest.raises(InputError):
        period(text)


@pytest.fixture(scope="module")
def on(tmp_path_factory):
    return ground(tmp_path_factory.mktemp("verbs") / "workspace")


def test_names_are_resolved(on):
    found = selection(on, Asked(area="KP", actor="TTP", period="2019", victim="civilian", count="events"))
    assert (found.areas, found.actor, found.dataset) == (("PK-KP",), "ttp", "ucdp_ged")
    assert (found.counted, found.victim) == ("events", "civilian")


def test_without_words_all_that_is_covered_is_meant(on):
    found = selection(on, Asked())
    assert (found.areas, found.start, found.end) == (("PAK",), D(1989, 1, 1), D(2021, 12, 31))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(area="Pakstan"), "did you mean"),
        (Asked(actor="Karachi"), "as no actor"),
        (Asked(area="TTP"), "as no place"),
        (Asked(dataset="acled"), "expected one of ucdp_ged"),
        (Asked(victim="soldiers"), "--victim 'soldiers': one of"),
        (Asked(kind="war"), "--kind 'war': one of"),
        (Asked(count="attacks"), "--count 'attacks': one of"),
        (Asked(as_of=D(2000, 1, 1)), "no events are in the workspace as of 2000-01-01"),
    ],
)
def test_unknown_words_are_said_with_what_is_known(on, asked, said):
    with pytest.raises((InputError, UnknownName)) as error:
        selection(on, asked)
    assert said in str(error.value)


def test_a_count_of_a_word_that_is_none(on):
    with pytest.raises(InputError, match="--by 'week': one of"):
        count(Asked(workspace=on.workspace.path), "week")


def test_printed_months_are_meant_by_publisher_or_dataset(on):
    at = on.workspace.path
    told = effect(Asked(workspace=at), "Azm-e-Istehkam", windows=Windows(after=6), own=Own("PICSS"))
    assert (told.asked["publisher"], told.asked["areas"], told["observed"].value) == ("picss", ["PAK"], 430)
    panel = breaks(Asked(workspace=at, dataset="views_country_month", period="2010..2016-10"))
    assert (panel.asked["publisher"], panel.asked["metric"]) == ("ucdp", "deaths")
    assert trend(Asked(workspace=at, period="2022..2025"), own=Own("PICSS")).asked["start"] == "2022-01-01"


@pytest.mark.parametrize(
    ("asked", "own", "said"),
    [
        ({"dataset": "statistics"}, None, "name one (--publisher)"),
        ({"dataset": "ucdp_country_year"}, None, "no months of deaths"),
        ({"kind": "one_sided"}, Own("PICSS"), "leave --kind and --actor out"),
        ({"dataset": "ucdp_ged"}, Own("PICSS"), "no statistics of 'ucdp_ged'"),
        ({}, Own("TTP"), "as no publisher"),
        ({"area": "Balochistan"}, Own("PICSS", "fence_km"), "has no month of fence km"),
    ],
)
def test_printed_months_that_cannot_be_had_are_one_line(on, asked, own, said):
    with pytest.raises((InputError, UnknownName)) as error:
        trend(Asked(workspace=on.workspace.path, **asked), own=own)
    assert said in str(error.value)


def test_printed_months_have_no_other_unit(on):
    with pytest.raises(InputError, match="measured by month"):
        trend(Asked(workspace=on.workspace.path), "year", Own("PICSS"))
