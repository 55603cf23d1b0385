"""Allegations and causes as claims of their own, with who accuses whom."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Claim, Document, WhyNot


@pytest.fixture(scope="module")
def registry() -> Registry:
    packs = Path(tahqiq.__file__).parent / "packs"
    return load([packs / "world", packs / "pakistan"])


def of(registry: Registry, text: str, why: WhyNot) -> list[Claim]:
    return [c for c in extract(Document(text, date=dt.date(2025, 6, 1)), registry) if c.why_not is why]


@pytest.mark.parametrize(
    ("text", "accused", "alleger"),
    [
        (
            "New Delhi accuses Islamabad of sheltering Jaish-e-Mohammed, which Islamabad denies.",
            "Islamabad",
            "New Delhi",
        ),
        ("Tehran has repeatedly blamed Pakistan for harbouring Jaish al-Adl.", "Pakistan", "Tehran"),
        ("India was again accused of funding the BLA.", "India", ""),
        ("Pakistan was accused by Iran of hosting Jaish al-Adl.", "Pakistan", "Iran"),
        ("Kabul denies harbouring the TTP.", "Kabul", ""),
        ("The Taliban rejected the accusations of their neighbours.", "The Taliban", ""),
        ("Allegations of Indian and Afghan support for the BLA were repeated.", "Indian and Afghan", ""),
        ("According to Islamabad, India funds the BLA.", "India", "Islamabad"),
        ("Pakistan says that India sponsors the TTP.", "India", "Pakistan"),
        ("India funds the BLA.", "India", ""),  # whoever says so, the document included
        ("Washington said the Haqqani Network was an arm of the ISI.", "the ISI", "Washington"),
        ("The TTP is allegedly backed by India.", "India", ""),
    ],
)
def test_who_accuses_whom(registry: Registry, text: str, accused: str, alleger: str) -> None:
    (claim,) = of(registry, text, WhyNot.ALLEGATION)
    assert (claim.actor.text, claim.attributed_to, claim.metric) == (accused, alleger, "other:allegation")
    assert not claim.checkable and claim.kind == "other"


def test_a_denial_belongs_to_the_allegation(registry: Registry) -> None:
    text = "Islamabad accuses India of funding the BLA, which New Delhi denies, and expelled an envoy."
    (claim,) = of(registry, text, WhyNot.ALLEGATION)
    assert claim.quote.endswith("which New Delhi denies")


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan supported talks with the TTP.",
        "The army denied a permit to the marchers.",
        "India hosted a summit.",
        "The minister rejected a proposal of the committee.",
    ],
)
def test_what_accuses_nobody(registry: Registry, text: str) -> None:
    assert of(registry, text, WhyNot.ALLEGATION) == []


def test_a_figure_in_an_allegation_stays_a_figure(registry: Registry) -> None:
    claims = extract(
        Document("India claimed it killed 100 militants on 7 May 2025.", date=dt.date(2025, 6, 1)), registry
    )
    assert [(c.value, c.attributed_to, c.checkable) for c in claims] == [(100, "India", True)]


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (
            "In 2015 attacks in Kenya fell by 40% compared with 2014 thanks to Operation Zarb-e-Azb.",
            "thanks to Operation Zarb-e-Azb",
        ),
        ("Attacks in Kenya rose by 12% in 2016 over 2015 due to the drought.", "due to the drought"),
        (
            "Operation Zarb-e-Azb led to a fall of 40% in attacks in Kenya from 2014 to 2015.",
            "Operation Zarb-e-Azb led to a fall of 40% in attacks in Kenya from 2014 to 2015",
        ),
        (
            "The army said Operation Zarb-e-Azb led to a fall of 40% in attacks in Kenya from 2014 to 2015.",
            "The army said Operation Zarb-e-Azb led to a fall of 40% in attacks in Kenya from 2014 to 2015",
        ),
    ],
)
def test_a_cause_is_split_from_its_figure(registry: Registry, text: str, cause: str) -> None:
    assert [c.quote for c in of(registry, text, WhyNot.CAUSE)] == [cause]
    claims = extract(Document(text, date=dt.date(2025, 6, 1)), registry)
    assert any(c.kind == "change" and c.value in {40, 12} for c in claims)


@pytest.mark.parametrize("text", ["The raid led to 14 deaths in May 2024.", "Bombs caused 12 deaths in May 2024."])
def test_what_a_count_is_of_is_no_cause(registry: Registry, text: str) -> None:
    assert of(registry, text, WhyNot.CAUSE) == []
