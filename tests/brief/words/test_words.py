"""The words of a brief follow from its numbers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq import verbs
from tahqiq.brief.words import (
    Told,
    band,
    bands,
    bounded,
    change_verb,
    confidence,
    either,
    likelihood,
    likely_that,
    ordinal,
    range_of,
    repeats,
    some_of,
    with_article,
)
from tahqiq.errors import InputError
from tahqiq.terms.vocabulary import Bound

UP = ("rose", "increased", "grew", "went up", "doubled", "tripled", "quadrupled", "tenfold", "fivefold")
DOWN = ("fell", "decreased", "declined", "went down", "halved")


def test_the_bands_cover_one_to_ninety_nine_without_a_gap():
    assert len(bands()) == 7
    assert (bands()[0].low, bands()[-1].high) == (0.01, 0.99)
    assert all(one.high == other.low for one, other in pairwise(bands()))
    assert bands()[4].range == "55–80%"


@pytest.mark.parametrize(
    ("p", "term"),
    [
        (0, "almost no chance"), (0.03, "almost no chance"), (0.1, "very unlikely"), (0.3, "unlikely"),
        (0.5, "roughly even chance"), (0.7, "likely"), (0.9, "very likely"), (0.97, "almost certain"),
        (1, "almost certain"),
        # where two bands meet, the weaker statement
        (0.05, "very unlikely"), (0.2, "unlikely"), (0.1 + 0.1, "unlikely"), (0.45, "roughly even chance"),
        (0.55, "roughly even chance"), (0.8, "likely"), (0.95, "very likely"),
    ],
)  # fmt: skip
def test_a_probability_has_its_term(p, term):
    assert likelihood(p) == term


@given(st.floats(0.01, 0.99))
def test_a_band_holds_its_probability(p):
    assert band(p).low - 1e-9 <= p <= band(p).high + 1e-9


@pytest.mark.parametrize("p", [-0.1, 1.01, float("nan")])
def test_what_is_no_probability_is_refused(p):
    with pytest.raises(InputError, match="from 0 to 1"):
        likelihood(p)


@pytest.mark.parametrize("one", bands(), ids=lambda b: b.term)
def test_the_lint_accepts_every_band_and_asks_for_the_other_set(one):
    p = (one.low + one.high) / 2
    assert verbs.lint(f"{likely_that(p).capitalize()} the talks go on.").remarks == ()
    assert [r.rule for r in verbs.lint(f"It is {one.other} chance that they go on.").remarks] in (
        ["icd203.second"], [],
    )  # fmt: skip


def test_confidence_is_a_sentence_of_its_own():
    said = [confidence("moderate", "two of three publishers cover the period", position=n) for n in (0, 1, 2)]
    assert said[0] != said[1] and said[0] == said[2]
    assert all("moderate" in s and s.endswith(".") for s in said)
    assert verbs.lint(" ".join(said)).remarks == ()
    with pytest.raises(InputError, match="names a likelihood"):
        confidence("high", "a return is very unlikely")
    with pytest.raises(InputError, match="high, moderate or low"):
        confidence("some", "of this and that")


@given(
    st.floats(0.01, 50), st.floats(0, 1), st.floats(1, 20), st.integers(0, 20),
    st.one_of(st.none(), st.floats(0.1, 9)),
)  # fmt: skip
def test_no_rise_or_fall_where_the_interval_holds_one(ratio, below, above, position, detectable):
    low, high = min(ratio * below, 1), max(ratio * above, 1)
    said = change_verb(ratio, low, high, detectable, position=position)
    assert not said.told
    assert not any(word in said.verb for word in UP + DOWN)


@given(st.floats(0.001, 50), st.floats(0.5, 1), st.floats(1, 2), st.integers(0, 20))
def test_a_change_is_said_in_its_direction(ratio, below, above, position):
    low, high = ratio * below, ratio * above
    said = change_verb(ratio, low, high, position=position)
    if low > 1:
        assert said.told and any(word in said.verb for word in UP) and "fell" not in said.verb
    elif high < 1:
        assert said.told and any(word in said.verb for word in DOWN) and "rose" not in said.verb


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (1.04, "rose slightly"), (1.15, "rose"), (1.25, "rose by about a quarter"), (1.33, "rose by about a third"),
        (1.5, "rose by about half"), (1.7, "rose by more than half"), (2, "about doubled"), (2.3, "more than doubled"),
        (3.4, "more than tripled"), (12, "rose more than tenfold"), (0.97, "fell slightly"), (0.85, "fell"),
        (0.75, "fell by about a quarter"), (0.667, "fell by about a third"), (0.5, "about halved"),
        (0.4, "fell by more than half"), (0.33, "fell by about two thirds"), (0.25, "fell by about three quarters"),
        (0.05, "fell by more than nine tenths"), (0, "fell to none"),
    ],
)  # fmt: skip
def test_the_size_of_a_change_is_in_its_verb(ratio, said):
    assert str(change_verb(ratio, ratio * 0.999 if ratio < 1 else 1.01, ratio * 1.001)) == said


def test_a_change_within_chance_says_why():
    near = change_verb(1.05, 0.9, 1.2, plural=False)
    assert str(near) == "was about the same: the difference is within what chance gives"
    far = change_verb(2.0, 0.6, 7.0, 3.1)
    assert "at these counts it takes a rise of 210% to be told from it" in str(far)
    assert "about the same" not in str(far)  # twice as many is not about the same, whether told or not
    assert str(change_verb(1, 0.8, 1.25)) == "were the same"
    assert not change_verb(1.5, None, None).told


def test_words_vary_by_place_and_only_by_place():
    said = [str(change_verb(1.15, 1.05, 1.3, position=n)) for n in range(8)]
    assert len(set(said[:4])) == 4 and said[:4] == said[4:]


def test_an_interval_without_its_ratio_is_refused():
    with pytest.raises(InputError, match="has to hold the ratio"):
        change_verb(1.5, 1.6, 2.0)
    assert str(change_verb(None, 1.5, None)) == "rose from none"


def test_bounds_ordinals_and_lists():
    assert [bounded("905", b) for b in Bound] == [
        "905", "at least 905", "more than 905", "about 905", "up to 905", "fewer than 905",
    ]  # fmt: skip
    assert bounded("$2bn", Bound.UNDER, countable=False) == "less than $2bn"
    assert [ordinal(n) for n in (1, 3, 12, 13, 21, 111, 112, 122)] == [
        "first", "third", "twelfth", "13th", "21st", "111th", "112th", "122nd",
    ]  # fmt: skip
    with pytest.raises(InputError):
        ordinal(0)
    assert either(["A", "B", "C"]) == "A, B or C"
    assert some_of(list("ABCDE")) == "A, B, C, D and E"
    assert some_of(list("ABCDEF")) == "A, B, C, D and 2 others"


def test_publishers_are_named_with_their_figures():
    told = [
        Told("PIPS", 521),
        Told("CRSS", 444, bound=Bound.AT_LEAST),
        Told("PICSS", 905, "[905]{#n1}"),
        Told("GTI", 1099),
    ]
    said = range_of(told)
    assert str(said) == "from at least 444 (CRSS) to 1,099 (GTI), with 521 (PIPS) and [905]{#n1} (PICSS) between them"
    assert said.spread == pytest.approx(1099 / 444)
    assert not said.agree


def test_publishers_that_agree_are_named_together():
    assert str(range_of([Told("B", 905), Told("A", 905)])) == "905 (A and B)"
    close = range_of([Told("A", 1000), Told("B", 1030)])
    assert str(close) == "1,000 (A) or 1,030 (B)" and close.agree
    assert range_of([Told("A", 0), Told("B", 3)]).spread is None
    with pytest.raises(InputError):
        range_of([])


def test_repeated_phrases_are_found_with_their_places():
    text = (
        "Attacks rose by 13% on the year before. Talks went on.\n\n"
        "Deaths, it is said, rose by 1,200 on the year before. The Institute for Peace and Conflict Studies of Lahore "
        "saw none. In Karachi the Institute for Peace and Conflict Studies of Lahore counted four.\n"
    )
    found = repeats(text)
    assert [r.phrase for r in found] == ["rose by 13% on the year before"]
    assert [text[s : s + 4] for s in found[0].starts] == ["rose", "rose"]


def test_a_phrase_is_given_once_at_its_full_length():
    text = "One is that we saw no rise at all. Two is that we saw no rise at all. Then we saw no rise at last."
    assert [(r.phrase, len(r.starts)) for r in repeats(text)] == [
        ("is that we saw no rise at all", 2), ("we saw no rise at", 3),
    ]  # fmt: skip


def test_headings_and_tables_repeat_freely():
    heading = "What was seen in the year"
    assert repeats(f"# {heading}\n\nNothing of note.\n\n# {heading}\n\nAll quiet there.\n") == ()
    table = "| what was seen | in the north | in the south |\n|---|---|---|\n| attacks seen in all | 3 | 4 |\n" * 2
    assert repeats(table) == ()


def test_english_names_and_acronyms_take_an_article_others_none():
    names = ["TTP", "Pakistan Army", "United States", "Haqqani Network", "Boko Haram", "ISWAP", "Reuters", "The Hindu"]
    assert [with_article(n) for n in names] == [
        "the TTP", "the Pakistan Army", "the United States", "the Haqqani Network", "Boko Haram", "ISWAP", "Reuters",
        "The Hindu",
    ]  # fmt: skip
