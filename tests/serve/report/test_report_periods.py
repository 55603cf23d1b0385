"""Spans in words."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.serve.report.wording.periods import period, published
from tahqiq.terms import Span


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2025-01-01", "2025-03-31", "Q1 2025"),
        ("2024-10-01", "2024-12-31", "Q4 2024"),
        ("2024-02-01", "2024-04-30", "Feb–Apr 2024"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2007-01-01", "2014-12-31", "2007–2014"),
        ("2024-01-01", "2024-06-30", "Jan–Jun 2024"),
        ("2023-07-01", "2024-06-30", "Jul 2023–Jun 2024"),
        ("2025-02-01", "2025-02-28", "Feb 2025"),
        ("2025-04-07", "2025-04-07", "7 Apr 2025"),
        ("2025-04-03", "2025-04-07", "3–7 Apr 2025"),
        ("2025-03-30", "2025-04-07", "30 Mar–7 Apr 2025"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024–2 Jan 2025"),
        ("2021-01-01", "", "since 2021"),
        ("2021-08-15", "", "since 15 Aug 2021"),
        ("", "2022-12-31", "until 2022"),
        ("", "2022-06-30", "until 30 Jun 2022"),
        ("2024-02-01", "2024-02-28", "1–28 Feb 2024"),
    ],
)
def test_periods_are_said_as_people_say_them(start: str, end: str, text: str) -> None:
    assert period(Span(_day(start), _day(end), "the wording")) == text


def test_a_period_without_days_is_its_wording_and_none_is_nothing() -> None:
    assert period(Span(None, None, "over two decades")) == "over two decades"
    assert period(None) == ""


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("2025", "2025"),
        ("2025-01", "Jan 2025"),
        ("2025-01-07", "7 Jan 2025"),
        ("", ""),
        ("2025-13", "2025-13"),
        ("2025-02-30", "2025-02-30"),
        ("spring 2025", "spring 2025"),
        ("a-b", "a-b"),
    ],
)
def test_publication_dates_keep_their_precision(given: str, text: str) -> None:
    assert published(given) == text
