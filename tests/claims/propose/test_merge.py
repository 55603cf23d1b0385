"""Two extractors side by side: agreement is marked, disagreement is shown, nothing is merged in silence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tahqiq import verbs
from tahqiq.claims.extract import extract
from tahqiq.claims.propose.accept import Reader
from tahqiq.claims.propose.merge import merged
from tahqiq.claims.propose.pieces import Piece
from tahqiq.terms import Act, DecidedOn, Decision, Difference, Document, FoundBy, Ruling, Victim

TEXT = "In March 2024 militants carried out 40 attacks in Balochistan and killed 12 soldiers. A bomb went off as well."
DOCUMENT = Document(TEXT, "A report", dt.date(2024, 4, 8))
ATTACKS = {
    "quote": "40 attacks", "kind": "count", "metric": "attacks", "value": 40, "period": "In March 2024",
    "area": "Balochistan", "actor": "militants",
}  # fmt: skip
BOMB = {"quote": "A bomb went off", "kind": "other", "checkable": False, "why_not": "vague"}


def found():
    return extract(DOCUMENT, verbs.registry())


def proposed(*items):
    claims, rejected = Reader(DOCUMENT, verbs.registry()).read(Piece(0, TEXT), list(items))
    assert not rejected
    return claims


def by_quote(claims, words):
    return next(c for c in claims if words in c.quote)


def test_equal_slots_are_found_by_both():
    both = merged(found(), proposed(ATTACKS), ())
    assert by_quote(both.claims, "40 attacks").found_by is FoundBy.BOTH
    assert not both.differences and len(both.claims) == len(found())
    assert by_quote(both.claims, "12 soldiers") == by_quote(found(), "12 soldiers")


def test_other_slots_are_shown_and_the_grammars_claim_stands():
    mine = by_quote(found(), "40 attacks")
    both = merged(found(), proposed({**ATTACKS, "metric": "incidents", "area": None}), ())
    assert both.claims == found()
    assert both.differences == (
        Difference(mine.id, "metric", "attacks", "incidents"), Difference(mine.id, "area", "Balochistan", ""),
    )  # fmt: skip


def test_what_only_the_model_has_stands_beside_in_text_order():
    both = merged(found(), proposed(BOMB, ATTACKS), ())
    alone = by_quote(both.claims, "A bomb")
    assert (alone.id, alone.found_by) == ("m1", FoundBy.MODEL)
    assert [c.start for c in both.claims] == sorted(c.start for c in both.claims)
    assert len({c.id for c in both.claims}) == len(both.claims)


def test_of_two_claims_of_one_figure_each_is_used_once():
    mine = by_quote(found(), "12 soldiers")
    twins = [mine, replace(mine, id="c9", victim=Victim.SECURITY)]
    item = {"quote": "killed 12 soldiers", "kind": "count", "metric": "deaths", "victim": "military", "value": 12,
            "period": "In March 2024", "area": "Balochistan", "actor": "militants"}  # fmt: skip
    both = merged(twins, proposed(item, {**item, "victim": "security"}), ())
    assert {c.id: c.found_by for c in both.claims} == {mine.id: FoundBy.BOTH, "c9": FoundBy.BOTH}


def test_an_editors_claim_stays_the_editors():
    mine = replace(by_quote(found(), "40 attacks"), id="d1", found_by=FoundBy.EDITOR)
    assert merged([mine], proposed(ATTACKS), ()).claims == (mine,)


def test_what_an_editor_dismissed_does_not_come_back():
    mine = by_quote(found(), "40 attacks")
    on = DecidedOn(DOCUMENT.sha256, "", None, ())
    made = Decision(Act.DISMISS, on, (), (), "Ann", dt.datetime(2024, 5, 1, tzinfo=dt.UTC), seq=3)
    both = merged([], proposed(ATTACKS), [Ruling(made, (mine,))])
    assert not both.claims and both.rejected[0].reason == "Ann dismissed it (d3)"
