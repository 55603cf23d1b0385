"""How many months or days a period has, when a total is read as an average."""

import datetime as dt

import pytest

from tahqiq.claims.find.answer import _units


@pytest.mark.parametrize(
    ("start", "end", "per", "parts"),
    [
        ((2024, 1, 1), (2024, 12, 31), "month", 12),
        ((2023, 1, 1), (2023, 9, 30), "month", 9),
        ((2023, 1, 1), (2024, 12, 31), "year", 2),
        ((2024, 1, 1), (2024, 12, 31), "day", 366),
        ((2024, 1, 1), (2024, 1, 14), "week", 2),
    ],
)
def test_whole_months_are_counted_and_days_are_days(start, end, per, parts):
    assert _units((dt.date(*start), dt.date(*end)), per) == parts
