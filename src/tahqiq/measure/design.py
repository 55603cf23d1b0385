"""The terms of a trend: time, the calendar's months, Ramadan and the feasts, known breaks of the dataset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import PER_YEAR, Unit
from tahqiq.measure.feasts import shares
from tahqiq.measure.series import Series

Floats = NDArray[np.float64]

_DUMMIES = 60  # months from which each calendar month has a level of its own
_SEASONS = 24  # quarters from which each quarter has


@dataclass(frozen=True)
class Design:
    """One column a term, by name; all but the first are centred, so that the first is the level of an average unit.

    ``season`` are the columns of the calendar's months, ``parts`` which of the year's parts each unit is in.
    """

    names: tuple[str, ...]
    columns: Floats
    season: tuple[int, ...]
    parts: NDArray[np.int64]

    def place(self, name: str) -> int | None:
        """The column of a term, if there is one."""
        return self.names.index(name) if name in self.names else None

    def seasonal(self, part: int) -> Floats:
        """The season's columns as they are in one part of the year (a month, 0 to 11, or a quarter, 0 to 3)."""
        at = int(np.flatnonzero(self.parts == part)[0])
        found: Floats = self.columns[at, list(self.season)]
        return found


def designed(found: Series, steps: Sequence[dt.date] = (), *, bend: bool = False, slope: bool = True) -> Design:
    """The terms for a series. ``steps`` are days from which the level may be another one.

    Months have a level each from five years on, two waves a year below; Ramadan and the feasts, which move through
    the year, are told apart from the months from five years on. Quarters have a level each from six years on.
    """
    count = len(found)
    time: Floats = (np.arange(count, dtype=np.float64) - (count - 1) / 2) / PER_YEAR[found.unit]
    columns: dict[str, Floats] = {"time": time} if slope else {}
    if bend:
        columns["bend"] = time * time
    parts = np.array([_part(day, found.unit) for day in found.starts])
    season = _season(parts, found.unit)
    columns |= season
    if found.unit is Unit.MONTH and count >= _DUMMIES:
        columns |= shares(found.starts, found.unit)
    for day in steps:
        columns[f"step {day}"] = np.array([float(first >= day) for first in found.starts])
    names = ("level", *columns)
    centred = [c - c.mean() for c in columns.values()]
    at = tuple(names.index(name) for name in season)
    return Design(names, np.column_stack([np.ones(count), *centred]), at, parts)


def _part(day: dt.date, unit: Unit) -> int:
    return day.month - 1 if unit is Unit.MONTH else (day.month - 1) // 3 if unit is Unit.QUARTER else 0


def _season(parts: NDArray[np.int64], unit: Unit) -> dict[str, Floats]:
    if (unit is Unit.MONTH and len(parts) >= _DUMMIES) or (unit is Unit.QUARTER and len(parts) >= _SEASONS):
        return {f"season {k}": (parts == k).astype(np.float64) for k in range(1, int(parts.max()) + 1)}
    if unit is not Unit.MONTH:
        return {}
    turn = 2 * np.pi * parts / 12
    return {f"wave {k} {w.__name__}": w(k * turn) for k in (1, 2) for w in (np.cos, np.sin)}
