"""The workbench under load: users who look at pages and check reports on loopback, each at its own pace.

``python -m benchmarks.workbench [--users 50] [--seconds 60] [--report PATH] [--importing PATH] [--write]``

Every check is of a report with a title of its own, so that none is remembered. With ``--importing`` a file is imported
again and again into the same workspace by another process, as other versions. A first table has each page's own time
with nobody else about, on the clock and of the server's processor (which other work on the machine leaves alone):
the first look at it after a release came, which makes every answer void, and the looks after that.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.pages import pages
from tahqiq import packs, verbs

PAGE = Path(__file__).parent / "results-workbench.md"
EXAMPLE = Path(__file__).parent.parent / "examples" / "pakistan-2025-04-08.md"
_PAUSE = 3.0
"""Seconds that a user looks at a page, on average."""
_CHECKS = 0.1
"""How many of a user's steps are the check of a report."""
_BROWSER = {"accept": "text/html", "accept-encoding": "gzip"}
_RELEASES = 3
"""Releases after each of which every page is looked at for the first time, and then again."""
Times = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a page: seconds on the clock and of the server's processor, and the bytes of the page."""

    clock: float
    processor: float
    size: int


@dataclass(frozen=True)
class Looks:
    """The looks at a page: the first after each release, and those after that."""

    first: list[Look]
    again: list[Look]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbench", description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--report", type=Path, default=EXAMPLE)
    parser.add_argument("--importing", type=Path, help="a publisher's file")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    options = parser.parse_args()
    report = options.report.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as (address, server):
        alone = asyncio.run(_alone(address, server, Path(folder), report))
        with _imports(options.importing, Path(folder)):
            times, failed = asyncio.run(_load(address, options.users, options.seconds, report, [*alone]))
    text = _page(alone, times, failed, options)
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")


@contextmanager
def _server(folder: Path) -> Iterator[tuple[str, int]]:
    """The workbench as a user starts it, in a process of its own: its address, and the process's number."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tahqiq.serve.cli.main", "serve", "--no-open", "--port", str(port)]
    process = subprocess.Popen(
        command, env={**os.environ, "TAHQIQ_WORKSPACE": str(folder / "workspace")}, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                httpx.get(f"{address}/index.json", timeout=60)
                break
            except httpx.TransportError:
                time.sleep(0.2)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def _imports(file: Path | None, folder: Path) -> Iterator[None]:
    """Imports the file as one version after the other while it lasts."""
    if file is None:
        yield
        return
    command = (
        "import sys; from pathlib import Path; from tahqiq import verbs\n"
        "for n in range(1000): verbs.import_file(Path(sys.argv[1]), version=f'30.{n}', published='2026-01', "
        "workspace=Path(sys.argv[2]))"
    )
    process = subprocess.Popen([sys.executable, "-c", command, str(file), str(folder / "workspace")])
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


async def _alone(address: str, server: int, folder: Path, report: str) -> dict[str, Looks]:
    async with httpx.AsyncClient(base_url=address, timeout=60, headers=_BROWSER) as client:
        found = {path: Looks([], []) for path in await pages(client, report)}
        for path in found:
            await _looked(client, path, server)  # libraries are loaded once
        for number in range(_RELEASES):
            _release(folder, number)
            for path, looks in found.items():
                looks.first.append(await _looked(client, path, server))
                looks.again.extend([await _looked(client, path, server) for _ in range(2)])
    return found


async def _looked(client: httpx.AsyncClient, path: str, server: int) -> Look:
    start, spent = time.perf_counter(), _processor(server)
    answer = await client.get(path)
    answer.raise_for_status()
    return Look(time.perf_counter() - start, _processor(server) - spent, len(answer.content))


def _processor(process: int) -> float:
    """Seconds of the processor that a process has had: its clock, as Linux numbers it (clock_getcpuclockid)."""
    return time.clock_gettime((~process << 3) | 2)


def _release(folder: Path, number: int) -> None:
    """One incident of the bundled ones as a release of its own."""
    bundled = (folder / "evidence" / "incidents.csv" for folder in packs.bundled())
    lines = next(file for file in bundled if file.is_file()).read_text("utf-8").splitlines(keepends=True)
    file = folder / "one.csv"
    file.write_text("".join(lines[:2]), "utf-8")
    version, workspace = f"29.{number}", folder / "workspace"
    verbs.import_file(file, dataset="incidents", version=version, published="2026-01", workspace=workspace)


async def _load(
    address: str, users: int, seconds: float, report: str, paths: Sequence[str]
) -> tuple[Times, list[str]]:  # fmt: skip
    times: Times = defaultdict(list)
    failed: list[str] = []
    until = time.perf_counter() + seconds

    async def user(number: int) -> None:
        chance = random.Random(number)
        async with httpx.AsyncClient(base_url=address, timeout=60, headers=_BROWSER) as client:
            step = 0
            while time.perf_counter() < until:
                await asyncio.sleep(chance.expovariate(1 / _PAUSE))
                step += 1
                checks = chance.random() < _CHECKS
                path = "/checks.json" if checks else chance.choice(paths)
                start = time.perf_counter()
                try:
                    asked = {"text": report, "title": f"User {number}, step {step}", "date": "2025-04-08"}
                    answer = await (client.post(path, json=asked) if checks else client.get(path))
                    answer.raise_for_status()
                    times["check" if checks else "page"].append(time.perf_counter() - start)
                except httpx.HTTPError as error:
                    failed.append(f"{path}: {error!r}")

    await asyncio.gather(*(user(n) for n in range(users)))
    return times, failed


def _page(alone: dict[str, Looks], times: Times, failed: list[str], options: argparse.Namespace) -> str:
    beside = " while a file was imported again and again" if options.importing else ""
    loaded = "\n".join(
        f"| {name} | {len(t)} | {_ms(statistics.median(t))} | {_ms(_p95(t))} | {_ms(max(t))} |"
        for name, t in sorted(times.items())
    )
    slowest = sorted(alone.items(), key=lambda item: -_median(item[1].first, "processor"))
    each = "\n".join(_row(path, looks) for path, looks in slowest)
    return f"""# The workbench under load

`python -m benchmarks.workbench --users {options.users} --seconds {options.seconds:g}`: {options.users} users on
loopback, a step every {_PAUSE:g} s on average, {_CHECKS:.0%} of them the check of a report ({options.report.name},
never the same twice){beside}; {os.cpu_count()} cores for server and users together.

| | requests | p50 | p95 | longest |
|---|---|---|---|---|
{loaded}

Failed: {len(failed)}.{"".join(f" {line}." for line in failed[:3])}

Each page with nobody else about, the slowest first; ids of checks, briefs and rows are left out. *First* is the
first look after a release came, which makes every answer void; the median of {_RELEASES}, and of the looks after that.
The processor's time is that of the server. A brief is made by a job: until it is, its page tells how far it has come.

| page | first, clock | first, processor | again, clock | again, processor | kB |
|---|---|---|---|---|---|
{each}
"""


def _row(path: str, looks: Looks) -> str:
    shown = re.sub(r"[0-9a-f]{16,}", "ID", path)
    times = (_ms(_median(of, what)) for of in (looks.first, looks.again) for what in ("clock", "processor"))
    return f"| `{shown}` | {' | '.join(times)} | {looks.again[-1].size / 1e3:,.0f} |"


def _median(looks: Sequence[Look], what: str) -> float:
    return statistics.median(getattr(look, what) for look in looks)


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


if __name__ == "__main__":
    main()
