"""Whether a Hawkes process is found again in its counts by day; intervals of ratios of sums; how often there is an
excitation where there is none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.stats.hawkes import excitation, simulated, test
from tahqiq.measure.stats.ratio import quantile
from tahqiq.measure.stats.sums import mean_interval, odds_interval

_CASES = ((0.3, 1.0, 0.0), (0.3, 4.0, 0.0), (0.6, 2.0, 0.0), (0.3, 2.0, 0.5))
_SIZES = ((1460, 0.5), (4380, 1.0))


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


def sums_held(spread: float, bouts: float, runs: int) -> tuple[float, float]:
    """How often a year's intervals hold the true deaths per event, and the true ratio of two sides' dead.

    ``bouts`` events a week on average; deaths log-normal with a standard deviation ``spread`` of the log; each event's
    dead are all of one side with a chance, so that they come in clusters.
    """
    chance = np.random.default_rng(round(100 * spread + bouts))
    per_event = float(np.mean(np.ceil(chance.lognormal(1, spread, 2_000_000))))
    hits = [0, 0]
    tried = [0, 0]
    for _ in range(runs):
        events = chance.negative_binomial(2, 2 / (2 + bouts), 52)
        week = np.repeat(np.arange(52), events)
        deaths = np.ceil(chance.lognormal(1, spread, len(week)))
        one = np.where(chance.random(len(week)) < 0.75, deaths, 0)
        total, ones = np.bincount(week, deaths, 52), np.bincount(week, one, 52)
        for i, (found, truth) in enumerate(
            [(mean_interval(total, events.astype(float), 0.95), per_event),
             (odds_interval(ones, total - ones, 0.95), 3.0)]
        ):  # fmt: skip
            if found:
                tried[i] += 1
                hits[i] += found.low <= truth <= found.high
    return hits[0] / tried[0], hits[1] / tried[1]


def section(runs: int) -> list[str]:
    """The tables as Markdown lines; fewer runs, as each is a fit."""
    few = max(20, runs // 40)
    lines = [
        "## Events that follow on events", "",
        f"Hawkes processes simulated by their families, seen by day, {few} each; the nugget is the variance of a day "
        "over its mean beyond the process's own (events of one day recorded as several).", "",
        "| days | events a day | branching | delay | nugget | mean found | median delay | intervals that hold it | "
        "told from chance |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for days, rate in _SIZES:
        for case in _CASES:
            mean, delay, held, power = recovered(days, rate, case, few)
            lines.append(
                f"| {days:,} | {rate:g} | {case[0]:g} | {case[1]:g} | {case[2]:g} | {mean:.2f} | {delay:.1f} | "
                f"{100 * held:.0f}% | {100 * power:.0f}% |"
            )
    lines += ["", f"Processes without excitation that are taken for excited at 5%, {3 * few} each:", "",
              "| days | events a day | even | falling to a quarter | seasonal, by half | even, bursts of a day |",
              "| --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    for days, rate in _SIZES:
        cells = [false(days, rate, shape, nugget, 3 * few)
                 for shape, nugget in (("even", 0.0), ("falling", 0.0), ("seasonal", 0.0), ("even", 1.0))]  # fmt: skip
        lines.append(f"| {days:,} | {rate:g} | " + " | ".join(f"{100 * c:.1f}%" for c in cells) + " |")
    lines += ["", f"Intervals of a year's deaths per event / of the ratio of two sides' dead that hold the truth, "
              f"{runs:,} years each:", "", "| events a week | deaths even (sd of logs 0.5) | deaths uneven (1.2) |",
              "| --- | --- | --- |"]  # fmt: skip
    for bouts in (1.0, 4.0, 16.0):
        cells = [" / ".join(f"{100 * h:.1f}" for h in sums_held(spread, bouts, runs)) for spread in (0.5, 1.2)]
        lines.append(f"| {bouts:g} | {cells[0]} | {cells[1]} |")
    return [*lines, ""]
