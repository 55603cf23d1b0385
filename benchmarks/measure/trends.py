"""How often the 95% intervals of a trend hold the true growth."""

from __future__ import annotations

import numpy as np

from benchmarks.measure.cores import percent, spread
from benchmarks.measure.series import by_days, drawn, monthly
from tahqiq.measure.trend.fit import line
from tahqiq.measure.trend.trend import EVENTS

MEANS = (1, 5, 50, 500, 5000)
MONTHS = (36, 72, 144)
NOISES = ((1.0, 0.0), (2.0, 0.0), (5.0, 0.0), (2.0, 0.5), (5.0, 0.5))
"""Variance over mean, and the correlation of the noise that lasts."""
_GROWTHS = (0.0, 0.1)


def held(mean: float, months: int, noise: tuple[float, float], runs: int) -> float:
    """The share of made series with a season whose interval holds the growth; none and a tenth a year by turns.

    Of series that `measure trend` gives a number for.
    """
    chance = np.random.default_rng([int(mean), months, int(10 * noise[0]), int(10 * noise[1])])
    time = (np.arange(months) - (months - 1) / 2) / 12
    season = 0.25 * np.cos(2 * np.pi * np.arange(months) / 12)
    levels = [by_days(mean * np.exp(growth * time + season)) for growth in _GROWTHS]
    hits = tried = 0
    while tried < runs:
        values = drawn(chance, levels[tried % 2], (noise[0] - 1) / mean, noise[1])
        if values.sum() < EVENTS or np.mean(values > 0) < 0.25:
            continue
        found = line(monthly(values)).of("time")
        assert found is not None and found.low is not None and found.high is not None
        hits += found.low <= np.exp(_GROWTHS[tried % 2]) <= found.high
        tried += 1
    return hits / runs


def section(runs: int) -> list[str]:
    """The table of coverage as Markdown lines."""
    runs = max(100, runs // 4)
    heads = [f"variance/mean {phi:g}{f', correlation {rho:g}' if rho else ''}" for phi, rho in NOISES]
    lines = [
        "## Trends", "",
        f"Share in % of 95% intervals of the growth a year that hold the true one, with its standard error; {runs:,} "
        "made monthly series with a season for each cell, growing by none or by a tenth a year; season, dispersion and "
        "correlation estimated as in `measure trend`.", "",
        "| months | mean a month | " + " | ".join(heads) + " |", "| --- | --- |" + " --- |" * len(NOISES),
    ]  # fmt: skip
    rows = [(mean, months) for months in MONTHS for mean in MEANS]
    shares = iter(spread(held, [(*row, noise, runs) for row in rows for noise in NOISES]))
    for mean, months in rows:
        cells = [percent(next(shares), runs) for _ in NOISES]
        lines.append(f"| {months} | {mean:,} | " + " | ".join(cells) + " |")
    return [*lines, ""]
