"""Every measure on very many events, each in a process of its own: seconds and memory.

``python -m benchmarks.measure --only size`` makes the release (benchmarks/scale/grown.py) and takes some twenty
minutes; ``python -m benchmarks.measure.size WORKSPACE NAME`` is one of its processes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure.speed import measures
from benchmarks.scale.whole import run
from tahqiq.verbs import measuring


def section(workspace: Path, events: int) -> Iterator[str]:
    """The table as Markdown lines."""
    yield "## At size"
    yield ""
    yield (
        f"{events:,} events, each a real one moved a little, in one Parquet file in no order of time, made by the "
        "engine (`benchmarks/scale/grown.py`). Each measure in a process of its own: seconds on the clock and of the "
        "processor from the opened workspace to the answer, with imports, and the largest memory of the process."
    )
    yield ""
    yield "| measure | seconds | processor seconds | MB |"
    yield "| --- | --- | --- | --- |"
    for name in measures():
        done = run("-m", "benchmarks.measure.size", workspace, name)
        yield f"| `{name}` | {done.said['seconds']:.1f} | {done.said['processor']:.1f} | {done.megabytes:,.0f} |"
    yield ""


def main() -> None:
    """One measure, once."""
    on = measuring.ground(Path(sys.argv[1]))
    measuring.ground = lambda _=None: on
    started, before = time.perf_counter(), time.process_time()
    measures()[sys.argv[2]]()
    print(json.dumps({"seconds": time.perf_counter() - started, "processor": time.process_time() - before}))


if __name__ == "__main__":
    main()
