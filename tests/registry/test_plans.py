"""strategies.yml and hypotheses.yml: read, and every fault of them listed at once."""

from __future__ import annotations

import copy

import pytest

from tahqiq.errors import PackError
from tahqiq.registry import load, validate
from tahqiq.registry.plans import Kind, strategies

PAGE = "https://example.org/plan"
PLAN = {
    "id": "peace", "name": "Plan for peace", "area": "ARC", "start": "2020-01-01", "source": PAGE,
    "pillars": [{
        "id": "force", "name": "Force", "commitments": [{
            "id": "attacks", "says": "Fewer attacks", "source": PAGE, "indicators": [{
                "id": "count", "name": "Attacks", "kind": "level", "wanted": "down", "level": "outcome",
                "evidence": [{"statistic": "attacks", "area": "ARC", "publishers": ["watch"]}],
                "targets": [{"value": 10, "by": "2021", "source": PAGE}],
            }],
        }],
    }],
}  # fmt: skip
PUBLISHERS = [{"id": "watch", "name": "Arcadia Watch"}]
PROGRAMMES = [{"id": "wall", "name": "Wall", "milestones": [{"what": "Half", "date": "2020", "source": PAGE}] * 2}]


@pytest.fixture
def plan():
    return copy.deepcopy(PLAN)


def test_a_strategy_is_read(make_pack, plan):
    folder = make_pack(strategies=[plan], publishers=PUBLISHERS)
    assert validate([folder]) == []
    found = strategies(load([folder]))["peace"]
    (_, commitment, indicator) = next(found.indicators())
    assert (commitment.says, indicator.kind, indicator.targets[0].value) == ("Fewer attacks", Kind.LEVEL, 10)


def test_a_pack_without_strategies_has_none(make_pack):
    assert strategies(load([make_pack()])) == {}


def test_every_fault_is_listed_at_once_with_its_place(make_pack, plan):
    plan["area"] = "NOWHERE"
    plan["colour"] = "red"
    pillar = plan["pillars"][0]
    indicator = pillar["commitments"][0]["indicators"][0]
    indicator |= {"wanted": "sideways", "targets": [{"by": "soon"}], "evidence": [
        {"statistic": "attacks", "area": "ARC", "publishers": ["nobody"]}, {"fact": "x"}, {"who": "knows"},
        {"result": "arrests", "operation": "none"},
    ]}  # fmt: skip
    pillar["commitments"] += [
        {"id": "wall", "says": "A wall", "indicators": [
            {"id": "count", "name": "Built", "kind": "steps", "wanted": "done", "steps": [
                {"programme": "wall", "what": "Half"}, {"programme": "fence", "what": "Done"}, {"what": "x"}]},
            {"id": "hole", "name": "Unknown", "kind": "hole"},
            {"id": "counted", "name": "Counted", "kind": "count", "wanted": "up",
             "targets": [{"value": 1, "source": PAGE}],
             "evidence": [{"fact": "built", "subject": "wall"}, {"events": "ARC", "count": "wounded"}]}]},
        {"id": "empty", "says": "Nothing", "source": "a friend", "indicators": []},
    ]  # fmt: skip
    found = validate([make_pack(strategies=[plan], publishers=PUBLISHERS, programmes=PROGRAMMES)])
    for part in (
        "peace: area 'NOWHERE' is no place",
        "'colour' is no field here",
        "wanted is 'sideways'",
        "targets 1: source is missing",
        "by: 'soon' is not YYYY",
        "publisher 'nobody' is no publisher",
        "evidence 2: subject is missing",
        "a query has one of statistic, fact, result, alleged, events; this has none",
        "operation 'none' is no operation",
        "wall: source is missing",
        "source is 'a friend'; expected the address of the page",
        "it has no indicator",
        "the indicator 'count' is given twice",
        "2 milestones of wall are 'Half'; give its date too",
        "programme 'fence' is no programme",
        "a step is a milestone",
        "a hole says why",
        "a target of a number needs a value",
        "targets are of level, total, steps, state; the rule has none for kind count",
        "evidence 1 is of another sort than kind count is told by",
        "not wounded of all",
    ):
        assert any(part in fault for fault in found), part
    assert all(fault.startswith("strategies.yml peace") for fault in found)


def test_what_leads_nowhere_is_one_line_where_it_is_used(make_pack, plan):
    indicator = plan["pillars"][0]["commitments"][0]["indicators"][0]
    del indicator["evidence"], indicator["targets"]
    indicator |= {"kind": "steps", "wanted": "done", "steps": [{"programme": "fence", "what": "Done"}]}
    with pytest.raises(PackError, match="programme 'fence' is no programme"):
        strategies(load([make_pack(strategies=[plan], publishers=PUBLISHERS)]))


def test_a_faulty_file_is_one_line_where_it_is_used(make_pack, plan):
    del plan["source"], plan["name"]
    with pytest.raises(PackError, match=r"strategies\.yml peace: name is missing \(and 1 more") as raised:
        strategies(load([make_pack(strategies=[plan], publishers=PUBLISHERS)]))
    assert "\n" not in str(raised.value)
