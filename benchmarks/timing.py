"""Timing of calls and of whole processes, two things in turn so that a noisy machine treats both alike."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Timed:
    """Seconds of several runs, and the largest memory of a process in MB (0 where not measured)."""

    seconds: tuple[float, ...]
    megabytes: float = 0.0

    @property
    def median(self) -> float:
        """The figure to quote."""
        return statistics.median(self.seconds)

    @property
    def text(self) -> str:
        """Median with the range."""
        return f"{self.median:.3f} ({min(self.seconds):.3f}–{max(self.seconds):.3f})"


def call(function: Callable[[], object], runs: int = 5) -> Timed:
    """A function in this process, after one run that is not counted."""
    function()
    return Timed(tuple(_once(function) for _ in range(runs)))


def in_turn(one: Callable[[], object], other: Callable[[], object], runs: int = 5) -> tuple[Timed, Timed]:
    """Two functions, A B A B …, after one run of each that is not counted."""
    one()
    other()
    pairs = [(_once(one), _once(other)) for _ in range(runs)]
    return Timed(tuple(p[0] for p in pairs)), Timed(tuple(p[1] for p in pairs))


def processes(one: Sequence[str], other: Sequence[str], runs: int = 5) -> tuple[Timed, Timed]:
    """Two commands as whole processes, in turn."""
    results: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    for count in range(runs + 1):
        for command, into in zip((one, other), results, strict=True):
            measured = _process(command)
            if count:
                into.append(measured)
    first, second = (Timed(tuple(s for s, _ in r), max(m for _, m in r)) for r in results)
    return first, second


def _once(function: Callable[[], object]) -> float:
    started = time.perf_counter()
    function()
    return time.perf_counter() - started


def _process(command: Sequence[str]) -> tuple[float, float]:
    """Seconds of a command and the peak memory in MB that the kernel accounts to it."""
    wrapper = (
        "import resource,subprocess,sys;"
        "code=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL).returncode;"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024);sys.exit(code)"
    )
    started = time.perf_counter()
    done = subprocess.run([command[0], "-c", wrapper, *command], capture_output=True, text=True, check=True)
    return time.perf_counter() - started, float(done.stdout)
