"""Which facts are happenings."""

from __future__ import annotations

import datetime as dt

import pytest

from tahqiq.claims.find.dated import from_facts
from tahqiq.registry import Registry


def fact(predicate: str, value: str) -> dict[str, object]:
    day = dt.date(2021, 2, 3)
    return {
        "fact_id": "f", "subject": "group", "predicate": predicate, "object": value, "start": day, "start_latest": day,
        "end": None, "end_latest": None, "url": "", "reported_by": "direct", "known_from": day, "dataset": "facts",
        "release_id": "r", "confidence": "high",
    }  # fmt: skip


@pytest.mark.parametrize("value", ["2500-6000", "84%", "over 5000", "about 1,200", "46.5", "more than 1,000,000"])
def test_a_figure_is_no_happening(value):
    assert from_facts([fact("fighters", value)], Registry()) == []


@pytest.mark.parametrize(
    "value", ["21st Amendment passed", "leader surrendered with about 70 men", "Pakistan", "2 arrested"]
)
def test_what_happened_is_one(value):
    assert [m.subject for m in from_facts([fact("milestone", value)], Registry())] == ["group"]
