"""Faults of a pack's registry files, each with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tahqiq.errors import PackError
from tahqiq.packs.faults import Fault, record_lines
from tahqiq.registry.read import READERS, rows_of, text

_ACTOR = "id name kind aliases ucdp_actor_id codes parent areas relations designations formed spellings notes"
_OPERATION = (
    "id name kind aliases actor part_of announced start end areas stated_aims announced_by claimed_results points"
    " sources notes"
)
_PROGRAMME = "id name kind aliases lead aim milestones notes areas whole meanwhile"
_PUBLISHER = "id name kind aliases grade party area note url"
FIELDS: Mapping[str, frozenset[str]] = {
    "actors.yml": frozenset(_ACTOR.split()),
    "operations.yml": frozenset(_OPERATION.split()),
    "programmes.yml": frozenset(_PROGRAMME.split()),
    "publishers.yml": frozenset(_PUBLISHER.split()),
}
"""What a record of each file may say; any other word is a slip of the pen that would go unread."""
PLANS = ("strategies.yml", "hypotheses.yml")
_SOURCED = {"actors.yml": ("relations", "designations"), "operations.yml": ("claimed_results",),
            "programmes.yml": ("milestones", "meanwhile")}  # fmt: skip
_NAMED = re.compile(r"(?P<file>\S+\.(?:yml|csv)) (?P<id>\S+): (?P<what>.+)")


def registry_faults(folder: Path, found: Sequence[str]) -> list[Fault]:
    """The faults that ``validate`` found of this folder's records, and those of their form and sources."""
    faults: list[Fault] = []
    for name in PLANS:
        if (folder / name).is_file():
            faults += _planned(name, _lines(folder / name), found)
    for name in READERS:
        path = folder / name
        if not path.is_file():
            continue
        lines = _lines(path)
        faults += _validated(name, lines, found)
        try:
            rows = rows_of(path)
        except PackError:
            continue  # validate has said so
        for row in rows:
            at = lines.get(text(row.get("id")), 0)
            faults += [Fault(name, at, f"{text(row.get('id')) or 'a record'}: {what}") for what in _record(name, row)]
    return faults


def _lines(path: Path) -> Mapping[str, int]:
    try:
        return record_lines(path)
    except (PackError, UnicodeDecodeError):
        return {}


def _validated(name: str, lines: Mapping[str, int], found: Sequence[str]) -> Iterator[Fault]:
    for fault in found:
        if match := _NAMED.fullmatch(fault):
            if match["file"] == name and (match["id"] in lines or match["id"].startswith("record")):
                yield Fault(name, lines.get(match["id"], 0), f"{match['id']}: {match['what']}")
        elif f"/{name}" in fault.partition(" ")[0]:
            yield Fault(name, 0, fault)


def _planned(name: str, lines: Mapping[str, int], found: Sequence[str]) -> Iterator[Fault]:
    """Faults of strategies and hypotheses, which ``validate`` names with their place inside the record."""
    for fault in found:
        file, _, rest = fault.partition(" ")
        record = re.split(r"[ :]", rest, maxsplit=1)[0]
        if file == name and (record in lines or record == "record"):
            yield Fault(name, lines.get(record, 0), rest)
        elif f"/{name}" in file:
            yield Fault(name, 0, fault)


def _record(name: str, row: Mapping[str, Any]) -> Iterator[str]:
    unknown = [field for field in row if field not in FIELDS.get(name, row)]
    if unknown:
        yield f"{', '.join(map(str, unknown))} is not known; expected {', '.join(sorted(FIELDS[name]))}"
    yield from _aliases(row)
    for field in _SOURCED.get(name, ()):
        for entry in row.get(field) or ():
            if isinstance(entry, dict) and not text(entry.get("source")):
                yield f"an entry of {field} has no source; give the page it was read on"
    if name == "operations.yml" and not row.get("sources"):
        yield "it has no sources; give the pages it was read on"
    if name == "fiscal_years.csv" and not text(row.get("source")):
        yield "it has no source; give the page it was read on"
    if name == "places.csv" and not any(text(row.get(field)) for field in ("source", "geonames", "note")):
        yield "it has no source; give the page or list it is from, its GeoNames id, or a note of what it is made of"


def _aliases(row: Mapping[str, Any]) -> Iterator[str]:
    given = row.get("aliases")
    if not isinstance(given, list):
        return
    names = [text(a.get("name") if isinstance(a, dict) else a) for a in given]
    for name, times in Counter(n for n in names if n).items():
        if times > 1:
            yield f"the alias {name!r} is given {times} times"
    for alias in given:
        if isinstance(alias, dict) and "source" in alias and not text(alias["source"]):
            yield f"the alias {text(alias.get('name'))!r} has no source; give the page it was read on"
