"""How much of each unit of time lies in Ramadan, and on the feasts that follow it and the pilgrimage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, after

_RAMADAN, _SHAWWAL, _HAJJ = 9, 10, 12
_FEAST = 3  # days that both feasts last
_FIRST, _LAST = dt.date(1925, 1, 1), dt.date(2076, 12, 31)  # the years that the calendar's tables span


def shares(starts: Sequence[dt.date], unit: Unit) -> dict[str, NDArray[np.float64]]:
    """The share of the days of each unit, 0 to 1, in Ramadan and on Eid al-Fitr or Eid al-Adha.

    By the Umm al-Qura calendar of ``hijridate``: where a country sights the moon itself, a day more or less. Empty
    where the units lie outside its tables (1925 to 2076).
    """
    if not starts or starts[0] < _FIRST or starts[-1] > _LAST:
        return {}
    held = spans(starts[0].year, starts[-1].year + 1)
    return {name: _within(starts, unit, days) for name, days in held.items()}


def spans(first: int, last: int) -> dict[str, list[tuple[dt.date, dt.date]]]:
    """Ramadan and the feasts in some years of our calendar: first day and the day after the last."""
    from hijridate import Gregorian

    years = range(Gregorian(first, 1, 1).to_hijri().year, Gregorian(last, 1, 1).to_hijri().year + 1)
    feast = dt.timedelta(days=_FEAST)
    begun = {y: (_day(y, _RAMADAN, 1), _day(y, _SHAWWAL, 1), _day(y, _HAJJ, 10)) for y in years}
    return {
        "ramadan": [(ramadan, fitr) for ramadan, fitr, _ in begun.values()],
        "eid": [(day, day + feast) for _, fitr, adha in begun.values() for day in (fitr, adha)],
    }


def _day(year: int, month: int, day: int) -> dt.date:
    from hijridate import Hijri

    found = Hijri(year, month, day).to_gregorian()
    return dt.date(found.year, found.month, found.day)


def _within(starts: Sequence[dt.date], unit: Unit, held: Sequence[tuple[dt.date, dt.date]]) -> NDArray[np.float64]:
    """The share of each unit's days that lie in any of some spans."""
    first = np.array([day.toordinal() for day in starts])
    end = np.array([after(day, unit).toordinal() for day in starts])
    begun, done = (np.array([span[i].toordinal() for span in held]) for i in (0, 1))
    shared = np.minimum.outer(end, done) - np.maximum.outer(first, begun)
    return np.asarray(np.clip(shared, 0, None).sum(axis=1) / (end - first), dtype=np.float64)
