"""Names in running text: exact offsets, case, ambiguity, scripts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.registry import Registry
from tahqiq.resolve import Gazetteer, Mention, gazetteer

PIECES = st.sampled_from(
    ["Pakistan", "Pakistan’s", "TTP", "the", " ", "\n", "\n\n", ", ", ". ", "Tehrīk-e-Tālibān", "Khyber", "Pakhtunkhwa",
     "ضربِ عضب", "Mir Ali", "U.S.", "12", "İ", "ß", "ﷺ", "K\u0301P"]
)  # fmt: skip


def found(registry: Registry, text: str) -> list[tuple[str, str]]:
    return [(m.text, "+".join(m.ids) or "?" + "|".join(m.candidates)) for m in gazetteer(registry).mentions(text)]


def only(registry: Registry, text: str) -> Mention:
    (mention,) = gazetteer(registry).mentions(text)
    return mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attacks in KP and Balochistan rose.", [("KP", "PK-KP"), ("Balochistan", "PK-BA")]),
        ("the Tehrīk-e-Ṭālibān Pakistan (TTP)", [("Tehrīk-e-Ṭālibān Pakistan", "ttp"), ("TTP", "ttp")]),
        ("Tahreek i Taliban\nPakistan said", [("Tahreek i Taliban\nPakistan", "ttp")]),
        ("by Jama‘at-ul-Ahrar", [("Jama‘at-ul-Ahrar", "jamaat_ul_ahrar")]),
        ("by Jamaatul Ahrar", [("Jamaatul Ahrar", "jamaat_ul_ahrar")]),
        ("in the merged tribal districts", [("merged tribal districts", "PK-FATA")]),
        ("Federally Administered Tribal Areas", [("Federally Administered Tribal Areas", "PK-FATA")]),
        ("Pakistan's Mastung", [("Pakistan", "PAK"), ("Mastung", "PK220")]),
        ("U.S. forces, US forces", [("U.S.", "USA"), ("US", "USA")]),
        ("D.I. Khan, D. I. Khan and DI Khan", [("D.I. Khan", "PK509"), ("D. I. Khan", "PK509"), ("DI Khan", "PK509")]),
        ("since Operation Zarb-i-Azb", [("Operation Zarb-i-Azb", "zarb_e_azb")]),
        ("since Zarb-e-Azb", [("Zarb-e-Azb", "zarb_e_azb")]),
        ("پاکستان میں تحریکِ طالبان پاکستان", [("پاکستان", "PAK"), ("تحریکِ طالبان پاکستان", "ttp")]),
        ("near Mir Ali", [("Mir Ali", "PK525/mir-ali")]),
        ("PICSS and Picss, not Pips", [("PICSS", "picss"), ("Picss", "picss")]),
    ],
)  # fmt: skip
def test_names_are_found(bundled: Registry, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(bundled, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "let us go", "the swat team", "kp", "fc", "Pakistanization", "the police said", "a tank rolled by",
        "Tank rounds fell", "PEACE IS NEAR", "at mach speed", "the Dawn raid", "North\n\nWest",
    ],
)  # fmt: skip
def test_ordinary_words_are_not(bundled: Registry, text: str) -> None:
    assert found(bundled, text) == []


def test_a_stopped_name_counts_where_the_words_around_show_a_place(bundled: Registry) -> None:
    assert found(bundled, "Clashes in Tank") == [("Tank", "PK533")]
    assert found(bundled, "The Tank district saw") == [("Tank", "PK533")]
    assert bundled.stop["Tank"]


def test_no_name_reaches_over_a_sentence_end(bundled: Registry) -> None:
    assert found(bundled, "It was calm in Pakistan. Army units left.") == [("Pakistan", "PAK")]


def test_an_ambiguous_name_keeps_its_candidates(bundled: Registry) -> None:
    mention = only(bundled, "HuA claimed it")
    assert mention.ids == () and set(mention.candidates) == {"hizb_ul_ahrar", "hum"}
    assert set(only(bundled, "in Khanpur").candidates) == {"geonames:1174167", "geonames:1174171"}
    assert set(only(bundled, "Operation Khyber-II began").candidates) == {"khyber_2013", "khyber_2"}


def test_a_bare_name_means_the_district_and_the_country(bundled: Registry) -> None:
    assert only(bundled, "Peshawar").ids == ("PK528",)
    assert only(bundled, "Bahrain").ids == ("BHR",)  # a town of the same name is in Swat


def test_demonyms_are_marked(bundled: Registry) -> None:
    assert only(bundled, "Pakistani").demonym and only(bundled, "Pakistani").ids == ("PAK",)
    assert not only(bundled, "Pakistan").demonym


def test_other_kinds_of_the_same_name_stand_beside(bundled: Registry) -> None:
    mention = only(bundled, "India")
    assert mention.kind == "area" and mention.ids == ("IND",) and ("actor", "india") in mention.also


def test_a_state_label_of_a_class_is_the_class(bundled: Registry) -> None:
    assert only(bundled, "Fitna al-Hindustan").ids == ("baloch_separatists_unspecified",)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_mentions_are_exact_ordered_and_apart(bundled: Registry, text: str) -> None:
    mentions = gazetteer(bundled).mentions(text)
    assert all(text[m.start : m.end] == m.text and m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(bool(m.ids) != bool(m.candidates) for m in mentions)


def test_an_empty_text_and_an_empty_registry(bundled: Registry) -> None:
    assert gazetteer(bundled).mentions("") == []
    assert Gazetteer(Registry()).mentions("Pakistan") == []


def test_a_long_text_takes_no_more_than_its_length(bundled: Registry) -> None:
    sentence = "Attacks in Khyber Pakhtunkhwa and Balochistan by the TTP rose. "
    assert len(gazetteer(bundled).mentions(sentence * 2000)) == 6000
