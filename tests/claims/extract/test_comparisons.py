"""One thing set against another, with no time between them."""

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


def ratios(registry: Registry, text: str) -> list[tuple[object, ...]]:
    claims = extract(Document(text, date=dt.date(2024, 3, 10)), registry)
    return [(c.metric, str(c.victim), c.value, str(c.bound), c.quote) for c in claims if c.kind == "ratio"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2023 more civilians than soldiers were killed.",
            ("deaths", "civilian", 1, "over", "more civilians than soldiers"),
        ),
        (
            "Fewer rebels (12) than policemen (19) were wounded in May.",
            ("injuries", "militant", 1, "under", "Fewer rebels (12) than policemen"),
        ),
        (
            "There were more attacks in Kenya than in Uganda in 2023.",
            ("attacks", "", 1, "over", "more attacks in Kenya than in Uganda"),
        ),
        (
            "There were twice as many attacks in Kenya as in Uganda in 2023.",
            ("attacks", "", 2, "exact", "twice as many attacks in Kenya as in Uganda"),
        ),
        (
            "Three times as many civilians were killed in Kenya as in Uganda in 2023.",
            ("deaths", "civilian", 3, "exact", "Three times as many civilians were killed in Kenya as in Uganda"),
        ),
        (
            "As many attacks were counted in Kenya as in Uganda in 2023.",
            ("attacks", "", 1, "exact", "As many attacks were counted in Kenya as in Uganda"),
        ),
    ],
)
def test_more_fewer_and_as_many(registry: Registry, text: str, expected: tuple[object, ...]) -> None:
    assert ratios(registry, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "More than 50 people were killed in Kenya in May 2023.",
        "As many as 50 people were killed in Kenya in May 2023.",
        "There were more attacks in Kenya in 2023 than in 2022.",  # over time: a change
        "There were more attacks in Kenya than expected.",
        "Kenya had more attacks than any other country in 2023.",
        "More roads than ever were closed.",
        "Twice as many attacks were counted in 2023 as in 2022.",
    ],
)
def test_what_sets_nothing_beside_another(registry: Registry, text: str) -> None:
    assert ratios(registry, text) == []
