"""Corrections of late reports held against made releases whose end is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.cores import spread
from tahqiq.measure.stats.development import corrected, developed

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Source:
    """Releases every so many months, ``releases`` of them; events become known after a geometric delay in months."""

    name: str
    every: int
    releases: int
    delay: float

    def drawn(self, chance: np.random.Generator, mean: float, phi: float) -> tuple[Floats, Floats]:
        """What each release (row) has of each month (column; NaN past its end), and what there was in the end."""
        months = self.every * self.releases + 36
        noisy = phi > 1
        true = chance.negative_binomial(mean / (phi - 1), 1 / phi, months) if noisy else chance.poisson(mean, months)
        month = np.repeat(np.arange(months), true)
        known = month + chance.geometric(1 / (1 + self.delay), len(month)) - 1
        ends = 36 + self.every * np.arange(1, self.releases + 1) - 1
        table = np.array([np.bincount(month[known <= end], minlength=months) for end in ends], dtype=np.float64)
        table[np.arange(months)[None, :] > ends[:, None]] = np.nan
        return table, true.astype(np.float64)


SOURCES = (
    Source("monthly releases, delay of 1 month", 1, 24, 1.0),
    Source("monthly releases, delay of 4 months", 1, 36, 4.0),
    Source("yearly releases, delay of 4 months", 12, 5, 4.0),
    Source("two yearly releases, delay of 4 months", 12, 2, 4.0),
)
_HORIZON = 36
_CASES = ((5, 1.0), (30, 1.0), (30, 3.0), (200, 1.0))


def once(source: Source, chance: np.random.Generator, mean: float, phi: float) -> tuple[bool, bool, float]:
    """Whether the interval of the last three stretches holds the truth, that of the last one, and the error."""
    table, true = source.drawn(chance, mean, phi)
    ends = np.flatnonzero(~np.isnan(table[-1]))[-1] - source.every * np.arange(source.releases)[::-1]
    month = np.arange(table.shape[1])
    age = (ends[:, None] - month[None, :]) // source.every
    size = _HORIZON // source.every
    ages, before, after, pair = [], [], [], []
    for i in range(source.releases - 1):
        inside = month <= ends[i]
        ages.append(age[i][inside])
        before.append(table[i][inside])
        after.append(table[i + 1][inside])
        pair.append(np.full(inside.sum(), i))
    found = developed(*(np.concatenate(c) for c in (ages, before, after, pair)), size)
    stretches = [age[-1] == step for step in range(3)]
    truths = np.array([true[at].sum() for at in stretches])
    one = corrected(np.array([table[-1][at].sum() for at in stretches]), np.arange(3), found, 0.95)
    total = truths.sum()
    held = one.low[0] <= truths[0] <= one.high[0]
    return one.total[1] <= total <= one.total[2], bool(held), one.total[0] / max(total, 1)


def cell(source: Source, mean: float, phi: float, runs: int) -> str:
    """The shares of both intervals that hold the truth, and the median error, as in the table."""
    chance = np.random.default_rng(1000 * source.every + int(mean + phi))
    found = [once(source, chance, mean, phi) for _ in range(runs)]
    both = [100 * float(np.mean([f[i] for f in found])) for i in (0, 1)]
    return f"{both[0]:.1f} / {both[1]:.1f} ({float(np.median([f[2] for f in found])):.2f})"


def section(runs: int) -> list[str]:
    """The table of coverage as Markdown lines."""
    some = max(50, runs // 4)
    lines = [
        "## Late reports", "",
        f"Share in % of 95% intervals of `measure delays` that hold what there was in the end, {some} made series a "
        "cell: the last three stretches (as long as "
        "from one release to the next) together / the last alone; behind it the median of the estimate over the "
        f"truth. A share's standard error is {100 * (0.95 * 0.05 / some) ** 0.5:.1f} points.", "",
        "| releases | 5 events a month | 30 a month | 30, variance 3 times the mean | 200 a month |",
        "| --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    made = iter(spread(cell, [(source, *case, some) for source in SOURCES for case in _CASES]))
    for source in SOURCES:
        lines.append(f"| {source.name} | " + " | ".join(next(made) for _ in _CASES) + " |")
    return [*lines, ""]
