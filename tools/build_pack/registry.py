"""The registry half of the pack: actors, operations, programmes and places from the harvested files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from build_pack import places
from tahqiq.errors import PackError
from tahqiq.registry.read import read_yaml, rows_of

CURATED = Path(__file__).parent / "curated"
FILES = ("actors.yml", "operations.yml", "programmes.yml")
HEADER = (
    "# Built from the harvested {name} by tools/build_pack; corrections in tools/build_pack/curated/corrections.yml.\n"
)


def build(source: Path, target: Path) -> None:
    """Write actors.yml, operations.yml, programmes.yml, names.yml and places.csv of the packs under ``target``."""
    places.build(source, target)
    corrections = read_yaml(CURATED / "corrections.yml") or {}
    for name in FILES:
        rows = [dict(row) for row in rows_of(source / "pakistan" / name)]
        rows = correct(rows, corrections.get(name) or [], name)
        _write(target / "pakistan" / name, rows)
    for pack in ("pakistan", "world"):
        found = CURATED / f"{pack}_names.yml"
        if found.exists():
            (target / pack / "names.yml").write_text(found.read_text(encoding="utf-8"), encoding="utf-8")


def correct(rows: list[dict[str, Any]], corrections: list[Mapping[str, Any]], name: str) -> list[dict[str, Any]]:
    """Apply declared corrections; each says what it expects to find, and stops the build where that has changed.

    A correction is ``add`` (a whole record), or names an ``id`` and any of: ``field``, ``expect`` and ``set`` (with
    ``within`` for the one item of a list that has it); ``drop_alias``, ``add_alias`` (lists); ``retype_alias`` (a map).
    Each carries a ``why``.
    """
    by_id = {row["id"]: row for row in rows}
    for one in corrections:
        if "add" in one:
            _expect(one["add"]["id"] not in by_id, one, name, "the id is there already")
            by_id[one["add"]["id"]] = dict(one["add"])
            continue
        row = by_id.get(one["id"])
        _expect(row is not None, one, name, "there is no such id")
        assert row is not None
        _apply(row, one, name)
    return list(by_id.values())


def _apply(row: dict[str, Any], one: Mapping[str, Any], name: str) -> None:
    if "within" in one:
        hits = [item for item in row[one["within"]] if item.get(one["field"]) == one["expect"]]
        _expect(len(hits) == 1, one, name, f"{len(hits)} items of {one['within']} have it")
        hits[0][one["field"]] = one["set"]
    elif "field" in one:
        found = row.get(one["field"])
        _expect(found == one["expect"], one, name, f"{one['field']} is {found!r}")
        row[one["field"]] = one["set"]
    listed = list(row.get("aliases") or [])
    for wanted in one.get("drop_alias", []):
        kept = [a for a in listed if _alias_name(a) != wanted]
        _expect(len(kept) < len(listed), one, name, f"there is no alias {wanted!r}")
        listed = kept
    for wanted, kind in (one.get("retype_alias") or {}).items():
        hit = [a for a in listed if _alias_name(a) == wanted]
        _expect(bool(hit), one, name, f"there is no alias {wanted!r}")
        listed = [{**a, "type": kind} if a in hit else a for a in listed]
    row["aliases"] = [*listed, *one.get("add_alias", [])]


def _alias_name(alias: Any) -> str:
    return str(alias["name"] if isinstance(alias, dict) else alias)


def _expect(holds: bool, one: Mapping[str, Any], name: str, found: str) -> None:
    if not holds:
        raise PackError(f"{name}: the correction {dict(one)!r} no longer fits ({found}); read the source and mend it.")


def _write(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = yaml.dump(rows, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=160)
    path.write_text(HEADER.format(name=path.name) + body, encoding="utf-8")
