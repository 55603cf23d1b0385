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


def test_those_who_were_among_others_are_of_their_class(registry: Registry) -> None:
    (claim,) = claims(registry, "In 2023 almost 90 foreigners were among the rebels killed in Kenya.")
    assert (str(claim.victim), claim.value) == ("militant", 90)


def test_what_was_lost_to_a_war_is_its_cost(registry: Registry) -> None:
    (claim,) = claims(registry, "Kenya lost $90 million to militancy between 2011 and 2018.")
    assert (claim.metric, claim.value) == ("cost_usd", 90_000_000)
    assert claims(registry, "Kenya lost $90 million to a rival in 2018.")[0].metric != "cost_usd"


def test_a_place_that_an_index_gives(registry: Registry) -> None:
    (claim,) = claims(registry, "The index ranked Kenya fourth in 2023.")
    assert (claim.kind, claim.value, claim.area.text) == ("rank", 4, "Kenya")


COMPARED = [
    ("In 2023 civilian deaths were higher than in 2022.", "deaths", "civilian", "up"),
    ("There were fewer attacks in Kenya in 2023 than in 2022.", "attacks", "", "down"),
    ("In 2023 fewer people were killed in Kenya than the year before.", "deaths", "all", "down"),
    ("Kenya counted more attacks in 2023 than it had in 2022.", "attacks", "", "up"),
    ("Attacks were more frequent in 2023 than in 2022.", "attacks", "", "up"),
    ("In Kenya, 2023 was even deadlier than 2022.", "deaths", "all", "up"),
]


