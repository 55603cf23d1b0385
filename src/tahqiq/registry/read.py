"""The files of a pack as registry entries. Every fault is collected, none is guessed away."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tahqiq.errors import PackError
from tahqiq.registry.dates import first_day, last_day, parse_partial
from tahqiq.registry.entries import (
    AT_HOME,
    Actor,
    Alias,
    Designation,
    FiscalYear,
    Headcount,
    Milestone,
    Occasion,
    Operation,
    Parent,
    Place,
    Programme,
    Publisher,
    Relation,
)

PLACE_COLUMNS = (
    "id", "name", "kind", "parents", "aliases", "former_names", "scripts", "adjectives", "home_names",
    "pcode", "geonames", "latitude", "longitude", "population", "note", "source",
)  # fmt: skip
FISCAL_COLUMNS = ("id", "from", "source", "read_on")
_DATED = re.compile(r"(?P<what>.+?)(?: from (?P<start>[\d-]+))?(?: until (?P<end>[\d-]+))?\Z")

Row = Mapping[str, Any]


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; ``PackError`` where it is not YAML."""
    import yaml

    try:
        with path.open(encoding="utf-8") as file:
            return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise PackError(f"{path} is not readable YAML ({reason}); mend the file or fetch the pack again.") from error


def actor(row: Row) -> Actor:
    """An actor from its map in actors.yml."""
    formed = row.get("formed") or {}
    return Actor(
        id=str(row["id"]), name=str(row["name"]), kind=str(row["kind"]),
        aliases=tuple(alias(a) for a in row.get("aliases") or ()),
        ucdp_ids=tuple(str(i) for i in _list(row.get("ucdp_actor_id"))),
        codes=tuple(map(str, row.get("codes") or ())), parent=text(row.get("parent")),
        areas=tuple(map(str, row.get("areas") or ())),
        relations=tuple(_relation(r) for r in row.get("relations") or ()),
        designations=tuple(
            Designation(text(d.get("by")), text(d.get("date")), text(d.get("ref")), text(d.get("source")),
                        text(d.get("note")))
            for d in row.get("designations") or ()
        ),
        formed=parse_partial(formed.get("date")), formed_source=text(formed.get("source")),
        notes=text(row.get("notes")),
    )  # fmt: skip


def alias(given: Row | str) -> Alias:
    """An alias from a bare string or its map."""
    if isinstance(given, str):
        return Alias(given)
    return Alias(
        str(given["name"]), text(given.get("type")) or "name", text(given.get("lang")),
        first_day(given.get("since")), last_day(given.get("until")),
        text(given.get("source")), text(given.get("scope")), text(given.get("note")),
    )  # fmt: skip


def _relation(row: Row) -> Relation:
    return Relation(
        str(row["type"]), str(row["to"]), parse_partial(row.get("start")), parse_partial(row.get("end")),
        text(row.get("source")), text(row.get("note")),
    )  # fmt: skip


def operation(row: Row) -> Operation:
    """An operation from its map in operations.yml."""
    return Operation(
        id=str(row["id"]), name=str(row["name"]), kind=text(row.get("kind")),
        aliases=tuple(alias(a) for a in row.get("aliases") or ()),
        actor=text(row.get("actor")), part_of=text(row.get("part_of")),
        announced=parse_partial(row.get("announced")),
        start=parse_partial(row.get("start")), end=parse_partial(row.get("end")),
        areas=tuple(map(str, row.get("areas") or ())), aims=text(row.get("stated_aims")),
        announced_by=text(row.get("announced_by")),
        results=tuple(row.get("claimed_results") or ()), points=tuple(row.get("points") or ()),
        sources=tuple(map(str, row.get("sources") or ())), notes=text(row.get("notes")),
    )  # fmt: skip


def programme(row: Row) -> Programme:
    """A programme from its map in programmes.yml."""
    whole = row.get("whole") or {}
    return Programme(
        id=str(row["id"]), name=str(row["name"]), kind=text(row.get("kind")),
        aliases=tuple(alias(a) for a in row.get("aliases") or ()),
        lead=text(row.get("lead")), aim=text(row.get("aim")),
        milestones=tuple(map(_milestone, row.get("milestones") or ())), notes=text(row.get("notes")),
        areas=tuple(map(str, row.get("areas") or ())), whole=number(whole.get("value")), unit=text(whole.get("unit")),
        meanwhile=tuple(map(_milestone, row.get("meanwhile") or ())),
    )  # fmt: skip


def _milestone(row: Row) -> Milestone:
    return Milestone(
        text(row.get("what")), parse_partial(row.get("date")), number(row.get("value")), text(row.get("unit")),
        text(row.get("source")), text(row.get("confidence")), text(row.get("note")),
    )  # fmt: skip


