"""Whether a Hawkes process is found again in its counts by day, and how often one is seen where there is none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.cores import error, percent, spread
from tahqiq.measure.stats.hawkes import excitation, simulated, test
from tahqiq.measure.stats.ratio import quantile

_CASES = ((0.3, 1.0, 0.0), (0.3, 4.0, 0.0), (0.6, 2.0, 0.0), (0.3, 2.0, 0.5))
_SIZES = ((1460, 0.5), (4380, 1.0))
_SHAPES = (("even", 0.0), ("falling", 0.0), ("seasonal", 0.0), ("even", 1.0))


def _level(days: int, shape: str) -> NDArray[np.float64]:
    """A background over the days, with a mean of about 1: even, falling to a quarter, or swinging with the year."""
    at = np.arange(days)
    if shape == "falling":
        return 1.6 * 0.25 ** (at / days)
    return 1 + (0.5 * np.sin(2 * np.pi * at / 365.25) if shape == "seasonal" else 0 * at)


def recovered(days: int, rate: float, case: tuple[float, float, float], runs: int) -> tuple[float, float, float, float]:
    """The mean branching ratio found, the median delay, the share of intervals that hold the truth, and the power."""
    branching, delay, nugget = case
    chance = np.random.default_rng(days)
    background = np.full(days, rate * (1 - branching))
    made = [
        excitation(simulated(chance, background, branching, delay, nugget), quantile(0.95, 0), permutations=199)
        for _ in range(runs)
    ]
    held = np.mean([m.branching.low <= branching <= m.branching.high for m in made])
    return (
        float(np.mean([m.branching.value for m in made])), float(np.median([m.delay for m in made])), float(held),
        float(np.mean([m.p <= 0.05 for m in made])),
    )  # fmt: skip


def false(days: int, rate: float, shape: str, nugget: float, runs: int) -> float:
    """The share of processes without excitation that the test takes for excited."""
    chance = np.random.default_rng(days + len(shape))
    background = rate * _level(days, shape)
    return float(np.mean([test(simulated(chance, background, 0.0, 1.0, nugget), 199) <= 0.05 for _ in range(runs)]))


def section(runs: int) -> list[str]:
    """The tables as Markdown lines; fewer runs, as each is a fit."""
    few = max(20, runs // 8)
    lines = [
        "## Events that follow on events", "",
        f"Hawkes processes simulated by their families, seen by day, {few} each; the nugget is the variance of a day "
        "over its mean beyond the process's own (events of one day recorded as several). Standard errors stand with "
        f"the intervals; those of the last column are at most {error(0.5, few):.1f} points.", "",
        "| days | events a day | branching | delay | nugget | mean found | median delay | intervals that hold it, % | "
        "told from chance, % |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    found = iter(spread(recovered, [(*size, case, few) for size in _SIZES for case in _CASES]))
    for days, rate in _SIZES:
        for case in _CASES:
            mean, delay, held, power = next(found)
            lines.append(
                f"| {days:,} | {rate:g} | {case[0]:g} | {case[1]:g} | {case[2]:g} | {mean:.2f} | {delay:.1f} | "
                f"{percent(held, few)} | {100 * power:.0f} |"
            )
    lines += ["", f"Processes without excitation that are taken for excited at 5%, {2 * few:,} each, in % with the "
              "standard error:", "",
              "| days | events a day | even | falling to a quarter | seasonal, by half | even, bursts of a day |",
              "| --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    shares = iter(spread(false, [(*size, *shape, 2 * few) for size in _SIZES for shape in _SHAPES]))
    for days, rate in _SIZES:
        cells = [percent(next(shares), 2 * few) for _ in _SHAPES]
        lines.append(f"| {days:,} | {rate:g} | " + " | ".join(cells) + " |")
    return [*lines, ""]
