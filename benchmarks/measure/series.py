"""Made series of counts: negative-binomial, or with noise that lasts from unit to unit."""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, days_in, units
from tahqiq.measure.series import Series

Floats = NDArray[np.float64]


def drawn(chance: np.random.Generator, mean: Floats, alpha: float, lasting: float = 0.0) -> Floats:
    """Counts with variance mean + alpha × mean²: negative-binomial, or Poisson of a log-normal level that lasts."""
    if lasting == 0:
        if alpha <= 0:
            return chance.poisson(mean).astype(np.float64)
        return chance.negative_binomial(1 / alpha, 1 / (1 + alpha * mean)).astype(np.float64)
    spread = np.log1p(alpha)
    noise = chance.normal(size=len(mean))
    for i in range(1, len(mean)):
        noise[i] = lasting * noise[i - 1] + np.sqrt(1 - lasting**2) * noise[i]
    return chance.poisson(mean * np.exp(np.sqrt(spread) * noise - spread / 2)).astype(np.float64)


def by_days(level: Floats, year: int = 2005) -> Floats:
    """A level a month of average length as that of months of 28 to 31 days."""
    days = monthly(level, year).days
    return np.asarray(level * days / days.mean())


def monthly(values: Floats, year: int = 2005) -> Series:
    """Values as a monthly series that begins with a year."""
    starts = units((dt.date(year, 1, 1), dt.date(year + 40, 1, 1)), Unit.MONTH)[: len(values)]
    days = np.array(days_in((starts[0], dt.date(year + 40, 1, 1)), Unit.MONTH)[: len(values)], dtype=np.float64)
    return Series("made", Unit.MONTH, tuple(starts), days, values, values, values)
