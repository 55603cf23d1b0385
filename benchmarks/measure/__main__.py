"""Write what the simulations of measures find, and how long measures take."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import (
    breaks,
    contagion,
    coverage,
    effects,
    holidays,
    late,
    lists,
    places,
    published,
    speed,
    trends,
)
from benchmarks.scale.events import write
from benchmarks.scale.whole import run

PAGE = Path(__file__).parent.parent / "results-measure.md"
_HEAD = ["# Measures against simulated truth, and at size", "", "Made by `python -m benchmarks.measure --write`.", ""]


def main() -> None:
    """Run every section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=4000, help="simulations for each cell")
    parser.add_argument("--events", type=int, default=2_500_000, help="events of the generated release; 0 for none")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    options = parser.parse_args()
    made = [
        *coverage.section(options.runs),
        *effects.section(options.runs),
        *published.section(),
        *trends.section(options.runs),
        *breaks.section(options.runs),
        *holidays.section(),
        *lists.section(options.runs),
        *late.section(options.runs),
        *places.section(options.runs),
        *contagion.section(options.runs),
    ]
    page = "\n".join([*_HEAD, *made, *(_at_size(options.events) if options.events else ())])
    print(page)
    if options.write:
        PAGE.write_text(page, encoding="utf-8")


def _at_size(events: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        workspace, csv = Path(folder) / "workspace", Path(folder) / "events.csv"
        run("-m", "benchmarks.scale.release", workspace, write(csv, events))
        csv.unlink()
        yield from speed.section(workspace)


if __name__ == "__main__":
    main()
