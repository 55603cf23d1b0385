"""Incidents, facts and allegations: the publisher's rows as they are, with what was added to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tahqiq.errors import PackError
from tools.build_pack.rules import Row
from tools.build_pack.tables import read_csv, write_csv


def build(sources: Sequence[Path], target: Path) -> int:
    """Write the rows of all ``sources`` to ``target``, in the columns of the first. Returns how many.

    Raises PackError when a later source has other columns or repeats an id.
    """
    rows: list[Row] = []
    for path in sources:
        more = read_csv(path)
        if rows and more and set(more[0]) != set(rows[0]):
            raise PackError(f"{path} has the columns {', '.join(more[0])}; expected {', '.join(rows[0])}")
        rows += more
    seen: set[str] = set()
    for row in rows:
        if row["id"] in seen:
            raise PackError(f"{target.name}: the id {row['id']} stands on two rows; give one of them another")
        seen.add(row["id"])
    write_csv(target, tuple(rows[0]), rows)
    return len(rows)
