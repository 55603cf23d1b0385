"""Every fault of a pack at once; none in the bundled ones."""

from typing import Any

import pytest

from tahqiq.registry import Registry, validate

COUNTRY = {"id": "ARC", "name": "Arcadia", "kind": "country"}


def actor(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "name": "A", "kind": "armed_group", **fields}


def place(**fields: Any) -> dict[str, Any]:
    return {"id": "p", "name": "P", "kind": "province", "parents": "ARC", **fields}


def test_the_bundled_packs_have_no_fault(bundled: Registry) -> None:
    assert validate(bundled.folders) == []


def test_a_sound_pack(make_pack) -> None:
    assert validate(make_pack(actors=[actor(areas=["AC-N"])])) == []


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"relations": [{"type": "faction_of", "to": "b"}]}, "faction_of 'b', which is no actor"),
        ({"relations": [{"type": "faction_of", "to": "a", "start": "2015", "end": "2014"}]}, "ends before it starts"),
        ({"relations": [{"type": "faction_of", "to": "a", "start": "2014-13"}]}, "month must be in 1..12"),
        ({"parent": "b"}, "parent 'b' is no actor"),
        ({"areas": ["IR"]}, "area 'IR' is no place"),
        ({"aliases": [{"name": " "}]}, "an alias is empty"),
        ({"aliases": [{"name": "B", "since": "2015", "until": "2014"}]}, "'B' ends before it starts"),
        ({"codes": ["a"]}, "the code 'a' is another's too"),
        ({"kind": None, "aliases": [{}]}, "lacks 'name'"),
    ],
)
def test_faults_of_actors(make_pack, fields: dict[str, Any], fault: str) -> None:
    faults = validate(make_pack(actors=[actor(**fields)]))
    assert len(faults) == 1
    assert faults[0].startswith("actors.yml a: ") and fault in faults[0]


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"kind": "kingdom"}, "kind 'kingdom' is none of country"),
        ({"parents": "ARC | XX"}, "parent 'XX' is no place"),
        ({"parents": "ARC from 2018-05-31 until 2018-01-01"}, "parent ARC ends before it starts"),
        ({"parents": ""}, "lies in no country"),
        ({"parents": "ARC | p"}, "contains itself"),
        ({"latitude": "north"}, "could not convert"),
    ],
)
def test_faults_of_places(make_pack, fields: dict[str, Any], fault: str) -> None:
    faults = validate(make_pack(places=[COUNTRY, place(**fields)]))
    assert len(faults) == 1
    assert faults[0].startswith("places.csv p: ") and fault in faults[0]


def test_faults_of_operations_and_publishers(make_pack) -> None:
    folder = make_pack(
        operations=[{"id": "o", "name": "O", "actor": "b", "part_of": "c", "start": "2015", "end": "2014"}],
        publishers={"x": {"name": "X", "party": "ZZZ:army"}, "y": {"name": "Y", "party": "ARC:army"}},
    )
    assert [f.partition(": ")[2] for f in validate(folder)] == [
        "actor 'b' is no actor",
        "part of 'c', which is no operation",
        "ends before it starts",
        "party 'ZZZ:army' is no actor, and names no country",
    ]


def test_all_faults_come_at_once(make_pack) -> None:
    actors = [actor(id="a", parent="z"), actor(id="a"), actor(id="b", areas=["Q"])]
    faults = validate(make_pack(actors=actors, places=[COUNTRY, COUNTRY]))
    assert len(faults) == 3
    assert sum("given twice" in f for f in faults) == 2


def test_a_file_of_the_wrong_form(make_pack) -> None:
    folder = make_pack(actors="words")
    (folder / "places.csv").write_text("id,name\n", encoding="utf-8")
    faults = validate(folder)
    assert any("holds str" in f for f in faults) and any("lacks the columns kind, parents" in f for f in faults)
