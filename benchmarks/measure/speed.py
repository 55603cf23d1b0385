"""How long each measure takes on millions of events, beside pandas and Polars for one and the same count.

``python -m benchmarks.measure --events 2500000`` makes a workspace of so many events (benchmarks/scale/events.py).
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tahqiq.terms import RecordKind
from tahqiq.verbs import measuring
from tahqiq.verbs.measuring import Asked, Ground

RUNS = 3


def section(workspace: Path) -> Iterator[str]:
    """The table of times as Markdown lines: the first call of a process's life, and the median of the next."""
    on = measuring.ground(workspace)
    kept, measuring.ground = measuring.ground, lambda _=None: on  # the same process and engine, as in a service
    events = on.workspace.arrow(on.workspace.table(RecordKind.EVENTS).count().as_table())[0][0].as_py()
    yield "## Speed"
    yield ""
    yield (
        f"{events:,} events; seconds in one process: the first call, with imports and compilation, and the median of "
        f"{RUNS} more."
    )
    yield ""
    yield "| measure | first | then |"
    yield "| --- | --- | --- |"
    for name, call in _measures().items():
        first, then = _timed(call)
        yield f"| `{name}` | {first:.2f} | {then:.2f} |"
    yield ""
    yield from _beside(on)
    measuring.ground = kept


def _measures() -> dict[str, Callable[[], Any]]:
    """Every measure over all the events that it can take."""
    long, events = Asked(period="2010..2020"), Asked(count="events")
    return {
        "count": lambda: measuring.count(Asked()),
        **{f"count --by {by}": partial(measuring.count, Asked(), by) for by in measuring.By},
        'effect --date 2010-06-15 --area "North Waziristan"': lambda: measuring.effect(
            Asked(count="events", area="North Waziristan"), date=dt.date(2010, 6, 15)
        ),
        "compare --period 2021 --base 2020": lambda: measuring.compare(Asked(period="2021"), "2020"),
        "compare --period 2010..2020 --base 1999..2009": lambda: measuring.compare(long, "1999..2009"),
        **{f"place --by {by}": partial(measuring.place, events, by) for by in measuring.About},
        "trend --count events": lambda: measuring.trend(events),
        "breaks --count events": lambda: measuring.breaks(events),
        "coverage": lambda: measuring.coverage(Asked()),
        "trend --period 2010..2020": lambda: measuring.trend(long),
        "breaks --period 2010..2020": lambda: measuring.breaks(long),
    }


def _timed(call: Callable[[], Any]) -> tuple[float, float]:
    times = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return times[0], statistics.median(times[1:])


def _beside(on: Ground) -> Iterator[str]:
    """Deaths by month over eleven years, read from the same Parquet file by each."""
    release = next(r for r in on.workspace.in_force(None) if r.kind is RecordKind.EVENTS)
    path = on.workspace.path / "lake" / release.folder / "events.parquet"
    ways = {
        "Tahqiq": lambda: measuring.count(Asked(period="2010..2020"), "month"),
        "Polars": lambda: _polars(path),
        "pandas": lambda: _pandas(path),
    }
    times = {name: _timed(call)[1] for name, call in ways.items()}
    answers = {"Polars": _polars(path), "pandas": _pandas(path)}
    ours = {r["month"]: r["best"] for r in measuring.count(Asked(period="2010..2020"), "month").rows}
    assert all(answer == ours for answer in answers.values()), "the three counts differ"
    yield "The same count (deaths by month, 2010 to 2020), from the same file, with the same answer:"
    yield ""
    yield "| with | seconds | times Tahqiq's |"
    yield "| --- | --- | --- |"
    for name, seconds in times.items():
        yield f"| {name} | {seconds:.2f} | {seconds / times['Tahqiq']:.1f} |"
    yield ""


def _polars(path: Path) -> dict[str, int]:
    import polars as pl

    frame = (
        pl.scan_parquet(path)
        .filter(pl.col("start").is_between(pl.date(2010, 1, 1), pl.date(2020, 12, 31)))
        .group_by(pl.col("start").dt.strftime("%Y-%m").alias("month"))
        .agg(pl.col("deaths_best").sum())
        .collect()
    )
    return dict(frame.iter_rows())


def _pandas(path: Path) -> dict[str, int]:
    import pandas as pd

    frame = pd.read_parquet(path, columns=["start", "deaths_best"])
    start = pd.to_datetime(frame["start"])
    inside = (start >= "2010-01-01") & (start <= "2020-12-31")
    return frame[inside].groupby(start[inside].dt.strftime("%Y-%m"))["deaths_best"].sum().astype(int).to_dict()
