"""District polygons: OCHA COD-AB simplified with topology kept, as small TopoJSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from tahqiq.errors import PackError
from tahqiq.registry.read import read_yaml
from tahqiq.resolve.boundaries import read_topojson

if TYPE_CHECKING:
    from collections.abc import Mapping

RECIPES = Path(__file__).parent / "recipes"
TARGET = "boundaries.topojson"
TOLERANCE = 0.003
"""Degrees: side of the square whose area a corner must exceed to be kept (Visvalingam-Whyatt)."""


def build(source: Path, target: Path) -> None:
    """Write ``target``/boundaries.topojson from the district file under ``source`` that the recipe's places.yml names.

    Every district keeps its P-code. Raises ``PackError`` where neighbours would overlap or leave gaps.
    """
    curated = read_yaml(RECIPES / target.name / "places.yml")
    given = source / curated["files"]["districts"]
    features = [(p["ADM2_PCODE"], p["ADM2_EN"], shape) for p, shape in read_topojson(given)]
    shapes = repair(np.array([shape for *_, shape in features]))
    simple = simplify(shapes)
    named = [({"pcode": code, "name": name}, shape) for (code, name, _), shape in zip(features, simple, strict=True)]
    transform = json.loads(given.read_text(encoding="utf-8"))["transform"]
    path = target / TARGET
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        encode(named, transform, f"{curated['sources']['districts']}; simplified with topology kept"), encoding="utf-8"
    )
    check(path)


def repair(shapes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Valid polygons: a ring that crosses itself is split, and the line that the crossing leaves behind dropped."""
    polygons = [
        shapely.multipolygons([p for p in shapely.get_parts(valid) if p.geom_type == "Polygon"])
        if valid.geom_type == "GeometryCollection" else valid
        for valid in shapely.make_valid(shapes)
    ]  # fmt: skip
    return np.array(polygons)


def simplify(shapes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The coverage with fewer corners: a border that two districts share is simplified once, for both."""
    if not shapely.coverage_is_valid(shapes):
        raise PackError("the source districts overlap or leave slivers; mend them before simplifying.")
    return np.asarray(shapely.coverage_simplify(shapes, TOLERANCE))


def encode(
    features: list[tuple[Mapping[str, str], shapely.Geometry]], transform: Mapping[str, list[float]], note: str
) -> str:
    """Features as TopoJSON with shared arcs on the source's own grid.

    Simplification only drops corners, so every corner left lies on that grid and quantising loses nothing. (A coarser
    grid makes thin districts cross themselves.)
    """
    import topojson

    given = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": dict(p), "geometry": json.loads(shapely.to_geojson(g))}
            for p, g in features
        ],
    }
    made = topojson.Topology(given, object_name="districts", prequantize=False, topology=True).to_dict()
    made.pop("options", None)
    scale, shift = np.array(transform["scale"]), np.array(transform["translate"])
    grid = [np.rint((np.array(arc) - shift) / scale).astype(int) for arc in made["arcs"]]
    made["arcs"] = [np.diff(arc, axis=0, prepend=[[0, 0]]).tolist() for arc in grid]
    made["transform"] = dict(transform)
    return json.dumps({**made, "attribution": note}, ensure_ascii=False, separators=(",", ":"))


def check(path: Path) -> None:
    """Raise ``PackError`` unless the written polygons are valid and cover the country without overlap or gap."""
    shapes = np.array([shape for _, shape in read_topojson(path)])
    bad = [reason for reason in shapely.is_valid_reason(shapes) if reason != "Valid Geometry"]
    if bad or not shapely.coverage_is_valid(shapes):
        raise PackError(
            f"{path}: the simplified districts do not form a coverage ({'; '.join(bad) or 'overlap or gap'})."
        )
