"""Who did it, by a name that no list knows: from sentences of our own words."""

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


def actors(registry: Registry, text: str) -> list[str]:
    found = extract(Document(text, date=dt.date(2025, 3, 10)), registry)
    return [c.actor.text for c in found if c.value == 40 or c.low == 40]


TOLD = {
    "The Sero Brigade killed 40 people in Niger in 2024.": "Sero Brigade",
    "Serowa killed 40 people in Niger in 2024.": "Serowa",
    "In 2024, 40 people were killed by Serowa in Niger.": "Serowa",
    "At the hands of Serowa, 40 people died in Niger in 2024.": "Serowa",
    "Serowa was responsible for 40 deaths in Niger in 2024.": "Serowa",
    "Serowa is blamed for 40 deaths in Niger in 2024.": "Serowa",
    "Serowa was behind 40 killings in Niger in 2024.": "Serowa",
    "Serowa accounted for 40 deaths in Niger in 2024.": "Serowa",
    "Attacks attributed to Serowa left 40 people dead in Niger in 2024.": "Serowa",
    "Twelve attacks from Serowa killed 40 people in Niger in 2024.": "Serowa",
    "Deaths caused by Serowa in Niger reached 40 in 2024.": "Serowa",
    "Serowa-led attacks killed 40 people in Niger in 2024.": "Serowa",
    "The Red Sands' attacks killed 40 people in Niger in 2024.": "Red Sands",
    "In 2024, 60 percent of the deaths in Niger were attributed to the Red Sands, 40 percent to Serowa.": "Serowa",
    "Violence by Serowa claimed 40 lives in Niger in 2024.": "Serowa",
    "Serowa, a splinter of Boko Haram, killed 40 people in Niger in 2024.": "Serowa",
    "The mayor met envoys of Serowa, who killed 40 people in Niger in 2024.": "Serowa",
    "Serowa is thought to have killed 40 people in Niger in 2024.": "Serowa",
    "It was Serowa that killed 40 people in Niger in 2024.": "Serowa",
    "The ministry accused Serowa of killing 40 people in Niger in 2024.": "Serowa",
    "Niger lost 40 people to Serowa in 2024.": "Serowa",
    "With 40 people killed in Niger in 2024, Serowa is the deadliest group.": "Serowa",
    "Serowa said it had killed 40 people in Niger in 2024.": "Serowa",
    "Serowa has grown. The group killed 40 people in Niger in 2024.": "Serowa",
    "Serowa has grown. It killed 40 people in Niger in 2024.": "Serowa",
    "Serowa has grown. Its fighters killed 40 people in Niger in 2024.": "Serowa",
    "The Sero Front and the Tamo Brigade killed 40 people in Niger in 2024.": "Sero Front and the Tamo Brigade",
    "Chadian troops killed 40 people in Niger in 2024.": "Chadian troops",
    "Fulani herders killed 40 people in Niger in 2024.": "Fulani herders",
    "Israeli strikes killed 40 people in Niger in 2024.": "Israeli",
    "Gunmen in Tillaberi killed 40 people in 2024.": "Gunmen",
    "Some 40 people died in Niger on 3 May 2024 when Serowa stormed a market.": "Serowa",
    "Serowa was the deadliest group in Niger in 2024, killing 40 people.": "Serowa",
    "In 2024, 40 people were killed in Niger, Serowa having stormed their towns.": "Serowa",
    "Rebels backed by Chad killed 40 people in Niger in 2024.": "Rebels backed by Chad",
    "Nobody in Niger is feared like the Sero Front, for it killed 40 people in 2024.": "Sero Front",
    "The Sero Front is a cult. Its leader is unknown. The sect killed 40 people in Niger in 2024.": "Sero Front",
    "Serowa carried out raids that killed 40 people in Niger in 2024.": "Serowa",
    "As for the Sero Front, its attacks killed 40 people in Niger in 2024.": "Sero Front",
    "Sero Front: 40 killed in Niger in 2024": "Sero Front",
    "Serowa: 40 killed in Niger in 2024": "Serowa",
}


@pytest.mark.parametrize(("text", "actor"), TOLD.items())
def test_a_doer_is_told_by_the_sentence(registry: Registry, text: str, actor: str) -> None:
    assert actors(registry, text) == [actor]


NOBODY = [
    "Organised violence killed 40 people in Niger in 2024.",
    "Armed conflict left 40 people dead in Niger in 2024.",
    "In 2024, 40 people were killed in Niger, going by the ministry.",
    "Floods in Niger were followed by clashes that killed 40 people in 2024.",
    "Police recorded 40 deaths in Niger in 2024.",
    "Niger lost 40 people in 2024.",
    "A court tried the man behind the Sero bombing, which killed 40 people in 2024.",
    "The number of civilians killed in Niger was 40 in 2024.",
    "Serowa: 40 killed in 2024",
    "Fighting between the army and rebels killed 40 people in Niger in 2024.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_where_nobody_is_told_nobody_did_it(registry: Registry, text: str) -> None:
    assert actors(registry, text) == [""]