@pytest.mark.parametrize(("text", "metric", "victim", "way"), COMPARED)
def test_more_than_at_another_time_is_a_change(
    registry: Registry, text: str, metric: str, victim: str, way: str
) -> None:
    (found,) = claims(registry, text)
    assert (found.kind, found.metric, str(found.victim), str(found.direction)) == ("change", metric, victim, way)
    assert found.value is None and found.period and found.period.start == dt.date(2023, 1, 1)
    assert found.base and (found.base.start, found.base.end) == (dt.date(2022, 1, 1), dt.date(2022, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["Attacks were more deadly in 2023 than in 2022.", "The force had more capacity in 2023 than in 2022.",
     "More roads were paved in 2023 than in 2022.", "The attack of 2023 was deadlier than that of 2022."],
)  # fmt: skip
def test_what_something_was_like_is_no_change_of_its_number(registry: Registry, text: str) -> None:
    assert not [c for c in claims(registry, text) if c.kind == "change"]


def test_what_another_year_is_compared_with_is_no_base_of_this_one(registry: Registry) -> None:
    text = "In 2023 attacks in Kenya rose by 40%. In 2020 the army had fewer outposts than in 2019."
    change = claims(registry, text)[0]
    assert change.base and change.base.start == dt.date(2022, 1, 1)


def test_as_many_as_at_another_time_is_a_change_of_nothing(registry: Registry) -> None:
    (claim,) = claims(registry, "The toll of 2023 is equal to the total deaths of 2017.")
    assert (claim.kind, claim.metric, claim.value, str(claim.direction)) == ("change", "deaths", 0, "none")
    assert claim.base and claim.base.start == dt.date(2017, 1, 1)


DENIED = [
    ("Attacks did not rise in 2023.", "attacks", "up"),
    ("Violence has not decreased since 2021.", "incidents", "down"),
    ("There was no increase in deaths in 2023.", "deaths", "up"),
    ("Violence in Kenya did not increase in 2023.", "incidents", "up"),
]


@pytest.mark.parametrize(("text", "metric", "way"), DENIED)
def test_a_change_denied_is_one_of_nothing_at_most(registry: Registry, text: str, metric: str, way: str) -> None:
    (claim,) = claims(registry, text)
    assert (claim.kind, claim.metric, claim.value, str(claim.bound)) == ("change", metric, 0, "up_to")
    assert str(claim.direction) == way and claim.checkable


def test_no_major_rise_says_too_little(registry: Registry) -> None:
    assert not [c for c in claims(registry, "There was no major rise in attacks in 2023.") if c.checkable]


def test_not_only_denies_nothing(registry: Registry) -> None:
    (claim,) = claims(registry, "Attacks not only rose in 2023.")
    assert claim.value is None and str(claim.direction) == "up"


NONE = [
    ("No attacks were reported in May 2023.", [("attacks", "", 0)]),
    ("There were no civilian casualties in 2023.", [("other:casualties", "civilian", 0)]),
    ("No one was hurt in the blast on Monday.", [("injuries", "all", 0)]),
    ("Nobody was killed in 2023.", [("deaths", "all", 0)]),
    ("No soldiers were killed in 2023.", [("deaths", "military", 0)]),
    ("No fewer than 90 people were killed in 2023.", [("deaths", "all", 90)]),
    ("No group claimed the raid. There were no immediate reports of casualties.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NONE)
def test_a_count_of_none(registry: Registry, text: str, expected: list[Any]) -> None:
    assert figures(registry, text) == expected


MULTIPLES = [
    ("There was a three-fold rise in kidnappings in 2023 compared with 2022.", [("other:kidnapped", 3, "up")]),
    ("In 2023 the army killed twice as many rebels as in 2022.", [("deaths", 2, "up")]),
    ("Attacks have halved in 2023 compared with 2022.", [("attacks", 0.5, "down")]),
    ("In 2023 deaths were half of the number recorded in the same period of 2022.", [("deaths", 0.5, "down")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MULTIPLES)
def test_multiples_are_one_change_each(registry: Registry, text: str, expected: list[Any]) -> None:
    found = [c for c in claims(registry, text) if c.kind == "change"]
    assert [(c.metric, c.value, str(c.direction)) for c in found] == expected
    assert all(c.unit == "factor" and c.base and c.base.start == dt.date(2022, 1, 1) for c in found)


def test_the_nth_attack_says_how_many_there_have_been(registry: Registry) -> None:
    assert figures(registry, "The group claimed its 300th attack in 2023.", "cumulative") == [("attacks", "", 300)]
    assert figures(registry, "On Monday the 20th brigade marked its 12th attack.", *COUNTS) == []


def test_a_part_of_those_killed(registry: Registry) -> None:
    got = figures(registry, "Ten of the 14 killed on Monday were women.", *COUNTS)
    assert [(metric, value) for metric, _, value in got] == [("deaths", 10), ("deaths", 14)]


MORE = [
    ("As many as 59 out of total 93 attacks of 2023 hit the north.", [("attacks", "", 59), ("attacks", "", 93)]),
    ("In 2023 there were 38 deaths, of which 24 were of policemen.", [("deaths", "all", 38), ("deaths", "police", 24)]),
    ("In 2023, 12 people were killed and three others were taken captive.",
     [("deaths", "all", 12), ("other:kidnapped", "all", 3)]),
    ("On Monday five soldiers were killed while one got injured.",
     [("deaths", "military", 5), ("injuries", "military", 1)]),
    ("On Monday one constable, Juma Otieno, died.", [("deaths", "police", 1)]),
    ("The army said seven more of its men lost their lives on Monday.", [("deaths", "civilian", 7)]),
    ("The raids of 2023 killed 29 farmers, a teacher, and 24 rebels.",
     [("deaths", "civilian", 29), ("deaths", "civilian", 1), ("deaths", "militant", 24)]),
    ("In 2023 there were 47 such deaths, compared with 156 the previous year.",
     [("deaths", "all", 47), ("deaths", "all", 156)]),
    ("There were 700 deaths in 2023; the capital saw 385.", [("deaths", "all", 700), ("deaths", "all", 385)]),
    ("In 2023 the number of clashes hardly changed (48 compared with 51 in 2022).",
     [("incidents", "", 48), ("incidents", "", 51)]),
    ("In 2023, 90 people were arrested, of whom 68 have been charged and 14 sentenced.",
     [("arrests", "all", 90), ("other:people_charged", "", 68), ("other:people_sentenced", "", 14)]),
    ("In 2023 the total number of attacks dropped to 206 cases from 215.",
     [("attacks", "", 206), ("attacks", "", 215)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_parts_out_of_wholes_and_figures_left_bare(registry: Registry, text: str, expected: list[Any]) -> None:
    assert figures(registry, text, *COUNTS) == expected


def test_most_of_what_is_counted(registry: Registry) -> None:
    found = claims(registry, "In 2023 there were 90 attacks. Most attacks took place in the north.")
    assert [(c.metric, c.value, str(c.bound)) for c in found if c.kind == "share"] == [("attacks", 50, "over")]


def test_a_share_given_with_its_count(registry: Registry) -> None:
    found = claims(registry, "In 2023 some 30 percent or 349 of those killed were women.")
    assert [(str(c.kind), c.metric, c.value) for c in found] == [("share", "deaths", 30), ("count", "deaths", 349)]


def test_they_fell_from_one_figure_to_another(registry: Registry) -> None:
    found = claims(registry, "There were 3,955 attacks in 2023. They fell from 5,463 to 3,955.")
    (change,) = [c for c in found if c.kind == "change"]
    assert (change.metric, change.from_value, change.to_value) == ("attacks", 5463, 3955)


def test_a_rise_with_its_ends_behind_a_dash_is_one(registry: Registry) -> None:
    text = "There was a 29 per cent surge in attacks — rising from 69 in September 2023 to 89 in October 2023."
    (change,) = [c for c in claims(registry, text) if c.kind == "change"]
    assert (change.value, change.from_value, change.to_value) == (29, 69, 89)


@pytest.mark.parametrize(
    "text",
    [
        "The number of countries reporting an incident fell in 2023.",
        "Half of the deaths of 2023 were put down to hunger.",
        "Mali saw the largest increase in deaths in 2023.",
    ],
)
def test_no_change_of_what_is_counted(registry: Registry, text: str) -> None:
    assert not [c for c in claims(registry, text) if c.kind == "change" and c.checkable]


@pytest.mark.parametrize(
    "text",
    [
        "The most recent attack was on Monday.",
        "The talks, which resumed in November 2022, were halted in September 2023.",
        "One of the hurt soldiers died at 92-Base hospital.",
    ],
)
def test_no_rank_no_milestone_no_count(registry: Registry, text: str) -> None:
    found = [c for c in extract(Document(text, date=DAY), registry) if c.checkable]
    assert not [c for c in found if c.kind == "rank" or c.value == 92 or c.quote.startswith("were ")]


def test_what_may_rise_did_not(registry: Registry) -> None:
    assert not [c for c in claims(registry, "The death toll could still rise.") if c.checkable]


LATER = [
    ("He said that one Kurdish soldier was killed on Monday.", [("deaths", "military", 1)]),
    ("In 2023 there were 120 grave violations.", [("other:violations", "", 120)]),
    ("In 2023 more than 8,000 youngsters were recruited.", [("other:recruited", "civilian", 8000)]),
    ("In 2023 the region had a death toll in excess of 34,000.", [("deaths", "all", 34000)]),
    ("The death toll of Monday may be as high as 80.", [("deaths", "all", 80)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_more_of_what_is_counted(registry: Registry, text: str, expected: list[Any]) -> None:
    assert figures(registry, text, *COUNTS) == expected


def test_a_clause_about_the_figure_before_it(registry: Registry) -> None:
    found = claims(registry, "There were 220 sectarian attacks in 2013 that fell to 143 in 2014.")
    assert [(c.value, str(c.kind)) for c in found if c.kind != "change"] == [(220, "count"), (143, "count")]
    text = "There was a lull in the violence and the number of deaths declined to 130 in 2015."
    assert ("deaths", "down") in [(c.metric, str(c.direction)) for c in claims(registry, text) if c.kind == "change"]


STILL = [
    ("In 2023 there were nine wars and 75 non-state conflicts.",
     [("other:conflicts", "", 9), ("other:conflicts", "", 75)]),
    ("The number of rebels in the country has dwindled to less than 1,000.", [("fighters", "militant", 1000)]),
    ("Only one rebel attack was reported in May 2023.", [("attacks", "", 1)]),
    ("On Monday shelling killed one person and injured another in the city.",
     [("deaths", "all", 1), ("injuries", "all", 1)]),
    ("The 26 hostages of Monday include 18 army and paramilitary soldiers.",
     [("other:hostages", "", 26), ("other:hostages", "security", 18)]),
    ("On Monday twenty-two people, many of them girls, were killed at a concert.", [("deaths", "all", 22)]),
    ("On Monday the group handed over three rifles.", [("other:rifles_handed", "", 3)]),
    ("The group carried out 22 attacks in 2022; in 2023 it only carried out four.",
     [("attacks", "", 22), ("attacks", "", 4)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STILL)
def test_yet_more_of_what_is_counted(registry: Registry, text: str, expected: list[Any]) -> None:
    assert figures(registry, text, *COUNTS) == expected


def test_on_the_rise(registry: Registry) -> None:
    (claim,) = claims(registry, "Its attacks were on the rise in 2023.")
    assert (claim.kind, claim.metric, str(claim.direction)) == ("change", "attacks", "up")
    assert "change" not in {c.kind for c in claims(registry, "Eleven conflicts escalated into wars.")}


STAYS_OUT = """
The 21st Amendment and Resolution 1267 were cited on page 14. Unit 8200 fired a 122 mm rocket and a 5.56mm round.
Since 9/11 much has changed. The 34-year-old, a father of two, came at 7:30 a.m. on 12 May. See Table 3 and Figure
12. He was sentenced under Section 302. The team won 3-1. One of the attackers wore a vest. The 40-km road leads
north. Some 300 metres away stood a bus. Call 0300-1234567. The Group of 7 met in 2023. Article 370 was revoked.
Company No. 6 of the 53rd Battalion took part. A 20-member delegation came. The council voted 12-0. The F-16 jets
flew at 10,000 feet. Chapter VII was invoked. It was 45 degrees at 3 pm. A two-thirds majority is needed. A 10-day
ceasefire began after 27 months. Prices rose 12%. Inflation hit 38% in May 2023. Some 60 million people voted. The
hospital has 200 beds. He was held for six hours. The bomb weighed 20 kg. A convoy of 30 vehicles left at dawn.
"""


def test_what_is_no_claim_stays_out(registry: Registry) -> None:
    found = extract(Document(STAYS_OUT.replace("\n", " "), date=DAY), registry)
    assert [c.quote for c in found if c.checkable] == []


ELIDED = [
    ("On Monday 14 in Nakuru and nine in Garissa were killed.", [("deaths", "all", 14), ("deaths", "all", 9)]),
    ("There were 44 attacks in 2023, 14 in Nakuru and nine in Garissa.",
     [("attacks", "", 44), ("attacks", "", 14), ("attacks", "", 9)]),
    ("On Monday militants beheaded four captives.", [("deaths", "all", 4)]),
    ("On Monday 26 hostages were killed and 300 hostages were rescued.",
     [("deaths", "all", 26), ("other:rescued", "all", 300)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ELIDED)
def test_subjects_left_out_and_people_by_what_was_done(registry: Registry, text: str, expected: list[Any]) -> None:
    assert [(m, "all" if m == "other:rescued" else v, n) for m, v, n in figures(registry, text, *COUNTS)] == expected


ACTORS = [
    ("Twenty men attacked the village and six were wounded.", [("injuries", "all", 6)]),
    ("Twenty men who attacked the village were killed.", [("deaths", "civilian", 20)]),
    ("Last week 50 were killed in raids, and the previous week 31 died.",
     [("deaths", "all", 50), ("deaths", "all", 31)]),
    ("Fighting went on in week 50.", []),
    ("Gunmen killed three soldiers and nine civilian auxiliaries on Friday.",
     [("deaths", "military", 3), ("deaths", "security", 9)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTORS)
def test_those_who_act_are_not_those_who_suffer(registry: Registry, text: str, expected: list[Any]) -> None:
    assert figures(registry, text, *COUNTS) == expected
