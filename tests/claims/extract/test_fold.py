"""Folding keeps the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.extract.fold import fold


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("1\u00ad2\u20133 \u201cx\u201d \u0663\u066a", '12-3 "x" 3%'),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("e\u0301lite caf\u00e9 o\ufb03ce", "\u00e9lite caf\u00e9 office"),
        ("killed \u2013 12 \u2212 15 \u2014 of them", "killed \u2014 12 - 15 \u2014 of them"),
        ("3\u20145 and word\u2014word", "3-5 and word\u2014word"),
        ("- an item\n\u2013 another", "- an item\n- another"),
        ("1\u202f234 \u200f12\u202e", "1 234 12"),
        ("", ""),
    ],
)
def test_what_is_folded(text: str, plain: str) -> None:
    assert fold(text).text == plain


def test_the_way_back_and_forth() -> None:
    text = "an o\ufb03ce, e\u0301lite\r\n1\u00ad2"
    folded = fold(text)
    for word, source in (("office", "o\ufb03ce"), ("\u00e9lite", "e\u0301lite"), ("12", "1\u00ad2")):
        start = folded.text.index(word)
        span = folded.original(start, start + len(word))
        assert text[slice(*span)] == source
        assert folded.folded(*span) == (start, start + len(word))


@given(st.text(alphabet="ab1\u00ad\u200b\u2013\u2019\u2014 e\u0301\ufb01\r\n\u00a0-", max_size=60))
def test_every_kept_character_leads_back(text: str) -> None:
    folded = fold(text)
    for at, char in enumerate(folded.text):
        start, end = folded.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        plain = fold(text[start:end]).text.replace("\u2014", "-")
        assert char.replace("\u2014", "-") in plain
        place = folded.folded(start, end)
        assert place[0] <= at < place[1]
