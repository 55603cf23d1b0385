"""A pack of an invented country, made file by file."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import tahqiq
from tahqiq.registry import Registry, load
from tahqiq.registry.read import PLACE_COLUMNS

PACKS = Path(tahqiq.__file__).parent / "packs"
COUNTRY = {"id": "ARC", "name": "Arcadia", "kind": "country", "pcode": "AC", "adjectives": "Arcadian"}
NORTH = {"id": "AC-N", "name": "Northmark", "kind": "province", "parents": "ARC"}

MakePack = Callable[..., Path]


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Write a pack: ``places`` as rows (missing cells empty), any other file by its name without .yml."""

    def make(name: str = "arcadia", places: list[dict[str, Any]] | None = None, **files: Any) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        with (folder / "places.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, PLACE_COLUMNS, restval="")
            writer.writeheader()
            writer.writerows([COUNTRY, NORTH] if places is None else places)
        for stem, content in files.items():
            (folder / f"{stem}.yml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return folder

    return make


@pytest.fixture(scope="session")
def bundled() -> Registry:
    """The registry of the bundled packs."""
    return load([PACKS / "pakistan", PACKS / "world"])
