"""Days and spans as people say them: ``Q1 2025``, ``2023``, ``Jan–Jun 2024``, ``7 Apr 2025``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from tahqiq.terms import Span

_ISO = re.compile(r"(?<![\w-])(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?(?![\w-])")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(date: dt.date) -> str:
    """``7 Apr 2025``."""
    return f"{date.day} {_MONTHS[date.month]} {date.year}"


def published(text: str) -> str:
    """A publication date as precise as it was given: ``2025``, ``Jan 2025``, ``7 Jan 2025``; else as it stands."""
    parts = text.split("-")
    try:
        if len(parts) == 3:
            return day(dt.date.fromisoformat(text))
        if len(parts) == 2 and len(parts[0]) == 4:
            return f"{_MONTHS[int(parts[1])]} {int(parts[0])}"
    except (ValueError, IndexError):
        return text
    return text


def period(span: Span | None) -> str:
    """``span`` in words; empty for None and for a span without ends or wording."""
    if span is None:
        return ""
    start, end = span.start, span.end
    if start and end:
        return _closed(start, end)
    if start:
        return f"since {start.year}" if (start.month, start.day) == (1, 1) else f"since {day(start)}"
    if end:
        return f"until {end.year}" if (end.month, end.day) == (12, 31) else f"until {day(end)}"
    return span.text


@lru_cache(maxsize=4096)  # a report sets many claims against the same periods and definitions
def in_words(text: str) -> str:
    """A sentence with its ISO days and pairs of them as people say them: ``2024-01-01 to 2024-03-31`` → ``Q1 2024``."""
    return _ISO.sub(_said, text)


def _said(match: re.Match[str]) -> str:
    try:
        start, end = (dt.date.fromisoformat(part) for part in (match[1], match[2] or match[1]))
    except ValueError:
        return match[0]
    return period(Span(start, end))


@lru_cache(maxsize=4096)
def _closed(start: dt.date, end: dt.date) -> str:
    if start == end:
        return day(start)
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1] and start < end:
        return _months(start, end)
    if start.year != end.year:
        return f"{day(start)}–{day(end)}"
    if start.month != end.month:
        return f"{start.day} {_MONTHS[start.month]}–{day(end)}"
    return f"{start.day}–{day(end)}"


def _months(start: dt.date, end: dt.date) -> str:
    if start.month == 1 and end.month == 12:
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{_MONTHS[start.month]} {start.year}–{_MONTHS[end.month]} {end.year}"
    if start.month == end.month:
        return f"{_MONTHS[start.month]} {start.year}"
    if end.month - start.month == 2 and start.month % 3 == 1:
        return f"Q{end.month // 3} {start.year}"
    return f"{_MONTHS[start.month]}–{_MONTHS[end.month]} {start.year}"
