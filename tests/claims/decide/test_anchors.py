"""A quote is found again in an edited text, or said to be lost; never taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.decide.anchors import Lost, anchor, occurrences, place

TEXT = (
    "In the first week gunmen killed 12 soldiers near the river crossing. A week later a convoy was hit and gunmen "
    "killed 12 soldiers on the road to the north, officials in the capital said."
)
FIRST = TEXT.index("12 soldiers")
SECOND = TEXT.rindex("12 soldiers")


def of(start, text=TEXT, quote="12 soldiers"):
    return anchor(text, start, start + len(quote))


def found(text, made, **given):
    span = place(text, made, same=text == TEXT, **given)
    return span if isinstance(span, Lost) else text[span[0] : span[1]]


def test_in_the_same_text_the_offset_holds():
    assert place(TEXT, of(SECOND), same=True) == (SECOND, SECOND + 11)


def test_words_put_before_it_move_it():
    edited = "Correction appended. " + TEXT
    assert place(edited, of(SECOND), same=False) == (SECOND + 21, SECOND + 32)


def test_a_new_line_break_is_the_same_text():
    edited = TEXT.replace("killed 12 soldiers near", "killed 12\nsoldiers  near")
    assert found(edited, of(FIRST)) == "12\nsoldiers"


def test_an_edit_on_one_side_is_borne_and_on_both_is_not():
    one = TEXT.replace("12 soldiers near the river", "12 soldiers close to the river")
    assert place(one, of(FIRST), same=False) == (FIRST, FIRST + 11)
    both = one.replace("In the first week gunmen", "In the first week men")
    assert "other words" in found(both, of(FIRST)).why


def test_where_nothing_vouches_for_it_both_sides_must_stand():
    one = TEXT.replace("12 soldiers near the river", "12 soldiers close to the river")
    assert isinstance(found(one, of(FIRST), alone=True), Lost)
    assert found("Correction. " + TEXT, of(FIRST), alone=True) == "12 soldiers"


def test_a_changed_figure_is_gone():
    assert "no longer stand" in found(TEXT.replace("12", "13"), of(FIRST)).why


def test_two_places_that_look_the_same_are_not_chosen_between():
    again = "Gunmen killed 12 soldiers near the river crossing on the very first day of it. "
    made = anchor(again * 4, len(again) + 14, len(again) + 25)
    assert "places" in place(again * 4 + "End.", made, same=False).why


@pytest.mark.parametrize("other", ["112 soldiers", "1,12 soldiers", "12 soldierships", "0.12 soldiers"])
def test_part_of_a_word_or_of_a_figure_is_no_occurrence(other):
    assert not list(occurrences(f"They saw {other} there.", "12 soldiers"))


def test_a_figure_at_its_end_is_whole():
    assert not list(occurrences("It was 12.5 then", "was 12"))
    assert list(occurrences("It was 12. Then", "was 12"))


@given(st.text(max_size=80), st.data())
def test_an_anchor_leads_back_to_its_span(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert place(text, anchor(text, start, end), same=True) == (start, end)
    again = place(text, anchor(text, start, end), same=False)
    assert isinstance(again, Lost) or text[again[0] : again[1]].split() == text[start:end].split()


def test_a_long_run_of_white_space_costs_no_more_than_its_length():
    assert not list(occurrences("killed" + " " * 400_000 + "13", "killed 12 men"))
