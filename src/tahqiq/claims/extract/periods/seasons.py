"""Seasons: "the summer of 2023", "last winter". Three months each, as weather services of the northern half count."""

from __future__ import annotations

import datetime as dt
import re

from tahqiq.claims.extract.periods import calendar
from tahqiq.claims.extract.periods.atom import Atom, Known
from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.words import YEAR

_FIRST = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON = "|".join(_FIRST)
PATTERN = (
    rf"(?P<se>(?:the\s+)?(?P<se_n>{_SEASON})(?:\s+of|\s+in)?\s+(?P<se_y>{YEAR})(?:[-/]\s?(?:20)?[0-9]{{2}}(?![0-9]))?"
    rf"|(?P<se_w>this|last|past)\s+(?P<se_m>{_SEASON}))(?!\w|\s+(?:of|in)\s+[0-9]|\s+(?:offensive|session|camp|school)\b)"
)


def atoms(match: re.Match[str], known: Known) -> list[Atom]:
    """What a match of ``PATTERN`` says; empty where another branch matched."""
    if not match["se"]:
        return []
    name = (match["se_n"] or match["se_m"]).lower()
    if match["se_y"]:
        return [Atom(match.start(), match.end(), "open", days=_days(name, int(match["se_y"][:4])))]
    days = _latest(name, match["se_w"].lower(), known.date) if known.date else None
    return [Atom(match.start(), match.end(), "open", days=days, source="document date" if days else "")]


def _days(name: str, year: int) -> Days:
    """Winter begins in December of the year that is named."""
    first = _FIRST[name]
    if first < 12:
        return calendar.months(year, first, first + 2)
    return dt.date(year, 12, 1), calendar.months(year + 1, 2, 2)[1]


def _latest(name: str, word: str, date: dt.date) -> Days | None:
    """The last such season that is over, or for "this" that has begun."""
    for year in range(date.year, date.year - 3, -1):
        start, end = _days(name, year)
        if start <= date if word == "this" else end < date:
            return start, min(end, date)
    return None
