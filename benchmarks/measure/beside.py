"""The same sums by Tahqiq, by Polars and by pandas, of one file of events, with the same answer."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tahqiq.terms import RecordKind
from tahqiq.verbs import measuring
from tahqiq.verbs.measuring import Asked, Ground

RUNS = 5
_SUMS = ("deaths_low", "deaths_best", "deaths_high")
Answer = dict[str, tuple[int, ...]]


def table(on: Ground) -> Iterator[str]:
    """The table as Markdown lines; the three take turns, so that a busy machine treats them alike."""
    release = next(r for r in on.workspace.in_force(None) if r.kind is RecordKind.EVENTS)
    path = on.workspace.path / "lake" / release.folder / "events.parquet"
    yield (
        "The same sums (events and deaths, low, best and high) from the same file, with the same answer; seconds, the "
        f"median of {RUNS} turns, and how many times Tahqiq's:"
    )
    yield ""
    yield "| sums by | Tahqiq | Polars | pandas | Polars ÷ Tahqiq | pandas ÷ Tahqiq |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for key in ("month", "year", "kind"):
        ours, polars, pandas = _in_turn(
            lambda k=key: _ours(k), lambda k=key: _polars(path, k), lambda k=key: _pandas(path, k)
        )
        yield f"| {key} | {ours:.2f} | {polars:.2f} | {pandas:.2f} | {polars / ours:.1f} | {pandas / ours:.1f} |"
    yield ""


def _in_turn(*ways: Callable[[], Answer]) -> list[float]:
    answers = [way() for way in ways]
    assert all(answer == answers[0] for answer in answers), "the three differ"
    times: list[list[float]] = [[] for _ in ways]
    for _ in range(RUNS):
        for way, into in zip(ways, times, strict=True):
            started = time.perf_counter()
            way()
            into.append(time.perf_counter() - started)
    return [statistics.median(t) for t in times]


def _ours(key: str) -> Answer:
    rows = measuring.count(Asked(), key).rows
    return {str(r[key]): tuple(int(r[n]) for n in ("events", "low", "best", "high")) for r in rows if r["events"]}  # type: ignore[arg-type]  # whole numbers


def _polars(path: Path, key: str) -> Answer:
    import polars as pl

    start = pl.col("start")
    by = {"month": start.dt.strftime("%Y-%m"), "year": start.dt.strftime("%Y"), "kind": pl.col("kind")}[key]
    frame = pl.scan_parquet(path).group_by(by.alias("key")).agg(pl.len(), *(pl.col(c).sum() for c in _SUMS)).collect()
    return {row[0]: tuple(int(v) for v in row[1:]) for row in frame.iter_rows()}


def _pandas(path: Path, key: str) -> Answer:
    import pandas as pd

    frame: Any = pd.read_parquet(path, columns=[*_SUMS, "kind" if key == "kind" else "start"])
    by = (
        frame["kind"]
        if key == "kind"
        else pd.to_datetime(frame["start"]).dt.strftime({"month": "%Y-%m", "year": "%Y"}[key])
    )
    grouped = frame.groupby(by)
    sums = grouped[list(_SUMS)].sum().assign(events=grouped.size())
    return {
        str(i): tuple(int(v) for v in row)
        for i, row in zip(sums.index, sums[["events", *_SUMS]].to_numpy(), strict=True)
    }
