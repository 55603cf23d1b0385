"""The people of places by census, from the recipe's census.csv, each figure with the page it was read on."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from tahqiq.errors import PackError
from tools.build_pack.rules import Row
from tools.build_pack.tables import read_csv

FILE = "census.csv"
COLUMNS = ("id", "year", "population", "from", "until", "counted_as", "source")


def add(path: Path, rows: list[Row]) -> None:
    """Fill ``population`` of the rows, and name the pages in ``source``; ``PackError`` for an id that none has."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for figure in read_csv(path):
        if tuple(figure) != COLUMNS:
            raise PackError(f"{path} has the columns {', '.join(figure)}; expected {', '.join(COLUMNS)}")
        found[figure["id"]].append(figure)
    for row in rows:
        if figures := found.pop(row["id"], []):
            row["population"] = " | ".join(map(_cell, figures))
            pages = list(dict.fromkeys(f["source"] for f in figures))
            row["source"] = "; people: ".join(s for s in (row["source"], " ".join(pages)) if s)
    if found:
        raise PackError(f"{path} names places that places.csv has not: {', '.join(found)}; mend the ids")


def _cell(figure: Row) -> str:
    bounds = "".join(f" {word} {figure[word]}" for word in ("from", "until") if figure[word])
    return f"{figure['population']} in {figure['year']}{bounds}"
