"""How long Explore takes on the bundled evidence and on 2.5 million events: ``python -m benchmarks.explore --write``.

Each question is asked for the first time; questions differ by a day of their period.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.scale.whole import run
from tahqiq.measure.calendar import Unit
from tahqiq.measure.explore.listed import Order, listed
from tahqiq.measure.explore.look import seen
from tahqiq.measure.explore.sums import by_time, totals
from tahqiq.measure.units import DISTRICTS
from tahqiq.verbs import open_workspace
from tahqiq.verbs.exploring import Exploring, hot_spots, located, look
from tahqiq.verbs.measuring import Asked, ground

PAGE = Path(__file__).parent / "results-explore.md"
HTML = {"accept": "text/html"}
_SAID = """\
Each question is asked for the first time (nothing is remembered of it but the timeline, which its period does not
change); times are of the server and its client in one process, the median of several questions that differ by a
day of their period. Where a machine does other work, too, processor time says more than the clock."""
QUESTIONS = {
    "everything, shaded by district": {},
    "everything, with points": {"show": "both"},
    "one province, five years": {"area": "Balochistan", "years": "5"},
    "one group, by province": {"actor": "TTP", "level": "province"},
    "the deadliest first, page 20": {"sort": "deadliest", "page": "20"},
    "everything, with hot spots": {"show": "hot"},
}


def main() -> None:
    """Measure, print the page and write it where that is asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.explore", description=__doc__)
    parser.add_argument("--events", type=int, default=2_500_000, help="events of the generated release")
    parser.add_argument("--runs", type=int, default=5, help="questions of which the median is given")
    parser.add_argument("--workspace", type=Path, help="a workspace made by benchmarks.scale.grown, made anew if none")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    options = parser.parse_args()
    gc.set_threshold(100_000)  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        lines = [*_page(options, Path(folder))]
    if options.write:
        PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(lines) + "\n")


def _page(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    yield "# Results of Explore\n"
    yield f"Written by `python -m benchmarks.explore --write`. {_SAID}\n"
    yield f"Python {platform.python_version()}, {platform.machine()}.\n"
    open_workspace(folder / "bundled").close()
    large = options.workspace or folder / "large"
    if not options.workspace:
        run("-m", "benchmarks.scale.grown", large, str(options.events))
    for name, path in (("The bundled evidence", folder / "bundled"), (f"{options.events:,} events", large)):
        yield f"## {name}\n"
        yield from _pages(path, options.runs)
        yield from _parts(path, options.runs)
    yield f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."


def _pages(path: Path, runs: int) -> Iterator[str]:
    from starlette.testclient import TestClient

    from tahqiq.serve.web.app import application
    from tahqiq.serve.web.settings import Settings

    app = application(Settings(path))
    yield "| page | clock ms | processor ms | again, ms | kB | kB sent |\n|---|---|---|---|---|---|"
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.get("/explore", headers=HTML)
        for name, asked in QUESTIONS.items():
            asks = [{**asked, "period": _period(app, at, asked)} for at in range(runs + 1)]
            for ask in asks:
                ask.pop("years", None)
            client.get("/explore", params=asks[0], headers=HTML)  # libraries are loaded once
            took = [_took(lambda a=ask: _got(client, a)) for ask in asks[1:]]
            last = asks[-1]
            again = _took(lambda a=last: _got(client, a))
            body = _got(client, last)
            sent = int(body.headers.get("content-length", 0))
            clock, cpu = (statistics.median(t[i] for t in took) for i in (0, 1))
            size = len(body.content) / 1e3
            yield f"| {name} | {clock:.0f} | {cpu:.0f} | {again[0]:.0f} | {size:.0f} | {sent / 1e3:.0f} |"
        yield f"\n{_csv(client)}\n"
    app.state.office.close()


def _csv(client: Any) -> str:
    started, rows = time.perf_counter(), 0
    with client.stream("GET", "/explore.csv") as answer:
        for part in answer.iter_bytes():
            rows += part.count(b"\n")
    return f"All events as CSV: {rows - 1:,} rows in {time.perf_counter() - started:.1f} s."


def _got(client: Any, asked: dict[str, str]) -> Any:
    answer = client.get("/explore", params=asked, headers=HTML)
    assert answer.status_code == 200, answer.text[:400]
    return answer


def _period(app: Any, at: int, asked: dict[str, str]) -> str:
    """A period that ends some days before the evidence does."""
    with app.state.office.desk() as store:
        end = look(ground(store), Exploring(Asked(workspace=store)))[0].selection.end
    return f"{end.year - int(asked['years']) if 'years' in asked else 1989}..{end.year}-12-{end.day - at:02}"


def _parts(path: Path, runs: int) -> Iterator[str]:
    """The parts of a page over everything, one after the other."""
    on = ground(path)
    wanted, _ = look(on, Exploring(Asked(workspace=on.workspace)))
    period = (wanted.selection.start, wanted.selection.end)

    def events() -> Any:
        return seen(on.workspace, on.registry, wanted)

    on_record = totals(on.workspace, on.registry, events(), period, ()).whole["events"]
    parts: dict[str, Callable[[], object]] = {
        "sums in all and by district": lambda: totals(on.workspace, on.registry, events(), period, DISTRICTS),
        "by month": lambda: by_time(on.workspace, events(), Unit.MONTH),
        "fifty rows": lambda: listed(on.workspace, events(), Order.NEWEST, 0, 50, on_record),
        "points": lambda: located(on, wanted, 18),
        "hot spots": lambda: hot_spots(on, wanted),
    }
    yield "| part | clock ms | processor ms |\n|---|---|---|"
    for name, part in parts.items():
        part()
        took = [_took(part) for _ in range(runs)]
        yield f"| {name} | {statistics.median(t[0] for t in took):.0f} | {statistics.median(t[1] for t in took):.0f} |"
    yield ""
    on.workspace.close()


def _took(done: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    done()
    return 1e3 * (time.perf_counter() - clock), 1e3 * (time.process_time() - processor)


if __name__ == "__main__":
    main()
