"""CSV in and out as text, so that no figure changes its print on the way through."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from tahqiq.errors import PackError
from tools.build_pack.rules import Row


def read_csv(path: Path) -> list[Row]:
    """Rows of a CSV file with a header; a missing cell is ""."""
    if not path.is_file():
        raise PackError(f"{path} is missing; give --from the folder that holds the publishers' files")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(file)]


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows with ``columns`` in that order and LF line ends, so that a rebuild gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="raise")
        writer.writeheader()
        writer.writerows(rows)
