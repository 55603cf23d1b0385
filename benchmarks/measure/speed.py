"""How long each measure takes on millions of events, beside pandas and Polars for the same sums.

``python -m benchmarks.measure --events 2500000`` makes a workspace of so many events (benchmarks/scale/events.py).
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import beside
from tahqiq.terms import RecordKind
from tahqiq.verbs import measuring
from tahqiq.verbs.measuring import Asked

RUNS = 3


def section(workspace: Path) -> Iterator[str]:
    """The table of times as Markdown lines: the first call of a process's life, and the median of the next."""
    on = measuring.ground(workspace)
    kept, measuring.ground = measuring.ground, lambda _=None: on  # the same process and engine, as in a service
    events = on.workspace.arrow(on.workspace.table(RecordKind.EVENTS).count().as_table())[0][0].as_py()
    yield "## Speed"
    yield ""
    yield (
        f"{events:,} events; seconds in one process, on the clock and of the processors, which other work on a machine "
        f"disturbs less: the first call, with imports and polygons read, and the median of {RUNS} more. When this "
        f"began the machine's {os.cpu_count()} cores had a load of {os.getloadavg()[0]:.1f} from other work."
    )
    yield ""
    yield "| measure | first | then | first, processors | then, processors |"
    yield "| --- | --- | --- | --- | --- |"
    for name, call in measures().items():
        yield f"| `{name}` | {' | '.join(f'{seconds:.2f}' for seconds in _timed(call))} |"
    yield ""
    yield from beside.table(on)
    measuring.ground = kept


def measures() -> dict[str, Callable[[], Any]]:
    """Every measure over all the events that it can take."""
    long, events = Asked(period="2010..2020"), Asked(count="events")
    return {
        "count": lambda: measuring.count(Asked()),
        "count --reporting": lambda: measuring.count(Asked(), reporting=True),
        **{f"count --by {by}": partial(measuring.count, Asked(), by) for by in measuring.By},
        'effect --date 2010-06-15 --area "North Waziristan"': lambda: measuring.effect(
            Asked(count="events", area="North Waziristan"), date=dt.date(2010, 6, 15)
        ),
        "compare --period 2021 --base 2020": lambda: measuring.compare(Asked(period="2021"), "2020"),
        "compare --period 2010..2020 --base 1999..2009": lambda: measuring.compare(long, "1999..2009"),
        **{f"place --by {by}": partial(measuring.place, events, by) for by in measuring.About},
        "trend --count events": lambda: measuring.trend(events),
        "breaks --count events": lambda: measuring.breaks(events),
        **{
            f"tempo --about {pace}": partial(measuring.tempo, Asked(), pace)
            for pace in ("waits", "exchange", "lethality")
        },
        "delays --count events": lambda: measuring.delays(events),
        "coverage": lambda: measuring.coverage(Asked()),
        "coverage --by district": lambda: measuring.coverage(Asked(), by="district"),
        "trend --period 2010..2020": lambda: measuring.trend(long),
        "breaks --period 2010..2020": lambda: measuring.breaks(long),
    }


def _timed(call: Callable[[], Any]) -> tuple[float, ...]:
    """Seconds of the first call and the median of the next, on the clock; the same of the processors."""
    times, processors = [], []
    for _ in range(RUNS + 1):
        started, before = time.perf_counter(), time.process_time()
        call()
        times.append(time.perf_counter() - started)
        processors.append(time.process_time() - before)
    return times[0], statistics.median(times[1:]), processors[0], statistics.median(processors[1:])
