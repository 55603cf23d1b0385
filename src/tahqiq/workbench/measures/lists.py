"""Overlapping lists in a form: a file is read to how many people have each history, and these stand in the address.

So nothing of a file is kept, the address tells the whole question, and no name of anybody is in it.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import IO

import numpy as np

from tahqiq.errors import InputError
from tahqiq.measure.result import Measured
from tahqiq.measure.undercount import Cells, of_cells, read
from tahqiq.sources import sniff
from tahqiq.workbench.jobs.shelf import plain
from tahqiq.workbench.measures.field import Field, Given

_FEWEST, _MOST = 1, 6
_GREATEST = 10**9
_NAME = 60
FIELDS = (
    Field("lists", "Lists", "Their names with commas, three to six", further=True),
    Field(
        "cells", "How many have each history", "With commas: on the last list alone, on the last but one alone, on "
        "these two, on the third from the end alone …; 7 numbers of three lists, 15 of four, 31, 63", further=True,
        longest=1000,
    ),
    Field("elsewhere", "People of the file on none of them", further=True),
    Field("unused", "Columns of the file that are not used", further=True),
    Field("file", "Name of the file", further=True),
)  # fmt: skip


def given_of(name: str, content: IO[bytes], lists: str) -> dict[str, str]:
    """What the form holds for a CSV of lists. InputError for a file that is no such, ``EvidenceError`` for no table."""
    with tempfile.TemporaryDirectory(prefix="tahqiq-lists-") as folder:
        path = Path(folder) / plain(name or "lists.csv")
        with path.open("wb") as file:
            while block := content.read(1 << 20):
                file.write(block)
        sniff(path)
        cells = read(path, tuple(n.strip() for n in lists.split(",") if n.strip()))
    return {
        "lists": ",".join(map(_told, cells.names)), "cells": ",".join(f"{n:.0f}" for n in cells.counts),
        "elsewhere": str(cells.elsewhere or ""), "unused": ",".join(map(_told, cells.unused))[:400], "file": path.name,
    }  # fmt: skip


def undercount(given: Given) -> Measured:
    """The measure of what a form holds. InputError where it is not whole; errors as ``measure.undercount``."""
    return of_cells(_cells(given), given["file"])


def _cells(given: Given) -> Cells:
    names = _words(given["lists"])
    if not given["cells"].strip():
        raise InputError("no lists arrived; choose a CSV with a column of 0 and 1 for each list, or paste one")
    if not _FEWEST <= len(names) <= _MOST or len(set(names)) < len(names):
        raise InputError(
            f"the lists {given['lists']!r} arrived; three to six names that differ were expected (--lists)"
        )
    counts = [_whole(text, "how many have each history") for text in given["cells"].split(",")]
    if len(counts) != (1 << len(names)) - 1:
        raise InputError(
            f"{len(counts)} numbers arrived for {len(names)} lists; {(1 << len(names)) - 1} were expected (--cells)"
        )
    if not any(counts):
        raise InputError("nobody is on any list; expected how many people have each history (--cells)")
    elsewhere = _whole(given["elsewhere"] or "0", "people of the file on none of them")
    return Cells(names, np.array(counts, dtype=np.float64), _words(given["unused"]), elsewhere)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _whole(text: str, what: str) -> int:
    if not re.fullmatch(r"[0-9]{1,10}", text.strip()) or int(text) > _GREATEST:
        raise InputError(f"{what}: {text[:40]!r} arrived; whole numbers up to {_GREATEST:,} were expected")
    return int(text)


def _told(name: str) -> str:
    """The name of a column as it stands between commas."""
    return " ".join(name.replace(",", " ").split())[:_NAME] or "unnamed"
