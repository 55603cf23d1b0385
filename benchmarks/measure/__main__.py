"""Write what the simulations of measures find, and how long measures take."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.measure import (
    breaks,
    contagion,
    coverage,
    effects,
    growing,
    holidays,
    late,
    lists,
    months,
    places,
    published,
    size,
    speed,
    sums,
    totals,
    trends,
)
from benchmarks.scale.events import write
from benchmarks.scale.whole import run

PAGE = Path(__file__).parent.parent / "results-measure.md"
_HEAD = ["# Measures against simulated truth, and at size", "", "Made by `python -m benchmarks.measure --write`.", ""]
_SECTIONS: dict[str, Callable[[int], Iterable[str]]] = {
    "coverage": coverage.section,
    "effects": effects.section,
    "growing": growing.section,
    "months": months.section,
    "published": lambda _: published.section(),
    "totals": totals.section,
    "trends": trends.section,
    "breaks": breaks.section,
    "holidays": lambda _: holidays.section(),
    "lists": lists.section,
    "late": late.section,
    "places": places.section,
    "contagion": contagion.section,
    "sums": sums.section,
}


def main() -> None:
    """Run the sections that are asked for; with ``--only`` the page keeps the others as they stand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=4000, help="simulations for each cell")
    parser.add_argument("--events", type=int, default=2_500_000, help="events of the generated release")
    parser.add_argument("--many", type=int, default=100_000_000, help="events of the section size")
    parser.add_argument("--kept", type=Path, help="where size keeps its workspace, made if it is not there")
    parser.add_argument(
        "--only", nargs="*", choices=[*_SECTIONS, "speed", "size"], help="these sections; by default all but size"
    )
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    options = parser.parse_args()
    made = _by_heading(_made(options.only or [*_SECTIONS, "speed"], options))
    kept = _by_heading(PAGE.read_text("utf-8").splitlines()) if options.only and PAGE.is_file() else {}
    page = "\n\n".join("\n".join(lines).strip("\n") for lines in [_HEAD, *{**kept, **made}.values()])
    print(page)
    if options.write:
        PAGE.write_text(page.rstrip("\n") + "\n", encoding="utf-8")


def _made(names: list[str], options: argparse.Namespace) -> Iterator[str]:
    for name in names:
        if name == "speed":
            yield from _at_speed(options.events)
        elif name == "size":
            yield from _at_size(options.many, options.kept)
        else:
            yield from _SECTIONS[name](options.runs)


def _by_heading(lines: Iterable[str]) -> dict[str, list[str]]:
    """The lines under each heading of the second level, in order; what stands before the first is left out."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("## "):
            found[line] = []
        if found:
            found[next(reversed(found))].append(line)
    return found


def _at_speed(events: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        workspace, csv = Path(folder) / "workspace", Path(folder) / "events.csv"
        run("-m", "benchmarks.scale.release", workspace, write(csv, events))
        csv.unlink()
        yield from speed.section(workspace)


def _at_size(events: int, kept: Path | None) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        workspace = kept or Path(folder) / "workspace"
        if not workspace.exists():
            run("-m", "benchmarks.scale.grown", workspace, str(events))
        yield from size.section(workspace, events)


if __name__ == "__main__":
    main()
