"""Which figures belong together."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Document


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([Path(tahqiq.__file__).parent / "packs" / "world"])


def links(registry: Registry, text: str) -> set[tuple[float | None, float | None]]:
    """The linked pairs, by their figures, smaller first."""
    claims = {c.id: c for c in extract(Document(text, date=dt.date(2025, 1, 15)), registry)}
    for claim in claims.values():
        assert all(claim.id in claims[other].links and other != claim.id for other in claim.links)
    pairs = {(c.value, claims[o].value) for c in claims.values() for o in c.links}
    return {(a, b) for a, b in pairs if a is None or b is None or a <= b}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The attack killed 12 people, including four children.", {(4, 12)}),
        ("The attack killed 17 people: 12 soldiers, three civilians and two policemen.", {(12, 17), (3, 17), (2, 17)}),
        ("Twelve soldiers and three civilians were killed, 15 people in all.", {(12, 15), (3, 15)}),
        ("Attacks rose from 517 in 2023 to 1,099 in 2024, a rise of 113%.", {(113, 517), (113, 1099)}),
        ("Some 573 policemen were killed in 2024, 62% of the 924 people killed in attacks.", {(62, 573), (62, 924)}),
        ("In 2024, 366 people were killed. On average, one person was killed a day in 2024.", {(1, 366)}),
        ("There were 15 attacks in May 2024.\n\nIn May 2024, 15 attacks were counted.", {(15, 15)}),
        ("Total killed: 24\nCivilians killed: 11\nSoldiers killed: 13", {(11, 24), (13, 24)}),
        (
            "In January 2024, 100 people were killed, 120 in February 2024 and 130 in March 2024. "
            "In the first quarter of 2024, 350 people were killed.",
            {(100, 350), (120, 350), (130, 350)},
        ),
        # what has nothing to do with each other
        ("In 2024, 300 militants were killed. In 2024, 120 civilians were killed.", set()),
        ("The attack killed 12 people. Another attack killed four children.", set()),
        ("In 2023, 40 people were killed. In 2024, 30 soldiers were hurt.", set()),
    ],
)
def test_linked_figures(registry: Registry, text: str, pairs: set[tuple[float, float]]) -> None:
    assert links(registry, text) == pairs
