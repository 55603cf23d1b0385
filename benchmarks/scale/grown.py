"""A release of any number of events, made by the engine: ``python -m benchmarks.scale.grown WORKSPACE COUNT``.

Each event is a real row of the bundled UCDP GED Pakistan 22.1, as the importer placed it, moved as in ``events.py``: in
place by up to a kilometre, in time along the years 1989 to 2024, in deaths by chance around what was coded. It takes
the place of a small release that was imported in the ordinary way, as the importer holds a whole file in memory. What
is drawn comes of a hash of the event's number, so that it is the same on any machine; rows are in no order of time.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import duckdb

from benchmarks.scale.events import FIRST, LAST, STRETCH, write
from benchmarks.scale.whole import run
from tahqiq import verbs
from tahqiq.terms import COLUMNS, RecordKind

SEED = 20_000
"""Events of the release that is imported first: enough to reach every year."""
_GROUP = 1_048_576  # rows of a group, as the lake writes them
_CLASSES = ("deaths_state", "deaths_armed_group", "deaths_civilian", "deaths_unknown")


def main() -> None:
    """Import a small release, then write so many events in its place."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    csv = write(folder.parent / "seed.csv", SEED)
    run("-m", "benchmarks.scale.release", folder, csv)
    csv.unlink()
    workspace = verbs.open_workspace(folder)
    newest = next(r for r in workspace.in_force(None) if r.kind is RecordKind.EVENTS)
    first = next(r for r in workspace.releases(newest.dataset) if r != newest)
    source, target = (workspace.path / "lake" / r.folder / "events.parquet" for r in (first, newest))
    target.unlink()
    grow(source, target, count)
    print(json.dumps({"rows": count, "megabytes": round(target.stat().st_size / 1e6)}))


def grow(source: Path, target: Path, count: int) -> None:
    """Write ``count`` events drawn from those of a release's file to another."""
    with duckdb.connect(config={"preserve_insertion_order": False, "memory_limit": "4GB"}) as engine:
        engine.execute(f"CREATE TABLE real AS SELECT row_number() OVER () - 1 AS row, * FROM '{source}'")
        rows = engine.execute("SELECT count(*) FROM real").fetchall()[0][0]
        made = {**_days(), **_points(), **_deaths(), "event_id": "number::VARCHAR"}
        columns = ", ".join(f'{made.get(name, f"real.{name}")} AS "{name}"' for name, _ in COLUMNS[RecordKind.EVENTS])
        engine.execute(
            f"COPY (WITH drawn AS (SELECT range AS number, hash(range * 16) % {rows} AS row FROM range({count})), "
            f"moved AS (SELECT *, {_begun()} AS begun FROM drawn JOIN real USING (row)) "
            f"SELECT {columns} FROM moved AS real) "
            f"TO '{target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP})"
        )


def _chance(stream: int) -> str:
    """A number from 0 to 1 for each event; one stream has nothing to do with another."""
    return f"(hash(number * 16 + {stream}) / 18446744073709551616.0)"


def _begun() -> str:
    along = f"DATE '{FIRST}' + floor((start - DATE '{FIRST}') * {STRETCH} + 241 * {_chance(1)} - 120)::INTEGER"
    return f"greatest(DATE '{FIRST}', least({along}, DATE '{LAST}' - (\"end\" - start)::INTEGER))"


def _days() -> dict[str, str]:
    return {"start": "begun", "end": '(begun + ("end" - start)::INTEGER)'}


def _points() -> dict[str, str]:
    return {n: f"round({n} + 0.02 * {_chance(i)} - 0.01, 6)" for i, n in ((2, "latitude"), (3, "longitude"))}


def _deaths() -> dict[str, str]:
    """Each class around what was coded, as far off as a Poisson count would be, one or two left as they are."""
    made = {name: _about(name, 4 + 2 * i) for i, name in enumerate(_CLASSES)}
    best = " + ".join(made.values())
    low = f"greatest(0, {best} - greatest(0, deaths_best - deaths_low))"
    return {**made, "deaths_best": f"({best})", "deaths_low": low,
            "deaths_high": f"({best} + greatest(0, deaths_high - deaths_best))"}  # fmt: skip


def _about(name: str, stream: int) -> str:
    normal = f"sqrt(-2 * ln(1 - {_chance(stream)})) * cos(2 * pi() * {_chance(stream + 1)})"
    moved = f"greatest(0, round({name} + sqrt({name}) * {normal}))::BIGINT"
    return f"CASE WHEN {name} > 2 THEN {moved} ELSE {name} END"


if __name__ == "__main__":
    main()
