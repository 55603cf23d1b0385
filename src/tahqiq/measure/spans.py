"""A period as a user writes it."""

from __future__ import annotations

import datetime as dt
import re

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, after
from tahqiq.measure.selection import Period

_DAY = dt.timedelta(days=1)
_SPAN = re.compile(r"(?P<y>\d{4})(?:-Q(?P<q>[1-4])|-H(?P<h>[12])|-(?P<m>\d{2})(?:-(?P<d>\d{2}))?)?")


def period(text: str) -> Period:
    """The days of ``2023``, ``2023-Q1``, ``2023-04``, ``2023-04-15``, or from one to another with ``..`` between."""
    first, _, last = text.strip().partition("..")
    start, end = _span(first, text)[0], _span(last or first, text)[1]
    if end < start:
        raise InputError(f"the period {text!r} ends before it starts; give the earlier part first")
    return start, end


def _span(text: str, whole: str) -> Period:
    match = _SPAN.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        year = int(match["y"])
        if match["d"]:
            day = dt.date(year, int(match["m"]), int(match["d"]))
            return day, day
        if match["h"]:
            first = dt.date(year, 6 * int(match["h"]) - 5, 1)
            return first, after(after(first, Unit.QUARTER), Unit.QUARTER) - _DAY
        unit = Unit.MONTH if match["m"] else Unit.QUARTER if match["q"] else Unit.YEAR
        first = dt.date(
            year, int(match["m"] or 0) or 3 * int(match["q"] or 0) - 2 if match["m"] or match["q"] else 1, 1
        )
        return first, after(first, unit) - _DAY
    except ValueError as error:
        raise InputError(
            f"the period {whole!r} is not understood; expected 2023, 2023-Q1, 2023-H1, 2023-04, 2023-04-15, or two of "
            "these as 2019..2021"
        ) from error
