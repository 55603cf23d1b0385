"""How often the 95% intervals of a comparison hold the true ratio."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.cores import spread
from tahqiq.measure.stats.dispersion import estimated
from tahqiq.measure.stats.ratio import quantile, ratio_interval

MEANS = (5, 10, 20, 50, 200, 1000, 5000)
PHIS = (1.0, 2.0, 3.0, 5.0)
UNITS = 12  # months of a year, each period's
_RATIOS = (1.0, 1.5)


def negative_binomial(chance: np.random.Generator, mean: float, phi: float, size: int) -> NDArray[np.float64]:
    """Counts with a mean and a variance of ``phi`` times it; Poisson's for 1."""
    if phi == 1:
        return chance.poisson(mean, size).astype(np.float64)
    return chance.negative_binomial(mean / (phi - 1), 1 / phi, size).astype(np.float64)


def held(mean: float, phi: float, runs: int, ratio: float, seed: int) -> float:
    """The share of simulated pairs of years whose interval holds the true ratio; pairs without an event are none."""
    chance, days = np.random.default_rng(seed), np.ones(UNITS)
    hits = tried = 0
    for _ in range(runs):
        now = negative_binomial(chance, mean * ratio / UNITS, phi, UNITS)
        then = negative_binomial(chance, mean / UNITS, phi, UNITS)
        if now.sum() + then.sum() == 0:
            continue
        noisy = estimated([(now, days), (then, days)])
        phi_now = noisy.of_sum(UNITS)
        found = ratio_interval(now.sum(), then.sum(), 1.0, (phi_now, phi_now), quantile(0.95, noisy.df))
        tried, hits = tried + 1, hits + (found.low <= ratio <= found.high)
    return hits / tried


def section(runs: int) -> list[str]:
    """The table of coverage as Markdown lines."""
    lines = [
        "## Intervals of a comparison", "",
        f"Share of 95% intervals that hold the true ratio, {runs:,} pairs of years of twelve months each, negative-"
        "binomial months of the given variance over mean, dispersion and correlation estimated from the same months as "
        f"in `measure compare`; ratio 1 / ratio 1.5. A share's standard error is "
        f"{100 * (0.95 * 0.05 / runs) ** 0.5:.1f} points.", "",
        "| events a year | " + " | ".join(f"variance/mean {phi:g}" for phi in PHIS) + " |",
        "| --- |" + " --- |" * len(PHIS),
    ]  # fmt: skip
    jobs = [(mean, phi, runs, r, 1000 * mean + int(phi)) for mean in MEANS for phi in PHIS for r in _RATIOS]
    shares = iter(spread(held, jobs))
    for mean in MEANS:
        cells = [" / ".join(f"{100 * next(shares):.1f}" for _ in _RATIOS) for _ in PHIS]
        lines.append(f"| {mean:,} | " + " | ".join(cells) + " |")
    return [*lines, ""]
