"""The registry half of the builder: corrections with guards, dated parents, names, polygons."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from tools.build_pack import boundaries, places, settlements
from tools.build_pack.registry import correct

from tahqiq.errors import PackError
from tahqiq.registry.read import place


def rows() -> list[dict[str, Any]]:
    return [{"id": "a", "kind": "state", "aliases": [{"name": "A", "type": "name"}], "dates": [{"date": "2016-17"}]}]


def test_a_correction_that_fits_is_applied() -> None:
    done = correct(
        rows(),
        [
            {"id": "a", "field": "kind", "expect": "state", "set": "army", "why": "…"},
            {"id": "a", "within": "dates", "field": "date", "expect": "2016-17", "set": "2016", "why": "…"},
            {
                "ids": ["a"],
                "retype_alias": {"A": "organ"},
                "add_alias": ["B"],
                "add_field": {"codes": ["x"]},
                "why": "…",
            },
            {"add": {"id": "b", "aliases": []}, "why": "…"},
        ],
        "actors.yml",
    )
    assert done == [
        {"id": "a", "kind": "army", "aliases": [{"name": "A", "type": "organ"}, "B"], "dates": [{"date": "2016"}],
         "codes": ["x"]},
        {"id": "b", "aliases": []},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "stale",
    [
        {"id": "a", "field": "kind", "expect": "army", "set": "state"},
        {"id": "z", "field": "kind", "expect": "army", "set": "state"},
        {"id": "a", "within": "dates", "field": "date", "expect": "2017-18", "set": "2017"},
        {"id": "a", "drop_alias": ["B"]},
        {"id": "a", "retype_alias": {"B": "organ"}},
        {"id": "a", "add_field": {"kind": "army"}},
        {"add": {"id": "a"}},
    ],
)
def test_a_correction_that_no_longer_fits_stops_the_build(stale: dict[str, Any]) -> None:
    with pytest.raises(PackError, match="mend it"):
        correct(rows(), [stale], "actors.yml")


def test_a_row_reads_back_as_the_place_it_was_made_of() -> None:
    made = places.row(
        id="X1", name="Upper Vale", kind="district", parents=["X-OLD until 2018-05-30", "X-NEW from 2018-05-31"],
        aliases=["upper-vale", "UV", "Vale, Upper"], former_names=["Highvale until 2010"], latitude=1.5,
    )  # fmt: skip
    read = place(made)
    assert [a.name for a in read.aliases] == ["UV", "Vale, Upper", "Highvale"]  # "upper-vale" is the name again
    assert [(p.id, str(p.start), str(p.end)) for p in read.parents] == [
        ("X-OLD", "None", "2018-05-30"), ("X-NEW", "2018-05-31", "None"),
    ]  # fmt: skip
    assert str(read.aliases[-1].until) == "2010-12-31"


def merger(tmp_path: Path, start: str) -> dict[str, Any]:
    (tmp_path / "facts.csv").write_text(f"id,start,url\nf1,{start},https://example.org\n", encoding="utf-8")
    return {"merger": {"date": "2018-05-31", "fact": "f1"}, "files": {"facts": "facts.csv"}}


def test_the_merger_stands_on_its_fact(tmp_path: Path) -> None:
    found = places.check_merger(tmp_path, merger(tmp_path, "2018-05-31"))
    assert found == {"merger": "2018-05-31", "before_merger": "2018-05-30", "url": "https://example.org"}
    with pytest.raises(PackError, match="f1 on 2018-05-28"):
        places.check_merger(tmp_path, merger(tmp_path, "2018-05-28"))


def test_alternate_names_of_a_city() -> None:
    given = ["PEW", "Pes'awar", "Pesjawar", "Pichavore the Old", "پشاور", "Пешавар", "白沙瓦"]
    latin, arabic = settlements.alternates("Peshāwar", given)
    assert latin == ["Peshawar", "Pes'awar", "Pesjawar"]
    assert arabic == ["پشاور"]


def grid() -> np.ndarray:
    """Two wiggly neighbours that share a border of many corners."""
    border = [(1 + 0.0002 * (i % 2), i / 40) for i in range(41)]
    left = shapely.Polygon([(0, 0), *border, (0, 1)])
    right = shapely.Polygon([(2, 0), *border, (2, 1)])
    return np.array([left, right])


def test_simplifying_keeps_the_shared_border_shared() -> None:
    simple = boundaries.simplify(grid())
    assert shapely.coverage_is_valid(simple)
    assert shapely.get_num_coordinates(simple).sum() < shapely.get_num_coordinates(grid()).sum()


def test_overlapping_districts_are_refused() -> None:
    with pytest.raises(PackError, match="overlap"):
        boundaries.simplify(np.array([shapely.box(0, 0, 1, 1), shapely.box(0.5, 0, 2, 1)]))


def test_a_ring_that_crosses_itself_is_split() -> None:
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    (mended,) = boundaries.repair(np.array([bow]))
    assert mended.is_valid and mended.area == pytest.approx(0.5)


def test_encoding_loses_nothing_of_what_lies_on_the_grid(tmp_path: Path) -> None:
    pytest.importorskip("topojson")
    squares = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]
    text = boundaries.encode(
        [({"pcode": str(i)}, s) for i, s in enumerate(squares)], {"scale": [0.1, 0.1], "translate": [0, 0]}, "note"
    )
    path = tmp_path / "b.topojson"
    path.write_text(text, encoding="utf-8")
    back = [shape for _, shape in boundaries.read_topojson(path)]
    assert all(a.equals(b) for a, b in zip(squares, back, strict=True))
    boundaries.check(path)
