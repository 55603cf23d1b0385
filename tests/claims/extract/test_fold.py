"""Folding keeps the way back to the original."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.claims.extract.fold import fold


def test_what_is_folded() -> None:
    folded = fold("1\u00ad2\u20133 \u201cx\u201d \u0663\u066a")
    assert folded.text == '12-3 "x" 3\u066a'
    assert folded.original(1, 3) == (2, 4)


@given(st.text(alphabet="ab1\u00ad\u200b\u2013\u2019 ", max_size=60))
def test_every_kept_character_leads_back(text: str) -> None:
    folded = fold(text)
    for at, char in enumerate(folded.text):
        start, end = folded.original(at, at + 1)
        assert end - start == 1
        assert fold(text[start:end]).text == char
