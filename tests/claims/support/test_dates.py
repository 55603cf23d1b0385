"""Milestones: a recorded date is supported, the same with another year never is."""

from __future__ import annotations

import pytest
from benchmarks.claims import verdicts
from benchmarks.claims.__main__ import checked
from benchmarks.claims.generated import operations, passages
from benchmarks.claims.generated.made import MONTHS, Made

from tahqiq import verbs


@pytest.fixture(scope="module")
def workspace(filled):
    return verbs.open_workspace(filled("dates"))


def _judged(workspace, years):
    made = [
        Made("launch", "milestone", f"{name} was launched in {MONTHS[day.month - 1]} {day.year + years}.")
        for name, day in operations()
    ]
    return verdicts.measure(passages(made, "launches"), lambda page: checked(page, workspace)).judged


def test_recorded_launches_are_supported_and_altered_ones_never(workspace):
    judged = _judged(workspace, 0)
    assert len(judged) >= 10
    found = [j for j in judged if j.got != verdicts.UNFOUND]
    assert len(found) >= 0.8 * len(judged)
    assert sum(j.got == "supported" for j in found) >= 0.8 * len(found), found
    for years in (-3, -1, 2):
        supported = [j.quote for j in _judged(workspace, years) if j.got == "supported"]
        assert not supported, (years, supported)
