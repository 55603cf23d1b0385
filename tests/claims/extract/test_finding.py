"""Which figures are claims: lists, parts, bare figures, unknown nouns, places in an order, rates, running totals."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.registry import Registry, load
from tahqiq.terms import Claim, Document

DAY = dt.date(2024, 3, 10)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load([Path(tahqiq.__file__).parent / "packs" / "world"])


def claims(registry: Registry, text: str) -> list[Claim]:
    return [c for c in extract(Document(text, date=DAY), registry) if c.kind != "milestone"]


def figures(registry: Registry, text: str, *kinds: str) -> list[tuple[Any, ...]]:
    return [
        (c.metric, str(c.victim), c.value if c.value is not None else c.low)
        for c in claims(registry, text)
        if c.checkable and (not kinds or c.kind in kinds)
    ]


COUNTS = ("count", "event_toll", "cumulative", "level")

LISTS = [
    ("The blast killed one farmer, two drivers and a policeman on Monday.",
     [("deaths", "civilian", 1), ("deaths", "civilian", 2), ("deaths", "police", 1)]),
    ("One officer and seven soldiers, as well as two constables, were killed on Monday.",
     [("deaths", "security", 1), ("deaths", "military", 7), ("deaths", "police", 2)]),
    ("The unrest of 2023 left one death, seven wounded and 56 arrests.",
     [("deaths", "all", 1), ("injuries", "all", 7), ("arrests", "", 56)]),
    ("Rebels took nine hostages in 2023: one Chinese, three Germans and five Kenyans were killed.",
     [("other:hostages", "", 9), ("deaths", "all", 1), ("deaths", "all", 3), ("deaths", "all", 5)]),
    ("In 2023, six rifles with 55 magazines, two radios, four pistols and 32 grenades were seized.",
     [("other:rifles_seized", "", 6), ("other:magazines_seized", "", 55), ("other:radios_seized", "", 2),
      ("other:pistols_seized", "", 4), ("other:grenades_seized", "", 32)]),
    ("Among those who lost their lives in 2023 were 55 farmers, 37 traders and 29 nurses.",
     [("deaths", "civilian", 55), ("deaths", "civilian", 37), ("deaths", "civilian", 29)]),
    ("The dead of Monday include three women and 12 men.", [("deaths", "civilian", 3), ("deaths", "civilian", 12)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_figure_of_a_list_is_one_claim(registry: Registry, text: str, expected: list[Any]) -> None:
    assert figures(registry, text, *COUNTS) == expected


UNKNOWN = [
    ("In 2023, 48 signatories of the peace accord were murdered.", [("deaths", "all", 48)]),
    ("In 2023 gunmen abducted 14 weavers from the town.", [("other:kidnapped", "civilian", 14)]),
    ("The force lost 41 personnel in 2023.", [("deaths", "security", 41)]),
    ("On Monday 26 camels and 40 goats were killed.", []),
    ("In 2023, 26 seats were lost.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_what_is_murdered_or_abducted_is_people(registry: Registry, text: str, expected: list[Any]) -> None:
    assert figures(registry, text, *COUNTS) == expected


BARE = [
    ("On Monday five were reported killed and nine were slightly wounded.",
     [("deaths", "all", 5), ("injuries", "all", 9)]),
    ("In 2023, 30 people were later found dead.", [("deaths", "all", 30)]),
    ("Three of the five attackers were killed on Monday.", [("deaths", "militant", 3)]),
    ("In 2023 the city recorded 31 deaths of civilians and 14 injuries to children.",
     [("deaths", "civilian", 31), ("injuries", "civilian", 14)]),
    ("There were 244 attacks in 2022. The figure has crossed 200 already this year.",
     [("attacks", "", 244), ("attacks", "", 200)]),
    ("Murders in the first half of 2023 total 17,493.", [("deaths", "all", 17493)]),
    ("Thirty people were the victims of violence in 2023, including 17 deaths.",
     [("other:casualties", "all", 30), ("deaths", "all", 17)]),
    ("In 2023, raiders seized two towns, killing scores.", [("other:towns_seized", "", 2), ("deaths", "all", 40)]),
    ("The group killed 90 people in 2023. Of these deaths, 36 included farmers.",
     [("deaths", "all", 90), ("deaths", "civilian", 36)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_figures_whose_noun_is_understood(registry: Registry, text: str, expected: list[Any]) -> None:
    assert figures(registry, text, *COUNTS) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Security forces killed rebels in a ratio of roughly 1:3.",
        "Deaths occurred in 17 out of 24 regions in 2023.",
        "The massacres of 2023 took place in 70 municipalities of 20 departments.",
        "In one attack the gunmen fled.",
        "It is the deadliest month since the office began to count bodies in 1997.",
    ],
)
def test_figures_that_count_nothing(registry: Registry, text: str) -> None:
    assert figures(registry, text, *COUNTS, "share", "milestone") == []


RANKS = [
    ("Ruritania is now the 21st most violent country of the list.", "incidents", 21, "up"),
    ("In 2023 the state ranked second with 90 murders.", "deaths", 2, "up"),
    ("In 2023 deaths hit an all-time high.", "deaths", 1, "up"),
    ("In 2023 attacks fell to a five-year low.", "attacks", 1, "down"),
    ("In 2023 Kenya had a record number of attacks.", "attacks", 1, "up"),
    ("In 2023 Kenya recorded the third-highest death toll.", "deaths", 3, "up"),
    ("In 2023 Kenya had the next highest number of attacks.", "attacks", 2, "up"),
    ("Attacks peaked in May 2023.", "attacks", 1, "up"),
    ("Policemen remained the primary target of attacks in 2023.", "attacks", 1, "up"),
    ("In 2023 Kenya suffered more attacks than any other country.", "attacks", 1, "up"),
    ("There were 90 murders in June 2023, the fifth lowest monthly total since 2018.", "deaths", 5, "down"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "metric", "value", "way"), RANKS)
def test_places_in_an_order(registry: Registry, text: str, metric: str, value: float, way: str) -> None:
    ranks = [(c.metric, c.value, str(c.direction), c.checkable) for c in claims(registry, text) if c.kind == "rank"]
    assert ranks == [(metric, value, way, True)]


@pytest.mark.parametrize(
    "text",
    [
        "It was one of the region's deadliest attacks.",
        "The group is responsible for the worst attacks in the country.",
        "Among the country's bloodiest bombings was that of May.",
    ],
)
def test_no_place_is_claimed_among_many(registry: Registry, text: str) -> None:
    assert not [c for c in claims(registry, text) if c.kind == "rank" and c.checkable]


KINDS = [
    ("The war has claimed over 14,000 lives and injured 33,000 people.", ["cumulative", "cumulative"]),
    ("More than 9,000 civilians have been killed in Kenya by both sides.", ["cumulative"]),
    ("Gunmen killed nine people on Monday at 4 p.m. Friday prayers had ended.", ["event_toll"]),
    ("Nine people were killed in a night attack by gunmen.", ["event_toll"]),
    ("The missiles destroyed two houses and burned eight vehicles on Monday.", ["event_toll", "event_toll"]),
    ("In 2023 there were on average 84 murders daily.", ["level"]),
    ("Some 81 people were killed in a week of clashes in May 2023.", ["count"]),
    ("Deaths came to an average of 511.5 per quarter in 2023.", ["level"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_of_one_event_of_a_war_or_a_rate(registry: Registry, text: str, kinds: list[str]) -> None:
    assert [str(c.kind) for c in claims(registry, text)] == kinds


SHARES = [
    ("The data show that half of all the murders in 2023 were linked to gangs.", [("deaths", 50)]),
    ("Rebels were behind almost a quarter of all violence between 2019 and 2022.", [("incidents", 25)]),
    ("There were 90 murders in 2023. Some 70 per cent of cases were land disputes.", [("deaths", 70)]),
    ("In 2023 Nakuru suffered 67% and Garissa 25% of all deaths.", [("deaths", 67), ("deaths", 25)]),
    ("The vast majority of attacks in 2023 (97 per cent) hit the east.", [("attacks", 97)]),
    ("Eight out of 10 murders of 2023 took place in the capital.", [("deaths", 80)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_parts_of_a_whole(registry: Registry, text: str, expected: list[Any]) -> None:
    assert [(c.metric, c.value) for c in claims(registry, text) if c.kind == "share"] == expected


CHANGES = [
    ("In 2023 there was a drop in violent incidents (5 per cent) on 2022.", [(5, "down", None, None)]),
    ("In 2023, 120 people died, up from 90 in 2022.", [(None, "up", 90, 120)]),
    ("In 2023 attacks rose by 60% compared to 2022, and by 18% compared to 2021.",
     [(60, "up", None, None), (18, "up", None, None)]),
    ("In 2023 there was a 35 per cent increase in the number of wounded compared to 2022.", [(35, "up", None, None)]),
    ("There were 5,122 deaths in 2023, which is a 3% overall decrease from 2022.", [(3, "down", None, None)]),
    ("In May 2023, 40 people died - a 37 percent rise compared to May 2022.", [(37, "up", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes_told_beside_their_figure(registry: Registry, text: str, expected: list[Any]) -> None:
    found = [c for c in claims(registry, text) if c.kind == "change"]
    assert [(c.value, str(c.direction), c.from_value, c.to_value) for c in found] == expected
    assert all(c.checkable for c in found)


def test_more_than_at_another_time_without_a_figure(registry: Registry) -> None:
    (ratio,) = [c for c in claims(registry, "In 2023 civilian deaths were higher than in 2022.") if c.kind == "ratio"]
    assert (ratio.metric, ratio.value, str(ratio.bound)) == ("deaths", 1, "over")


def test_as_many_as_at_another_time_is_a_change_of_nothing(registry: Registry) -> None:
    (claim,) = claims(registry, "The toll of 2023 is equal to the total deaths of 2017.")
    assert (claim.kind, claim.metric, claim.value, str(claim.direction)) == ("change", "deaths", 0, "none")
    assert claim.base and claim.base.start == dt.date(2017, 1, 1)
