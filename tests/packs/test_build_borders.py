"""Lines between countries, taken from a file of countries."""

from __future__ import annotations

import json

import pytest
import shapely
from tools.build_pack import borders

from tahqiq.errors import PackError
from tahqiq.resolve.boundaries import read_topojson

WORLD = {
    "type": "Topology", "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 1], [1, 0], [0, -1], [-1, 0]],
             [[5, 5], [1, 0], [0, 1], [-1, -1]]],
    "objects": {"countries": {"type": "GeometryCollection", "geometries": [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
        {"type": "MultiPolygon", "arcs": [[[-1, 2]]], "properties": {"name": "East"}},
        {"type": "Polygon", "arcs": [[3]], "properties": {"name": "Isle"}},
    ]}},
}  # fmt: skip


@pytest.fixture
def build(tmp_path, monkeypatch):
    """The lines of a recipe with one neighbour, as read back."""
    monkeypatch.setattr(borders, "RECIPES", tmp_path / "recipes")

    def make(neighbour):
        (tmp_path / "recipes" / "west").mkdir(parents=True)
        (tmp_path / "west").mkdir()
        (tmp_path / "world.topojson").write_text(json.dumps(WORLD), encoding="utf-8")
        recipe = {"file": "world.topojson", "attribution": "made here", "country": "WWW", "natural_earth": "West",
                  "borders": [{"neighbour": "EEE", "natural_earth": neighbour}]}  # fmt: skip
        (tmp_path / "recipes" / "west" / "borders.yml").write_text(json.dumps(recipe), encoding="utf-8")
        borders.build(tmp_path, tmp_path / "west")
        return read_topojson(tmp_path / "west" / borders.TARGET)

    return make


def test_the_line_is_the_arc_that_both_share(build):
    ((properties, shape),) = build("East")
    assert properties == {"country": "WWW", "neighbour": "EEE", "programme": ""}
    assert shape.equals(shapely.LineString([(1, 0), (1, 1)]))


def test_countries_without_a_common_line_are_refused(build):
    with pytest.raises(PackError, match="West and Isle share no line"):
        build("Isle")
