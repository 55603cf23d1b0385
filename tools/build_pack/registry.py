"""The registry half of a pack: actors, operations, programmes, places and boundaries from the harvested files.

What is curated by hand lies beside the pack's recipe: ``corrections.yml`` (to the harvested registry files),
``places.yml`` (which files the places come from, and what they lack), ``borders.yml`` (which lines are wanted),
``names.yml`` (spellings and stop words), ``targets.yml`` (words of what attacks are aimed at), ``strategies.yml`` and
``hypotheses.yml`` (what was promised, and what may explain a trend) and, for the world, ``countries.yml``.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tahqiq.errors import PackError
from tahqiq.registry import validate
from tahqiq.registry.read import read_yaml, rows_of
from tools.build_pack import borders, boundaries, countries, places

RECIPES = Path(__file__).parent / "recipes"
FILES = ("actors.yml", "operations.yml", "programmes.yml")
COPIED = ("names.yml", "targets.yml", "strategies.yml", "hypotheses.yml")
"""What is curated whole beside the recipe."""
HEADER = "# Built from the harvested {name} by tools/build_pack; corrections stand in its recipe.\n"

Record = dict[str, Any]


def build(source: Path, target: Path) -> None:
    """Write the registry files of the pack in ``target`` (a folder named like its recipe) from those under ``source``.

    The world pack is built beside it. Raises ``PackError`` where a correction no longer fits or the result has faults.
    """
    recipe = RECIPES / target.name
    target.mkdir(parents=True, exist_ok=True)
    _harvested(source, target, recipe)
    if (recipe / "places.yml").exists():
        places.build(source, target, recipe)
        boundaries.build(source, target)
    if (recipe / "borders.yml").exists():
        borders.build(source, target)
    for name in COPIED:
        if (recipe / name).exists():
            shutil.copyfile(recipe / name, target / name)
    world = target.parent / "world"
    countries.build(source, world, RECIPES / "world")
    faults = validate([target, world])
    if faults:
        raise PackError(f"the registry of {target} has {len(faults)} faults:\n" + "\n".join(faults))


def _harvested(source: Path, target: Path, recipe: Path) -> None:
    corrections = read_yaml(recipe / "corrections.yml") if (recipe / "corrections.yml").exists() else {}
    for name in FILES:
        path = source / target.name / name
        if path.exists():
            rows = correct([dict(row) for row in rows_of(path)], corrections.get(name) or [], name)
            body = yaml.dump(rows, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=160)
            (target / name).write_text(HEADER.format(name=name) + body, encoding="utf-8")


def correct(rows: list[Record], corrections: list[Mapping[str, Any]], name: str) -> list[Record]:
    """Apply declared corrections; each says what it expects to find, and stops the build where that has changed.

    A correction is ``add`` (a whole record), or names an ``id`` (or ``ids``) and any of: ``field``, ``expect`` and
    ``set`` (with ``within`` for the one item of a list that has it, ``also`` for its other fields); ``drop_alias``,
    ``add_alias`` (lists); ``retype_alias`` (alias: type); ``add_field`` (field: value). Each carries a ``why``.
    """
    by_id = {str(row["id"]): row for row in rows}
    for one in corrections:
        if "add" in one:
            _expect(one["add"]["id"] not in by_id, one, name, "the id is there already")
            by_id[one["add"]["id"]] = dict(one["add"])
            continue
        for wanted in one.get("ids") or [one["id"]]:
            row = by_id.get(wanted)
            if row is None:
                raise PackError(f"{name}: there is no {wanted!r} for the correction {dict(one)!r}; mend it.")
            _apply(row, one, name)
    return list(by_id.values())


def _apply(row: Record, one: Mapping[str, Any], name: str) -> None:
    if "within" in one:
        hits = [item for item in row[one["within"]] if item.get(one["field"]) == one["expect"]]
        _expect(len(hits) == 1, one, name, f"{len(hits)} items of {one['within']} have it")
        hits[0].update({one["field"]: one["set"], **(one.get("also") or {})})
    elif "field" in one:
        found = row.get(one["field"])
        _expect(found == one["expect"], one, name, f"{one['field']} is {found!r}")
        row[one["field"]] = one["set"]
    for field, value in (one.get("add_field") or {}).items():
        _expect(not row.get(field), one, name, f"{field} is {row.get(field)!r}")
        row[field] = value
    row["aliases"] = _aliases(list(row.get("aliases") or []), one, name)


def _aliases(listed: list[Any], one: Mapping[str, Any], name: str) -> list[Any]:
    for wanted in one.get("drop_alias", []):
        kept = [a for a in listed if _alias_name(a) != wanted]
        _expect(len(kept) < len(listed), one, name, f"there is no alias {wanted!r}")
        listed = kept
    for wanted, kind in (one.get("retype_alias") or {}).items():
        hit = [a for a in listed if _alias_name(a) == wanted]
        _expect(bool(hit), one, name, f"there is no alias {wanted!r}")
        listed = [
            ({**a, "type": kind} if isinstance(a, dict) else {"name": a, "type": kind}) if a in hit else a
            for a in listed
        ]
    return [*listed, *one.get("add_alias", [])]


def _alias_name(alias: Any) -> str:
    return str(alias["name"] if isinstance(alias, dict) else alias)


def _expect(holds: bool, one: Mapping[str, Any], name: str, found: str) -> None:
    if not holds:
        raise PackError(f"{name}: the correction {dict(one)!r} no longer fits ({found}); read the source and mend it.")
