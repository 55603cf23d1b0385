"""Proposals against the text: every word must stand in it, every figure is read by code, the rest is rejected."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq import verbs
from tahqiq.claims.propose.accept import Reader, distinct
from tahqiq.claims.propose.pieces import OVERLAP, SIZE, Piece, pieces
from tahqiq.claims.propose.prompt import examples
from tahqiq.claims.propose.schema import answer_schema, claim_schema, fault, filled
from tahqiq.terms import Bound, ClaimKind, Document, FoundBy, Unit, Victim, WhyNot

TEXT = (
    "In March 2024 militants carried out more than 40 attacks in Balochistan, the ministry said. They killed 12 "
    "soldiers and 30 civilians. Attacks rose by 25% compared with February. Between 300 and 400 families left; dozens "
    "came back. In the year that the dam broke, 12 soldiers were hurt."
)


def read(*proposed, text=TEXT):
    document = Document(text, "A report", dt.date(2024, 4, 8))
    reader = Reader(document, verbs.registry())
    return reader.read(Piece(0, text), [{"kind": "count", "metric": "attacks", **p} for p in proposed])


def taken(**proposed):
    claims, rejected = read(proposed)
    assert not rejected, rejected
    return claims[0]


def refused(**proposed):
    claims, rejected = read(proposed)
    assert not claims
    return rejected[0].reason


def test_code_reads_what_the_model_points_at():
    claim = taken(
        quote="40 attacks", value=40, period="In March 2024", area="Balochistan", actor="militants",
        attributed_to="the ministry",
    )  # fmt: skip
    assert (claim.value, claim.step, claim.bound) == (40, 1, Bound.OVER)  # "more than" stands before the quote
    assert claim.period.start == dt.date(2024, 3, 1) and claim.period.end == dt.date(2024, 3, 31)
    assert (claim.area.id, claim.actor.text, claim.attributed_to) == ("PK-BA", "militants", "the ministry")
    assert claim.found_by is FoundBy.MODEL and TEXT[claim.start : claim.end] == claim.quote


def test_a_base_and_a_range_and_a_vague_amount():
    change = taken(
        quote="Attacks rose by 25%", kind="change", value=25, unit="percent", direction="up", period="In March 2024",
        base="compared with February",
    )  # fmt: skip
    assert change.base.start == dt.date(2024, 2, 1) and change.unit is Unit.PERCENT
    families = taken(quote="Between 300 and 400 families", kind="range", metric="displaced", low=300, high=400)
    assert (families.value, families.low, families.high) == (None, 300, 400)
    assert taken(quote="dozens came back", metric="other:returnees", low=24).low == 24


@pytest.mark.parametrize(
    ("proposed", "why"),
    [
        ({"quote": "killed 21 soldiers", "value": 21}, "does not stand in the text letter for letter"),
        ({"quote": "kill 12 soldiers", "value": 12}, "letter for letter"),
        ({"quote": "40 attacks", "value": 400}, "the figure 400 does not stand in the quote"),
        ({"quote": "40 attacks", "value": 40, "unit": "percent"}, "prints 40 as count, not as percent"),
        ({"quote": "In March 2024", "value": 2024}, "the figure 2,024 does not stand"),
        ({"quote": "40 attacks"}, "a count has a figure"),
        ({"quote": "12 soldiers", "value": 12}, "stands in the text 2 times"),
        ({"quote": "40 attacks", "value": 40, "period": "In April 2024"}, "the words given for period"),
        ({"quote": "40 attacks", "value": 40, "area": "Sindh"}, "the words given for area"),
        ({"quote": "40 attacks", "value": 40, "attributed_to": "the Red Cross"}, "for attributed_to"),
        ({"quote": "Between 300 and 400", "low": 200, "high": 400}, "the figure 200 does not stand"),
        ({"quote": "Attacks rose by 25%", "kind": "change", "from_value": 32, "to_value": 40}, "the from_value 32"),
        ({"quote": "40 attacks", "value": 40, "metric": "bombs"}, "metric 'bombs'"),
        ({"quote": "40 attacks", "value": 40, "metric": ""}, "needs a metric"),
        ({"quote": "40 attacks", "value": 40, "checkable": False}, "needs why_not"),
        ({"quote": "40 attacks", "value": "40"}, "not in the form asked for"),
        ({"quote": "40 attacks", "value": 40, "kind": "guess"}, "not in the form asked for"),
        ({"quote": "40 attacks", "value": 40, "verdict": "supported"}, "not in the form asked for"),
        ({"value": 40}, "not in the form asked for"),
        ({"quote": "", "value": 40}, "letter for letter"),
        ({"quote": "x" * 5000, "value": 40}, "at most 1,000"),
    ],
)  # fmt: skip
def test_what_is_not_taken(proposed, why):
    assert why in refused(**proposed)


def test_an_item_that_is_no_object_is_rejected_and_the_others_stand():
    document = Document(TEXT, date=dt.date(2024, 4, 8))
    good = {"quote": "40 attacks", "kind": "count", "metric": "attacks", "value": 40}
    claims, rejected = Reader(document, verbs.registry()).read(Piece(0, TEXT), [None, 7, "x\x00", [good], good])
    assert len(claims) == 1 and len(rejected) == 4
    assert all(r.quote.isprintable() for r in rejected)


def test_repeated_words_are_told_apart_by_those_before_them_or_by_order():
    dead = {"quote": "12 soldiers", "metric": "deaths", "victim": "military", "value": 12}
    first, second = TEXT.index("12 soldiers"), TEXT.rindex("12 soldiers")
    claims, _ = read({**dead, "before": "the dam broke,"})
    assert [c.start for c in claims] == [second]
    claims, rejected = read(dead, dead)
    assert [c.start for c in claims] == [first, second] and not rejected
    claims, rejected = read(dead, dead, dead)
    assert not claims and len(rejected) == 3


def test_two_figures_in_the_same_words_are_two_claims():
    both = "killed 12 soldiers and 30 civilians"
    claims, rejected = read(
        {"quote": both, "metric": "deaths", "victim": "military", "value": 12},
        {"quote": both, "metric": "deaths", "victim": "civilian", "value": 30},
    )
    assert not rejected and [(c.value, c.victim) for c in claims] == [(12, Victim.MILITARY), (30, Victim.CIVILIAN)]


def test_a_period_that_the_grammar_cannot_read_is_never_guessed():
    claim = taken(quote="12 soldiers were hurt", metric="injuries", value=12, period="In the year that the dam broke")
    assert claim.period is None and not claim.checkable and claim.why_not is WhyNot.VAGUE


def test_a_rank_needs_no_figure_and_a_second_place_does():
    text = "May was the deadliest month since 2015, and the second-deadliest in the north."
    first = {"quote": "the deadliest month", "kind": "rank", "metric": "deaths", "value": 1, "base": "since 2015"}
    second = {"quote": "the second-deadliest", "kind": "rank", "metric": "deaths", "value": 2}
    third = {"quote": "the second-deadliest", "kind": "rank", "metric": "deaths", "value": 3}
    same = {
        "quote": "the first month in which it was the same as in April",
        "kind": "change",
        "value": 0,
        "unit": "percent",
    }
    text += " It was the first month in which it was the same as in April."
    claims, rejected = read(first, second, third, same, text=text)
    assert [c.value for c in claims] == [1, 2, 0] and "figure 3" in rejected[0].reason


def test_the_examples_of_the_prompt_are_what_we_take():
    for example in examples():
        document = Document(example["text"], date=dt.date(2022, 6, 1))
        items = [filled(claim) for claim in example["claims"]]
        claims, rejected = Reader(document, verbs.registry()).read(Piece(0, example["text"]), items)
        assert not rejected
        assert [c.quote for c in claims] == [c["quote"] for c in example["claims"]]
        dated = [c for c, item in zip(claims, items, strict=True) if item["period"]]
        assert all(c.period and c.checkable for c in dated)


def test_the_schema_has_the_slots_and_is_as_servers_want_it():
    import jsonschema

    jsonschema.Draft202012Validator.check_schema(answer_schema())
    schema = claim_schema()
    assert set(schema["required"]) == set(schema["properties"]) and schema["additionalProperties"] is False
    assert set(schema["properties"]["kind"]["enum"]) == {str(kind) for kind in ClaimKind}
    assert fault(filled({"quote": "x", "kind": "count"})) == ""
    assert "kind" in fault(filled({"quote": "x"}))


@given(st.text(alphabet="ab. \n", max_size=3 * SIZE))
@settings(max_examples=30)
def test_pieces_cover_the_text_and_overlap(text):
    cut = pieces(text)
    assert all(text[p.start : p.end] == p.text and 0 < len(p.text) <= SIZE for p in cut)
    covered = {i for p in cut for i in range(p.start, p.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    for one, other in pairwise(cut):
        assert one.start < other.start <= one.end or text[one.end : other.start].isspace()


def test_pieces_begin_a_little_before_the_end_of_the_last():
    text = " ".join(f"Sentence number {n} says nothing at all." for n in range(1000))
    cut = pieces(text)
    assert len(cut) > 5 and sum(len(p.text) for p in cut) < 1.3 * len(text)
    for one, other in pairwise(cut):
        assert OVERLAP / 2 < one.end - other.start <= OVERLAP
        assert other.text.startswith("Sentence")


def test_what_two_pieces_both_gave_is_one():
    claims, _ = read({"quote": "40 attacks", "value": 40})
    assert distinct([*claims, *claims]) == claims


def _anything(field):
    """Values of a field of the form, right and wrong ones."""
    if "enum" in field:
        return st.sampled_from(field["enum"])
    if field["type"] == "boolean":
        return st.booleans()
    if "number" in field["type"]:
        return st.none() | st.sampled_from([40, 12, 25, 300, 1, 0, -3]) | st.floats()
    return (
        st.none() | st.text(max_size=9) | st.sampled_from(["40 attacks", "12", "In March 2024", "Balochistan", "25%"])
    )


ITEMS = st.fixed_dictionaries({name: _anything(field) for name, field in claim_schema()["properties"].items()})
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(ITEMS | JSON, max_size=6))
@settings(max_examples=100, deadline=None)
def test_whatever_is_proposed_is_taken_or_rejected_with_a_reason(items):
    document = Document(TEXT, "A report", dt.date(2024, 4, 8))
    claims, rejected = Reader(document, verbs.registry()).read(Piece(0, TEXT), items)
    assert len(claims) + len(rejected) == len(items) and all(r.reason for r in rejected)
    assert all(TEXT[c.start : c.end] == c.quote and c.found_by is FoundBy.MODEL for c in claims)
