"""A publisher whose figures a sentence gives is its source, however the sentence puts it."""

from __future__ import annotations

import datetime as dt

import pytest

import tahqiq

DATE = dt.date(2025, 7, 5)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("UCDP's count of deaths in Algeria rose from 222 in 2012 to 264 in 2013.", "UCDP"),
        ("The Global Terrorism Index 2025 counts 1,099 attacks in Pakistan in 2024.", "Global Terrorism Index"),
        ("In 2013 2,345 people were killed, the Global Terrorism Index recorded.", "Global Terrorism Index"),
        ("PICSS on Pakistan, 2023:\n- 645 militant attacks\n- 976 people killed in them", "PICSS"),
    ],
)  # fmt: skip
def test_a_publisher_that_counts_is_the_source(text, source) -> None:
    claims = tahqiq.extract(text, date=DATE).claims
    assert claims
    assert {c.attributed_to for c in claims} == {source}


def test_one_that_is_only_mentioned_is_not() -> None:
    text = "Researchers of UCDP met in Karachi. In Sindh 40 people were killed in 2023."
    assert {c.attributed_to for c in tahqiq.extract(text, date=DATE).claims} == {""}
