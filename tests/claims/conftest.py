"""Rows, figures and claims made short, for the tests of find and judge."""

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq import verbs
from tahqiq.claims.find.rows import Row
from tahqiq.registry import load
from tahqiq.terms import Claim, ClaimKind, Span, Victim


def day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def row():
    def make(value, start, end, **changed):
        slots = dict(
            obs_id="r", dataset="statistics", release_id="statistics@1", publisher="alpha", document="report",
            url="https://example.org", known_from=day("2024-01-31"), published="2024-01", metric="deaths", area="PAK",
            actor="", victim="all", start=day(start), end=day(end), value=float(value), bound="exact", low=None,
            high=None, unit="count", base_start=None, base_end=None, definition="killed",
            counts="attacks_and_operations", militants="in", territory="", scope="", reported_by="direct",
            confidence="high",
        )  # fmt: skip
        return Row(**{**slots, **changed})

    return make


@pytest.fixture
def claim():
    def make(value=None, start="2023-01-01", end="2023-12-31", **changed):
        slots = dict(
            id="c1", quote="quote", start=0, end=5, kind=ClaimKind.COUNT, metric="deaths", victim=Victim.ALL,
            value=value, period=Span(day(start), day(end)),
        )  # fmt: skip
        return Claim(**{**slots, **changed})

    return make


@pytest.fixture(scope="module")
def registry():
    packs = Path(tahqiq.__file__).parent / "packs"
    return load([packs / "world", packs / "pakistan"])


@pytest.fixture(scope="module")
def workspace(filled):
    return verbs.open_workspace(filled("bundled"))
