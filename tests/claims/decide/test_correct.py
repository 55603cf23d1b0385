"""A correction that cannot be stored names every fault at once."""

from __future__ import annotations

import pytest

from tahqiq.claims.decide import slots
from tahqiq.errors import InputError
from tahqiq.terms import METRICS, Wanted

from . import desk as desks


def refused(desk, act, claims=(), *wanted):
    with pytest.raises(InputError) as error:
        desk.make(act, claims, *wanted)
    said = str(error.value)
    assert "\n" not in said and not desk.log
    return said


def test_all_faults_are_in_one_message(desk):
    wanted = Wanted(
        {
            "victim": "civil",
            "period": "2024-13",
            "colour": "red",
            "value": "many",
            "area_id": "PK-XX",
            "metric": "other",
        },
        "killed 21 soldiers",
    )
    said = refused(desk, "fix", ["c1", "c99"], wanted)
    for part in ("fix needs 1 claim, 2 arrived", "'c99'", "'civil'", "'2024-13'", "'colour'", "'many'", "'PK-XX'",
                 "metric 'other'", "letter for letter"):  # fmt: skip
        assert part in said, part


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (Wanted({}), "nothing would change"),
        (Wanted({"value": 40}), "nothing would change"),
        (Wanted({"value": 1, "low": 2, "high": 3}), "exclude each other"),
        (Wanted({"low": 5, "high": 3}), "low is above high"),
        (Wanted({"kind": "range"}), "needs low and high"),
        (Wanted({"checkable": "no"}), "needs why_not"),
        (Wanted({"metric": ""}), "needs a metric"),
        (Wanted({"kind": "share", "unit": "percent", "value": 140}), "0 to 100"),
        (Wanted({"kind": "rank", "value": 1.5}), "whole number"),
        (Wanted({"base": "2023"}), "a base is of"),
        (Wanted({"value": float("nan")}), "a number"),
        (Wanted({"value": True}), "a number"),
        (Wanted({"area": "x" * 300}), "at most 200"),
        (Wanted({"attributed_to": "a\x00b"}), "a name"),
        (Wanted({"checkable": "perhaps"}), "yes or no"),
        (Wanted({"why_not": "no idea"}), "vague"),
        (Wanted({"period": "2024-05/2024-03"}), "before it starts"),
        (Wanted({"period": "../.."}), "first or a last day"),
        (Wanted({}, "the"), "3 times"),
        (Wanted({}, "soldier"), "as whole words"),
    ],
)
def test_a_fault(desk, wanted, why):
    assert why in refused(desk, "fix", ["c1"], wanted)


@pytest.mark.parametrize(
    ("act", "claims", "wanted", "why"),
    [
        ("split", ["c1"], [Wanted({"value": 1})], "split needs 2 or more wanted claims, 1 arrived"),
        ("merge", ["c1"], [Wanted()], "merge needs 2 or more claims"),
        ("merge", ["c1", "c1"], [Wanted()], "named twice"),
        ("dismiss", [], [], "dismiss needs 1 or more claims"),
        ("add", [], [Wanted({"value": 3}, "40 attacks")], "kind is missing"),
        ("add", [], [Wanted({"kind": "count"})], "the quote is missing"),
        ("add", [], [Wanted({"kind": "count", "metric": "attacks", "value": 40}, "40 attacks")], "c1 is that claim"),
        ("withdraw", [], [], "withdraw names a decision"),
    ],
)
def test_the_shape_of_a_correction(desk, act, claims, wanted, why):
    assert why in refused(desk, act, claims, *wanted)


def test_an_offset_says_which(desk):
    at = desk.document.text.rindex("attacks")
    desk.make("add", [], Wanted({"kind": "other", "why_not": "vague"}, "attacks", at))
    assert desk.claims()["d1"].start == at
    assert "at 3" in refused(type(desk)(), "add", [], Wanted({"kind": "other", "why_not": "vague"}, "attacks", 3))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q3", "2024-07-01", "2024-09-30"), ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-05-06", "2024-05-06", "2024-05-06"), ("2024-05/2024-Q4", "2024-05-01", "2024-12-31"),
        ("2024-05-06/..", "2024-05-06", None), ("../2024-05", None, "2024-05-31"), ("/2024", None, "2024-12-31"),
    ],
)  # fmt: skip
def test_periods(desk, text, start, end):
    assert slots.read({"period": text}, desk.registry) == ({"period": {"start": start, "end": end}}, [])


def test_every_slot_of_a_claim_can_be_given_as_its_json_has_it(desk):
    for claim in desk.claims().values():
        given = claim.to_dict()
        given |= {"area": given["area"]["text"], "area_id": given["area"]["id"], "actor": given["actor"]["text"],
                  "actor_id": given["actor"]["id"]}  # fmt: skip
        read, faults = slots.read({name: given[name] for name in slots.SLOTS}, desk.registry)
        assert not faults
        assert read["value"] == claim.value and read["victim"] == claim.victim


@pytest.mark.parametrize("metric", [*METRICS, "", "other:fence_km"])
def test_every_metric_is_taken(desk, metric):
    assert slots.read({"metric": metric}, desk.registry) == ({"metric": metric}, [])


@pytest.mark.parametrize("by", ["", "  ", "Ann\nBo", "x" * 201])
def test_an_editor_has_a_name(desk, by, monkeypatch):
    monkeypatch.setattr(desks, "SIGNED", desks.Signed(by, desks.SIGNED.at))
    assert "the editor's name" in refused(desk, "dismiss", ["c1"])
