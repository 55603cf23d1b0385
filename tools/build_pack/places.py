"""places.csv: OCHA's districts, GeoNames' cities and ids, and what curated/pakistan_places.yml adds, as one table."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from tahqiq.errors import PackError
from tahqiq.registry.fold import key
from tahqiq.registry.read import PLACE_COLUMNS, read_yaml
from tahqiq.resolve.boundaries import read_topojson

CURATED = Path(__file__).parent / "curated"
OCHA = "boundaries/pak_admbnda_adm2_wfp_20220909.topojson"
ADMIN2 = "places/geonames_admin2_PK.tsv"
CITIES = "places/geonames_cities500_PK.tsv"
MIN_POPULATION = 500
SECTIONS = {"PPLX", "PPLQ", "PPLF", "PPLL"}
"""GeoNames feature codes left out: sections of cities, abandoned places, farm villages, localities."""
TYPE_WORDS = {"district", "agency", "of"}

Row = dict[str, str]


def build(source: Path, target: Path) -> None:
    """Write ``target``/pakistan/places.csv and ``target``/world/places.csv from the files under ``source``."""
    curated = read_yaml(CURATED / "pakistan_places.yml")
    merger = check_merger(source, curated["merger"])
    districts = _districts(source, curated, merger)
    rows = [*_first_level(curated), *_regions(curated, merger), *districts.values(), *_frontier(curated, merger)]
    rows += _cities(source, districts, declared={row["id"] for row in rows})
    write(target / "pakistan" / "places.csv", rows)
    write(target / "world" / "places.csv", _countries())


def check_merger(source: Path, declared: Mapping[str, str]) -> Mapping[str, str]:
    """The declared day of the merger with the page of the fact it stands on; ``PackError`` where they part."""
    with (source / "pakistan" / "facts.csv").open(encoding="utf-8", newline="") as file:
        fact = next((r for r in csv.DictReader(file) if r["id"] == declared["fact"]), None)
    if fact is None or fact["start"] != declared["date"]:
        raise PackError(
            f"curated merger date {declared['date']} is not that of {declared['fact']} ({fact and fact['start']}); "
            "read the page again and mend curated/pakistan_places.yml."
        )
    before = dt.date.fromisoformat(declared["date"]) - dt.timedelta(days=1)
    return {"merger": declared["date"], "before_merger": before.isoformat(), "url": fact["url"]}


def _row(**cells: Any) -> Row:
    """A row with every column; a list is joined by `` | ``, without names whose key is there already."""
    row = dict.fromkeys(PLACE_COLUMNS, "")
    taken = {key(str(cells["name"]))}
    for column, value in cells.items():
        if isinstance(value, list | tuple):
            value = " | ".join(_fresh(value, taken if column in ("aliases", "urdu") else set()))
        row[column] = "" if value is None else str(value)
    return row


def _fresh(names: Iterable[str], taken: set[str]) -> list[str]:
    out = []
    for name in names:
        # an acronym and a name may share a key ("FATA", "Fata") and are both kept: their case rules differ
        mark = name if " " not in name and name.isupper() else key(name)
        if mark not in taken:
            taken.add(mark)
            out.append(name)
    return out


def _first_level(curated: Mapping[str, Any]) -> list[Row]:
    return [
        _row(
            id=p["id"], name=p["name"], kind=p["kind"], parents=["PAK"], aliases=p.get("aliases", []),
            former_names=p.get("former", []), urdu=p.get("urdu", []), adjectives=p.get("adjectives", []),
            pcode=p["pcode"], source="OCHA COD-AB Pakistan 2022-09-09",
        )
        for p in curated["first_level"]
    ]  # fmt: skip


def _regions(curated: Mapping[str, Any], merger: Mapping[str, str]) -> list[Row]:
    return [
        _row(
            id=r["id"], name=r["name"], kind=r["kind"], parents=[p.format_map(merger) for p in r["parents"]],
            aliases=r.get("aliases", []), urdu=r.get("urdu", []), note=r.get("note"),
            geonames=r.get("geonames") or r["id"].removeprefix("geonames:") * r["id"].startswith("geonames:"),
            source=merger["url"] if r["id"] == "PK-FATA" else "curated",
        )
        for r in curated["regions"]
    ]  # fmt: skip


def _districts(source: Path, curated: Mapping[str, Any], merger: Mapping[str, str]) -> dict[str, Row]:
    """Each district by P-code, with its dated parents and its point inside."""
    first = {p["pcode"]: p["id"] for p in curated["first_level"]}
    geonames = _admin2(source)
    out = {}
    for found, shape in read_topojson(source / OCHA):
        code, extra = found["ADM2_PCODE"], curated["districts"].get(found["ADM2_PCODE"]) or {}
        name = extra.get("name", found["ADM2_EN"])
        gid, gname = _match(extra, found["ADM2_EN"], first[found["ADM1_PCODE"]], geonames)
        tribal = code in curated["fata"]["districts"]
        point = shapely.point_on_surface(shapely.make_valid(shape))
        out[code] = _row(
            id=code, name=name, kind="district", pcode=code, geonames=gid,
            parents=_parents(first[found["ADM1_PCODE"]], extra, tribal, merger),
            aliases=[*([] if name == found["ADM2_EN"] else [found["ADM2_EN"]]), *extra.get("aliases", []), *gname],
            urdu=extra.get("urdu", []), latitude=round(point.y, 4), longitude=round(point.x, 4),
            note="its bare name is another place's" if extra.get("no_bare_name") else "",
            source=merger["url"] if tribal else "OCHA COD-AB Pakistan 2022-09-09",
        )  # fmt: skip
    unknown = set(curated["districts"]) - set(out)
    if unknown:
        raise PackError(f"curated/pakistan_places.yml names P-codes that OCHA's file lacks: {sorted(unknown)}.")
    return out


def _parents(first: str, extra: Mapping[str, Any], tribal: bool, merger: Mapping[str, str]) -> list[str]:
    """The region, then the first level: of former FATA always that territory, and the province from the merger on."""
    region = [extra["region"]] if extra.get("region") else []
    if tribal:
        return [*region, "PK-FATA", f"PK-KP from {merger['merger']}"]
    return [*region, *(["PK-KP-SETTLED"] if first == "PK-KP" else []), first]


def _admin2(source: Path) -> dict[str, str]:
    """GeoNames admin-2 names by id."""
    lines = (source / ADMIN2).read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[3]: line.split("\t")[2] for line in lines if line}


def _match(extra: Mapping[str, Any], name: str, first: str, geonames: Mapping[str, str]) -> tuple[str, list[str]]:
    """The GeoNames id of a district and its name there: declared, or the one with the same words."""
    if "geonames" in extra:
        return str(extra["geonames"]), _bare(geonames.get(str(extra["geonames"]), ""))
    same = [gid for gid, other in geonames.items() if _bare(other) and key(_bare(other)[0]) == key(name)]
    return (same[0], []) if len(same) == 1 else ("", [])


def _bare(name: str) -> list[str]:
    """A GeoNames name without "District" and the like."""
    kept = [w for w in name.split() if w.casefold() not in TYPE_WORDS]
    return [" ".join(kept)] if kept else []


def _frontier(curated: Mapping[str, Any], merger: Mapping[str, str]) -> list[Row]:
    return [
        _row(
            id=r["id"], name=r["name"], kind="agency", geonames=r["geonames"], aliases=r["aliases"],
            parents=["PK-FATA", f"{r['of']} from {merger['merger']}"], source=merger["url"],
            note="frontier region of former FATA; a part of the district since the merger",
        )
        for r in curated["frontier_regions"]
    ]  # fmt: skip


def _cities(source: Path, districts: Mapping[str, Row], declared: set[str]) -> list[Row]:
    """GeoNames cities, each in the district whose polygon holds it; a city named like its district is that district."""
    lines = (source / CITIES).read_text(encoding="utf-8").splitlines()
    cities = [c for c in (line.split("\t") for line in lines) if c[7] not in SECTIONS]
    cities = [c for c in cities if f"geonames:{c[0]}" not in declared]
    features = read_topojson(source / OCHA)
    tree = shapely.STRtree(shapely.make_valid(np.array([shape for _, shape in features])))
    points = shapely.points([float(c[5]) for c in cities], [float(c[4]) for c in cities])
    nearest = tree.nearest(points)
    rows = []
    for city, index in zip(cities, nearest, strict=True):
        district = districts[features[index][0]["ADM2_PCODE"]]
        names, urdu = alternates(city[1], city[3].split(","))
        if {key(n) for n in names} & {key(n) for n in [district["name"], *district["aliases"].split(" | ")]}:
            _absorb(district, city[0], urdu)
        elif int(city[14] or 0) >= MIN_POPULATION or city[7].startswith("PPLA"):
            rows.append(_city(city, district["id"], names, urdu))
    return rows


def _absorb(district: Row, city: str, urdu: list[str]) -> None:
    """Take the Urdu names of the city of the same name, and say that the bare name means the district."""
    known = [u for u in district["urdu"].split(" | ") if u]
    district["urdu"] = " | ".join(_fresh([*known, *urdu], set()))
    district["note"] = (
        f"{district['note']}; " * bool(district["note"]) + f"holds the city of the same name (GeoNames {city})"
    )


def _city(city: list[str], parent: str, names: list[str], urdu: list[str]) -> Row:
    return _row(
        id=f"geonames:{city[0]}", name=names[0], kind="populated", parents=[parent], aliases=names[1:], urdu=urdu,
        geonames=city[0], latitude=city[4], longitude=city[5], population=int(city[14] or 0) or "",
        source=f"https://www.geonames.org/{city[0]}",
    )  # fmt: skip


def alternates(name: str, given: list[str]) -> tuple[list[str], list[str]]:
    """A city's Latin names in plain letters (those near its own), and its names in Arabic script.

    GeoNames' alternate names carry no language: airport codes and other languages' transliterations are left out by
    asking that a name resembles the main one.
    """
    from rapidfuzz import fuzz

    main = plain(name)
    latin = [main]
    for other in map(plain, given):
        if other and not (other.isupper() and len(other) <= 4) and fuzz.ratio(key(other), key(main)) >= 70:
            latin.append(other)
    arabic = [n for n in given if n and all("\u0600" <= c <= "\u06ff" or c in " \u200c" for c in n)]
    return _fresh(latin, set()), _fresh(arabic, set())


def plain(name: str) -> str:
    """A Latin name without diacritics; empty where it has letters that are not Latin."""
    import unicodedata

    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare.replace("’", "'") if bare.isascii() or bare.replace("’", "'").isascii() else ""


def _countries() -> list[Row]:
    """The countries of the world from curated/countries.yml."""
    return [
        _row(
            id=c["id"], name=c["names"][0], kind="country", aliases=[*c["names"][1:], _full(c["natural_earth"])],
            urdu=c.get("urdu", "").split(" | "), adjectives=[*c["adjectives"], *c.get("urdu_adjectives", "").split(" | ")],
            pcode=c["iso2"], source="Natural Earth 1:10m, ISO 3166-1",
        )
        for c in read_yaml(CURATED / "countries.yml")
    ]  # fmt: skip


def _full(name: str) -> str:
    """A Natural Earth name, if it is not one of its abbreviations ("Dem. Rep. Congo")."""
    return "" if "." in name else name


def write(path: Path, rows: list[Row]) -> None:
    """Write the rows as places.csv; ``PackError`` where two share an id."""
    ids = [row["id"] for row in rows]
    doubles = sorted({i for i in ids if ids.count(i) > 1})
    if doubles:
        raise PackError(f"{path} would hold ids twice: {', '.join(doubles)}; mend the curated file.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, PLACE_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
