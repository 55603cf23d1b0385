"""A report's own numbers set against each other: what is flagged, what is said, and what stays quiet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.claims.find.areas import Areas
from tahqiq.claims.judge.flags.arithmetic import arithmetic
from tahqiq.claims.judge.flags.arithmetic.digits import slip
from tahqiq.registry import Registry, load
from tahqiq.terms import Document

DAY = dt.date(2025, 1, 15)


@pytest.fixture(scope="module")
def registry() -> Registry:
    packs = Path(tahqiq.__file__).parent / "packs"
    return load([packs / "world", packs / "pakistan"])


def said(registry: Registry, text: str) -> str:
    """Everything that is said of a text, a line a message."""
    document = Document(text, date=DAY)
    claims = extract(document, registry)
    assert claims, "nothing was extracted: the case tests nothing"
    flags = arithmetic(document, claims, Areas(registry).inside)
    return "\n".join(flag.message for found in flags.values() for flag in found)


WRONG = [
    # parts and their whole
    ("The attack killed 12 people, including four children and nine women.", "4 + 9 = 13"),
    ("The bombing killed 25 people: 12 soldiers, three civilians and a policeman.", "they differ by 9"),
    ("Twelve soldiers, three civilians and two policemen were killed, 19 people in all.", "12 + 3 + 2 = 17"),
    ("In 2024 attacks killed 20 people, among them 30 civilians.", "A part, 30"),
    ("Total killed: 924\nCivilians killed: 351\nSecurity personnel killed: 537", "573 would fit"),
    ("In 2024, 492 people were killed in Kenya: 600 in Mombasa and 322 in Lamu.", "A part, 600"),
    (
        "In 2024, militant attacks killed 90 people. In them 60 civilians and 55 soldiers lost their lives.",
        "60 + 55 = 115",
    ),
    ("In the unrest 1,069 casualties (318 killed, 741 injured) were counted in 2024.", "318 + 741 = 1,059"),
    # periods and areas
    (
        "In January 2024, 100 people were killed in Kenya, 120 in February 2024 and 130 in March 2024. "
        "In the first quarter of 2024, 340 people were killed in Kenya.",
        "350",
    ),
    (
        "In 2024 there were 905 attacks in Pakistan.\n\nIn 2024 there were 600 attacks in Khyber Pakhtunkhwa.\n\n"
        "In 2024 there were 400 attacks in Balochistan.",
        "Pakistan cannot have 905",
    ),
    # changes, multiples, averages, shares
    ("Suicide attacks fell from 46 in 2013 to 26 in 2014, a drop of 63%.", "-43.5%, not the fall of 63%"),
    ("Attacks tripled from 517 in 2023 to 1,099 in 2024.", "2.13 times, not the 3 times"),
    ("In 2024 attacks fell from 400 to 500.", "is a rise, not the fall"),
    ("Attacks in 2024 fell by 120% compared with 2023.", "fall of 100% leaves none"),
    (
        "In 2022 there were 151 attacks in Kenya. In 2023 there were 228 attacks in Kenya. "
        "In 2024 attacks in Kenya rose by 79% compared with 2022. "
        "In 2024 attacks in Kenya rose by 40% compared with 2023.",
        "40% on 228 makes 318 to 321, but 79% on 151",
    ),
    (
        "In 2024, 1,081 people were killed in Kenya. On average, five people were killed a day in 2024.",
        "3.0 a day, not the 5",
    ),
    ("Some 573 policemen were killed in 2024, 52% of the 924 people killed in attacks.", "62.0%, not the 52%"),
    ("Of the people killed in 2024, 60% were civilians and 55% were soldiers.", "60% + 55% = 115%"),
    # the same thing twice
    ("In 2024 the army carried out 59,775 operations.\n\nThe army carried out 59,779 operations in 2024.", "59,775"),
    ("There were 15 militant attacks in May 2024. In these 16 militant attacks ten soldiers fell.", "16 here and 15"),
    # dates and ranges
    ("On 31 June 2024 a bombing killed 12 people.", "June has 30 days"),
    ("On 29 February 2023 a bombing killed 12 people.", "February 2023 has 28 days"),
    ("On Monday, 5 March 2024, a bombing killed 12 people.", "was a Tuesday"),
    ("From 5 May 2024 to 3 March 2024 the army killed 45 militants.", "ends before it begins"),
    ("Between 5,000 and 3,000 fighters were in the hills.", "upside down"),
]


@pytest.mark.parametrize(("text", "part"), WRONG)
def test_what_does_not_add_up(registry: Registry, text: str, part: str) -> None:
    assert part in said(registry, text)


QUIET = [
    # parts that leave room, overlap or are not parts
    "The attack killed 12 people, including four children and three women.",
    "The attack killed 12 people, including four children, and 30 soldiers were hurt.",
    "The attack killed 12 people, including 10 civilians and five children.",
    "The bombing killed 25 people: 12 soldiers, three civilians and several policemen.",
    "The bombing killed 16 people: 12 soldiers, three civilians and a policeman.",
    "In 2024, 300 militants were killed. In 2024, 200 people were killed in attacks, among them 120 civilians.",
    "At least 12 people were killed, among them 14 civilians.",
    "Total killed: 924\nCivilians killed: 351\nSecurity personnel killed: 573\nChildren killed: 40",
    "In 2024 violence killed 1,612 people. Of them 927 civilians and 685 soldiers lost their lives. "
    "Some 934 militants were killed as well.",
    "In 2024 the army lost 42 soldiers in Peshawar, 23 in the rest of Khyber Pakhtunkhwa and 17 in Balochistan.",
    "In 2024 there were 42 attacks in Peshawar district. There were 23 attacks in Khyber Pakhtunkhwa outside Peshawar.",
    # another basis, another source, another year
    "In 2024 operations killed 900 people.\n\nIn 2024 attacks killed 450 civilians and 500 soldiers.",
    "According to PICSS there were 1,069 attacks in 2024.\n\nAccording to PIPS there were 1,079 attacks in 2024.",
    "There were 1,069 attacks in 2023.\n\nThere were 1,079 attacks in 2024.",
    "In 2024 attacks killed 558 civilians.\n\nIn 2024 attacks killed 585 soldiers.",
    "In 2024 attacks killed at least 558 people.\n\nIn 2024 attacks killed 585 people.",
    "In 2024 attacks killed 1,018 children.\n\nIn 2024 attacks killed 1,081 women.",
    # rounding and bounds
    "Suicide attacks fell from 46 in 2013 to 26 in 2014, a drop of 43%.",
    "Suicide attacks fell from 46 in 2013 to 26 in 2014, a drop of over 40%.",
    "Two months into the truce, civilian casualties have more than halved, from 407 to 184.",
    "Attacks doubled from 517 in 2023 to 1,099 in 2024.",
    "In 2024, 1,081 people were killed in Kenya. On average, three people were killed a day in 2024.",
    "Of the people killed in 2024, 60% were civilians and 39% were soldiers.",
    "In 2024, 60% of the attacks were in Kenya and 70% of the dead were civilians.",
    "Some 573 policemen were killed in 2024, 62% of the 924 people killed in attacks.",
    "In 2024 violence killed about 900 people: 600 in Mombasa and 322 in Lamu.",
    # numbers and months that are no dates
    "In June 31 people were killed by bombs in 2024.",
    "On Tuesday, 5 March 2024, a bombing killed 12 people.",
    "On 29 February 2024 a bombing killed 12 people.",
    "From January to March 2024 the army killed 45 militants.",
    "Between 3,000 and 5,000 fighters were in the hills.",
]


@pytest.mark.parametrize("text", QUIET)
def test_what_adds_up_or_need_not(registry: Registry, text: str) -> None:
    assert said(registry, text) == ""


def test_which_of_two_figures_the_percentage_supports(registry: Registry) -> None:
    text = (
        "According to GTI, TTP attacks killed 293 people in 2023 and 558 in 2024, a rise of 90%.\n\n"
        "According to GTI, TTP attacks killed 585 people in 2024."
    )
    message = said(registry, text)
    assert "two digits changed places" in message and "that is 558, not 585" in message


def test_a_percentage_of_another_measure_is_named(registry: Registry) -> None:
    text = "Attacks rose from 517 in 2023 to 1,099 in 2024, and deaths from 748 to 1,081, a 45% surge in attacks."
    message = said(registry, text)
    assert "+112.6%, not the rise of 45% printed" in message and "follow from 748 to 1,081" in message


def test_a_message_says_where_its_figures_stand(registry: Registry) -> None:
    text = "First line.\n\nIn 2024 there were 15 attacks. In these 16 attacks ten soldiers fell."
    assert "16 here and 15 in “15 attacks”" in said(registry, text) and ", line 3" in said(registry, text)


def test_a_message_names_the_page_where_there_are_pages(registry: Registry) -> None:
    text = "In 2024 there were 15 attacks.\n\nIn these 16 attacks ten soldiers fell."
    document = Document(text, date=DAY, pages=(0, 32))
    found = arithmetic(document, extract(document, registry))
    assert [f.message for flags in found.values() for f in flags if "“15 attacks”, page 1" in f.message]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (558, 585, "two digits changed places"),
        (59775, 59779, "one digit differs"),
        (1069, 1079, "one digit differs"),
        (14535, 1435, "one digit too many or too few"),
        (2801, 12801, "one digit too many or too few"),
        (150, 1500, "a zero too many or too few"),
        (15, 16, ""),
        (12, 21, ""),
        (150, 151, ""),
        (558, 855, ""),
        (558, 558, ""),
        (558, None, ""),
        (1.5, 15, ""),
    ],
)
def test_slips_of_the_pen(one: float, other: float | None, how: str) -> None:
    assert slip(one, other) == how and slip(other, one) == how


TABLE = """
| Province | Attacks | Killed |
|---|---|---|
| North | 295 | 600 |
| South | 202 | 322 |
| East | 16 | 20 |
| Total | 531 | 942 |
"""


@pytest.mark.parametrize(
    ("table", "part"),
    [
        (TABLE, "“Attacks” add up to 513 (295 + 202 + 16), not the total of 531"),
        (TABLE.replace("531", "513"), ""),
        (TABLE.replace("942", "900"), ""),  # neither column is the sum of its rows: the rows are not all there is
        (TABLE.replace("942", "900").replace("531", "513"), "“Killed” add up to 942"),
        (TABLE.replace("Total", "West"), ""),
    ],
)
def test_tables_under_a_total(claim, table: str, part: str) -> None:
    at = table.rindex("|\n") - 12
    found = arithmetic(Document(table), [replace(claim(531), start=at, end=at + 3, quote=table[at : at + 3])])
    message = found["c1"][0].message if found else ""
    assert part in message and bool(part) == bool(message)


def test_a_text_that_repeats_itself_stays_cheap(registry: Registry) -> None:
    text = "In 2024 attacks killed 558 people, a rise of 90%, among them 20 civilians and 30 soldiers.\n\n" * 400
    assert said(registry, text) == ""
