"""Incidents, facts and allegations: the harvested rows with what was added to them, their codes in one spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tahqiq.errors import PackError
from tools.build_pack.rules import Row
from tools.build_pack.tables import read_csv, write_csv

SEVERAL = " | "


def build(sources: Sequence[Path], target: Path, recipe: Mapping[str, Any]) -> int:
    """Write the rows of all ``sources`` to ``target``, in the columns of the first. Returns how many.

    ``recipe`` may hold ``codes`` (``columns`` and the ``spellings`` to replace in them; a cell may hold several
    codes) and ``corrections`` (``id``, ``column``, ``replace``, ``by``, ``why``). Raises PackError when a later
    source has other columns or repeats an id, and when a correction does not find what it replaces.
    """
    rows: list[Row] = []
    for path in sources:
        more = read_csv(path)
        if rows and more and set(more[0]) != set(rows[0]):
            raise PackError(f"{path} has the columns {', '.join(more[0])}; expected {', '.join(rows[0])}")
        rows += more
    by_id = {row["id"]: row for row in rows}
    if len(by_id) < len(rows):
        twice = sorted({row["id"] for row in rows if by_id[row["id"]] is not row})
        raise PackError(f"{target.name}: these ids stand on two rows: {', '.join(twice)}; give one of them another")
    for correction in recipe.get("corrections", ()):
        _correct(by_id, correction, target.name)
    codes = recipe.get("codes", {})
    for row in rows:
        for column in codes.get("columns", ()):
            row[column] = SEVERAL.join(codes["spellings"].get(c, c) for c in row[column].split(SEVERAL))
    write_csv(target, tuple(rows[0]), rows)
    return len(rows)


def _correct(by_id: Mapping[str, Row], correction: Mapping[str, str], name: str) -> None:
    row = by_id.get(correction["id"], {})
    column = correction["column"]
    if correction["replace"] not in row.get(column, ""):
        raise PackError(f"{name}: {correction['id']} has no {correction['replace']!r} in {column}; mend the recipe")
    row[column] = row[column].replace(correction["replace"], correction["by"]).strip()
