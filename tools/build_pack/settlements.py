"""Cities, towns and villages: GeoNames' cities, and the places that UCDP's coders located events at.

A settlement lies in the district whose polygon holds its point. One that is named like its district is not a place of
its own: in prose the bare name means the district, which contains it.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from rapidfuzz import fuzz

from tahqiq.registry.fold import key
from tahqiq.resolve.boundaries import read_topojson
from tools.build_pack import places

Row = dict[str, str]
SECTIONS = {"PPLX", "PPLQ", "PPLF", "PPLL"}
"""GeoNames feature codes left out: sections of cities, abandoned places, farm villages, localities."""
RESEMBLES = 70
"""How like the main name (of 100) an alternate of another language must be to be kept."""
SAME_NAME = 88
"""How like one another (of 100) two names in one district must be to be one settlement."""
PARTS = {"Upper", "Lower", "Central"}
"""Words that with "tehsil" after them are a part of a district, not a place's name."""
MIN_EVENTS = 3
"""Events that UCDP must have located at a place for it to be taken: a name met once may be a coder's slip."""
FAR = 0.05
"""Degrees (about 5 km) outside the district that is named beyond which a point is not kept: it may be a namesake's."""
_TYPE = re.compile(r" (?:district|agency)\Z", re.I)
_COORDINATES = re.compile(r"([A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}) (?:town|village|valley|tehsil|area|Area)\Z")


def read(source: Path, curated: Mapping[str, Any], known: list[Row]) -> list[Row]:
    """The settlements that are not districts; the districts' rows take in the names of those that are."""
    index = _Index(source / curated["files"]["districts"], known)
    taken = {r["geonames"] for r in known if r["geonames"]}
    for city in _cities(source / curated["files"]["cities"]):
        if city[0] not in taken:
            index.add_city(city)
    for name, adm2, point in _event_places(source / curated["files"]["events"]):
        index.add_event_place(name, adm2, point, curated["sources"]["events"])
    return index.rows


class _Index:
    """The settlements taken so far, by district, so that another spelling of one is met again."""

    def __init__(self, districts: Path, known: list[Row]) -> None:
        features = read_topojson(districts)
        self.codes = [p["ADM2_PCODE"] for p, _ in features]
        self.tree = shapely.STRtree(shapely.make_valid(np.array([shape for _, shape in features])))
        self.known = {r["id"]: r for r in known}
        self.shapes = dict(zip(self.codes, (shape for _, shape in features), strict=True))
        self.by_name = {key(n): r["id"] for r in known if r["kind"] in ("agency", "district") for n in names_of(r)}
        self.rows: list[Row] = []
        self.by_parent: dict[str, list[Row]] = defaultdict(list)

    def district(self, longitude: float, latitude: float) -> Row:
        """The district at a point, or the nearest one."""
        return self.known[self.codes[int(self.tree.nearest(shapely.Point(longitude, latitude)))]]

    def add_city(self, city: list[str]) -> None:
        """Take a GeoNames city, unless it is named like its district."""
        district = self.district(float(city[5]), float(city[4]))
        names, urdu = alternates(city[1], city[3].split(","))
        if self._is_parent(district, names[0]):
            return
        if {key(n) for n in names} & {key(n) for n in names_of(district)}:
            district["scripts"] = _joined([*district["scripts"].split(" | "), *places.scripts("ur", urdu)])
            district["note"] = f"holds the city of the same name (GeoNames {city[0]})"
            return
        self._add(
            district["id"],
            places.row(
                id=f"geonames:{city[0]}", name=names[0], kind="populated", parents=[district["id"]],
                aliases=names[1:], scripts=places.scripts("ur", urdu),
                geonames=city[0], latitude=city[4], longitude=city[5],
                population=int(city[14] or 0) or "", source=f"https://www.geonames.org/{city[0]}",
            ),
        )  # fmt: skip

    def add_event_place(self, name: str, adm2: str, point: tuple[float, float], source: str) -> None:
        """Take a place that events were located at, or its name as another spelling of one that is there."""
        district = self.district(*point)
        if self._is_parent(district, name):
            return
        parent, elsewhere = self._named_parent(adm2, point, district)
        same = [r for r in [district, *self.by_parent[district["id"]], *self.by_parent[parent]] if _is_named(r, name)]
        if parent != district["id"] and _is_named(self.known[parent], name):
            return
        if same:
            if same[0] is not district and key(name) not in map(key, names_of(same[0])):
                same[0]["aliases"] = _joined([*same[0]["aliases"].split(" | "), name])
            return
        slug = re.sub(r"\W+", "-", name.casefold())
        self._add(
            parent,
            places.row(
                id=f"{parent}/{slug}", name=name, kind="populated", parents=[parent], source=source,
                latitude="" if elsewhere else round(point[1], 4), longitude="" if elsewhere else round(point[0], 4),
                note="the source's point lies elsewhere" if elsewhere else "",
            ),
        )  # fmt: skip

    def _named_parent(self, adm2: str, point: tuple[float, float], district: Row) -> tuple[str, bool]:
        """The district (or part of one) that the coder named, else the one at the point; whether they lie far apart.

        The name goes first: gazetteers hold several towns of one name, and the coder's district tells which was meant.
        """
        named = self.by_name.get(key(_TYPE.sub("", adm2)), self.by_name.get(key(adm2)))
        if named is None or named == district["id"]:
            return district["id"], False
        shape = self.shapes.get(named)
        return named, shape is not None and shapely.distance(shape, shapely.Point(point)) > FAR

    def _is_parent(self, district: Row, name: str) -> bool:
        """Whether a name is that of a place that contains the district (the city of several districts, a region)."""
        above = [self.known[p.split(" ")[0]] for p in district["parents"].split(" | ")]
        return any(key(name) in map(key, names_of(r)) for r in above)

    def _add(self, parent: str, row: Row) -> None:
        self.rows.append(row)
        self.by_parent[parent].append(row)


