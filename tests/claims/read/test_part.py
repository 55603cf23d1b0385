"""Claims of a part of a metric."""

import pytest

from tahqiq.claims.read.part import names_part, part_of, slug
from tahqiq.terms import ClaimKind


@pytest.mark.parametrize(
    ("sentence", "quote", "expected"),
    [
        ("Of the dead 22 were children.", "22 were children", "children"),
        ("329 people were killed in suicide attacks in 2023.", "329 people were killed", "suicide"),
        ("Half of its 4,251 deaths were in one-sided violence.", "4,251 deaths", ""),
        ("The year saw 382 soldiers and 33 volunteers killed.", "382 soldiers", ""),
        ("State-based violence killed 900 people in 2022.", "killed 900 people", "state-based"),
        ("There were 1,000 attacks on schools in 2012.", "1,000 attacks", "schools"),
        ("976 people were killed in militant attacks.", "976 people were killed", ""),
        (
            "33 volunteers died while 1,774 people were injured including 14 volunteers.",
            "1,774 people were injured",
            "",
        ),
        ("Suicide attacks in which 12 people died were rare.", "12 people died", "suicide"),
        ("Militants killed 55 civilians, and children fled the town.", "killed 55 civilians", ""),
    ],
)
def test_words_that_narrow(claim, sentence, quote, expected):
    assert part_of(claim(10, quote=quote), sentence, "") == expected


def test_the_slug_of_a_part():
    assert [slug(p) for p in ("state-based", "suicide", "schools", "targeted killings")] == [
        "state_based", "suicide", "school", "targeted",
    ]  # fmt: skip


def test_a_title_about_a_group_narrows_the_whole_text(claim):
    made = claim(98, quote="98 people have been killed")
    assert part_of(made, "98 people have been killed since 2012.", "Polio workers under attack") == "polio"


def test_one_happening_is_not_narrowed(claim):
    made = claim(149, quote="killed 149 people", kind=ClaimKind.EVENT_TOLL)
    assert part_of(made, "The attack on the school killed 149 people.", "") == ""


def test_a_part_is_named_by_a_word_of_the_scope():
    assert names_part("part:school_attacks", "school") and names_part("part:suicide_attacks", "suicide")
    assert not names_part("part:suicide_attacks", "part") and not names_part("part:unclear", "clear")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("132 of them children", "children"), ("killed 132 schoolchildren", "schoolchildren"),
     ("nine of whom were teachers", "teachers"), ("killed 90 pilgrims", ""), ("killed 149 people", "")],
)  # fmt: skip
def test_a_part_of_the_dead_of_one_happening(claim, quote, expected):
    made = claim(10, quote=quote, kind=ClaimKind.EVENT_TOLL)
    assert part_of(made, f"The attack on a school {quote}.", "") == expected
