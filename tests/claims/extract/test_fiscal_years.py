"""Fiscal years: which days they are, and whose."""

import datetime as dt

import pytest

from tahqiq import extract
from tahqiq.claims.extract.periods import Fiscal, find_periods
from tahqiq.registry import FiscalYear

JULY = Fiscal(FiscalYear("PAK", 7, 1), "Pakistan")
DAY = dt.date(2025, 3, 4)


def days(text, fiscal=JULY, date=DAY):
    return [(str(m.span.start), str(m.span.end)) for m in find_periods(text, date, None, fiscal)]


@pytest.mark.parametrize(
    "text",
    ["in FY2023-24", "in FY24", "in FY 2023/24", "in fiscal 2024", "in the 2023-24 fiscal year",
     "in financial year 2023-24",
     "in the fiscal year 2024", "last fiscal year", "in the previous financial year",
     "in the fiscal year ending 30 June 2024", "in the fiscal year ended June 30, 2024"],
)  # fmt: skip
def test_a_year_is_named_after_the_one_it_ends_in(text):
    assert days(text) == [("2023-07-01", "2024-06-30")]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("in the first eight months of fiscal 2017-18", "2017-07-01", "2018-02-28"),
     ("in Q1 FY24", "2023-07-01", "2023-09-30"), ("in 1QFY24", "2023-07-01", "2023-09-30"),
     ("in the second half of FY2024", "2024-01-01", "2024-06-30"),
     ("in the last three months of the fiscal year 2023-24", "2024-04-01", "2024-06-30"),
     ("in the current fiscal year", "2024-07-01", "2025-03-04")],
)  # fmt: skip
def test_its_parts(text, first, last):
    assert days(text) == [(first, last)]


def test_a_year_that_begins_in_january_is_the_calendar_year():
    assert days("in FY2024", Fiscal(FiscalYear("COL", 1, 1), "Colombia")) == [("2024-01-01", "2024-12-31")]


@pytest.mark.parametrize("text", ["in FY2023-24", "last fiscal year", "in FY2020-24"])
def test_without_a_country_it_has_no_days(text):
    assert days(text, None) == [("None", "None")]


@pytest.mark.parametrize("text", ["the financial toll", "fiscal policy", "the FY", "FY 5"])
def test_what_is_none(text):
    assert not days(text)


def test_it_is_that_of_the_country_that_the_sentence_names():
    text = (
        "Pakistan's army killed 40 militants in fiscal year 2023-24. "
        "In India, 31 soldiers were killed in the fiscal year 2023-24. Pakistan buried 50 soldiers."
    )
    first, second = extract(text, date=DAY).claims[:2]
    assert (str(first.period.start), str(first.period.end)) == ("2023-07-01", "2024-06-30")
    assert (str(second.period.start), str(second.period.end)) == ("2023-04-01", "2024-03-31")
    assert second.period.resolved_from == "fiscal year of India"


def test_a_table_by_fiscal_year():
    text = "Attacks in Pakistan\n\n| Year | Attacks |\n|---|---|\n| FY2022-23 | 310 |\n| FY2023-24 | 402 |\n"
    found = {c.value: (str(c.period.start), str(c.period.end)) for c in extract(text, date=DAY).claims if c.period}
    assert found[402] == ("2023-07-01", "2024-06-30")