def publisher(row: Row) -> Publisher:
    """A publisher from its map in publishers.yml."""
    return Publisher(
        id=str(row["id"]), name=str(row["name"]), kind=text(row.get("kind")),
        aliases=tuple(alias(a) for a in row.get("aliases") or ()),
        grade=text(row.get("grade")), party=text(row.get("party")), note=text(row.get("note")),
        area=text(row.get("area")),
    )  # fmt: skip


def place(row: Row) -> Place:
    """A place from its row of places.csv; a list stands in one cell, separated by `` | ``.

    A name in another script has its language before it: ``ur:کراچی``.
    """
    names = [
        *(Alias(n, "acronym" if n.isupper() and len(n) <= 5 else "name") for n in _split(row["aliases"])),
        *(Alias(n, "former_name", "", start, end) for n, start, end in map(_dated, _split(row["former_names"]))),
        *(Alias(n, "script", lang) for lang, n in map(_script, _split(row["scripts"]))),
        *(Alias(n, "adjective") for n in _split(row["adjectives"])),
        *(Alias(n, AT_HOME) for n in _split(row["home_names"])),
    ]
    return Place(
        id=row["id"], name=row["name"], kind=row["kind"],
        parents=tuple(Parent(*_dated(p)) for p in _split(row["parents"])), aliases=tuple(names),
        pcode=row["pcode"], geonames=row["geonames"],
        latitude=number(row["latitude"]), longitude=number(row["longitude"]),
        population=tuple(_headcount(c) for c in _split(row["population"])), note=row["note"], source=row["source"],
    )  # fmt: skip


def _headcount(cell: str) -> Headcount:
    """``1210183``, ``1210183 in 2017`` or ``30508920 in 2017 until 2018-05-30``."""
    what, start, end = _dated(cell)
    people, _, when = what.partition(" in ")
    if not people.isdecimal() or not int(people):
        raise ValueError(f"{cell!r} is no number of people with an optional 'in YEAR', 'from DATE' and 'until DATE'")
    at = parse_partial(when)
    day = at.start + (at.end - at.start) / 2 if at and at.start and at.end else None
    return Headcount(int(people), day, start, end)


def fiscal_year(row: Row) -> FiscalYear:
    """A country's fiscal year from its row of fiscal_years.csv; ``from`` is its first day, ``07-01``."""
    month, day = (int(part) for part in row["from"].split("-"))
    dt.date(2001, month, day)  # raises ValueError for a day that not every year has
    return FiscalYear(row["id"], month, day, row["source"])


def _dated(cell: str) -> tuple[str, dt.date | None, dt.date | None]:
    """``PK-KP from 2018-05-31`` or ``NWFP until 2010-04-18`` as what, first day, last day."""
    match = _DATED.match(cell)
    if not match:
        raise ValueError(f"{cell!r} is not a name with an optional 'from DATE' and 'until DATE'")
    return match["what"], first_day(match["start"]), last_day(match["end"])


def _script(cell: str) -> tuple[str, str]:
    """``ur:کراچی`` as language and name."""
    lang, colon, name = cell.partition(":")
    if not (colon and name and lang.isalpha()):
        raise ValueError(f"{cell!r} in scripts is not a language and a name, as in ur:کراچی")
    return lang, name


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(" | ") if part.strip()]


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text(value: Any) -> str:
    """A cell as text; an absent one as the empty string."""
    return "" if value is None else str(value).strip()


def number(value: Any) -> float | None:
    """A cell as a number; an empty one as None."""
    return None if value is None or value == "" else float(value)


def rows_of(path: Path) -> list[Row]:
    """The records of a pack file in its outer form: a list of maps, or a map of maps (whose keys are the ids)."""
    if path.suffix == ".csv":
        return _csv_rows(path)
    content = read_yaml(path)
    if isinstance(content, dict):
        content = [{"id": name, **(fields or {})} for name, fields in content.items()]
    if content is None:
        return []
    if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
        raise PackError(f"{path} holds {type(content).__name__}; expected a list of maps. Mend the file.")
    return content


def _csv_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = [c for c in _COLUMNS[path.name] if c not in (reader.fieldnames or ())]
        if missing:
            raise PackError(f"{path} lacks the columns {', '.join(missing)}; add them (they may be empty).")
        return list(reader)


def occasion(row: Row) -> Occasion:
    """An occasion from its map under ``occasions`` in names.yml."""
    start = parse_partial(row["start"])
    if start is None:
        raise ValueError("it has no start; give a year, a month or a day")
    return Occasion(
        str(row["id"]), tuple(map(str, row["names"])), start, parse_partial(row.get("end")), str(row["source"])
    )  # fmt: skip


READERS: Mapping[str, Callable[[Row], Any]] = {
    "actors.yml": actor,
    "operations.yml": operation,
    "programmes.yml": programme,
    "publishers.yml": publisher,
    "places.csv": place,
    "fiscal_years.csv": fiscal_year,
}
"""Each registry file of a pack with the function that reads one of its records."""
_COLUMNS = {"places.csv": PLACE_COLUMNS, "fiscal_years.csv": FISCAL_COLUMNS}
