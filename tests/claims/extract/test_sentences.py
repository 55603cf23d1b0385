"""Sentences: abbreviations, lists, headings, wrapped lines, datelines, and exact places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.extract.sentences import script_share, split


def pieces(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Amin spoke. Nobody left.", ["Gen. Amin spoke.", "Nobody left."]),
        ("Losses grew by 2.5 percent. The U.S. army agreed.", ["Losses grew by 2.5 percent.", "The U.S. army agreed."]),
        ("- five dead\n- six hurt", ["five dead", "six hurt"]),
        ("Killed: 12\nInjured: 30", ["Killed: 12", "Injured: 30"]),
        (
            "The patrol was hit on a road that leads out of the town and\nthree men died.",
            ["The patrol was hit on a road that leads out of the town and\nthree men died."],
        ),
        ("TAMO (Agency) – Two men died.", ["Two men died."]),
        ("“They fled.” He stayed.", ["“They fled.”", "He stayed."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_cuts_a_text_into_its_sentences(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_tells_items_and_headings_from_prose() -> None:
    kinds = [s.kind for s in split("Key figures\n\nDeaths: 7\n\nSeven people died in the north this year.")]
    assert kinds == ["heading", "item", "prose"]


@given(st.text(max_size=300))
def test_sentences_lie_in_order_within_the_text(text: str) -> None:
    end = 0
    for sentence in split(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip()
        end = sentence.end


def test_script_share_tells_urdu_from_english() -> None:
    assert script_share("چار افراد ہلاک ہوئے") < 0.1
    assert script_share("Four people died") == 1.0
    assert script_share("12, 34") == 1.0
