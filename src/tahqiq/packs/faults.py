"""A fault of a pack, and where in its files a record stands."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tahqiq.errors import PackError


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one place of a pack: the file as the manifest names it, the line (0: the file as a whole)."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}" if self.line else f"{self.file}: {self.what}"

    def to_dict(self) -> dict[str, object]:
        """As JSON has it; ``line`` is null where the whole file is meant."""
        return {"file": self.file, "line": self.line or None, "what": self.what}


def csv_lines(path: Path) -> list[int]:
    """The line on which each data row of a CSV begins, in order; a row may run over several lines."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            begins, last = [], 0
            for row in reader:
                if any(cell.strip() for cell in row):
                    begins.append(last + 1)
                last = reader.line_num
    except (UnicodeDecodeError, csv.Error) as error:
        raise PackError(f"{path} is no CSV in UTF-8 ({error}); save it as one") from error
    return begins[1:]


def record_lines(path: Path) -> Mapping[str, int]:
    """The line on which each record of a registry file begins, by its id (of an id given twice, the last)."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            ids = [row.get("id") or "" for row in csv.DictReader(file)]
        return dict(zip(ids, csv_lines(path), strict=False))
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := _ID.match(line):
            found[match["id"]] = number
    return found


_ID = re.compile(r"(?:- |  )?(?:\{)?id:\s*['\"]?(?P<id>[^'\"#,}]+?)['\"]?\s*(?:[#,}].*)?\Z")
"""``- id: ttp`` at the beginning of a record, or ``id`` among its fields."""


def line_of(path: Path, pattern: str) -> int:
    """The first line of a file in which a text stands; 0 where none has it or there is no such file."""
    if not path.is_file():
        return 0
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if pattern in line), 0)
