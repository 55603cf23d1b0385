"""A GED file of any number of events, drawn from the bundled one: its districts, actors, dyads, years as they come.

Each event is a real row of UCDP GED Pakistan 22.1 moved a little: in place by up to a kilometre, in time along the
years 1989 to 2024, in deaths by chance around what was coded. So the joint distribution of who, where and when is that
of the real data, and every column that UCDP gives is there. Columns are made with NumPy and Arrow, 250,000 rows a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

pc: Any = pyarrow.compute
Chance = np.random.Generator
Ints = np.ndarray[Any, np.dtype[np.int64]]

FIRST, LAST = np.datetime64("1989-01-01"), np.datetime64("2024-12-31")
STRETCH = 36 / 33  # the bundled file has 33 years, the generated one 36
CHUNK = 250_000
PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def write(path: Path, count: int, seed: int = 1) -> Path:
    """A CSV of so many events with GED's columns. The same seed gives the same file."""
    source = _source()
    with path.open("wb") as file:
        for number, table in enumerate(_chunks(source, count, np.random.default_rng(seed))):
            pacsv.write_csv(table, file, pacsv.WriteOptions(include_header=number == 0, quoting_style="needed"))
    return path


def _source() -> pa.Table:
    name = "ged_v22_1_pakistan.parquet"
    with resources.as_file(resources.files("tahqiq.packs") / "pakistan" / "evidence" / name) as path:
        table = pq.read_table(path)
    return table.filter(pc.equal(table["code_status"], "Clear"))


def _chunks(source: pa.Table, count: int, chance: Chance) -> Iterator[pa.Table]:
    for start in range(0, count, CHUNK):
        rows = min(CHUNK, count - start)
        taken = source.take(pa.array(chance.integers(0, source.num_rows, rows)))
        yield _moved(taken, start, chance)


def _moved(table: pa.Table, start: int, chance: Chance) -> pa.Table:
    new = {
        "id": np.arange(start + 1, start + 1 + table.num_rows),
        **_days(table, chance),
        **_points(table, chance),
        **_deaths(table, chance),
    }
    for name, values in new.items():
        column = pa.array(values).cast(pa.string())
        table = table.set_column(table.column_names.index(name), name, column)
    return table


def _days(table: pa.Table, chance: Chance) -> dict[str, Any]:
    first, last = (_day(table[name]) for name in ("date_start", "date_end"))
    along = FIRST + ((first - FIRST).astype(int) * STRETCH).astype(int) + chance.integers(-120, 121, len(first))
    begun = np.clip(along, FIRST, LAST - (last - first))
    return {"date_start": begun, "date_end": begun + (last - first), "year": begun.astype("datetime64[Y]").astype(str)}


def _day(column: Any) -> np.ndarray[Any, np.dtype[np.datetime64]]:
    return pc.utf8_slice_codeunits(column, 0, 10).to_numpy().astype("datetime64[D]")


def _points(table: pa.Table, chance: Chance) -> dict[str, Any]:
    def near(name: str) -> Any:
        degrees = table[name].cast(pa.float64()).to_numpy()
        return np.round(degrees + chance.uniform(-0.01, 0.01, len(degrees)), 6)

    latitude, longitude = near("latitude"), near("longitude")
    text = [f"POINT ({x} {y})" for x, y in zip(longitude.tolist(), latitude.tolist(), strict=True)]
    return {"latitude": latitude, "longitude": longitude, "geom_wkt": np.array(text)}


def _deaths(table: pa.Table, chance: Chance) -> dict[str, Ints]:
    """Parts by chance around what was coded, one or two left as they are; best is their sum."""
    coded = {name: _whole(table[name]) for name in (*PARTS, "best", "low", "high")}
    parts = {name: np.where(coded[name] > 2, chance.poisson(coded[name]), coded[name]) for name in PARTS}
    best = np.sum(list(parts.values()), axis=0)
    low = np.maximum(0, best - np.maximum(0, coded["best"] - coded["low"]))
    return {**parts, "best": best, "low": low, "high": best + np.maximum(0, coded["high"] - coded["best"])}


def _whole(column: Any) -> Ints:
    return column.cast(pa.float64()).to_numpy().astype(np.int64)
