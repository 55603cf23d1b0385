"""places.csv of a country: OCHA's districts, GeoNames' ids and cities, and what the recipe's places.yml adds."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely

from tahqiq.errors import PackError
from tahqiq.registry.fold import key
from tahqiq.registry.read import PLACE_COLUMNS, read_yaml
from tahqiq.resolve.boundaries import read_topojson
from tools.build_pack import census, settlements

TYPE_WORDS = {"district", "agency", "of"}

Row = dict[str, str]
Recipe = Mapping[str, Any]


def build(source: Path, target: Path, recipe: Path) -> None:
    """Write ``target``/places.csv from the files under ``source`` that ``recipe``/places.yml names."""
    curated = read_yaml(recipe / "places.yml")
    merger = check_merger(source, curated)
    districts = _districts(source, curated, merger)
    rows = [*_first_level(curated), *_regions(curated, merger), *districts.values(), *_frontier(curated, merger)]
    rows += settlements.read(source, curated, rows)
    if (recipe / census.FILE).exists():
        census.add(recipe / census.FILE, rows)
    write(target / "places.csv", rows)


def check_merger(source: Path, curated: Recipe) -> Mapping[str, str]:
    """The declared day of the merger with the page of the fact it stands on; ``PackError`` where they part."""
    declared = curated["merger"]
    with (source / curated["files"]["facts"]).open(encoding="utf-8", newline="") as file:
        fact = next((r for r in csv.DictReader(file) if r["id"] == declared["fact"]), None)
    if fact is None or fact["start"] != declared["date"]:
        raise PackError(
            f"places.yml has the merger on {declared['date']}, {declared['fact']} on {fact and fact['start']}; "
            "read the page again and mend places.yml."
        )
    before = dt.date.fromisoformat(declared["date"]) - dt.timedelta(days=1)
    return {"merger": declared["date"], "before_merger": before.isoformat(), "url": fact["url"]}


def row(**cells: Any) -> Row:
    """A row with every column; a list is joined by `` | ``, without names whose key is there already."""
    out = dict.fromkeys(PLACE_COLUMNS, "")
    taken = {key(str(cells["name"]))}
    for column, value in cells.items():
        if isinstance(value, list | tuple):
            out[column] = " | ".join(fresh(value, taken if column in ("aliases", "scripts") else set()))
        else:
            out[column] = "" if value is None else str(value)
    return out


def scripts(lang: str, names: Iterable[str]) -> list[str]:
    """Names in another script, each with its language before it."""
    return [f"{lang}:{name}" for name in names]


def fresh(names: Iterable[str], taken: set[str]) -> list[str]:
    """The names whose key is not taken yet. An acronym and a name may share a key ("FATA", "Fata"): case tells them."""
    out = []
    for name in names:
        mark = name if " " not in name and name.isupper() else key(name)
        if mark not in taken:
            taken.add(mark)
            out.append(name)
    return out


def _first_level(curated: Recipe) -> list[Row]:
    return [
        row(
            id=p["id"], name=p["name"], kind=p["kind"], parents=[curated["country"]], aliases=p.get("aliases", []),
            former_names=p.get("former", []), scripts=scripts("ur", p.get("urdu", [])), pcode=p["pcode"],
            note=p.get("note"),
            source=p.get("source", curated["sources"]["districts"]),
        )
        for p in curated["first_level"]
    ]  # fmt: skip


def _regions(curated: Recipe, merger: Mapping[str, str]) -> list[Row]:
    return [
        row(
            id=r["id"], name=r["name"], kind=r["kind"], parents=[p.format_map(merger) for p in r["parents"]],
            aliases=r.get("aliases", []), scripts=scripts("ur", r.get("urdu", [])), note=r.get("note"),
            geonames=r.get("geonames"),
            source=r.get("source", "").format_map(merger),
        )
        for r in curated["regions"]
    ]  # fmt: skip


def _districts(source: Path, curated: Recipe, merger: Mapping[str, str]) -> dict[str, Row]:
    """Each district by P-code, with its dated parents and a point inside it."""
    first = {p["pcode"]: p["id"] for p in curated["first_level"]}
    geonames = _admin2(source / curated["files"]["admin2"])
    out = {}
    for found, shape in read_topojson(source / curated["files"]["districts"]):
        code, ocha = found["ADM2_PCODE"], found["ADM2_EN"]
        extra = curated["districts"].get(code) or {}
        name = extra.get("name", ocha)
        gid, gname = _match(extra, ocha, geonames)
        tribal = code in curated["tribal"]["districts"]
        point = shapely.point_on_surface(shapely.make_valid(shape))
        out[code] = row(
            id=code, name=name, kind="district", pcode=code, geonames=gid,
            parents=_parents(curated, first[found["ADM1_PCODE"]], extra.get("region"), tribal, merger),
            aliases=[*([ocha] if extra.get("bare_name", True) else []), *extra.get("aliases", []), *gname],
            scripts=scripts("ur", extra.get("urdu", [])), latitude=round(point.y, 4), longitude=round(point.x, 4),
            source=merger["url"] if tribal else curated["sources"]["districts"],
        )  # fmt: skip
    unknown = set(curated["districts"]) - set(out)
    if unknown:
        raise PackError(f"places.yml names P-codes that the district file lacks: {sorted(unknown)}; mend places.yml.")
    return out


def _parents(curated: Recipe, first: str, region: str | None, tribal: bool, merger: Mapping[str, str]) -> list[str]:
    """The region, then the first level: of the tribal territory that always, and the province from the merger on."""
    within = [region] if region else []
    if tribal:
        return [*within, curated["tribal"]["id"], f"{curated['tribal']['merged_into']} from {merger['merger']}"]
    rest = [curated["tribal"]["rest"]] if first == curated["tribal"]["merged_into"] else []
    return [*within, *rest, first]


def _admin2(path: Path) -> dict[str, str]:
    """GeoNames admin-2 names by id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[3]: line.split("\t")[2] for line in lines if line}


