"""Names as written, to ids: by spelling, day and country; ambiguous where they are."""

import datetime as dt

import pytest

from tahqiq.registry import Registry
from tahqiq.resolve import Resolver, resolver

D = dt.date.fromisoformat


@pytest.fixture(scope="module")
def names(bundled: Registry) -> Resolver:
    return resolver(bundled)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Tehreek-e-Taliban Pakistan", "ttp"),
        ("Tehrik-i-Taliban", "ttp"),
        ("the TTP", "ttp"),
        ("Tehreek-i-Taliban Pakistan (TTP)", "ttp"),
        ("تحریکِ طالبان پاکستان", "ttp"),
        ("فتنہ الخوارج", "ttp"),
        ("BLA", "bla"),
        ("Baluchistan Liberation Army", "bla"),
        ("Lashkar e Jhangvi al Alami", "lej_al_alami"),
        ("ISIS-K", "iskp"),
        ("Islamic State-Khorasan (ISIS-K)", "iskp"),
        ("TTP-Mohmand", "ttp_mohmand"),
        ("jua", "jamaat_ul_ahrar"),
        ("Ahrar-ul-Hind", "ahrar_ul_hind"),
        ("Pakistan", "state_pakistan"),
        ("police", "police"),
    ],
)
def test_actors(names: Resolver, text: str, actor: str) -> None:
    assert names.actor(text).ids == (actor,)


def test_a_near_spelling_of_a_long_name_says_so(names: Resolver) -> None:
    named = names.actor("Balochistan Liberattion Army")
    assert named.ids == ("bla",) and "near spelling" in named.why


@pytest.mark.parametrize("text", ["Al-Shabaab", "TTB", "militants", "", "us and them", "Balochistan National Party"])
def test_unknown_actors_stay_unresolved(names: Resolver, text: str) -> None:
    named = names.actor(text)
    assert named.ids == () and named.candidates == () and named.why


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("HuA", {"hizb_ul_ahrar", "hum"}),
        ("TJP", {"tjp", "tehreek_e_jafria"}),
        ("FC", {"frontier_corps", "federal_constabulary"}),
        ("Jundallah", {"jundallah_pk", "jundallah_ir"}),
        ("the Taliban", {"ttp", "afghan_taliban"}),
    ],
)
def test_ambiguous_names_give_candidates(names: Resolver, text: str, candidates: set[str]) -> None:
    named = names.actor(text)
    assert named.ids == () and set(named.candidates) == candidates and "ambiguous" in named.why


@pytest.mark.parametrize(
    ("text", "on", "actor"),
    [
        ("HuA", "2010-01-01", "hum"),  # Hizb-ul-Ahrar was formed in 2017
        ("TJP", "2001-01-01", "tehreek_e_jafria"),
        ("the Taliban", "2005-01-01", "afghan_taliban"),
        ("FC", "2025-12-01", "frontier_corps"),  # the other FC was renamed in July 2025
    ],
)
def test_a_day_decides(names: Resolver, text: str, on: str, actor: str) -> None:
    named = names.actor(text, on=D(on))
    assert named.ids == (actor,) and on in named.why


def test_a_label_before_its_day_resolves_and_says_so(names: Resolver) -> None:
    assert "not yet in use on 2020-01-01" in names.actor("Fitna al-Khawarij", on=D("2020-01-01")).why
    assert "not yet" not in names.actor("Fitna al-Khawarij", on=D("2025-01-01")).why


def test_a_loose_name_is_only_a_candidate(names: Resolver) -> None:
    named = names.actor("Halqa-e-Mehsud")
    assert named.ids == () and named.candidates == ("ttp_khalid_mehsud",) and "possible alias" in named.why


def test_two_operations_of_one_name(names: Resolver) -> None:
    assert set(names.operation("Khyber-II").candidates) == {"khyber_2013", "khyber_2"}
    assert names.operation("Khyber-II", on=D("2013-12-31")).ids == ("khyber_2013",)
    assert names.operation("Zarb-e-Azb").ids == names.operation("Operation Zarb i Azb").ids == ("zarb_e_azb",)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("KP", ("PK-KP",)),
        ("Khyber Pakhtunkhwa (KP)", ("PK-KP",)),
        ("the NWFP", ("PK-KP",)),
        ("Balochistan province", ("PK-BA",)),
        ("Lower Dir district", ("PK520",)),
        ("North Waziristan Agency (NWA)", ("PK525",)),
        ("the erstwhile tribal districts", ("PK-FATA",)),
        ("mainland KP", ("PK-KP-SETTLED",)),
        ("شمالی وزیرستان", ("PK525",)),
        ("KP and Balochistan", ("PK-KP", "PK-BA")),
        ("KP and FATA", ("PK-KP", "PK-FATA")),
        ("Khyber Pakhtunkhwa (KP) and Balochistan", ("PK-KP", "PK-BA")),
        ("NWFP, Islamabad and Punjab", ("PK-KP", "PK-IS", "PK-PB")),
        ("Mastung, Balochistan", ("PK220",)),
        ("Mastung district of Balochistan", ("PK220",)),
        ("Pakistan’s tribal areas", ("PK-FATA",)),
        ("a school in Peshawar", ("PK528",)),
        ("Iraq", ("IRQ",)),
        ("DR Congo (Zaire)", ("COD",)),
    ],
)
def test_areas(names: Resolver, text: str, ids: tuple[str, ...]) -> None:
    assert names.area(text).ids == ids


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("northwest Pakistan", {"PAK"}),
        ("the rest of FATA", {"PK-FATA"}),
        ("the border with Afghanistan", {"AFG"}),
        ("Khost province of Afghanistan", {"AFG"}),
        ("KP except Peshawar", {"PK-KP", "PK528"}),
    ],
)
def test_a_part_of_a_place_is_not_the_place(names: Resolver, text: str, candidates: set[str]) -> None:
    named = names.area(text)
    assert named.ids == () and set(named.candidates) == candidates


def test_a_former_name_says_until_when(names: Resolver) -> None:
    assert "until 2010-04-18" in names.area("NWFP", on=D("2015-01-01")).why
    assert "until" not in names.area("NWFP", on=D("2009-01-01")).why


def test_a_country_decides_between_places(names: Resolver) -> None:
    assert names.area("Bahrain").ids == ("BHR",)
    assert names.area("Bahrain", country="PAK").ids == ("PK532/bahrain",)


def test_exact_asks_for_the_whole_wording(names: Resolver) -> None:
    assert names.area("a school in Peshawar", exact=True).ids == ()
    assert names.area("Peshawar district", exact=True).ids == ("PK528",)


def test_named_ids_are_entries(names: Resolver, bundled: Registry) -> None:
    for actor in bundled.actors.values():
        assert names.actor(actor.name).ids == (actor.id,) or actor.id in names.actor(actor.name).candidates
    for place in bundled.places.values():
        named = names.area(place.name)
        assert place.id in (*named.ids, *named.candidates) or bundled.places[named.ids[0]].kind != "populated"
