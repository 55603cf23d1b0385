"""How often the 95% intervals of a trend hold the true growth, and how often there is said to be one where none is."""

from __future__ import annotations

import numpy as np

from benchmarks.measure.series import drawn, monthly
from tahqiq.measure.trend.fit import line

MEANS = (1, 5, 50, 400)
MONTHS = (36, 72, 144)
NOISES = ((2.0, 0.0), (5.0, 0.0), (2.0, 0.4), (5.0, 0.4))
"""Variance over mean, and the correlation of the noise that lasts."""
_GROWTHS = (0.0, 0.1)


def held(mean: float, months: int, noise: tuple[float, float], growth: float, runs: int) -> float:
    """The share of made series with a season whose interval holds the growth."""
    chance = np.random.default_rng([int(mean), months, int(10 * noise[0]), int(10 * noise[1]), int(100 * growth)])
    time = (np.arange(months) - (months - 1) / 2) / 12
    level = mean * np.exp(growth * time + 0.25 * np.cos(2 * np.pi * np.arange(months) / 12))
    hits = 0
    for _ in range(runs):
        values = drawn(chance, level, (noise[0] - 1) / mean, noise[1])
        if not values.sum():
            continue
        found = line(monthly(values)).of("time")
        assert found is not None and found.low is not None and found.high is not None
        hits += found.low <= np.exp(growth) <= found.high
    return hits / runs


def section(runs: int) -> list[str]:
    """The table of coverage as Markdown lines."""
    runs = max(100, runs // 10)
    heads = [f"variance/mean {phi:g}{f', correlation {rho:g}' if rho else ''}" for phi, rho in NOISES]
    lines = [
        "## Trends", "",
        f"Share of 95% intervals of the growth a year that hold the true one, {runs:,} made monthly series with a "
        "season for each cell, season, dispersion and correlation estimated as in `measure trend`; growth none / 10%. "
        "100 less the first figure is the rate at which a trend is told where none is. A share's standard error is "
        f"{100 * (0.95 * 0.05 / runs) ** 0.5:.1f} points.", "",
        "| months | mean a month | " + " | ".join(heads) + " |", "| --- | --- |" + " --- |" * len(NOISES),
    ]  # fmt: skip
    for months in MONTHS:
        for mean in MEANS:
            cells = [" / ".join(f"{100 * held(mean, months, n, g, runs):.1f}" for g in _GROWTHS) for n in NOISES]
            lines.append(f"| {months} | {mean} | " + " | ".join(cells) + " |")
    return [*lines, ""]
