"""Counts over time: one number for each unit of the calendar, none left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import TRUNCATED, Unit, after, days_in, units
from tahqiq.measure.pick import picked
from tahqiq.measure.selection import Counted, Period, Selection

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Series:
    """One number a unit of time. ``starts`` are the units' first days; the arrays have one value for each.

    ``days`` is the exposure: how many days of the unit the period has. ``values`` are best figures, ``low`` and
    ``high`` the coder's bounds, all NaN where the source gives none for a unit.
    """

    source: str
    unit: Unit
    starts: tuple[dt.date, ...]
    days: Floats
    values: Floats
    low: Floats
    high: Floats

    def __len__(self) -> int:
        return len(self.starts)

    def whole(self) -> Series:
        """Without a first or last unit of which the period has only some days: their counts are of another kind."""
        kept = [i for i, first in enumerate(self.starts) if self.days[i] == (after(first, self.unit) - first).days]
        return Series(
            self.source, self.unit, tuple(self.starts[i] for i in kept), self.days[kept], self.values[kept],
            self.low[kept], self.high[kept],
        )  # fmt: skip

    def within(self, period: Period) -> Series:
        """The units that begin in a period."""
        kept = np.array([period[0] <= day <= period[1] for day in self.starts], dtype=np.bool_)
        starts = tuple(day for day, keep in zip(self.starts, kept, strict=True) if keep)
        return Series(
            self.source, self.unit, starts, self.days[kept], self.values[kept], self.low[kept], self.high[kept]
        )


def series(workspace: Workspace, registry: Registry, selection: Selection, unit: Unit) -> Series:
    """The events of a selection, or the deaths in them, by unit of time; units without any count 0."""
    events = picked(workspace, registry, selection)
    first = events.start.truncate(TRUNCATED[unit])
    found = workspace.arrow(
        events.group_by(first=first.cast("date")).aggregate(
            events=events.count(), low=events.low.sum(), best=events.best.sum(), high=events.high.sum()
        )
    ).to_pydict()
    period = (selection.start, selection.end)
    starts = units(period, unit)
    place = {day: i for i, day in enumerate(starts)}
    at = [place[day] for day in found["first"]]

    def column(name: str) -> Floats:
        values = np.zeros(len(starts))
        values[at] = np.array(found[name], dtype=np.float64)
        return values

    days = np.array(days_in(period, unit), dtype=np.float64)
    if selection.counted is Counted.EVENTS:
        count = column("events")
        return Series(selection.dataset, unit, tuple(starts), days, count, count, count)
    return Series(selection.dataset, unit, tuple(starts), days, column("best"), column("low"), column("high"))
