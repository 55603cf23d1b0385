"""The base period of a change, out of the words of its definition."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.build_pack.base_period import base_period, months

D = dt.date.fromisoformat
QUARTER = (D("2025-01-01"), D("2025-03-31"))


@pytest.mark.parametrize(
    ("definition", "start", "end"),
    [
        ("deaths against 1,028 in the last quarter of 2024", "2024-10-01", "2024-12-31"),
        ("violence against Q4 2024", "2024-10-01", "2024-12-31"),
        ("violence against the first quarter of 2024", "2024-01-01", "2024-03-31"),
        ("deaths in the first half of 2025 against the first half of 2024", "2024-01-01", "2024-06-30"),
        ("attacks in 2023 against 2022", "2022-01-01", "2022-12-31"),
        ("violence against 2020, as listed in the 2025 report", "2020-01-01", "2020-12-31"),
        ("attacks in January 2024 against December 2023", "2023-12-01", "2023-12-31"),
        ("attacks against Feb 2024", "2024-02-01", "2024-02-29"),
        ("all deaths against the 2009 peak", "2009-01-01", "2009-12-31"),
        ("deaths against January 2025 (so about 70 in January)", "2025-01-01", "2025-01-31"),
        ("eight months of 2017-18 against the whole of 2016-17", "2016-07-01", "2017-06-30"),
        ("deaths against the same period of 2024", "2024-01-01", "2024-03-31"),
        ("deaths against the same quarter a year before", "2024-01-01", "2024-03-31"),
        ("deaths against the 3 months before", "2024-10-01", "2024-12-31"),
    ],
)
def test_stated_bases(definition: str, start: str, end: str) -> None:
    assert base_period(definition, *QUARTER, fiscal_from=7) == (D(start), D(end))


@pytest.mark.parametrize(
    "definition",
    ["operations against militants", "a peak of 90 in 2013", "terror attacks since 2013", "deaths against last year",
     "losses against 2016-19", "against an average of 20 a month", ""],
)  # fmt: skip
def test_what_is_not_stated_is_not_guessed(definition: str) -> None:
    assert base_period(definition, *QUARTER, fiscal_from=7) is None


def test_a_relative_base_needs_the_rows_own_period() -> None:
    assert base_period("attacks against the same months of 2022", None, None) is None
    assert base_period("attacks against the same months of 2023", D("2025-02-01"), D("2025-02-28")) == (
        D("2023-02-01"), D("2023-02-28"),
    )  # fmt: skip
    assert base_period("attacks against the same months of 2024", D("2025-02-01"), D("2025-02-28")) == (
        D("2024-02-01"), D("2024-02-29"),
    )  # fmt: skip


@given(year=st.integers(1990, 2090), quarter=st.integers(1, 4))
def test_a_quarter_by_number_and_by_place_is_the_same(year: int, quarter: int) -> None:
    named = ("first", "second", "third", "last")[quarter - 1]
    by_number = base_period(f"deaths against Q{quarter} {year}", *QUARTER)
    assert by_number == base_period(f"deaths against 17 in the {named} quarter of {year}", *QUARTER)
    assert by_number is not None
    assert 90 <= (by_number[1] - by_number[0]).days + 1 <= 92


@given(year=st.integers(1990, 2090), first=st.integers(1, 12), length=st.integers(1, 12))
def test_runs_of_months_are_whole_months(year: int, first: int, length: int) -> None:
    start, end = months(year, first, first + length - 1)
    assert start.day == 1
    assert (end + dt.timedelta(days=1)).day == 1
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == length - 1
