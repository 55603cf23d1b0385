"""Arithmetic on inclusive spans of days. A pair that would leave the calendar is None."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

Days = tuple[dt.date, dt.date]

_ONE = dt.timedelta(days=1)
_FEW, _HALF = 3, 15
"""Months of a year that are all that is over of it, and days into the next in which they are counted back from it."""


def day(year: int, month: int, number: int) -> Days | None:
    """One day, or None where there is no such day."""
    try:
        found = dt.date(year, month, number)
    except ValueError:
        return None
    return found, found


def months(year: int, first: int, last: int) -> Days:
    """Whole months of a year, both included, 1 to 12."""
    return dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1])


def month_part(year: int, month: int, part: str) -> Days:
    """The early (1–10), mid (11–20) or late (21–end) third of a month; the whole where no part is named."""
    first, last = months(year, month, month)
    if part == "early":
        return first, first.replace(day=10)
    if part == "mid":
        return first.replace(day=11), first.replace(day=20)
    return (first.replace(day=21), last) if part == "late" else (first, last)


def year_part(year: int, part: str) -> Days:
    """The early (January–April), mid or late third of a year, its first or last month, or the whole."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}.get(part, (1, 12))
    return months(year, first, last)


def decade_part(year: int, part: str) -> Days:
    """The years 0–3, 4–6 or 7–9 of a decade, or all ten."""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return dt.date(year + first, 1, 1), dt.date(year + last, 12, 31)


def shift_months(date: dt.date, count: int) -> dt.date | None:
    """The same day ``count`` months on, or the last day of a shorter month."""
    year, month = divmod(date.year * 12 + date.month - 1 + count, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(date.day, monthrange(year, month + 1)[1]))


def shift(days: Days, count: int) -> Days | None:
    """A span moved by months; one that ends with a month still does."""
    start, end = shift_months(days[0], count), shift_months(days[1], count)
    if start is None or end is None:
        return None
    if (days[1] + _ONE).day == 1 if days[1] < dt.date.max else True:
        end = end.replace(day=monthrange(end.year, end.month)[1])
    return start, end


def back(date: dt.date, unit: str, count: int) -> Days | None:
    """The ``count`` units up to a date, which is included.

    Up to the last day of a month or year they are whole months or years, up to the first day of a month those
    before it; "the past eight months" of early September are January to August. Several years begin with a month:
    nobody counts decades in days.
    """
    if unit in ("hour", "day", "week"):
        days = {"hour": -(-count // 24), "day": count, "week": 7 * count}[unit]
        return (date - dt.timedelta(days=days), date) if days < date.toordinal() else None
    number = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    if unit == "month" and _FEW <= number == date.month - 1 and date.day <= _HALF:
        return months(date.year, 1, number)
    end = date - _ONE if date.day == 1 and unit in ("month", "quarter") and date > dt.date.min else date
    if end < dt.date.max and (end + _ONE).day == 1 and (unit in ("month", "quarter") or end.month == 12):
        start = shift_months(end.replace(day=1), 1 - number)
        return (start, end) if start else None
    start = shift_months(date, -number)
    if start and number > 12:
        start = start.replace(day=1)
    return (start, date) if start else None


def unit_of(date: dt.date, unit: str, count: int = 0) -> Days | None:
    """The calendar day, week (from Monday), month, quarter, half or year that holds a date, ``count`` units on."""
    if unit in ("day", "week"):
        length = 7 if unit == "week" else 1
        try:
            start = date - dt.timedelta(days=date.weekday() if unit == "week" else 0) + dt.timedelta(length * count)
            return start, start + dt.timedelta(days=length - 1)
        except OverflowError:
            return None
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}[unit]
    if unit == "decade":
        year = date.year - date.year % 10 + 10 * count
        return decade_part(year, "") if dt.MINYEAR <= year <= dt.MAXYEAR - 9 else None
    first = shift_months(dt.date(date.year, date.month - (date.month - 1) % length, 1), length * count)
    last = shift_months(first, length - 1) if first else None
    return (first, last.replace(day=monthrange(last.year, last.month)[1])) if first and last else None


def onward(date: dt.date, unit: str, count: int) -> Days | None:
    """The ``count`` units that follow a date: whole months behind the last day of one."""
    if date == dt.date.max:
        return None
    start = date + _ONE
    if unit in ("day", "week"):
        try:
            return start, date + dt.timedelta(days=count * (7 if unit == "week" else 1))
        except OverflowError:
            return None
    after = shift_months(start, count * {"month": 1, "year": 12, "decade": 120}[unit])
    return (start, after - _ONE) if after else None


def is_unit(days: Days, unit: str) -> bool:
    """Whether a span is exactly one calendar unit."""
    return unit_of(days[0], unit) == days


def upto(end: dt.date, unit: str, count: int) -> Days | None:
    """The ``count`` weeks, months, quarters or years whose last day is ``end``."""
    if unit == "week":
        return (end - dt.timedelta(days=7 * count - 1), end) if 7 * count < end.toordinal() else None
    if end == dt.date.max:
        return None
    start = shift_months(end + _ONE, -count * {"month": 1, "quarter": 3, "year": 12}[unit])
    return (start, end) if start else None