def _is_named(row: Row, name: str) -> bool:
    return any(fuzz.ratio(key(other), key(name)) >= SAME_NAME for other in names_of(row))


def names_of(row: Row) -> list[str]:
    """A row's name and Latin aliases."""
    return [row["name"], *(a for a in row["aliases"].split(" | ") if a)]


def _joined(names: Iterable[str]) -> str:
    return " | ".join(places.fresh([n for n in names if n], set()))


def _cities(path: Path) -> list[list[str]]:
    """The GeoNames rows (19 columns) of towns and cities, the seats of districts first."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return sorted((r for r in rows if r[7] not in SECTIONS), key=lambda r: not r[7].startswith("PPLA"))


def _event_places(path: Path) -> list[tuple[str, str, tuple[float, float]]]:
    """Name, second-level name and (longitude, latitude) of the places that enough events were located at."""
    seen: Counter[tuple[str, str, tuple[float, float]]] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for event in csv.DictReader(file):
            match = _COORDINATES.match(event["where_coordinates"] or "")
            if match and match[1] not in PARTS and event["where_prec"] in ("1", "2"):
                point = (float(event["longitude"]), float(event["latitude"]))
                seen[match[1], event["adm_2"], point] += 1
    return [place for place, count in seen.most_common() if count >= MIN_EVENTS]


def alternates(name: str, given: list[str]) -> tuple[list[str], list[str]]:
    """A city's Latin names in plain letters, and its names in Arabic script.

    GeoNames' alternate names carry no language here: airport codes and other languages' transliterations are left out
    by asking that a name resembles the main one.
    """
    main = plain(name)
    latin = [
        other
        for other in map(plain, given)
        if other and not (other.isupper() and len(other) <= 4) and fuzz.ratio(key(other), key(main)) >= RESEMBLES
    ]
    arabic = [n for n in given if n and all("\u0600" <= c <= "\u06ff" or c == " " for c in n)]
    return places.fresh([main, *latin], set()), places.fresh(arabic, set())


def plain(name: str) -> str:
    """A Latin name without diacritics; empty where it has letters that are not Latin."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("’", "'")
    return bare if bare.isascii() else ""
