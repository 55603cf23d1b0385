"""places.csv of the world pack: countries with names, adjectives and codes."""

from __future__ import annotations

import json
from pathlib import Path

from tahqiq.errors import PackError
from tahqiq.registry.read import read_yaml
from tools.build_pack import places

NATURAL_EARTH = "boundaries/naturalearth_countries_10m.topojson"


def build(source: Path, target: Path, recipe: Path) -> None:
    """Write ``target``/places.csv from ``recipe``/countries.yml, checked against Natural Earth's list of countries."""
    countries = read_yaml(recipe / "countries.yml")
    shapes = json.loads((source / NATURAL_EARTH).read_text(encoding="utf-8"))["objects"]["countries"]["geometries"]
    known = {g["properties"]["name"] for g in shapes}
    unknown = [c["natural_earth"] for c in countries if c["natural_earth"] not in known]
    if unknown:
        raise PackError(f"countries.yml has names that Natural Earth lacks: {', '.join(unknown)}; mend them.")
    rows = [
        places.row(
            id=c["id"], name=c["names"][0], kind="country", aliases=[*c["names"][1:], *_full(c["natural_earth"])],
            scripts=places.scripts("ur", c.get("urdu", [])),
            adjectives=[*c["adjectives"], *c.get("urdu_adjectives", [])],
            pcode=c["iso2"], source="Natural Earth 1:10m; ISO 3166-1",
        )
        for c in countries
    ]  # fmt: skip
    places.write(target / "places.csv", rows)


def _full(name: str) -> list[str]:
    """A Natural Earth name, if it is not one of its abbreviations ("Dem. Rep. Congo")."""
    return [] if "." in name else [name]
