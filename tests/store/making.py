"""Small batches to publish, and what a workspace's folder holds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa

from tahqiq.sources.batch import Batch, rejects_schema, schema
from tahqiq.terms import Card, RecordKind, Release

DAY = dt.date(2024, 1, 1)


def card(dataset: str = "battles", kind: RecordKind = RecordKind.EVENTS) -> Card:
    return Card(
        dataset=dataset, publisher="us", title="Battles", record_kind=kind, row_is="a battle", leaves_out="",
        victims=(), metrics=(), area="world", start=None, end=None, known_breaks=(), licence="", citation="",
        url="", grade="B",
    )  # fmt: skip


def events(rows: int = 3, *, version: str = "1.0", published: str = "2024-06-15", iso3: str = "AAA") -> Batch:
    made = [
        {
            "event_id": f"e{i}",
            "start": DAY + dt.timedelta(i),
            "end": DAY + dt.timedelta(i),
            "iso3": iso3,
            "deaths_best": i,
        }
        for i in range(rows)
    ]
    return batch(RecordKind.EVENTS, made, version=version, published=published)


def batch(kind: RecordKind, rows: list[dict[str, object]], *, version: str = "1.0", published: str = "") -> Batch:
    table = pa.Table.from_pylist(rows, schema=schema(kind))
    rejects = pa.Table.from_pylist(
        [{"row": 9, "record_id": "x", "field": "start", "value": "soon", "reason": "not a date"}],
        schema=rejects_schema(),
    )
    return Batch(kind, table, rejects, len(rows) + 1, version, published)


def raw(folder: Path, text: str = "a,b\n1,2\n", name: str = "battles.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def files(root: Path) -> set[str]:
    """Every file below a workspace, but for SQLite's own passing ones."""
    return {
        p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file() and not p.name.endswith(("-wal", "-shm"))
    }


def expected_files(releases: list[Release]) -> set[str]:
    """What a workspace with these releases holds, each raw file under its first name, and nothing else."""
    held = {"catalog.sqlite", "lake/.owner"}
    kept: set[str] = set()
    for release in sorted(releases, key=lambda r: r.imported_at):
        held |= {f"lake/{release.folder}/{release.kind}.parquet", f"lake/{release.folder}/rejects.parquet"}
        if release.sha256 not in kept:
            held.add(f"raw/{release.sha256[:2]}/{release.sha256}/{release.raw_name}")
            kept.add(release.sha256)
    return held
