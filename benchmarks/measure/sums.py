"""How often the intervals of deaths per event, and of the ratio of two sides' dead, hold the truth."""

from __future__ import annotations

import numpy as np

from benchmarks.measure.cores import percent, spread
from tahqiq.measure.stats.sums import mean_interval, odds_interval

BOUTS = (0.5, 1.0, 4.0, 16.0)
"""Events a week."""
SPREADS = (0.5, 1.2, 1.5)
"""Standard deviation of the logarithms of an event's deaths."""


def held(uneven: float, bouts: float, runs: int) -> tuple[float, float]:
    """How often a year's intervals hold the true deaths per event, and the true ratio of two sides' dead.

    ``bouts`` events a week on average; deaths log-normal with a standard deviation ``uneven`` of the log; each event's
    dead are all of one side with a chance, so that they come in clusters.
    """
    chance = np.random.default_rng(round(100 * uneven + bouts))
    per_event = float(np.mean(np.ceil(chance.lognormal(1, uneven, 2_000_000))))
    hits = [0, 0]
    tried = [0, 0]
    for _ in range(runs):
        events = chance.negative_binomial(2, 2 / (2 + bouts), 52)
        week = np.repeat(np.arange(52), events)
        deaths = np.ceil(chance.lognormal(1, uneven, len(week)))
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
    """The table of coverage as Markdown lines."""
    runs = max(100, runs // 4)
    lines = [
        "## Ratios of sums by week", "",
        "Share in % of 95% intervals of a year's deaths per event / of the ratio of two sides' dead that hold the "
        f"truth, with its standard error, {runs:,} years each; an event's deaths are log-normal, events come in bouts "
        "(negative-binomial by week).", "",
        "| events a week | " + " | ".join(f"sd of log deaths {s:g}" for s in SPREADS) + " |",
        "| --- |" + " --- |" * len(SPREADS),
    ]  # fmt: skip
    found = iter(spread(held, [(s, b, runs) for b in BOUTS for s in SPREADS]))
    for bouts in BOUTS:
        cells = [" / ".join(percent(h, runs) for h in next(found)) for _ in SPREADS]
        lines.append(f"| {bouts:g} | " + " | ".join(cells) + " |")
    return [*lines, ""]
