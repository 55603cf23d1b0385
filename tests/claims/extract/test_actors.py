"""Who acts in a claim, from sentences of our own words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Document

DAY = dt.date(2024, 3, 10)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([Path(tahqiq.__file__).parent / "packs" / "world"])


def actors(registry: Registry, text: str) -> list[tuple[float | None, str]]:
    found = extract(Document(text, date=DAY), registry)
    return [
        (c.value if c.value is not None else c.low, c.actor.text)
        for c in found
        if c.checkable and c.kind != "milestone"
    ]


SENTENCES = [
    # subjects, however their verb is dressed
    ("In 2023 rebels were shelling towns daily, killing 40 civilians.", [(40, "rebels")]),
    ("Last month the police claimed to have killed 31 bandits.", [(31, "police")]),
    ("The group said a lorry overturned, killing 3 people.", [(3, "")]),
    ("In 2023 a military convoy was hit and 9 people were killed.", [(9, "")]),
    # "by": the doer, and not whoever held or backed the place
    ("In May 2023, 14 people were killed in a town held by rebels.", [(14, "")]),
    ("In May 2023, 14 deaths were blamed on the Tamo Front.", [(14, "Tamo Front")]),
    ("In 2023 there were 90 incidents of violence by militants and operations by the army, in which 60 died.",
     [(90, "militants and the army"), (60, "militants and the army")]),
    ("In May 2023 a bomber on a motorcycle blew himself up, killing 6 people.", [(6, "bomber")]),
    ("In May 2023 the rebels, who are said to be few, killed two people.", [(2, "rebels")]),
    ("In May 2023, 10 guards were hurt in an offensive ordered by President Omar Tamo.", [(10, "")]),
    ("The Central Intelligence Agency (CIA) carried out as many as 27 drone strikes on towns in 2013.",
     [(27, "Central Intelligence Agency (CIA)")]),
    ("In May 2023, 15 soldiers were killed in clashes with the Islamist insurgent group Abu Sayyaf.",
     [(15, "Abu Sayyaf")]),
    ("In May 2023, 11 farmers were killed by suspected members of the Tamo Liberation Front.",
     [(11, "Tamo Liberation Front")]),
    ("In May 2023 the towns saw 55 operations conducted by the security agencies.", [(55, "security agencies")]),
    ("In 2023 the Tamo Front rivalled the Sero Front, which killed about 300 people.", [(300, "Sero Front")]),
    ("In May 2023 Hamas said that its fighters had killed 25 guards.", [(25, "Hamas")]),
    ("In May 2023, 8 farmers were killed by the Islamic State of the Western Tamo (ISWT).",
     [(8, "Islamic State of the Western Tamo (ISWT)")]),
    ("In May 2023 M23 rebels killed 19 women.", [(19, "M23")]),
    ("The 2023 Security Report issued by a university counts 40 deaths.", [(40, "")]),
    ("In May 2023, 185 people were killed in militant attacks and operations of the army.", [(185, "")]),
    # fights
    ("Nine rebels were killed on 4 March 2024 in a gunfight with border guards.", [(9, "border guards")]),
    # events that were just counted
    ("In 2023 there were 20 rebel attacks. In these 20 attacks, 31 soldiers were killed.",
     [(20, "rebel"), (20, "rebel"), (31, "rebel")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_actor_of_a_sentence(registry: Registry, text: str, expected: list[tuple[float | None, str]]) -> None:
    assert actors(registry, text) == expected


def test_a_group_is_known_by_how_the_text_introduces_it(registry: Registry) -> None:
    text = (
        "Fighters with the Al-Tamo armed group raided Sero on 2 March 2024 and killed 8 soldiers.\n\n"
        "An Al-Tamo attack on 5 March 2024 killed 4 policemen."
    )
    assert actors(registry, text) == [(8, "Al-Tamo"), (4, "Al-Tamo")]


def test_the_acronym_of_a_rebel_body_is_its_name(registry: Registry) -> None:
    text = (
        "At least 25 people died on 2 March 2024 in an attack by the Tamo Liberation Front (TLF).\n\n"
        "A minister said that the TLF's attack on 5 March 2024 wounded 50 people."
    )
    assert actors(registry, text) == [(25, "Tamo Liberation Front (TLF)"), (50, "TLF")]


def test_terrorist_attacks_are_anybodys(registry: Registry) -> None:
    text = (
        "There were 40 terrorist attacks in 2023, against 31 terrorist attacks in 2022.\n\n"
        "In 2023, 700 people were killed."
    )
    assert dict(actors(registry, text))[700] == ""


def test_a_people_is_no_group(registry: Registry) -> None:
    text = "Kurdish rebels fled. In 2023, 12 Kurdish civilians were killed."
    assert actors(registry, text) == [(12, "")]


def test_what_only_describes_is_no_actor(registry: Registry) -> None:
    text = "The Hamas-linked Tamo Brigade ambushed a patrol on 3 March 2024, killing 6 soldiers."
    assert actors(registry, text) == [(6, "Tamo Brigade")]


def test_who_claims_the_one_event_did_it(registry: Registry) -> None:
    text = (
        "At least 18 people were killed on 8 March 2024 in a blast at a Sero market.\n\n"
        "Another 30 were injured.\n\nThe Al-Tamo militant group claimed responsibility for the attack."
    )
    assert actors(registry, text) == [(18, "Al-Tamo"), (30, "Al-Tamo")]


def test_groups_that_others_are_linked_to_did_nothing(registry: Registry) -> None:
    text = (
        "Unidentified assailants killed 40 people in Sero on 8 March 2024.\n\n"
        "The area is overrun by groups linked to Hamas that have carried out repeated attacks.\n\n"
        "Six soldiers were among those killed on 8 March 2024."
    )
    assert actors(registry, text) == [(40, "assailants"), (6, "assailants")]


def test_who_denies_it_did_not_do_it(registry: Registry) -> None:
    text = (
        "At least 18 people were killed on 8 March 2024 in a blast in Sero.\n\n"
        "The Al-Tamo militant group claimed responsibility for the blast but later denied it."
    )
    assert actors(registry, text) == [(18, "")]


def test_a_named_group_is_not_lent_to_other_days_and_totals(registry: Registry) -> None:
    text = (
        "At least 18 people were killed on 8 March 2024 in a blast in Sero.\n\n"
        "The Al-Tamo militant group claimed responsibility for the attack.\n\n"
        "In 2023, 700 people were killed in the country."
    )
    assert actors(registry, text)[-1] == (700, "")


def test_the_side_whose_attacks_a_report_counts(registry: Registry) -> None:
    text = (
        "There were 40 militant attacks in February 2024, against 31 militant attacks in January 2024.\n\n"
        "Security forces stepped up operations.\n\nIn February 2024, 25 soldiers and 14 civilians were killed.\n\n"
        "In February 2024, 60 militants were killed."
    )
    found = dict(actors(registry, text))
    assert found[25] == found[14] == "militant"
    assert found[60] == "Security forces"


def test_attacks_and_operations_counted_together_have_no_actor(registry: Registry) -> None:
    text = (
        "There were 40 militant attacks and clashes in February 2024.\n\nIn January 2024 there were 31 rebel attacks."
        "\n\nIn February 2024, 25 soldiers were killed."
    )
    assert dict(actors(registry, text))[25] == ""
