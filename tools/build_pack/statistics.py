"""Published statistics: read, corrected, given their basis, freed of exact duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.build_pack.basis import BASE_COLUMNS, BASIS_COLUMNS, Basis
from tools.build_pack.rules import Row
from tools.build_pack.tables import read_csv, write_csv

COLUMNS = (
    "id", "publisher", "document", "url", "published", "metric", "area", "actor", "victim",
    "period_start", "period_end", "value", "bound", "low", "high", "unit", *BASE_COLUMNS, "definition",
    *BASIS_COLUMNS, "reported_by", "confidence",
)  # fmt: skip
SAME = (
    "publisher", "metric", "area", "actor", "victim", "period_start", "period_end", "value", "low", "high", "bound",
    "definition", "url",
)  # fmt: skip
"""Two rows alike in all of these are one statistic keyed twice; one that differs in any is kept."""


def build(sources: Sequence[Path], basis: Basis, target: Path) -> tuple[int, list[tuple[str, str]]]:
    """Write ``target`` from the statistics of ``sources``.

    Returns the number of rows written and the dropped duplicates as (dropped id, kept id).
    """
    rows, dropped = without_duplicates(basis.apply(row for path in sources for row in read_csv(path)))
    write_csv(target, COLUMNS, rows)
    return len(rows), dropped


def without_duplicates(rows: Iterable[Row]) -> tuple[list[Row], list[tuple[str, str]]]:
    """The rows in their order without exact duplicates, and what was dropped for what."""
    kept: dict[tuple[str, ...], Row] = {}
    dropped: list[tuple[str, str]] = []
    for row in rows:
        key = (*(row[c] for c in SAME if c != "url"), _page(row["url"]))
        first = kept.setdefault(key, row)
        if first is not row:
            dropped.append((row["id"], first["id"]))
    return list(kept.values()), dropped


def _page(url: str) -> str:
    """A page's address without what does not change the page."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").split("#")[0].rstrip("/")
