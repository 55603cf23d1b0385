"""The workbench under load: users who look at pages and check reports on loopback, each at its own pace.

``python -m benchmarks.workbench [--users 50] [--seconds 60] [--report PATH] [--importing PATH] [--write]``

Every check is of a report with a title of its own, so that none is remembered. With ``--importing`` a file is imported
again and again into the same workspace by another process, as other versions. A first table has each page's own time
with nobody else about: the median of five, after one request that warms it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

PAGE = Path(__file__).parent / "results-workbench.md"
EXAMPLE = Path(__file__).parent.parent / "examples" / "pakistan-2025-04-08.md"
PAGES = (
    "/", "/measure", "/measure/compare", "/measure/count", "/measure/coverage", "/measure/trend", "/actors",
    "/actors/ttp", "/places", "/places/PAK", "/operations/zarb_e_azb", "/strategies", "/strategies/azm_e_istehkam",
    "/briefs", "/watch",
)  # fmt: skip
_PAUSE = 3.0
"""Seconds that a user looks at a page, on average."""
_CHECKS = 0.1
"""How many of a user's steps are the check of a report."""
_BROWSER = {"accept": "text/html", "accept-encoding": "gzip"}
Times = dict[str, list[float]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbench", description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--report", type=Path, default=EXAMPLE)
    parser.add_argument("--importing", type=Path, help="a publisher's file")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as address:
        alone = asyncio.run(_alone(address))
        with _imports(options.importing, Path(folder)):
            times, failed = asyncio.run(
                _load(address, options.users, options.seconds, options.report.read_text("utf-8"))
            )
    text = _page(alone, times, failed, options)
    print(text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """The workbench as a user starts it, in a process of its own."""
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
        yield address
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


async def _alone(address: str) -> Times:
    times: Times = {}
    async with httpx.AsyncClient(base_url=address, timeout=60, headers=_BROWSER) as client:
        for path in PAGES:
            await client.get(path)
            times[path] = [await _timed(client, path) for _ in range(5)]
    return times


async def _timed(client: httpx.AsyncClient, path: str) -> float:
    start = time.perf_counter()
    (await client.get(path)).raise_for_status()
    return time.perf_counter() - start


async def _load(address: str, users: int, seconds: float, report: str) -> tuple[Times, list[str]]:
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
                path = "/checks.json" if checks else chance.choice(PAGES)
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


def _page(alone: Times, times: Times, failed: list[str], options: argparse.Namespace) -> str:
    beside = " while a file was imported again and again" if options.importing else ""
    loaded = "\n".join(
        f"| {name} | {len(t)} | {_ms(statistics.median(t))} | {_ms(_p95(t))} | {_ms(max(t))} |"
        for name, t in sorted(times.items())
    )
    each = "\n".join(f"| `{path}` | {_ms(statistics.median(t))} |" for path, t in alone.items())
    return f"""# The workbench under load

`python -m benchmarks.workbench --users {options.users} --seconds {options.seconds:g}`: {options.users} users on
loopback, a step every {_PAUSE:g} s on average, {_CHECKS:.0%} of them the check of a report ({options.report.name},
never the same twice){beside}; {os.cpu_count()} cores for server and users together.

| | requests | p50 | p95 | longest |
|---|---|---|---|---|
{loaded}

Failed: {len(failed)}.{"".join(f" {line}." for line in failed[:3])}

Each page with nobody else about, median of five after one that warms it:

| page | time |
|---|---|
{each}
"""


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"


if __name__ == "__main__":
    main()