def _match(extra: Mapping[str, Any], name: str, geonames: Mapping[str, str]) -> tuple[str, list[str]]:
    """The GeoNames id of a district with its name there: the declared one, or the one with the same words."""
    if "geonames" in extra:
        gid = str(extra["geonames"])
        if gid not in geonames:
            raise PackError(f"places.yml gives {name} the GeoNames id {gid}, which the admin-2 file lacks; mend it.")
        return gid, [_bare(geonames[gid])]
    wanted = {key(name), *(key(a) for a in extra.get("aliases", []))}
    same = [gid for gid, other in geonames.items() if key(_bare(other)) in wanted]
    return (same[0], [_bare(geonames[same[0]])]) if len(same) == 1 else ("", [])


def _bare(name: str) -> str:
    """A GeoNames name without "District" and the like."""
    return " ".join(w for w in name.split() if w.casefold() not in TYPE_WORDS)


def _frontier(curated: Recipe, merger: Mapping[str, str]) -> list[Row]:
    return [
        row(
            id=r["id"], name=r["name"], kind="agency", geonames=r["geonames"], aliases=r["aliases"],
            parents=[curated["tribal"]["id"], f"{r['of']} from {merger['merger']}"], source=merger["url"],
            note="frontier region; a part of the district since the merger",
        )
        for r in curated["tribal"]["frontier_regions"]
    ]  # fmt: skip


def write(path: Path, rows: list[Row]) -> None:
    """Write the rows as places.csv; ``PackError`` where two share an id."""
    ids = [r["id"] for r in rows]
    doubles = sorted({i for i in ids if ids.count(i) > 1})
    if doubles:
        raise PackError(f"{path} would hold ids twice: {', '.join(doubles)}; mend places.yml.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, PLACE_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
