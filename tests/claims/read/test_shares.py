"""Which two measures a share is of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tahqiq
from tahqiq.claims.extract import extract
from tahqiq.claims.read.plan import Planner
from tahqiq.claims.read.question import Measure, Question
from tahqiq.claims.read.sides import other_side
from tahqiq.registry import load
from tahqiq.resolve import Gazetteer
from tahqiq.terms import Claim, ClaimKind, Document, Victim


@pytest.fixture(scope="module")
def tools():
    packs = Path(tahqiq.__file__).parent / "packs"
    registry = load([packs / "world", packs / "pakistan"])
    return registry, Gazetteer(registry)


def shares(tools, text) -> list[Question]:
    registry, gazetteer = tools
    document = Document(text, date=dt.date(2025, 4, 8))
    planned = Planner(document, registry, gazetteer).plan(extract(document, registry))
    return [q for q in planned if q.claim.kind == "share"]


def sides(question):
    """What differs between the part and its whole."""
    part, whole = question.measures[0], question.against
    assert whole is not None
    return {
        name: (getattr(part, name), getattr(whole, name))
        for name in ("metric", "victim", "areas", "actor", "part")
        if getattr(part, name) != getattr(whole, name)
    }


KP, BA, PAK = ("PK-KP",), ("PK-BA",), ("PAK",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khyber Pakhtunkhwa accounted for 57% of attacks in Pakistan in 2024.", {"areas": (KP, PAK)}),
        ("In 2024, 63% of all deaths in Pakistan occurred in Balochistan.", {"areas": (BA, PAK)}),
        (
            "Over 90% of attacks in Pakistan in 2024 took place in Khyber Pakhtunkhwa and Balochistan.",
            {"areas": (KP + BA, PAK)},
        ),
        ("The TTP was responsible for 52% of deaths in Pakistan in 2024.", {"actor": ("ttp", "")}),
        ("Civilians made up 36% of the people killed in Pakistan in 2024.", {"victim": ("civilian", "all")}),
        ("Of the people killed in Pakistan in 2024, 36% were civilians.", {"victim": ("civilian", "all")}),
        ("Suicide attacks made up 3% of all attacks in Pakistan in 2024.", {"metric": ("suicide_attacks", "attacks")}),
    ],
)
def test_what_is_cut_out_of_what(tools, text, expected):
    (question,) = shares(tools, text)
    assert sides(question) == expected


def test_a_class_in_the_province_that_the_sentence_is_about(tools):
    (question,) = shares(tools, "More than half of the people killed in Balochistan in 2013 were civilians.")
    assert sides(question) == {"victim": ("civilian", "all")} and question.against.areas == BA


def test_two_shares_of_one_whole(tools):
    text = "Khyber Pakhtunkhwa accounted for 61% of attacks in Pakistan in 2022 and Balochistan for 36%."
    north, west = shares(tools, text)
    assert sides(north) == {"areas": (KP, PAK)} and sides(west) == {"areas": (BA, PAK)}


def test_a_printed_share_is_asked_for_where_the_whole_is_the_country(tools):
    (question,) = shares(tools, "Khyber Pakhtunkhwa accounted for 57% of attacks in Pakistan in 2024.")
    assert [m.metric for m in question.measures] == ["attacks", "other:share_of_attacks_pct"]
    (question,) = shares(tools, "More than half of the people killed in Balochistan in 2013 were civilians.")
    assert [m.metric for m in question.measures] == ["deaths"]


def test_terrorist_attacks_count_no_terrorists(tools):
    (question,) = shares(tools, "The TTP was behind 52% of deaths in terrorist attacks in Pakistan in 2024.")
    assert question.against.victim == "all"


def test_what_is_a_part_of_what_may_stay_unsaid(tools):
    for question in shares(tools, "In 2024, 57% of attacks in Pakistan were repelled."):
        assert question.against is None


def ratio(tools, text):
    registry, gazetteer = tools
    document = Document(text, date=dt.date(2025, 4, 8))
    planned = Planner(document, registry, gazetteer).plan(extract(document, registry))
    (question,) = [q for q in planned if q.claim.kind == "ratio"]
    return question


@pytest.mark.parametrize(
    ("text", "victims", "areas"),
    [
        (
            "In Pakistan civilian deaths surpassed those of security forces in February 2025.",
            ("civilian", "security"),
            (PAK, PAK),
        ),
        (
            "In 2024, 1,620 people were killed in Khyber Pakhtunkhwa, 106% more than the 787 in Balochistan.",
            ("all", "all"),
            (KP, BA),
        ),
        ("In 2019 attacks in Pakistan dropped below the level of 2004.", ("", ""), (PAK, PAK)),  # itself, in two years
    ],
)
def test_the_two_sides_of_a_ratio(tools, text, victims, areas):
    question = ratio(tools, text)
    one, other = question.measures[0], question.against
    assert other is not None
    assert ((one.victim, other.victim), (one.areas, other.areas)) == (victims, areas)


def test_an_area_among_others_is_the_one_inside_the_country(tools):
    registry, gazetteer = tools
    document = Document("Balochistan had the highest number of attacks in Pakistan in 2013.", date=dt.date(2025, 4, 8))
    (question,) = Planner(document, registry, gazetteer).plan(extract(document, registry))
    assert question.measures[0].areas == BA


def test_sides_that_may_be_the_wrong_way_round_are_not_told_apart(tools):
    _, gazetteer = tools
    own = Measure("deaths", "civilian", PAK)
    text = "Security forces lost more men than civilians did."
    claim = Claim("c1", text, 0, len(text), ClaimKind.RATIO, "deaths", Victim.CIVILIAN, 1.0)
    assert other_side(claim, own, text, gazetteer) is None
    turned = "Civilians lost more men than security forces did."
    claim = Claim("c1", turned, 0, len(turned), ClaimKind.RATIO, "deaths", Victim.CIVILIAN, 1.0)
    assert other_side(claim, own, turned, gazetteer).victim == "security"
