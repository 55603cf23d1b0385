"""Where a claim is said to hold, from sentences of our own words."""

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


def areas(registry: Registry, text: str) -> list[tuple[float | None, str]]:
    found = extract(Document(text, date=dt.date(2024, 3, 10)), registry)
    return [(c.value, c.area.text) for c in found if c.checkable and c.kind != "milestone"]


SENTENCES = [
    # datelines
    ("Sero, Chad, 1 March 2024 – A total of 90 people were killed in Chad in February.", [(90, "Chad")]),
    ("SERO (TPN); Gunmen killed 7 guards in Tamo district of Chad on Friday.", [(7, "Tamo district")]),
    # among which another is first
    ("Tamo province has the highest number of attacks in Chad in 2023. Sero state has the second highest number of "
     "attacks in the country with 27 attacks in 2023.", [(1, "Tamo province"), (2, "Sero state"), (27, "Sero state")]),
    # what "it" and "the province" are, as subjects
    ("Chad saw 80 attacks in 2023. Tamo province bore the brunt. With 45 attacks, it accounted for half of all attacks "
     "in Chad.", [(80, "Chad"), (1, "Tamo province"), (45, "Tamo province"), (50, "Tamo province")]),
    ("Chad saw 80 attacks in 2023. Tamo province was worse hit. With 45 attacks, the province was in a bad way.",
     [(80, "Chad"), (45, "Tamo province")]),
    ("Chad saw 80 attacks in 2023. In Tamo province they fell. It recorded 45 attacks in May 2023.",
     [(80, "Chad"), (45, "Chad")]),
    # in one order
    ("In 2023, Tamo, Sero and Kela states of Chad saw 29, 20 and 7 attacks respectively.",
     [(29, "Tamo"), (20, "Sero"), (7, "Kela states")]),
    ("In 2023, 29 and 20 attacks were reported in Tamo state and Sero state of Chad, respectively.",
     [(29, "Tamo state"), (20, "Sero state")]),
    # what is left out, and parts
    ("In February 208 people were hurt in Chad (not counting those from Tamo), excluding Tamo district.",
     [(208, "Chad")]),
    ("In Sero province of Chad, including its Tamo districts, 56 attacks were reported in 2023 in the province, in "
     "which 43 people were killed.", [(56, "Sero province"), (43, "Sero province")]),
    ("Chad saw two suicide bombings in February, one in Tamo and the other in Sero.",
     [(2, "Chad"), (1, "Tamo")]),
    ("In Chad 42 people died in Tamo district in 2023, and 17 people died in the rest of the country.",
     [(42, "Tamo district"), (17, "the rest of the country")]),
    # a border is a place where something is said to have happened there
    ("Chad's Tamo state shares a border with Sero state, where gunmen killed eight people last month.",
     [(8, "Sero state")]),
    # lists
    ("In January 2024, 49 people were killed and 75 hurt in Tamo and 46 people were killed and 29 hurt in Sero. "
     "Chad mourned.", [(49, "Tamo"), (75, "Tamo"), (46, "Sero"), (29, "Sero")]),
    ("In 2023 Tamo, Sero, and Kela states of Chad counted 300 deaths.", [(300, "Tamo, Sero, and Kela states")]),
    ("In Tamo state of Chad 12 people died in May 2023. In the restive state, 14 soldiers were killed in June 2023. In "
     "the north-western state, 7 attacks were reported in 2023.",
     [(12, "Tamo state"), (14, "Tamo state"), (7, "Tamo state")]),
    ("Tamo province of Chad is restive. This year, 131 attacks occurred in the province, the report said.",
     [(131, "Tamo province")]),
    ("In Chad, there were 449 incidents in the central region in 2023.", [(449, "the central region")]),
    ("A bomb killed 75 people on Friday in the Tamo Park in Sero and wounded more than 300. Chad mourned.",
     [(75, "Tamo Park"), (300, "Sero")]),
    ("As many as 59 out of total 93 violent incidents were counted in Tamo province of Chad in 2023.",
     [(59, "Tamo province"), (93, "Chad")]),
    ("In 2023, 9 out of 12 attacks in Tamo province of Chad were by rebels.",
     [(9, "Tamo province"), (12, "Tamo province")]),
    # landmarks, parts of towns
    ("In the town of Sero, north of Tamo in Kela province of Chad, a bomb killed six people on Friday.", [(6, "Sero")]),
    ("In the north Tamo neighbourhood of Sero in Chad, a bomb killed six people on Friday.", [(6, "Sero")]),
    # there, and on the next day
    ("On Friday rockets hit Tamo, a town of Chad, wounding five people. In 2022 a rocket killed 63 people at a station "
     "there.", [(5, "Tamo"), (63, "Tamo")]),
    ("On Monday 15 loggers went missing outside the town of Tamo in Chad. The next day, four bodies were found.",
     [(15, "Tamo"), (4, "Tamo")]),
    # an event goes on over short paragraphs, until another is told
    ("Gunmen attacked a post in Tamo district of Chad on Friday, killing two guards.\n\nThree cars were destroyed, the "
     "army said.", [(2, "Tamo district"), (3, "Tamo district")]),
    ("A bomb killed 25 people on Friday in Chad's restive Tamo province.", [(25, "Tamo province")]),
    ("On Friday 35 civilians were killed in an attack in the state of Tamo. The attackers also wounded six people in "
     "the state. Chad mourned.", [(35, "Tamo"), (6, "Tamo")]),
    ("On Friday gunmen struck Tamo in Chad. In nearby Sero, they killed two people.", [(2, "Sero")]),
    # what points back
    ("Chad saw 90 attacks in 2023. In Tamo province 20 died in 2023. In 2023, 7 attacks were told of in the province.",
     [(90, "Chad"), (20, "Tamo province"), (7, "Tamo province")]),
    ("Rebels are strong in Tamo province of Chad. In 2023 there were 90 attacks across the country.", [(90, "Chad")]),
    ("Chad saw 90 attacks nationwide in 2023.", [(90, "Chad")]),
    # a town behind its noun
    ("In May 2023 a lorry bomb in the heart of the capital, Sero, killed 12 people. Chad mourned.", [(12, "Sero")]),
    # names that are no place of the event
    ("In 2023, 40 people were killed in Chad, the Geneva-based Institute for Peace said.", [(40, "Chad")]),
    ("In 2023, 40 people were killed, the UN Support Mission in Chad said in Arabic.", [(40, "Chad")]),
    ("Chad's Tamo Front fighters killed 8 soldiers in 2023 in the town of Sero.", [(8, "Sero")]),
    ("In Chad 20 guards were hurt in May 2023, the Sentinel reported on it.", [(20, "Chad")]),
    ("In 2023, 12 people died in Chad, Tamo province's governor said.", [(12, "Chad")]),
    ("Sero (TP) - In 2023, 14 people died in Chad. In 2022, 9 people died.", [(14, "Chad"), (9, "Chad")]),
    ("In May 2023, 8 people died in the southern Chad province of Sero.", [(8, "Sero")]),
    ("In May 2023, 8 people died in the Tamo Local Government Area of Sero.",
     [(8, "Tamo Local Government Area of Sero")]),
    ("In 2023, 40 people were killed in Chad since Niger launched its raids.", [(40, "Chad")]),
    ("At least 90 died in Chad in 2023 in Niger's invasion.", [(90, "Chad")]),
    # two names that are one, and the whole world
    ("In 2023, 36 guards were killed in Tamo & Sero during raids.", [(36, "Tamo & Sero")]),
    ("Across the Sahel, 900 people were killed in 2023.", [(900, "Sahel")]),
    ("Attacks rose by 5% worldwide in 2023 compared to 2022. Chad saw 40 attacks in 2023.",
     [(5, "the world"), (40, "Chad")]),
    ("In 2023, 60% of all attacks in the country were in Tamo province. Chad did not answer.", [(60, "Tamo province")]),
    ("In 2023, Tamo province accounted for 63% of the deaths in the country. Chad was calm.", [(63, "Tamo province")]),
    ("The siege of Sero killed 40 people in May 2023. Chad did not answer.", [(40, "Sero")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_area_of_a_sentence(registry: Registry, text: str, expected: list[tuple[float | None, str]]) -> None:
    assert areas(registry, text) == expected


def test_an_event_is_where_its_noun_says(registry: Registry) -> None:
    text = (
        "The Tamo Front, an armed group of the Horn in East Africa, claimed the assault on 8 March 2024 on a base in "
        "Sero district.\n\nAt least 12 soldiers were killed in the attack."
    )
    assert areas(registry, text) == [(12, "Sero district")]


def test_the_tolls_of_one_event_share_its_place(registry: Registry) -> None:
    text = (
        "Three soldiers were killed in a clash in Sero province of Chad on 8 March 2024.\n\n"
        "Three others were hurt in the clash.\n\nIn 2023, 400 people were killed in clashes."
    )
    assert areas(registry, text) == [(3, "Sero province"), (3, "Sero province"), (400, "Chad")]


def test_the_dead_are_those_just_counted(registry: Registry) -> None:
    text = "Chad saw 40 attacks in 2023. In Sero province 20 people died in 2023. The dead include 12 guards."
    assert areas(registry, text)[-1] == (12, "Sero province")


def test_two_provinces_are_no_home_of_a_text(registry: Registry) -> None:
    text = "In 2023, 12 jawans died, largely in Tamo and Sero provinces.\n\nIn 2022, 90 jawans were killed."
    assert areas(registry, text)[-1] == (90, "India")


def test_these_attacks_were_where_they_were_counted(registry: Registry) -> None:
    text = "Chad saw 40 attacks in 2023. Nine attacks hit Sero province in 2023. These attacks killed 6 people."
    assert areas(registry, text)[-1] == (6, "Sero province")


def test_local_words_tell_the_country_of_a_text_that_names_none(registry: Registry) -> None:
    assert areas(registry, "In 2023, 12 jawans were killed.") == [(12, "India")]
    assert areas(registry, "In 2023, 12 jawans of Nepal were killed.") == [(12, "Nepal")]


def test_a_known_group_or_publisher_tells_the_country_of_a_text_that_names_none() -> None:
    registry = load([Path(tahqiq.__file__).parent / "packs" / pack for pack in ("world", "pakistan")])
    assert areas(registry, "The TTP claimed 300 attacks in 2023.") == [(300, "Pakistan")]
    assert areas(registry, "In 2023, 12 people were killed.") == [(12, "")]
    assert areas(registry, "In 2023, 12 people were killed, Picss said.") == [(12, "Pakistan")]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Police told of crime in Sindh in 2023.\n\nIn Karachi 9 attacks were counted. Police arrested 40 suspects.",
         "Sindh"),
        ("Police told of crime in Sindh in 2023.\n\nIn Quetta 9 attacks were counted. Police arrested 40 suspects.",
         "Pakistan"),
        ("Pakistan's police told of crime in Sindh in 2023.\n\nIn Karachi 9 attacks were counted. Police arrested 40 "
         "suspects.", "Pakistan"),
    ],
)  # fmt: skip
def test_a_report_on_one_province_counts_in_it(text: str, area: str) -> None:
    registry = load([Path(tahqiq.__file__).parent / "packs" / pack for pack in ("world", "pakistan")])
    assert areas(registry, text)[-1] == (40, area)
