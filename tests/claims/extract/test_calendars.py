"""Hijri dates and seasons as periods, alone."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.claims.extract.periods import find_periods

DAY = dt.date(2024, 5, 1)

FOUND = [
    ("during Ramadan 2024", "2024-03-11..2024-04-10"),
    ("in the holy month of Ramadan", "2024-03-11..2024-04-10"),  # the last before the text
    ("on Eid al-Fitr in 2023", "2023-04-21..2023-04-24"),
    ("on Eid-ul-Azha", "2023-06-28..2023-07-01"),
    ("on Ashura", "2023-07-28..2023-07-29"),
    ("on 10 Muharram 9 people", "2023-07-28..2023-07-29"),
    ("on Muharram 9, 1445 AH", "2023-07-27..2023-07-28"),
    ("in Safar 1443", "2021-09-08..2021-10-07"),
    ("before Ramadan", "None..2024-03-10"),
    ("since Ashura last year", "2023-07-28..2024-05-01"),
    ("in spring 2023", "2023-03-01..2023-05-31"),
    ("in the winter of 2022-23", "2022-12-01..2023-02-28"),
    ("last winter", "2023-12-01..2024-02-29"),
    ("this spring", "2024-03-01..2024-05-01"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_periods_of_other_calendars(text: str, expected: str) -> None:
    (mention,) = find_periods(text, DAY)
    assert f"{mention.span.start}..{mention.span.end}" == expected


NONE = [
    "Ramadan Tamo was killed",
    "Rajab said so",
    "an Eid gathering",
    "the spring offensive",
    "since the fall of Sero",
    "on 31 Muharram 1445",
    "in Muharram 1699",
]


@pytest.mark.parametrize("text", NONE)
def test_names_and_days_that_are_none(text: str) -> None:
    assert all(m.span.start is None and m.span.end is None for m in find_periods(text, DAY))


def test_a_month_that_comes_twice_in_a_year_is_left_open() -> None:
    (mention,) = find_periods("during Ramadan 2030", dt.date(2031, 5, 1))
    assert mention.span.start is None
