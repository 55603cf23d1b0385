"""Whose part of the dead a wording of an actor asks for."""

from __future__ import annotations

import pytest

from tahqiq.claims.read.whose import Whose
from tahqiq.resolve import Gazetteer, Resolver
from tahqiq.terms import Claim, ClaimKind, Victim
from tahqiq.verbs.evidence import registry


@pytest.fixture(scope="module")
def whose() -> Whose:
    known = registry()
    return Whose(known, Gazetteer(known))


def claim(whose: Whose, actor: str, metric: str = "deaths", victim: Victim = Victim.ALL) -> Claim:
    named = Resolver(whose.registry).actor(actor)
    return Claim("c1", "40", 0, 2, ClaimKind.COUNT, metric, victim, 40.0, actor=named)


@pytest.mark.parametrize("actor", ["TTP", "the TTP", "TTP militants", "suspected members of the TTP", "TTP gunmen"])
def test_one_group_that_is_known_is_asked_for(whose: Whose, actor: str) -> None:
    assert whose.asked(claim(whose, actor), "PAK") == ("ttp", "")


@pytest.mark.parametrize(
    "actor", ["Militants", "gunmen", "unidentified armed men", "terrorist", "non-state armed groups", "suicide bombers"]
)
def test_common_nouns_are_anybody(whose: Whose, actor: str) -> None:
    assert whose.asked(claim(whose, actor), "PAK") == ("", "")


@pytest.mark.parametrize(
    "actor",
    ["Merawala", "a splinter of the TTP", "TTP-linked militants", "TTP and Merawala", "TTP and BLA", "Chadian troops",
     "herders", "the army", "security forces", "state", "armed group", "Israel", "Baloch farmers", "the Red Tigers"],
)  # fmt: skip
def test_what_any_other_party_did_is_counted_by_nobody(whose: Whose, actor: str) -> None:
    group, why = whose.asked(claim(whose, actor), "PAK")
    assert group is None and why


@pytest.mark.parametrize(("metric", "victim"), [("deaths", Victim.MILITANT), ("operations", Victim.NONE)])
def test_what_the_forces_do_to_militants_is_counted(whose: Whose, metric: str, victim: Victim) -> None:
    for actor in ("security forces", "Pakistani troops", "the Pakistan Army"):
        assert whose.asked(claim(whose, actor, metric, victim), "PAK") == ("", "")


@pytest.mark.parametrize(
    ("actor", "group"),
    [
        ("suicide bomber from the BLA", "bla"),
        ("gunmen belonging to the BLA", "bla"),
        ("BLA's Majeed Brigade", "majeed_brigade"),
        ("suicide bomber from the BLA's Majeed Brigade", "majeed_brigade"),
    ],
)
def test_a_part_of_a_group_is_asked_for_by_its_own_name(whose: Whose, actor: str, group: str) -> None:
    assert whose.asked(claim(whose, actor), "PAK") == (group, "")
