"""A new pack: the folder of a country with every table, empty, and words that say what belongs there."""

from __future__ import annotations

import csv
import shutil
import tempfile
from importlib import import_module
from pathlib import Path

from tahqiq.errors import PackError, UnknownName
from tahqiq.packs import bundled, manifest
from tahqiq.packs.check import seal
from tahqiq.packs.check_evidence import PAGES
from tahqiq.registry import Place, load
from tahqiq.registry.fold import words
from tahqiq.registry.read import PLACE_COLUMNS

TEMPLATES = Path(__file__).parent / "_new"


def new(iso3: str, into: Path) -> Path:
    """Make the pack of a country in a new folder under ``into``, named like the country; the folder.

    Raises ``UnknownName`` where the code is no ISO 3166 three-letter code, ``PackError`` where the folder is there
    already or cannot be written; nothing is left then.
    """
    country = _country(iso3)
    name = "_".join(words(country.name))
    folder = into / name
    if folder.exists():
        raise PackError(f"{folder} is there already; give another folder (--out), or remove it")
    try:
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=into, prefix=".new-") as aside:
            made = Path(aside) / name
            _fill(made, name, country)
            shutil.move(made, folder)
    except OSError as error:
        raise PackError(f"{folder} cannot be written ({error.strerror}); give another folder (--out)") from error
    return folder


def _country(iso3: str) -> Place:
    known = load(bundled())
    place = known.places.get(iso3.strip().upper())
    if place is None or place.kind != "country":
        near = [e for e in known.named(iso3) if isinstance(e, Place) and e.kind == "country"]
        hint = f"; the code of {near[0].name} is {near[0].id}" if near else ""
        raise UnknownName(f"{iso3!r} is no ISO 3166 three-letter code of a country, such as NGA{hint}")
    return place


def _fill(folder: Path, name: str, country: Place) -> None:
    (folder / manifest.EVIDENCE).mkdir(parents=True)
    for template in sorted(TEMPLATES.iterdir()):
        content = template.read_text(encoding="utf-8").format(name=name, title=country.name, iso3=country.id)
        (folder / template.name).write_text(content, encoding="utf-8")
    _table(folder / "places.csv", PLACE_COLUMNS)
    for dataset in PAGES:
        reader = import_module(f"tahqiq.sources.{dataset}.read")
        columns = (*reader.REQUIRED, *getattr(reader, "OPTIONAL", ()))
        _table(folder / manifest.EVIDENCE / f"{dataset}.csv", columns)
    seal(folder)


def _table(path: Path, columns: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(columns)
