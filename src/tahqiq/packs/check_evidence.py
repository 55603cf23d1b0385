"""Faults of a pack's evidence: rows that would be rejected, codes that nobody knows, rows without their page."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tahqiq.errors import EvidenceError, PackError, UnknownName
from tahqiq.packs.faults import Fault, csv_lines
from tahqiq.registry import Registry, load
from tahqiq.registry.read import text

_PAGE = re.compile(r"(https?://\S+\.\S+|dataset:\S.*)")
PAGES = {"statistics": "url", "facts": "url", "incidents": "urls", "allegations": "urls"}
"""The column of each dataset kept by hand that holds the page, or pages, a row was read on."""
ACTORS = {"statistics": ("actor",), "incidents": ("claimed_by", "attributed_to")}
"""The columns with codes of actors. Facts and allegations may speak of anything."""


@dataclass(frozen=True)
class Known:
    """The codes that evidence may use; None where the registry cannot be loaded, and no code can be judged."""

    registry: Registry | None

    @classmethod
    def of(cls, folders: Iterable[Path]) -> Known:
        """The codes of these packs together."""
        try:
            return cls(load(folders))
        except PackError:
            return cls(None)


def evidence_faults(path: Path, entry: Mapping[str, Any], known: Known) -> list[Fault]:
    """The faults of one file of evidence. A file that is not read at all has one: why."""
    file, dataset = text(entry.get("file")), text(entry.get("dataset"))
    try:
        lines = csv_lines(path) if path.suffix == ".csv" else []
        found = [Fault(file, _line(lines, row), what) for row, what in _rejected(dataset, path)]
    except UnknownName:
        return []  # the manifest's entry is at fault, and is said to be
    except (EvidenceError, PackError) as error:
        return [Fault(file, 0, str(error).removeprefix(f"{path.name}: "))]
    if dataset in PAGES and lines:
        with path.open(encoding="utf-8-sig", newline="") as table:
            rows = [row for row in csv.DictReader(table) if any((v or "") for v in row.values() if isinstance(v, str))]
        for line, row in zip(lines, rows, strict=False):
            found += [Fault(file, line, what) for what in _row(dataset, row, known)]
    return sorted(set(found), key=lambda f: f.line)


def _line(lines: Sequence[int], row: int) -> int:
    return lines[row - 1] if 0 < row <= len(lines) else 0


def _rejected(dataset: str, path: Path) -> Iterator[tuple[int, str]]:
    """Rows that an import sets aside; where they are too many for it, those too."""
    from tahqiq.sources import cards, read

    try:
        rejects = read(dataset, path).rejects
    except cards.Refused as error:
        rejects = error.rejects
    for reject in rejects.to_pylist():
        yield reject["row"], f"{reject['record_id'] or 'a row'}: {reject['field'] or 'row'}: {reject['reason']}"


def _row(dataset: str, row: Mapping[str, str], known: Known) -> Iterator[str]:
    name = row.get("id") or "a row"
    pages = [p.strip() for p in (row.get(PAGES[dataset]) or "").split(" | ") if p.strip()]
    if not pages:
        yield f"{name}: it has no {PAGES[dataset]}; give the page it was read on"
    for page in pages:
        if not _PAGE.fullmatch(page):
            yield f"{name}: {page!r} is no address of a page (https://… or dataset:…)"
    if known.registry is not None:
        yield from (f"{name}: {what}" for what in _codes(dataset, row, known.registry))


def _codes(dataset: str, row: Mapping[str, str], registry: Registry) -> Iterator[str]:
    area, publisher = row.get("area") or "", row.get("publisher") or ""
    if area and registry.area_id(area) is None:
        yield f"area {area!r} is no place of this pack or of a bundled one"
    if publisher and not publisher.startswith("other:") and publisher not in registry.publishers:
        yield f"publisher {publisher!r} is none of publishers.yml"
    for column in ACTORS.get(dataset, ()):
        for code in (c.strip().removesuffix("_alleged") for c in (row.get(column) or "").split(" | ")):
            if code and not code.startswith("other:") and registry.actor_id(code) is None:
                yield f"{column} {code!r} is none of actors.yml"
