"""VIEWS' country ids to ISO 3166-1 alpha-3 codes, with the months in which an id has that meaning.

``countries.csv`` holds the 191 countries of the panel of the 2023/24 prediction challenge (id and name as VIEWS gives
them), their codes found by these names; ``first`` is the month with which VIEWS begins a state that was made later.
XKX (Kosovo) is a user-assigned code in general use.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

import pyarrow as pa


def month_id(text: str) -> int | None:
    """VIEWS' number of a month, 1 for January 1980, of one written 1989-01; None for ""."""
    if not text:
        return None
    year, month = text.split("-")
    return (int(year) - 1980) * 12 + int(month)


@cache
def countries() -> pa.Table:
    """Columns id (int64), iso3 (string), first and last (int64 month ids, null where open), one row a country."""
    text = (resources.files("tahqiq.sources") / "views_country_month" / "countries.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    columns = {
        "id": pa.array([int(r["id"]) for r in rows], pa.int64()),
        "iso3": pa.array([r["iso3"] for r in rows], pa.string()),
        "first": pa.array([month_id(r["first"]) for r in rows], pa.int64()),
        "last": pa.array([month_id(r["last"]) for r in rows], pa.int64()),
    }
    return pa.table(columns)
