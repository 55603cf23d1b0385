"""``pack.yml``: what a pack is of, and each of its files with version, licence, citation and digest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tahqiq.errors import PackError
from tahqiq.registry.read import read_yaml, text

NAME = "pack.yml"
REGISTRY = (
    "actors.yml", "operations.yml", "programmes.yml", "publishers.yml", "places.csv", "names.yml", "fiscal_years.csv",
    "targets.yml", "basis.yml", "strategies.yml", "hypotheses.yml", "boundaries.topojson", "borders.topojson",
)  # fmt: skip
"""The files that a pack may have beside its evidence."""
EVIDENCE = "evidence"
"""The folder of a pack that holds its evidence."""
NEEDED = ("file", "dataset", "version", "published", "sha256")
"""Without these an entry of evidence cannot be loaded."""


@dataclass(frozen=True)
class Manifest:
    """A pack as its manifest tells it. ``evidence`` and ``registry`` are the entries as they stand, a file each.

    ``country`` is its ISO3 code, or ``world`` for a pack of no one country.
    """

    folder: Path
    name: str
    title: str
    country: str
    about: str = ""
    evidence: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    registry: Sequence[Mapping[str, Any]] = field(default_factory=tuple)


def read(folder: Path) -> Manifest:
    """The manifest of a pack's folder. ``PackError`` where there is none, or one that is not of a manifest's form."""
    path = folder / NAME
    if not path.is_file():
        raise PackError(f"{path} is missing; a pack's folder needs a manifest (tahqiq pack new makes one)")
    given = read_yaml(path)
    if not isinstance(given, dict):
        raise PackError(f"{path}: a pack's manifest was expected; it is not a mapping")
    for name in ("evidence", "registry"):
        listed = given.get(name) or ()
        if not isinstance(listed, list | tuple) or not all(isinstance(entry, dict) for entry in listed):
            raise PackError(f"{path}: {name} is no list of files, each with its file, licence, citation and sha256")
    return Manifest(
        folder, text(given.get("pack")), text(given.get("title")), text(given.get("country")),
        text(given.get("about")), tuple(given.get("evidence") or ()), tuple(given.get("registry") or ()),
    )  # fmt: skip


def evidence(folder: Path) -> list[Mapping[str, Any]]:
    """The entries of evidence, each with what loading it needs; PackError for one that lacks it."""
    manifest = read(folder)
    for entry in manifest.evidence:
        missing = [name for name in NEEDED if not text(entry.get(name))]
        if missing:
            raise PackError(
                f"{folder / NAME}: the entry {entry.get('file', '?')} lacks {', '.join(missing)}; "
                "see all faults with: tahqiq pack check " + str(folder)
            )
    return [{"country": manifest.country, **entry} for entry in manifest.evidence]


def digest(path: Path) -> str:
    """The sha256 of a file's bytes, as a manifest gives it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
