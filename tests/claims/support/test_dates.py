"""Milestones: a recorded date is supported, the same with another year never is."""

from __future__ import annotations

import datetime as dt

import pytest

import tahqiq
from tahqiq import verbs
from tahqiq.terms import ClaimKind, Label

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS += ("November", "December")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return verbs.open_workspace(tmp_path_factory.mktemp("dates") / "workspace")


def _operations():
    """Operations that began on a known day, with how a report would write it."""
    for operation in verbs.registry().operations.values():
        start = operation.start
        if start and start.start and start.start == start.end and start.start.year > 2006:
            name = operation.name if operation.name.startswith("Operation") else f"Operation {operation.name}"
            yield name, start.start


def _labels(sentences, workspace):
    text = "\n\n".join(sentences)
    result = tahqiq.check(text, date=dt.date(2026, 6, 30), workspace=workspace)
    at = 0
    for sentence in sentences:
        inside = [c for c in result.claims if at <= c.claim.start < at + len(sentence)]
        yield [c.verdict.label for c in inside if c.claim.kind is ClaimKind.MILESTONE]
        at += len(sentence) + 2


def _sentence(name, day, years=0):
    return f"{name} was launched in {MONTHS[day.month - 1]} {day.year + years}."


def test_recorded_launches_are_supported_and_altered_ones_never(workspace):
    known = list(_operations())
    assert len(known) >= 10
    true = list(_labels([_sentence(name, day) for name, day in known], workspace))
    found = [labels for labels in true if labels]
    assert len(found) >= 0.8 * len(known)
    assert sum(Label.SUPPORTED in labels for labels in found) >= 0.8 * len(found), list(zip(known, true, strict=True))
    for years in (-3, -1, 2):
        wrong = list(_labels([_sentence(name, day, years) for name, day in known], workspace))
        supported = [k for k, labels in zip(known, wrong, strict=True) if Label.SUPPORTED in labels]
        assert not supported, (years, supported)
