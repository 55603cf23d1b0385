"""Changes, comparisons, places and counts of none in the words that reports use for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Document

DAY = dt.date(2024, 3, 10)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([Path(tahqiq.__file__).parent / "packs" / "world"])


TEXTS = [
    ("In 2023, 58% more people died in Pakistan than in 2022.", "change", [("deaths", 58, "up")]),
    ("Deaths fell by 38 percent in 2022 and attacks by 45 percent.", "change",
     [("deaths", 38, "down"), ("attacks", 45, "down")]),
    ("Attacks were down to six in May 2023 from 15 in May 2022.", "change", [("attacks", None, "down")]),
    ("Pakistan had more deaths than Kenya in 2023.", "ratio", [("deaths", 1, "none")]),
    ("Boko Haram killed fewer people than Islamic State in 2023.", "ratio", [("deaths", 1, "none")]),
    ("The army killed more farmers than did militants in 2023.", "ratio", [("deaths", 1, "none")]),
    ("Kenya had the most deaths in 2023, followed by Chad and then Mali.", "rank",
     [("deaths", 1, "up"), ("deaths", 2, "none"), ("deaths", 3, "none")]),
    ("Kenya recorded no suicide attacks in 2023.", "count", [("suicide_attacks", 0, "none")]),
    ("Not a single farmer was killed in Kenya in 2023.", "count", [("deaths", 0, "none")]),
    ("There were 165 fatal victims in Kenya in 2023.", "count", [("deaths", 165, "none")]),
    ("There were 121 incidents of terrorism in Kenya in 2023.", "count", [("attacks", 121, "none")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), TEXTS)
def test_kind_value_and_direction(registry: Registry, text: str, kind: str, expected: list[Any]) -> None:
    claims = extract(Document(text, date=DAY), registry)
    assert [(c.metric, c.value, str(c.direction)) for c in claims if c.checkable and c.kind == kind] == expected
