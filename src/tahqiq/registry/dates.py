"""Dates as the evidence gives them: a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from tahqiq.terms import Span

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def parse_partial(given: object) -> Span | None:
    """The days that ``2014``, ``2014-06``, ``2014-06-15`` or ``2018-07/2019-06`` can mean; None for an empty value.

    Raises ``ValueError`` for anything else (``2018-13``, ``2011-12-32``, ``June 2014``).
    """
    text = "" if given is None else str(given).strip()
    if not text:
        return None
    first, slash, last = text.partition("/")
    if slash:
        return Span(_one(first).start, _one(last).end, text)
    return _one(text)


def _one(text: str) -> Span:
    match = _PARTIAL.match(text)
    if not match:
        raise ValueError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # the pattern has it
    first = dt.date(year, month or 1, day or 1)
    last = first if day else dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return Span(first, last, text)


def first_day(given: object) -> dt.date | None:
    """The earliest day a partial date can mean."""
    span = parse_partial(given)
    return span.start if span else None


def last_day(given: object) -> dt.date | None:
    """The latest day a partial date can mean."""
    span = parse_partial(given)
    return span.end if span else None
