"""The day that a text gives as its own."""

from __future__ import annotations

import datetime as dt
import re

_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
_MONTHS = [name[:3].lower() for name in _NAMES]
_MONTH = "|".join(f"{name}|{name[:4]}|{name[:3]}" for name in _NAMES)
_DAY = rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,3}}(?P<m1>{_MONTH})\.?,?\s{{1,3}}(?P<y1>\d{{4}})"
_DAY += rf"|(?P<m2>{_MONTH})\.?\s{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y2>\d{{4}})"
_DAY += r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))\b"
# Every repetition is bounded, so that no text can make the search slow.
_AS_OF = re.compile(
    rf"\b(?:as\s{{1,3}}of|as\s{{1,3}}at|updated|published|dated?)\s{{0,3}}(?:on)?[:\s]{{1,4}}{_DAY}", re.IGNORECASE
)
_HEAD_LINE = re.compile(rf"^\W{{0,20}}(?:\w{{1,20}},?\s{{1,3}})?{_DAY}\W{{0,20}}$", re.IGNORECASE | re.MULTILINE)
_HEAD = 600  # characters in which a line that is only a date is the document's


FIRST, LAST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
"""The days on which a report may have been written."""


def date_in(text: str) -> dt.date | None:
    """The day a text gives as its own: "As of 8 April 2025", or a date line near the top. None if it gives none."""
    for match in (*_HEAD_LINE.finditer(text[:_HEAD]), *_AS_OF.finditer(text)):
        found = _day(match)
        if found and FIRST <= found <= LAST:
            return found
    return None


def iso_day(text: str) -> str:
    """The day that a file or page gives for itself, YYYY-MM-DD; "" where it is no day."""
    try:
        found = dt.date.fromisoformat(text[:10])
    except ValueError:
        return ""
    return found.isoformat() if FIRST <= found <= LAST else ""


def _day(match: re.Match[str]) -> dt.date | None:
    part = match.groupdict()
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), ("d3", "m3", "y3")):
        if part[year]:
            number = part[month]
            index = int(number) if number.isdigit() else _MONTHS.index(number[:3].lower()) + 1
            try:
                return dt.date(int(part[year]), index, int(part[day]))
            except ValueError:
                return None
    return None
