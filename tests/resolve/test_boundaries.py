"""The bundled district polygons, and TopoJSON that is none."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
import shapely

from tahqiq.errors import PackError
from tahqiq.registry import Registry
from tahqiq.resolve.boundaries import read_topojson
from tahqiq.resolve.polygons import polygons

SHARED = Path(os.environ.get("TAHQIQ_SHARED", Path(__file__).parents[3] / "shared")) / "data"
SOURCE = SHARED / "boundaries" / "pak_admbnda_adm2_wfp_20220909.topojson"


@pytest.fixture(scope="module")
def districts(bundled: Registry) -> dict[str, shapely.Geometry]:
    (path,) = bundled.boundaries
    return {p["pcode"]: shape for p, shape in read_topojson(path)}


def test_the_districts_form_a_coverage(districts: dict[str, shapely.Geometry]) -> None:
    shapes = np.array(list(districts.values()))
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


def test_every_district_has_its_polygon(bundled: Registry, districts: dict[str, shapely.Geometry]) -> None:
    places = {p.id: p for p in bundled.places.values() if p.kind == "district"}
    assert set(districts) == set(places) and len(places) == 160
    for code, shape in districts.items():
        assert shape.contains(shapely.Point(places[code].longitude, places[code].latitude)), code


def test_the_file_is_small(bundled: Registry) -> None:
    assert bundled.boundaries[0].stat().st_size <= 300_000


def test_a_point_on_a_border_is_in_one_district(bundled: Registry, districts: dict[str, shapely.Geometry]) -> None:
    border = shapely.intersection(districts["PK528"].boundary, districts["PK526"].boundary)
    point = shapely.get_coordinates(border)[0]
    at = polygons(bundled).at(np.array([point[0]]), np.array([point[1]]), np.array([True]))
    assert at[0] in ("PK526", "PK528", "PK513")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"arcs": [], "objects": {"a": {"type": "Point"}}}'])
def test_what_is_not_topojson_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "boundaries.topojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match="is not TopoJSON"):
        read_topojson(path)


def test_arcs_are_joined_reversed_and_scaled(tmp_path: Path) -> None:
    square = {
        "type": "Topology",
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
        "objects": {"d": {"type": "GeometryCollection", "geometries": [
            {"type": "Polygon", "arcs": [[0, -2]], "properties": {"pcode": "X"}}]}},
    }  # fmt: skip
    path = tmp_path / "b.topojson"
    path.write_text(json.dumps(square), encoding="utf-8")
    ((properties, shape),) = read_topojson(path)
    assert properties == {"pcode": "X"}
    assert shape.equals(shapely.box(10, 20, 11, 21))


@pytest.mark.shared
@pytest.mark.skipif(not SOURCE.exists(), reason="needs the developers' shared data")
def test_simplifying_moved_next_to_no_event(districts: dict[str, shapely.Geometry]) -> None:
    import duckdb

    given = read_topojson(SOURCE)
    before = shapely.make_valid(np.array([shape for _, shape in given]))
    after = np.array([districts[p["ADM2_PCODE"]] for p, _ in given])
    assert abs(shapely.area(after).sum() / shapely.area(before).sum() - 1) < 0.01
    events = duckdb.sql(
        f"SELECT try_cast(longitude AS DOUBLE) AS x, try_cast(latitude AS DOUBLE) AS y FROM read_csv("
        f"'{SHARED}/ucdp/ged_v22_1_pakistan_hdx.csv', all_varchar = true, header = true) WHERE year IS NOT NULL"
    ).fetchnumpy()
    points = shapely.points(events["x"], events["y"])
    old, new = (_at(shapes, points) for shapes in (before, after))
    inside = old >= 0
    assert inside.sum() > 6000
    assert (old == new)[inside].mean() >= 0.995  # measured: 1.0


def _at(shapes: np.ndarray, points: np.ndarray) -> np.ndarray:
    found = np.full(len(points), -1)
    hits, which = shapely.STRtree(shapes).query(points, predicate="intersects")
    found[hits] = which
    return found
