"""The period a change is measured against, out of the words of its definition.

"… in 2024 against 2023", "against Q4 2024", "against the last quarter of 2023", "against the same months of
2022", "against the 21 months before". What is not one of these forms gives no period: it is never guessed from
the length of the row's own.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

Days = tuple[dt.date, dt.date]
_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {
    name.lower(): i for i, name in enumerate(calendar.month_abbr) if name
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_AGAINST = re.compile(r"\bagainst\s+(.*)", re.IGNORECASE)


def base_period(definition: str, start: dt.date | None, end: dt.date | None, fiscal_from: int = 1) -> Days | None:
    """First and last day of the base period that ``definition`` states for a change over ``start``–``end``.

    ``fiscal_from`` is the month in which the country's fiscal year ("2016-17") begins. None where no base period
    is stated in a form that can be read.
    """
    stated = _AGAINST.search(definition)
    if not stated:
        return None
    words = re.sub(r"^(?:[\d,.]+ in )?(?:the )?(?:whole of )?", "", stated.group(1), flags=re.IGNORECASE)
    for form, make in _FORMS:
        match = re.match(form, words, re.IGNORECASE)
        if match:
            return make(match)
    return _fiscal(words, fiscal_from) or _relative(words, start, end)


def months(year: int, first: int, last: int) -> Days:
    """From the first day of one month to the last of another, ``last`` past 12 running into the next year."""
    over, month = divmod(last - 1, 12)
    end_year, end_month = year + over, month + 1
    return dt.date(year, first, 1), dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _month(m: re.Match[str]) -> Days:
    month = _MONTHS[m[1].lower()]
    return months(int(m[2]), month, month)


def _quarter(m: re.Match[str]) -> Days:
    return months(int(m[2]), 3 * int(m[1]) - 2, 3 * int(m[1]))


def _named_part(m: re.Match[str]) -> Days:
    size = 3 if m[2].lower() == "quarter" else 6
    place = _ORDINALS.get(m[1].lower(), 12 // size)
    return months(int(m[3]), size * (place - 1) + 1, size * place)


def _year(m: re.Match[str]) -> Days:
    return months(int(m[1]), 1, 12)


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Days]], ...] = (
    (rf"({_MONTH}) (\d{{4}})\b", _month),
    (r"Q([1-4]) (\d{4})\b", _quarter),
    (r"(first|second|third|fourth|last) (quarter|half) of (\d{4})\b", _named_part),
    (r"(\d{4})(?!\d|-\d\d)(?: peak)?\b", _year),
)


def _fiscal(words: str, fiscal_from: int) -> Days | None:
    match = re.match(r"(?:fiscal )?(\d{4})-(\d\d)\b", words, re.IGNORECASE)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        return None
    return months(int(match[1]), fiscal_from, fiscal_from + 11)


def _relative(words: str, start: dt.date | None, end: dt.date | None) -> Days | None:
    if start is None or end is None:
        return None
    match = re.match(r"same (?:months|period|span|quarter)(?: of (\d{4})| (?:a|the) year before)", words, re.IGNORECASE)
    if match:
        back = start.year - int(match[1]) if match[1] else 1
        return (_years_back(start, back), _years_back(end, back))
    match = re.match(r"(\d+) months before\b", words, re.IGNORECASE)
    if match:
        return _months_back(start, int(match[1])), start - dt.timedelta(days=1)
    return None


def _years_back(day: dt.date, years: int) -> dt.date:
    """The same day of an earlier year; the last day of a month stays the last."""
    ends_month = day.day == calendar.monthrange(day.year, day.month)[1]
    last = calendar.monthrange(day.year - years, day.month)[1]
    return day.replace(year=day.year - years, day=last if ends_month else min(day.day, last))


def _months_back(day: dt.date, count: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
