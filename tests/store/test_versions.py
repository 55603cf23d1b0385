from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.errors import InputError
from tahqiq.store import versions

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("given_", "kept"), [("v25.1", "25.1"), (" 22.1 ", "22.1"), ("2025-04-08", "2025-04-08"), ("vi", "vi")]
)
def test_plain(given_: str, kept: str) -> None:
    assert versions.plain(given_) == kept


@pytest.mark.parametrize("bad", ["", "..", "a/b", "../x", "1 2", "x" * 65, "-1", "1."])
def test_a_version_that_cannot_name_a_folder_is_refused(bad: str) -> None:
    with pytest.raises(InputError, match="cannot be used: expected"):
        versions.plain(bad)


def test_order_is_by_number_not_by_letter() -> None:
    given_ = ["25.1", "9.1", "22.1", "25.0.10", "25.0.9", "25.1.2"]
    assert sorted(given_, key=versions.order) == ["9.1", "22.1", "25.0.9", "25.0.10", "25.1", "25.1.2"]


@given(st.lists(DAYS, min_size=1))
def test_order_of_days_is_that_of_time(days: list[dt.date]) -> None:
    assert sorted((d.isoformat() for d in days), key=versions.order) == [d.isoformat() for d in sorted(days)]


@given(DAYS)
def test_published_span_keeps_the_precision(day: dt.date) -> None:
    assert versions.published_span(day.isoformat()) == (day, day)
    first, last = versions.published_span(f"{day:%Y-%m}")
    assert first.day == 1
    assert (last + dt.timedelta(1)).day == 1
    assert first <= day <= last
    assert versions.published_span(f"{day:%Y}") == (dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))


@pytest.mark.parametrize("bad", ["soon", "2025-13", "2025-02-30", "25-01-01", "2025-1", "0000"])
def test_a_day_that_is_none_is_refused(bad: str) -> None:
    with pytest.raises(InputError, match="expected 2022, 2022-06 or 2022-06-15"):
        versions.published_span(bad)


@pytest.mark.parametrize(
    ("published", "retrieved", "known"),
    [
        ("2022-06-15", "2026-01-01", "2022-06-15"),
        ("2022-06", "2026-01-01", "2022-06-30"),
        ("2022", "2026-01-01", "2022-12-31"),
        ("2026", "2026-03-01", "2026-03-01"),  # it cannot have become public after we had it
        ("", "2026-03-01", "2026-03-01"),
    ],
)
def test_known_from(published: str, retrieved: str, known: str) -> None:
    assert versions.known_from(published, dt.date.fromisoformat(retrieved)).isoformat() == known


def test_free_id_numbers_what_is_taken_and_minds_case() -> None:
    assert versions.free_id("d", "1", ()) == "d@1"
    assert versions.free_id("d", "1", {"d@1", "d@1.2"}) == "d@1.3"
    assert versions.free_id("d", "rc", {"d@RC"}) == "d@rc.2"


def test_dataset_names() -> None:
    versions.check_dataset("ucdp_ged")
    with pytest.raises(InputError, match="dataset name"):
        versions.check_dataset("../ged")
