"""Gleditsch–Ward state numbers to ISO 3166-1 alpha-3 codes.

``gw_iso3.csv`` holds every state of UCDP's country-year file 25.1 (1989–2024; number and name as UCDP gives them),
its code found by that name among the names of ISO 3166-1. Four need a word: XKX (Kosovo) is a user-assigned code in
general use; CSK (Czechoslovakia), DDR (German Democratic Republic) and YMD (South Yemen) are former codes of ISO
3166-3. UCDP keeps one number through a change of name, so 345 "Serbia (Yugoslavia)" is SRB in all years, and places
the West Bank and Gaza under Israel (666).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

import pyarrow as pa


@cache
def states() -> pa.Table:
    """Columns gw (int64) and gw_iso3 (string), one row a state."""
    text = (resources.files("tahqiq.sources") / "gw_iso3.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return pa.table({"gw": [int(row["gw"]) for row in rows], "gw_iso3": [row["iso3"] for row in rows]})
