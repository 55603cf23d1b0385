"""The words of a user as a selection."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.errors import InputError, UnknownName
from tahqiq.verbs.measuring import Asked, count, ground, period, selection

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
