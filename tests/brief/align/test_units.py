"""Statements of a brief: where they stand, what they stand on, and which are the same in another."""

from __future__ import annotations

from tahqiq.brief.align.grounds import alike, likeness, names, of_names
from tahqiq.brief.align.known import named
from tahqiq.brief.align.units import blocks, pieces, sentences
from tahqiq.brief.ledger import Basis

TEXT = """Before.

# One

## Two {#two}

First of it. Second
of it.
- an item
  goes on
- another

| a | b |
|---|--:|
| c | d |

# Three
1. numbered
"""


def test_pieces_stand_under_their_headings():
    found = [(u.section, u.kind, u.plain) for u in pieces(TEXT)]
    two = ("One", "Two")
    assert found == [
        ((), "paragraph", "Before."), (two, "paragraph", "First of it. Second of it."),
        (two, "item", "an item goes on"), (two, "item", "another"), (two, "row", "| a | b |"),
        (two, "row", "| c | d |"),
        (("Three",), "item", "numbered"),
    ]  # fmt: skip


def test_offsets_are_those_of_the_text():
    for unit in pieces(TEXT):
        assert TEXT[unit.start : unit.end] == unit.text
        for part in sentences(unit):
            assert TEXT[part.start : part.end] == part.text


def test_every_number_of_a_brief_is_in_one_statement(assessment):
    units = blocks(assessment)
    assert [e.id for u in units for e in u.entries] == [e.id for e in assessment.entries]
    assert [e.id for u in units for s in sentences(u) for e in s.entries] == [e.id for e in assessment.entries]


def test_rows_have_names_that_outlive_a_release():
    assert named("tahqiq:statistics@2026-03.2?id=a,b") == ("statistics:a", "statistics:b")
    assert named("tahqiq:ucdp_ged@22.1?area=PAK&start=2020-01-01&end=2020-12-31") == (
        "ucdp_ged?area=PAK&start=2020-01-01&end=2020-12-31",
    )
    assert names(Basis("w", "count(period='2020')", "")) == ("count(period='2020')",)


def test_another_period_is_alike_another_area_is_not():
    a, b, c = (f"g?area={area}&start={y}-01-01&end={y}-12-31" for area, y in (("P", 2020), ("P", 2021), ("Q", 2020)))
    assert alike(a, {}) == alike(b, {}) != alike(c, {})
    one, other = ("count(area='P', period='2020')", "count(area='P', period='2021')")
    assert alike(one, {}) == alike(other, {})
    assert likeness(of_names([a], {}), of_names([a], {})) > likeness(of_names([a], {}), of_names([b], {})) > 0
    assert likeness(of_names([a], {}), of_names([c], {})) == 0
