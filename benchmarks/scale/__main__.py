"""Measure speed and memory at size and write ``benchmarks/results-scale.md``."""

from __future__ import annotations

import argparse
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.scale import report, sentences
from benchmarks.scale.whole import Run, run

PAGE = Path(__file__).parent.parent / "results-scale.md"
WHOLE = ("-m", "benchmarks.scale.whole")


def main() -> None:
    """Run what is asked for, print the page and write it."""
    options = _options()
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for line in _page(options, Path(folder)):
            print(line, flush=True)
            lines.append(line)
    if options.write:
        PAGE.write_text("\n".join(lines), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[25, 50, 100, 200, 400], help="lengths of the report")
    parser.add_argument("--events", type=int, default=2_500_000, help="events of the generated release")
    parser.add_argument("--claims", type=int, default=10_000, help="one-sentence claims")
    parser.add_argument("--sample", type=int, default=100, help="readings that get a query of their own")
    parser.add_argument("--files", type=int, default=200, help="files checked in one run")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median is given")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    return parser.parse_args()


def _page(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    yield "# Results at size\n"
    yield (
        "Written by `python -m benchmarks.scale --write`; what is measured stands in [README.md](README.md). Every\n"
        f"figure is of whole processes, start-up included, the median of {options.runs} where a process was run more\n"
        "than once. Processor seconds are user and system together; where a machine does other work, too, they are\n"
        "steadier than the clock.\n"
    )
    yield f"Python {platform.python_version()}, {platform.machine()}.\n"
    bundled = folder / "bundled"
    run(
        "-c",
        f"from pathlib import Path; from tahqiq import verbs; verbs.open_workspace(Path({str(bundled)!r})); print(0)",
    )
    yield from _long(options, folder, bundled)
    yield from _files(options, folder, bundled)
    yield from _many(options, folder)


def _long(options: argparse.Namespace, folder: Path, workspace: Path) -> Iterator[str]:
    yield "## A long report\n"
    yield "| pages | words | claims | readings | processor s | clock s | to half the length | MB | HTML MB | JSON MB |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    before: dict[int, float] = {}
    for pages in options.pages:
        path = folder / f"report{pages}.md"
        text = report.report(pages * report.PAGE)
        path.write_text(text, encoding="utf-8")
        done = _median([run(*WHOLE, workspace, path) for _ in range(options.runs)])
        before[pages] = done.cpu
        ratio = f"{done.cpu / before[pages // 2]:.2f}" if pages // 2 in before and pages % 2 == 0 else ""
        said = done.said
        yield (
            f"| {pages} | {len(text.split()):,} | {said['claims']:,} | {said['readings']:,} | {done.cpu:.1f} | "
            f"{done.wall:.1f} | {ratio} | {done.megabytes:.0f} | {said['html']} | {said['json']} |"
        )
    yield ""


def _files(options: argparse.Namespace, folder: Path, workspace: Path) -> Iterator[str]:
    yield "## Many files in one run\n"
    files = []
    for i in range(options.files):
        files.append(folder / f"file{i}.md")
        files[-1].write_text(report.report(report.PAGE, seed=i), encoding="utf-8")
    together = run(*WHOLE, workspace, *files)
    alone = _median([run(*WHOLE, workspace, f) for f in files[:5]])
    yield "| what | claims | processor s | clock s | MB |\n|---|---|---|---|---|"
    yield _row(f"{len(files)} files of one page in one run", together)
    yield _row("one such file in a run of its own (median of five)", alone)
    each = together.cpu / len(files)
    yield f"\nA file costs {each:.2f} s in the run of all, {alone.cpu / each:.0f} times as much in a run of its own.\n"


def _many(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    from benchmarks.scale import events

    yield "## Many claims against many events\n"
    workspace, path = folder / "events", folder / "claims.md"
    started = time.perf_counter()
    csv = events.write(folder / "ged_v25_1.csv", options.events)
    made = time.perf_counter() - started
    imported = run("-m", "benchmarks.scale.release", workspace, csv)
    path.write_text(sentences.document(options.claims), encoding="utf-8")
    checked = _median([run(*WHOLE, workspace, path) for _ in range(options.runs)])
    compared = run("-m", "benchmarks.scale.naive", workspace, path, str(options.sample))
    yield "| what | claims | processor s | clock s | MB |\n|---|---|---|---|---|"
    yield _row(
        f"import of {options.events:,} events (CSV of {csv.stat().st_size / 1e6:,.0f} MB, made in {made:.0f} s)",
        imported,
    )
    yield _row(f"{options.claims:,} sentences checked, HTML and JSON written", checked)
    yield ""
    yield from _compared(compared)


def _compared(done: Run) -> Iterator[str]:
    said = done.said
    asks, together, singly = said["asks"], said["together"], said["singly"]
    scale = asks / said["sample"]
    every, different = (singly["wall"] * n / said["sample"] / together["wall"] for n in (asks, said["distinct"]))
    yield "| sums of events | queries | processor s | clock s |\n|---|---|---|---|"
    yield f"| all readings as one relation | 1 | {together['cpu']:.1f} | {together['wall']:.1f} |"
    yield f"| one query for each of a sample | {said['sample']} | {singly['cpu']:.1f} | {singly['wall']:.1f} |"
    scaled = f"{singly['cpu'] * scale:,.0f} | {singly['wall'] * scale:,.0f}"
    yield f"| one query for each reading, scaled up from the sample | {asks:,} | {scaled} |"
    yield (
        f"\n{asks:,} readings ask for {said['distinct']:,} different sums. By the clock one query for each reading\n"
        f"takes {every:,.0f} times as long, one for each different sum {different:,.0f} times. Of the sample\n"
        f"{said['wrong']} sums differ between the two ways.\n"
    )


def _row(what: str, done: Run) -> str:
    claims = f"{done.said['claims']:,}" if "claims" in done.said else ""
    return f"| {what} | {claims} | {done.cpu:.1f} | {done.wall:.1f} | {done.megabytes:.0f} |"


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        statistics.median(r.wall for r in runs), statistics.median(r.cpu for r in runs),
        max(r.megabytes for r in runs), runs[0].said,
    )  # fmt: skip


if __name__ == "__main__":
    main()
