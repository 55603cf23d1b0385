"""The other periods that a claim can mean: its base where none is stated, its fiscal year, its ends left out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from tahqiq.claims.read.question import Window
from tahqiq.registry import FiscalYear
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
    if months not in _UNITS:
        return [year_back, before]  # nobody sets nine months against the nine before them
    return [before] if before == year_back else [before, year_back]


def whole_months(span: Span) -> Span:
    """A span that runs to the day of writing, cut to its last whole month: no statistic is published to the day."""
    if span.start is None or span.end is None or (span.end + dt.timedelta(days=1)).day == 1:
        return span
    end = span.end.replace(day=1) - dt.timedelta(days=1)
    return replace(span, end=end) if span.start.day == 1 and end > span.start else span


def otherwise(span: Span, fiscal: FiscalYear | None) -> Iterable[Window]:
    """What the words of a period may mean besides its calendar days, ends included."""
    if span.start is None or span.end is None:
        return
    if fiscal and _TWO_YEARS.search(span.text) and span.end.year == span.start.year + 1:
        begins = fiscal.begins(span.start.year)
        ends = fiscal.begins(span.end.year) - _DAY
        if (begins, ends) != (span.start, span.end):
            yield Window(Span(begins, ends, span.text), f"as the fiscal year, {begins} to {ends}")
    yield from _without_ends(span)


def _without_ends(span: Span) -> Iterable[Window]:
    """ "Between 2014 and 2018" without 2018, "since 2014" without 2014, "until June" without June."""
    said = _ENDS.match(span.text)
    if said is None or span.start is None or span.end is None:
        return
    months = 12 if _YEARS.search(span.text) else 1
    if said["to"] and (span.end + _DAY).day == 1:
        last = _shift(span.end + _DAY, -months) - _DAY
        if last > span.start and (months == 1 or span.end.month == 12):
            yield Window(replace(span, end=last), f"without its last {_NAMED[months]}, to {last}")
    if said["since"] and span.start.day == 1:
        first = _shift(span.start, months)
        if first < span.end and (months == 1 or span.start.month == 1):
            yield Window(replace(span, start=first), f"without its first {_NAMED[months]}, from {first}")


_UNITS = frozenset({1, 3, 6, 12})
_DAY = dt.timedelta(days=1)
_TWO_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}\s?[-–/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2})\b")
# "2014 and 2018": the words of a span leave its "between" out
_ENDS = re.compile(
    r"(?:(?P<to>(?:between|until|till|up\s+to)\b|(?:19|20)[0-9]{2}\s+and\s+(?:19|20)[0-9]{2}\b)|(?P<since>since)\b)",
    re.IGNORECASE,
)
# the ends are years where no month, quarter or day is named
_YEARS = re.compile(
    r"\A(?:between|until|till|up\s+to|since|(?:19|20)[0-9]{2})(?:\s+(?:the|end|of|start|and|(?:19|20)[0-9]{2}))*\Z",
    re.IGNORECASE,
)
_NAMED = {12: "year", 1: "month"}


def _shift(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, 28 if day.day > 28 else day.day))


def _month_end_kept(day: dt.date, months: int) -> dt.date:
    if (day + dt.timedelta(days=1)).day == 1:
        return _shift(day + dt.timedelta(days=1), months) - dt.timedelta(days=1)
    return _shift(day, months)
