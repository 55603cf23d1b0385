"""Sentences that set publishers beside each other: each figure is its own publisher's."""

import datetime as dt

import pytest

from tahqiq.claims.extract import extract
from tahqiq.terms import Document
from tahqiq.verbs import registry


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("PIPS recorded 521 attacks in Pakistan in 2024, while PICSS recorded 905 attacks.", ["PIPS", "PICSS"]),
        ("PIPS counted 521 attacks in Pakistan in 2024, PICSS counted 905 attacks and CRSS counted 909 attacks.",
         ["PIPS", "PICSS", "CRSS"]),
        ("There were 521 attacks according to PIPS and 905 attacks according to PICSS in Pakistan in 2024.",
         ["PIPS", "PICSS"]),
        ("PICSS counted 645 attacks in Pakistan in 2023 and 905 attacks in 2024.", ["PICSS", "PICSS"]),
    ],
)  # fmt: skip
def test_each_figure_is_its_own_publishers(text, whose):
    claims = extract(Document(text, date=dt.date(2025, 4, 8)), registry())
    assert [c.attributed_to for c in claims if c.metric == "attacks"] == whose
