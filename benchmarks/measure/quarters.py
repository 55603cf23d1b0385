"""How often a break is found where none is, in series by quarter and by year."""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.breaks import LASTING, alarms
from benchmarks.measure.cores import percent, spread
from tahqiq.measure.calendar import Unit, days_in, units
from tahqiq.measure.series import Series

LENGTHS = {Unit.QUARTER: (48, 100), Unit.YEAR: (20, 33)}
NOISES = {Unit.QUARTER: ((85.0, 0.04), (560.0, 0.18)), Unit.YEAR: ((340.0, 0.02), (2240.0, 0.3))}
"""Mean a unit and alpha, like those of UCDP's events and deaths in Pakistan."""
_FIRST, _BEYOND = dt.date(1960, 1, 1), dt.date(2080, 1, 1)


def even(unit: Unit, count: int) -> tuple[Series, NDArray[np.float64]]:
    """So many units, and a level of 1 with a season where there is one."""
    starts = units((_FIRST, _BEYOND), unit)[:count]
    days = np.array(days_in((_FIRST, _BEYOND), unit)[:count], dtype=np.float64)
    season = 1 + 0.25 * np.cos(np.pi * np.arange(count) / 2) if unit is Unit.QUARTER else np.ones(count)
    nothing = np.zeros(count)
    return Series("made", unit, tuple(starts), days, nothing, nothing, nothing), season * days / days.mean()


def section(runs: int) -> list[str]:
    """The table as Markdown lines."""
    runs = max(100, runs // 10)
    rows = [(unit, count, *noise) for unit, counts in LENGTHS.items() for count in counts for noise in NOISES[unit]]
    jobs = []
    for unit, count, mean, alpha in rows:
        like, level = even(unit, count)
        jobs += [(like, mean * level, (alpha, lasting), runs) for lasting in LASTING]
    shares = iter(spread(alarms, jobs))
    heads = ["no correlation" if not r else f"noise that lasts ({r:g}) from one to the next" for r in LASTING]
    lines = [
        "## Breaks by quarter and by year", "",
        f"The share in % of {runs:,} series of an even level in which a break is found, with its standard error; by "
        "likelihood / by PELT. Noise that lasts by 0.5 from month to month lasts by 0.28 from quarter to quarter and "
        "by 0.06 from year to year.", "",
        "| series | mean a unit | " + " | ".join(heads) + " |", "| --- | --- |" + " --- |" * len(LASTING),
    ]  # fmt: skip
    for unit, count, mean, _ in rows:
        cells = [" / ".join(percent(a, runs) for a in next(shares)) for _ in LASTING]
        lines.append(f"| {count} {unit}s | {mean:,.0f} | " + " | ".join(cells) + " |")
    return [*lines, ""]
