"""Lines between a pack's country and its neighbours: the arcs that both share in a file of the world's countries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tahqiq.errors import PackError
from tahqiq.registry.read import read_yaml
from tahqiq.resolve.boundaries import read_topojson

RECIPES = Path(__file__).parent / "recipes"
TARGET = "borders.topojson"


def build(source: Path, target: Path) -> None:
    """Write ``target``/borders.topojson: a feature for each neighbour that the recipe's borders.yml names.

    Arcs are taken over as they are, on the file's own grid. Raises ``PackError`` where two countries share no arc.
    """
    wanted = read_yaml(RECIPES / target.name / "borders.yml")
    given = json.loads((source / wanted["file"]).read_text(encoding="utf-8"))
    countries = {g["properties"]["name"]: _arcs_of(g) for g in given["objects"]["countries"]["geometries"]}
    kept: list[int] = []
    features = []
    for one in wanted["borders"]:
        shared = sorted(countries[wanted["natural_earth"]] & countries[one["natural_earth"]])
        if not shared:
            raise PackError(f"{wanted['file']}: {wanted['natural_earth']} and {one['natural_earth']} share no line")
        arcs = [[len(kept) + i] for i in range(len(shared))]
        kept += shared
        between = {"country": wanted["country"], "neighbour": one["neighbour"], "programme": one.get("programme", "")}
        features.append({"type": "MultiLineString", "properties": between, "arcs": arcs})
    made = {
        "type": "Topology", "transform": given["transform"], "arcs": [given["arcs"][i] for i in kept],
        "objects": {"borders": {"type": "GeometryCollection", "geometries": features}},
        "attribution": wanted["attribution"],
    }  # fmt: skip
    path = target / TARGET
    path.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    read_topojson(path)


def _arcs_of(geometry: Mapping[str, Any]) -> set[int]:
    """The indexes of a country's arcs, in whichever direction it runs along them."""
    given = geometry.get("arcs", [])
    rings = given if geometry["type"] == "Polygon" else [ring for polygon in given for ring in polygon]
    return {i if i >= 0 else ~i for ring in rings for i in ring}
