"""Decisions applied: to the same text, to an edited one, and not at all."""

from __future__ import annotations

import random

import pytest

from tahqiq.claims.decide.log import in_force, withdrawn
from tahqiq.terms import Bound, ClaimKind, FoundBy, Victim, Wanted

from .desk import Desk


def by_quote(claims, quote):
    return [c for c in claims.values() if c.quote == quote]


def test_a_fix_sets_its_slots_and_no_other(desk):
    before = desk.claims()[desk.id_of("killed 12 soldiers")]
    desk.fix("killed 12 soldiers", victim="security", bound="at_least", area="Mastung, Balochistan", period="2024-Q1")
    after = desk.claims()[before.id]
    assert (after.victim, after.bound) == (Victim.SECURITY, Bound.AT_LEAST)
    assert after.area.ids and after.area.text == "Mastung, Balochistan"
    assert after.period.to_dict()["end"] == "2024-03-31"
    assert (after.value, after.metric, after.kind, after.quote) == (12, "deaths", before.kind, before.quote)
    assert (after.found_by, after.decisions) == (FoundBy.GRAMMAR, ("d1",))
    (ruling,) = desk.found().rulings
    assert ruling.before == (before,) and ruling.after == (after,)


def test_a_fixed_figure_keeps_how_it_is_printed(desk):
    desk.fix("40 attacks", value=30)
    assert desk.claims()["c1"].step is None  # it is not printed there
    desk.fix("40 attacks", value="40")
    assert desk.claims()["c1"].step == 1


def test_a_range_takes_the_place_of_a_value_and_back(desk):
    desk.fix("40 attacks", low=35, high=45, kind="range")
    claim = desk.claims()["c1"]
    assert (claim.value, claim.low, claim.high, claim.kind) == (None, 35, 45, ClaimKind.RANGE)
    desk.fix("40 attacks", value=40, kind="count")
    claim = desk.claims()["c1"]
    assert (claim.value, claim.low, claim.high) == (40, None, None)


def test_why_not_makes_a_claim_uncheckable_and_checkable_takes_it_back(desk):
    desk.fix("40 attacks", why_not="vague")
    assert not desk.claims()["c1"].checkable
    desk.fix("40 attacks", checkable="yes")
    assert desk.claims()["c1"].checkable and desk.claims()["c1"].why_not is None


def test_split_merge_dismiss_and_add(desk):
    soldiers, civilians = desk.id_of("killed 12 soldiers"), desk.id_of("wounded 30 civilians")
    desk.make("merge", [soldiers, civilians], Wanted({"metric": "other:casualties", "victim": "all", "value": 42}))
    assert desk.claims()["d1"].quote == "killed 12 soldiers and wounded 30 civilians"
    assert not {soldiers, civilians} & desk.claims().keys()
    desk.make(
        "split", ["d1"], Wanted({"value": 12, "metric": "deaths", "victim": "military"}, "killed 12 soldiers"),
        Wanted({"value": 30, "metric": "injuries", "victim": "civilian"}, "30 civilians"),
    )  # fmt: skip
    assert desk.claims()["d2.1"].decisions == ("d1", "d2")
    assert [desk.claims()[i].value for i in ("d2.1", "d2.2")] == [12, 30]
    desk.make("dismiss", ["d2.2"])
    assert "d2.2" not in desk.claims()
    desk.make("add", [], Wanted({"kind": "other", "checkable": False, "why_not": "opinion"}, "Nobody was surprised"))
    added = desk.claims()["d4"]
    assert (added.found_by, added.decisions) == (FoundBy.EDITOR, ("d4",))
    assert desk.document.text[added.start : added.end] == added.quote


def test_ids_of_the_others_stay(desk):
    before = desk.claims()
    desk.make("dismiss", ["c1"])
    after = desk.claims()
    assert after == {i: c for i, c in before.items() if i != "c1"}


def test_a_withdrawn_decision_undoes_nothing_and_its_withdrawal_can_be_withdrawn(desk):
    before = desk.claims()
    first = desk.fix("40 attacks", area="Sindh")
    second = desk.withdraw(first)
    assert desk.claims() == before
    third = desk.withdraw(second)
    assert desk.claims()["c1"].area.text == "Sindh"
    desk.withdraw(third)
    assert desk.claims() == before
    assert withdrawn(desk.log)[1] is second


def test_what_rests_on_a_withdrawn_decision_is_reported(desk):
    made = desk.make("add", [], Wanted({"kind": "other", "why_not": "opinion"}, "Nobody was surprised"))
    desk.fix("Nobody was surprised", why_not="vague")
    desk.withdraw(made)
    (ruling,) = desk.found().rulings
    assert not ruling.applied and "no such claim" in ruling.why


def test_the_claims_are_a_pure_function_of_the_log(desk):
    desk.fix("40 attacks", area="Sindh")
    desk.withdraw(desk.fix("killed 12 soldiers", victim="police"))
    desk.make("dismiss", [desk.id_of("wounded 30 civilians")])
    once = desk.found()
    for seed in range(5):
        random.Random(seed).shuffle(desk.log)
        assert desk.found() == once
    assert [d.seq for d in in_force(desk.log)] == [1, 4]


def test_an_edit_elsewhere_leaves_decisions_standing(desk):
    desk.fix("40 attacks", bound="about")
    desk.make("dismiss", [desk.id_of("arrested 25 suspects")])
    edited = "A correction was made on Friday. " + desk.document.text.replace("in a speech of some length", "at length")
    found = desk.found(edited)
    assert all(r.applied for r in found.rulings)
    assert [c.bound for c in found.claims if c.quote == "40 attacks"] == [Bound.ABOUT]
    assert not by_quote(desk.claims(edited), "arrested 25 suspects")


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (("killed 12 soldiers", "killed 13 soldiers"), "no longer stand"),
        (("In March 2024 militants", "In April 2024 militants"), "its period in the text was 2024-03-01/2024-03-31"),
        (("The attacks killed 12 soldiers and wounded", "It killed 12 soldiers; it hurt"), "among other words"),
    ],
)
def test_a_decision_whose_ground_has_changed_is_not_applied(desk, edit, why):
    desk.fix("killed 12 soldiers", period="2024-02")
    edited = desk.document.text.replace(*edit)
    found = desk.found(edited)
    (ruling,) = found.rulings
    assert why in ruling.why and not ruling.applied
    assert not any(c.decisions for c in found.claims)


def test_a_decision_is_applied_whole_or_not_at_all(desk):
    ids = [desk.id_of("40 attacks"), desk.id_of("arrested 25 suspects")]
    desk.make("dismiss", ids)
    edited = desk.document.text.replace("25 suspects", "26 suspects")
    assert by_quote(desk.claims(edited), "40 attacks")


def test_of_two_claims_in_the_same_words_the_right_one_is_meant():
    desk = Desk(
        "In May 2024, attacks in Sindh and in Punjab killed 12 and 15 civilians respectively, and nothing else."
    )
    values = {c.value: c.id for c in desk.claims().values()}
    desk.make("fix", [values[15.0]], Wanted({"area": "Punjab", "bound": "over"}))
    edited = desk.claims("News. " + desk.document.text)
    assert {c.value: c.bound for c in edited.values()} == {12.0: Bound.EXACT, 15.0: Bound.OVER}
