"""Packs as one registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from tahqiq.errors import PackError
from tahqiq.registry.entries import Occasion
from tahqiq.registry.lookup import Registry
from tahqiq.registry.read import READERS, occasion, read_yaml, rows_of


def load(folders: Iterable[Path]) -> Registry:
    """The registry of several pack folders; a file that a folder lacks is simply not there.

    The same folders give the same object while the process lives. Raises ``PackError`` for a folder that does not
    exist, a record that cannot be read, or an id that two records share (``validate`` lists every fault at once).
    """
    return _load(tuple(Path(folder).absolute() for folder in folders))


@lru_cache(maxsize=8)
def _load(asked: tuple[Path, ...]) -> Registry:
    folders = tuple(folder.resolve() for folder in asked)
    for folder in folders:
        if not folder.is_dir():
            raise PackError(f"{folder} is not a folder; give the folder of a pack.")
    parts = {name: _read_all(folders, name) for name in READERS}
    names = [_names(folder) for folder in folders]
    return Registry(
        actors=parts["actors.yml"], places=parts["places.csv"], operations=parts["operations.yml"],
        programmes=parts["programmes.yml"], publishers=parts["publishers.yml"],
        fiscal_years=parts["fiscal_years.csv"],
        equivalents=tuple(tuple(map(str, group)) for one in names for group in one.get("equivalents") or ()),
        stop={str(s["name"]): str(s.get("reason", "")) for one in names for s in one.get("stop") or ()},
        occasions=tuple(
            _occasion(folder, row)
            for folder, one in zip(folders, names, strict=True)
            for row in one.get("occasions") or ()
        ),
        divisions={
            str(d["country"]): {str(k): str(v) for k, v in d.items() if k != "country"}
            for one in names for d in one.get("divisions") or ()
        },
        abbreviations=dict(
            _abbreviation(folder, row)
            for folder, one in zip(folders, names, strict=True)
            for row in one.get("abbreviations") or ()
        ),
        boundaries=tuple(p for f in folders if (p := f / "boundaries.topojson").exists()), folders=folders,
    )  # fmt: skip


def _occasion(folder: Path, row: Mapping[str, Any]) -> Occasion:
    try:
        return occasion(row)
    except (KeyError, ValueError, TypeError) as error:
        raise PackError(
            f"{folder / 'names.yml'}: the occasion {row.get('id', row)!r} cannot be read: {error}."
        ) from error


def _abbreviation(folder: Path, row: Mapping[str, Any]) -> tuple[str, str]:
    """What is short and what it stands for; the page that has it in full is asked for, too."""
    if lacking := [name for name in ("name", "means", "source") if not row.get(name)]:
        raise PackError(
            f"{folder / 'names.yml'}: the abbreviation {row.get('name', row)!r} has no {lacking[0]}; add it."
        )
    return str(row["name"]), str(row["means"])


def _names(folder: Path) -> Mapping[str, Any]:
    path = folder / "names.yml"
    return (read_yaml(path) or {}) if path.exists() else {}


def _read_all(folders: tuple[Path, ...], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in (folder / name for folder in folders):
        if not path.exists():
            continue
        for row in rows_of(path):
            entry = _read_one(path, row)
            if entry.id in found:
                raise PackError(f"{path}: the id {entry.id!r} is given twice; keep one record of it.")
            found[entry.id] = entry
    return found


def _read_one(path: Path, row: Mapping[str, Any]) -> Any:
    try:
        return READERS[path.name](row)
    except KeyError as error:
        raise PackError(f"{path}: the record {row.get('id', row)!r} has no {error}; add it.") from error
    except (ValueError, TypeError) as error:
        raise PackError(f"{path}: the record {row.get('id', row)!r} cannot be read: {error}. Mend it.") from error
