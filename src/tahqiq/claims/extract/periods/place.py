"""Which year a period without one lies in, and how its role changes its ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tahqiq.claims.extract.periods import calendar
from tahqiq.claims.extract.periods.atom import Atom, Known
from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.model import Role

_ONE = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)
Ends = tuple[dt.date | None, dt.date | None]


def placed(atom: Atom, known: Known, role: Role) -> Atom:
    """The expression with its days, as far as they can be known."""
    if atom.echo and role == "compared" and atom.days:  # "compared with the same period"
        return replace(atom, days=calendar.shift(atom.days, -12))
    if atom.make is None:
        return atom
    beside = _beside(atom, known, back=role == "compared")
    for days, source in ((beside, known.context_from), (_latest(atom, known.date), "document date")):
        if days:
            return replace(atom, days=days, source=source, make=None)
    return replace(atom, make=None)


def _beside(atom: Atom, known: Known, back: bool) -> Days | None:
    """In the year of the period in force; beside a single month or day, the nearest such period.

    A text tells things in their order, unless it looks ``back`` to compare: behind "in March 2024", "in October" is
    that year's, although the October before it is nearer.

    A year in force in an earlier sentence holds only where it is well before the document: in a text of March
    2025 that has just spoken of 2024, "in February" is last month.
    """
    context = known.context
    if context is None:
        return None
    if (context[1] - context[0]).days <= 31:
        options = [
            days for step in (0, -1, 1) if (days := _in(atom, context[0].year + step)) and _past(days, known.date)
        ]
        latest = _latest(atom, known.date)
        if latest and not back and latest[0].year == context[0].year:
            return latest  # in the year of the period in force, and the last one before the document
        ahead = 1 if back else _AHEAD
        return min(options, key=lambda days: max((days[0] - context[0]) / ahead, context[0] - days[0]), default=None)
    settled = known.context_from == "same sentence" or known.date is None or (known.year or 9999) < known.date.year - 1
    days = _in(atom, known.year) if known.year and settled else None
    return days if days and _past(days, known.date) else None


_AHEAD = 5
"""How much farther ahead than behind a month may lie of which a text tells next."""


def _in(atom: Atom, year: int) -> Days | None:
    return atom.in_year(year) if 1 < year < 9999 else None


def _past(days: Days, date: dt.date | None) -> bool:
    """Whether a period has at least reached its last month by the document's date, and a month its second week.

    A text of 5 January that says "January" looks back on a whole month: last year's.
    """
    if date is None:
        return True
    last = days[1] if days[0] == days[1] else days[1].replace(day=1)
    a_month = days[0].day == 1 and (days[0].year, days[0].month) == (days[1].year, days[1].month) and days[0] != days[1]
    young = a_month and days[0] <= date < days[0] + WEEK
    return max(days[0], last) <= date and not young


def _latest(atom: Atom, date: dt.date | None) -> Days | None:
    if date is None:
        return None
    years = range(date.year, max(1, date.year - 8), -1)  # 29 February comes every fourth year, or eighth
    return next((days for year in years if (days := _in(atom, year)) and _past(days, date)), None)


def with_role(atom: Atom, role: Role, word: str, date: dt.date | None) -> tuple[Ends, str]:
    """The ends of the span as its role makes them, and how they became known."""
    if atom.days is None:
        return (None, None), ""
    start, end = atom.days
    running = date is not None and start <= date <= end
    if role == "since":
        start = end + _ONE if word == "after" and end < dt.date.max else start
        return (start, date if date and start <= date else None), "document date" if date else atom.source
    if role == "until" and word in ("before", "prior"):
        return (None, start - _ONE if start > dt.date.min else None), atom.source
    if running and (atom.to_date or (role == "until" and word == "by")):
        end = date or end
        return (start if role != "until" or word == "by" else None, end), atom.source or "document date"
    return (start if role != "until" or word == "by" else None, end), atom.source
