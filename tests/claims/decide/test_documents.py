"""The same document, lightly edited, is known again; another of its series is not."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.decide.documents import SIZE, decided_on, is_namesake, is_version, likeness, sketch
from tahqiq.terms import Document

WEEKLY = (
    "In the week to {day}, armed groups carried out {n} attacks in the northern valleys. They killed {k} soldiers and "
    "{c} civilians. The districts along the lake saw {m}; the capital saw none. Officials said that {a} suspects "
    "were arrested in {o} operations of the border force."
)
MAY = WEEKLY.format(day="11 May", n=14, k=9, c=21, m=8, a=33, o=5)


def doc(text, title="Weekly", date=dt.date(2024, 5, 12)):
    return Document(text, title, date)


def test_an_edit_leaves_it_the_same_document():
    made = decided_on(doc(MAY))
    assert is_version(doc(MAY, title="Another", date=None), made)
    assert is_version(doc("Corrected on Tuesday. " + MAY.replace("9 soldiers", "nine soldiers")), made)


def test_the_next_of_a_series_is_another_document():
    june = WEEKLY.format(day="8 June", n=23, k=4, c=17, m=12, a=6, o=11)
    assert not is_version(doc(june), decided_on(doc(MAY)))
    assert not is_namesake(doc(june, date=dt.date(2024, 6, 9)), decided_on(doc(MAY)))


def test_a_namesake_has_the_title_and_the_date():
    assert is_namesake(doc("Something else entirely was written here."), decided_on(doc(MAY)))
    assert not is_namesake(doc("Something else."), decided_on(doc(MAY, title="")))


def test_a_title_that_no_database_can_keep_is_made_one_that_it_can():
    assert decided_on(doc(MAY, title="odd \ud83d\x00 title")).title == "odd ? title"


@given(st.lists(st.sampled_from("abcdefghij"), max_size=400), st.lists(st.sampled_from("abcdefghij"), max_size=400))
def test_likeness_is_a_share(one, other):
    first, second = sketch(" ".join(one)), sketch(" ".join(other))
    assert 0 <= likeness(first, second) == likeness(second, first) <= 1
    assert likeness(first, first) == 1
    assert list(first) == sorted(set(first)) and len(first) <= SIZE


def test_the_estimate_is_near_the_truth():
    words = [f"w{n}" for n in range(4000)]
    half = words[:2000] + [f"v{n}" for n in range(2000)]
    assert abs(likeness(sketch(" ".join(words)), sketch(" ".join(half))) - 1 / 3) < 0.15
