"""Words that may narrow a figure to a part of what is counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tahqiq import verbs
from tahqiq.claims.read.narrowed import narrowed, reaches
from tahqiq.terms import Label

WHERE = ["in prisons in Nigeria", "at night in Nigeria", "in Nigerian cities", "in the capital of Nigeria",
         "in Nigeria's north-east", "in Nigeria's rural areas", "along Nigeria's border with Niger"]  # fmt: skip
HOW = ["in herder-farmer clashes", "in election violence", "in road accidents", "in floods", "in bombings",
       "in shootings",
       "by bandits", "by mobs", "by separatists", "by drones", "at sea", "in custody", "in camps"]  # fmt: skip
WHO = ["displaced people", "women", "aid workers", "members of the Red Tigers", "Christians", "farmers", "prisoners"]
SUBJECT = ["malaria", "mobs", "drug gangs", "Islamists", "hunger", "vigilantes", "landmines", "a cholera outbreak"]
WHOLE = [
    "In Nigeria {n} people were killed in organised violence in 2015, according to UCDP.",
    "UCDP recorded {n} deaths in Nigeria in 2015.",
    "According to UCDP, violence claimed {n} lives across Nigeria in 2015.",
    "Armed conflict left {n} people dead in Nigeria in 2015, UCDP data show.",
    "A total of {n} people lost their lives to conflict in Nigeria in 2015, UCDP reported.",
]
DAY = dt.date(2025, 6, 10)
OF_NIGERIA = "9,121"  # UCDP country-year 25.1, deaths in organised violence in 2015


@pytest.fixture(scope="module")
def store(filled):
    return verbs.open_workspace(filled("narrowed"))


@pytest.fixture(scope="module")
def label(store):
    def of(text):
        return {c.verdict.label for c in verbs.check(text, date=DAY, workspace=store).claims if c.claim.value == 9121}

    return of


@pytest.mark.parametrize("where", [*WHERE, *(f"{how} in Nigeria" for how in HOW)])
def test_the_dead_of_a_part_are_not_all_the_dead(label, where):
    found = label(f"In 2015, {OF_NIGERIA} people were killed {where}, according to UCDP.")
    assert found and Label.SUPPORTED not in found


@pytest.mark.parametrize("who", WHO)
def test_some_people_are_not_all_people(label, who):
    found = label(f"In 2015, {OF_NIGERIA} {who} were killed in Nigeria, according to UCDP.")
    assert Label.SUPPORTED not in found


@pytest.mark.parametrize("killer", SUBJECT)
def test_what_one_thing_killed_is_not_what_all_did(label, killer):
    assert Label.SUPPORTED not in label(f"In Nigeria, {killer} killed {OF_NIGERIA} people in 2015, according to UCDP.")


@pytest.mark.parametrize("who", ["security forces", "the Nigerian army", "militants", "insurgents"])
def test_what_one_side_did_is_not_what_both_did(label, who):
    found = label(f"In 2015, {OF_NIGERIA} people were killed by {who} in Nigeria, according to UCDP.")
    assert found and Label.SUPPORTED not in found


@pytest.mark.parametrize("text", WHOLE)
def test_words_of_counting_and_of_violence_narrow_nothing(label, text):
    assert label(text.format(n=OF_NIGERIA)) == {Label.SUPPORTED}


def test_a_claim_reaches_to_the_claims_beside_it(claim):
    one, two, three = (
        replace(claim(1, id=name), start=start, end=start + 5) for name, start in (("a", 0), ("b", 20), ("c", 40))
    )
    found = reaches([one, two, three])
    assert found["b"] == (5, 40) and found["a"][0] == 0 and found["c"][0] == 25


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("In 2015, 40 people were killed in prisons.", "40 people were killed", "prisons"),
        ("While the roads were closed, 40 people were killed.", "40 people were killed", ""),
        ("Some 40 soldiers and civilians were killed.", "40 soldiers and civilians were killed", "soldiers"),
        ("Terrorist attacks killed 40 people.", "killed 40 people", ""),
        ("| Prisons | 40 |", "40", ""),
    ],
)
def test_the_words_of_a_clause(claim, text, quote, words):
    at = text.index(quote)
    made = replace(claim(40, quote=quote), start=at, end=at + len(quote))
    assert narrowed(made, text, (0, len(text)), ["2015"], classes=False) == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PICSS recorded 908 attacks on police in Pakistan in 2024.", 908),
        ("Attacks on police in Pakistan rose 40% in 2024, PICSS said.", 40),
        ("Khyber Pakhtunkhwa accounted for 63% of road deaths in 2024, CRSS said.", 63),
        ("Khyber Pakhtunkhwa accounted for 63% of police deaths in 2024, CRSS said.", 63),
        ("A fire at Quetta railway station on 9 November 2024 killed 26 people.", 26),
    ],
)
def test_nor_are_attacks_shares_and_tolls_of_a_part(store, text, value):
    found = {c.verdict.label for c in verbs.check(text, date=DAY, workspace=store).claims if c.claim.value == value}
    assert found and Label.SUPPORTED not in found


@pytest.mark.parametrize(
    "text",
    [
        "Khyber Pakhtunkhwa accounted for 63% of all deaths in 2024, CRSS said.",
        "The bombing of Quetta railway station on 9 November 2024 killed 26 people.",
    ],
)
def test_but_the_whole_is(store, text):
    labels = {c.verdict.label for c in verbs.check(text, date=DAY, workspace=store).claims if c.claim.value in (26, 63)}
    assert labels == {Label.SUPPORTED}


FIGHTERS = [
    "The TTP had between 6,000 and 6,500 fighters in Afghanistan in July 2024, a UN panel said.",
    "In July 2024 the TTP had an estimated 6,000-6,500 fighters operating from Afghan sanctuaries, the UN said.",
]
OTHER_FIGHTERS = [
    "The TTP had between 6,000 and 6,500 female fighters in July 2024, a UN panel said.",
    "The TTP had between 6,000 and 6,500 fighters trained in Syria in July 2024, a UN panel said.",
    "The TTP had between 6,000 and 6,500 fighters in Syria in July 2024, a UN panel said.",
    "The TTP had between 6,000 and 6,500 fighters in Balochistan in July 2024, a UN panel said.",
    "The TTP had between 6,000 and 6,500 fighters in Pakistan's cities in July 2024, a UN panel said.",
]


def labels_of_ranges(store, text):
    return {c.verdict.label for c in verbs.check(text, date=DAY, workspace=store).claims if c.claim.low == 6000}


@pytest.mark.parametrize("text", FIGHTERS)
def test_fighters_are_found_where_the_source_counts_them(store, text):
    assert labels_of_ranges(store, text) == {Label.SUPPORTED}


@pytest.mark.parametrize("text", OTHER_FIGHTERS)
def test_some_fighters_or_those_elsewhere_are_not_all(store, text):
    assert labels_of_ranges(store, text) == {Label.NOT_CHECKABLE}
