"""Folding and keys: one name in many spellings, and the way back to the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.registry.fold import BOUNDARY, fold, key


@pytest.mark.parametrize(
    "spelling",
    [
        "Tehrik-e-Taliban",
        "tehrik e taliban",
        "Tehrīk-i-Tālibān",
        "TEHRIK–E–TALIBAN",
        "Tehrik i Taliban",
        "Tehrik-e\nTaliban",
    ],
)
def test_one_key_for_the_spellings_of_a_name(spelling: str) -> None:
    assert key(spelling) == "tehrik e taliban"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jama‘at-ul-Ahrar", "Jamaat al Ahrar"),
        ("Al-Qa’ida", "al Qaida"),
        ("People’s Aman Committee", "Peoples Aman Committee"),
        ("Azad Jammu & Kashmir", "Azad Jammu and Kashmir"),
        ("كراچي", "کراچی"),
        ("ضربِ عضب", "ضرب عضب"),
        ("خیبر‌پختونخوا", "خیبرپختونخوا"),
        ("تحـــریک", "تحریک"),
        ("U.S.", "US"),
        ("D.I.Khan", "DIKhan"),
    ],
)
def test_spellings_that_mean_the_same(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Khyber-1", "Khyber-2"), ("Bannu", "Bunnu"), ("e", "al"), ("Ali", "Al")])
def test_names_that_differ_keep_their_keys_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_sentence_end_and_a_blank_line_are_boundaries() -> None:
    assert BOUNDARY in fold("in Pakistan. Army").text
    assert BOUNDARY in fold("North\n\nWaziristan").text
    assert fold("North\nWaziristan").text == "north waziristan"


def test_a_possessive_stands_apart() -> None:
    assert fold("Pakistan’s army").text == "pakistan s army"


@given(st.text(max_size=80))
def test_every_folded_character_leads_back_to_one_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text)
    assert all(0 <= offset < len(text) for offset in folded.origin)
    assert list(folded.origin) == sorted(folded.origin)


@given(st.text(alphabet="abcdeil- '", max_size=30))
def test_keys_are_stable(name: str) -> None:
    assert key(key(name)) == key(name)
