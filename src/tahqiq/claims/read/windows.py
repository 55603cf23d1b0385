"""The periods that a change without a stated base can be set against."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tahqiq.terms import Span

Period = tuple[dt.date, dt.date]


def previous(span: Span) -> list[Period]:
    """The periods a change without a stated base may be set against: the one before, and a year earlier."""
    if span.start is None or span.end is None:
        return []
    year_back = (_shift(span.start, -12), _month_end_kept(span.end, -12))
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    if span.start.day != 1 or (span.end + dt.timedelta(days=1)).day != 1:
        days = span.end - span.start + dt.timedelta(days=1)
        return [(span.start - days, span.end - days), year_back]
    before = (_shift(span.start, -months), span.start - dt.timedelta(days=1))
    return [before] if before == year_back else [before, year_back]


def whole_months(span: Span) -> Span:
    """A span that runs to the day of writing, cut to its last whole month: no statistic is published to the day."""
    if span.start is None or span.end is None or (span.end + dt.timedelta(days=1)).day == 1:
        return span
    end = span.end.replace(day=1) - dt.timedelta(days=1)
    return replace(span, end=end) if span.start.day == 1 and end > span.start else span


def _shift(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, 28 if day.day > 28 else day.day))


def _month_end_kept(day: dt.date, months: int) -> dt.date:
    if (day + dt.timedelta(days=1)).day == 1:
        return _shift(day + dt.timedelta(days=1), months) - dt.timedelta(days=1)
    return _shift(day, months)
