"""Units of the calendar: their first days, their lengths, their names."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from tahqiq.measure.selection import Period

_DAY = dt.timedelta(days=1)


class Unit(StrEnum):
    """A unit of time by which events are counted; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
TRUNCATED = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.QUARTER: "Q", Unit.YEAR: "Y"}
"""How the engine truncates a day to the first of its unit."""
PER_YEAR = {Unit.DAY: 365.2425, Unit.WEEK: 52.1775, Unit.MONTH: 12.0, Unit.QUARTER: 4.0, Unit.YEAR: 1.0}


def floor(day: dt.date, unit: Unit) -> dt.date:
    """The first day of the unit that holds a day."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return day - day.weekday() * _DAY
    size = MONTHS[unit]
    return dt.date(day.year, (day.month - 1) // size * size + 1, 1)


def after(first: dt.date, unit: Unit) -> dt.date:
    """The first day of the next unit, of the first day of one."""
    if unit in (Unit.DAY, Unit.WEEK):
        return first + (7 if unit is Unit.WEEK else 1) * _DAY
    return months_on(first, MONTHS[unit])


def months_on(first: dt.date, months: int) -> dt.date:
    """The first of a month some months later, or earlier where they are negative."""
    month = first.year * 12 + first.month - 1 + months
    return dt.date(month // 12, month % 12 + 1, 1)


def whole_units(period: Period, unit: Unit) -> Period:
    """From the first day to the last of the units that lie wholly in a period; the end first where there are none."""
    start, end = period
    first, last = floor(start, unit), floor(end + _DAY, unit)
    return (first if first == start else after(first, unit)), last - _DAY


def units(period: Period, unit: Unit) -> list[dt.date]:
    """The first days of the units that share a day with a period, in order."""
    found, day = [], floor(period[0], unit)
    while day <= period[1]:
        found.append(day)
        day = after(day, unit)
    return found


def days_in(period: Period, unit: Unit) -> list[int]:
    """How many days of the period each of those units has; less than its own at the ends."""
    return [
        (min(after(first, unit) - _DAY, period[1]) - max(first, period[0])).days + 1 for first in units(period, unit)
    ]


def name(first: dt.date, unit: Unit) -> str:
    """2023, 2023-Q1, 2023-04, or the first day of a week or a day."""
    if unit is Unit.YEAR:
        return f"{first.year}"
    if unit is Unit.QUARTER:
        return f"{first.year}-Q{(first.month + 2) // 3}"
    return f"{first:%Y-%m}" if unit is Unit.MONTH else first.isoformat()


def spelled(period: Period) -> str:
    """A period as it is asked for: 2023, 2023-Q1, 2023-H1, 2023-04, 2023-04-15, or from one to another (``..``)."""
    start, end = period
    if start == end:
        return start.isoformat()
    halves = {1: "-H1", 7: "-H2"}
    if start.day == 1:
        for unit in (Unit.YEAR, Unit.QUARTER, Unit.MONTH):
            if floor(start, unit) == start and after(start, unit) == end + _DAY:
                return name(start, unit)
        if start.month in halves and after(after(start, Unit.QUARTER), Unit.QUARTER) == end + _DAY:
            return f"{start.year}{halves[start.month]}"
        if (start.month, end.month, end.day) == (1, 12, 31):
            return f"{start.year}..{end.year}"
        if (end + _DAY).day == 1:
            return f"{name(start, Unit.MONTH)}..{name(end, Unit.MONTH)}"
    return f"{start}..{end}"
