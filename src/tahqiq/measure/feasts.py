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
    spans = _spans(starts[0].year, starts[-1].year + 1)
    return {
        name: np.array([_within(first, after(first, unit), days) for first in starts]) for name, days in spans.items()
    }


def _spans(first: int, last: int) -> dict[str, list[tuple[dt.date, dt.date]]]:
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


def _within(first: dt.date, end: dt.date, spans: Sequence[tuple[dt.date, dt.date]]) -> float:
    shared = sum(max(0, (min(end, b) - max(first, a)).days) for a, b in spans)
    return shared / (end - first).days
