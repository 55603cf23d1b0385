"""Whom a toll or its share is of, where its own noun does not say, and what else is counted near it."""

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


def found(registry: Registry, text: str, *kinds: str) -> list[tuple[Any, ...]]:
    return [
        (c.metric, str(c.victim), c.value)
        for c in extract(Document(text, date=DAY), registry)
        if c.checkable and c.kind in kinds
    ]


TOLLS = [
    ("In 2023 police killed 59 militants and arrested 18 others.",
     [("deaths", "militant", 59), ("arrests", "militant", 18)]),
    ("Among the injured in May 2023, 55 were traders and 3 were constables.",
     [("injuries", "civilian", 55), ("injuries", "police", 3)]),
    ("In 2023, 78 farmers and security personnel were killed.", [("deaths", "all", 78)]),
    ("Soldiers remained the main target of raids in 2023 with 42 deaths.", [("deaths", "military", 42)]),
    ("Soldiers suffered most in 2023, followed by farmers who suffered 31 deaths.", [("deaths", "civilian", 31)]),
    ("The number of rebels killed in the north stays high with 57 killed in 2023.", [("deaths", "militant", 57)]),
    ("May 2023 was the deadliest month for soldiers, with 111 deaths.", [("deaths", "military", 111)]),
    ("Some 40 members of the state security forces died in 2023.", [("deaths", "security", 40)]),
    ("Some 40 members of the armed group died in 2023.", [("deaths", "militant", 40)]),
    ("In 2023, 38 people died; 24 out of 38 were soldiers.", [("deaths", "all", 38), ("deaths", "military", 24)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_whom_a_toll_is_of(registry: Registry, text: str, expected: list[Any]) -> None:
    assert found(registry, text, "count", "event_toll", "cumulative") == expected


SHARES = [
    ("The majority of the deaths in 2023 occurred among soldiers.", [("deaths", "military", 50)]),
    ("In 2023, 57 constables were killed, accounting for 62% of total deaths.", [("deaths", "police", 62)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_whom_a_share_is_of(registry: Registry, text: str, expected: list[Any]) -> None:
    assert found(registry, text, "share") == expected


OTHERS = [
    ("rank", "Constables were the biggest victims of the unrest in 2023.", [("other:casualties", "police", 1)]),
    ("rank", "May 2023 had the highest number of rebels' deaths.", [("deaths", "militant", 1)]),
    ("change", "Deaths linked to attacks targeting farmers rose by 20% in 2023.", [("deaths", "civilian", 20)]),
    ("count", "There were 63 suicide bombings in 2022 and 87 such attacks in 2023.",
     [("suicide_attacks", "", 63), ("suicide_attacks", "", 87)]),
    ("level", "In May 2023 the army had 12,000 soldiers stationed in Kunar.", [("fighters", "military", 12000)]),
    ("level", "The fighting of May 2023 drove 4,000 residents into Chad.", [("displaced", "civilian", 4000)]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), OTHERS)
def test_who_is_counted_or_ranked(registry: Registry, kind: str, text: str, expected: list[Any]) -> None:
    assert found(registry, text, kind) == expected


def test_an_official_toll_is_no_toll_of_officials(registry: Registry) -> None:
    assert found(registry, "The official death toll was 40 in 2023.", "count") == [("deaths", "all", 40)]
