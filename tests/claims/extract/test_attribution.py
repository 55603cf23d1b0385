"""Whose figures they are: a source governs its sentence, what continues it, and a document only if it is its own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Document

PACKS = Path(tahqiq.__file__).parent / "packs"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([PACKS / "world", PACKS / "pakistan"])


def sources(registry: Registry, text: str) -> list[tuple[float | None, str]]:
    found = extract(Document(text, date=dt.date(2024, 3, 10)), registry)
    return [(c.value, c.attributed_to) for c in found if c.value is not None]


NAMES = [
    ("According to PIPS there were 120 attacks in 2021.", "PIPS"),
    ("Rebels killed 40 soldiers in 2022, per Chadian estimates.", "Chadian estimates"),
    ("In 2021 the fighting killed 90 people, according to figures from the UCDP.", "UCDP"),
    ("A nurse told reporters that 12 people died in 2023.", "nurse"),
    ("By May 2021 the army said it had killed 30 rebels.", "army"),
    ("Chad claims to have killed 70 rebels in 2021.", "Chad"),
    ("Borno alone counted 60 deaths in 2021.", ""),
    ("Operation Falcon (announced in June 2021) killed 50 rebels in 2022.", ""),
    ("Raids in 2021, such as the one that killed 15 rebels, highlight the group’s lasting reach.", ""),
]


@pytest.mark.parametrize(("text", "source"), NAMES)
def test_name_of_a_source(registry: Registry, text: str, source: str) -> None:
    found = sources(registry, text)
    assert found
    assert {name for _, name in found} == {source}


def test_a_source_ends_with_its_list_item_or_paragraph(registry: Registry) -> None:
    text = (
        "- In 2021 rebels killed 40 soldiers, according to UCDP. They injured 31.\n- In 2022 rebels killed 52 soldiers."
    )
    assert sources(registry, text) == [(40, "UCDP"), (31, "UCDP"), (52, "")]
    text = "UCDP counted 40 deaths in 2021.\n\nSATP counted 55 deaths in 2021.\n\nIn 2022 rebels killed 52 soldiers."
    assert sources(registry, text) == [(40, "UCDP"), (55, "SATP"), (52, "")]


def test_news_of_a_day_is_not_the_report_before_it(registry: Registry) -> None:
    text = "UCDP counted 40 deaths in 2021. On 3 May 2021 a bomb killed 7 people."
    assert sources(registry, text) == [(40, "UCDP"), (7, "")]


def test_a_publishers_report_is_its_own_source(registry: Registry) -> None:
    text = (
        "PICSS released its monthly report.\n\nIn May 2021 rebels killed 40 soldiers.\n\nPICSS also saw more raids: "
        "troops carried out 31 raids.\n\nThe ministry said that 25 soldiers were killed in May 2021."
    )
    assert sources(registry, text) == [(40, "PICSS"), (31, "PICSS"), (25, "ministry")]
