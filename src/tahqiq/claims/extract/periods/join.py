"""Two expressions that are one period: "January to June 2024", "between 2003 and 2017", "in 2014 and 2015"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from tahqiq.claims.extract.periods.atom import Atom, Known
from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.model import Grain

_TO = re.compile(r"\s?-\s?|,?\s+(?:to|until|till|through|up\s+to|and\s+until)\s+(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_APART = re.compile(r"(?:\b(?:both|with|to|than|either)\s+(?:in\s+)?|[0-9],\s)$", re.IGNORECASE)
_RESPECTIVELY = re.compile(r",?\s+respectively\b", re.IGNORECASE)
_NOW = re.compile(
    r"(?:\s+(?:to|until|till|through)\s+|\s?-\s?)(?:the\s+)?(?:present(?:\s+day)?|now|date|today)\b", re.IGNORECASE
)


def until_now(atom: Atom, text: str, known: Known) -> Atom:
    """The expression with "to the present" after it, where that follows."""
    match = _NOW.match(text, atom.end)
    if not match or not atom.days or not known.date or known.date < atom.days[0]:
        return atom
    return replace(atom, end=match.end(), days=(atom.days[0], known.date), grain="years", source="document date")


def pair(first: Atom, second: Atom, text: str) -> Atom | None:
    """The one period that two neighbouring expressions are, if they are."""
    if text[first.end : second.start] == " (" and text[second.end : second.end + 1] == ")" and first.source:
        return replace(second, start=first.start, role=first.role)  # "the previous month (April)"
    if _interrupted(first, second, text):
        return _span(first, second)
    if first.role or second.role or second.start - first.end > 16:
        return None
    lead = max(0, first.start - 14)
    gap = (text, first.end, second.start)
    between = bool(_BETWEEN.search(text, lead, first.start))
    if _TO.fullmatch(*gap) or (between and _AND.fullmatch(*gap)):
        return _span(first, second)
    if not _AND.fullmatch(*gap) or _APART.search(text, lead, first.start) or _RESPECTIVELY.match(text, second.end):
        return None
    spanned = _span(first, second)
    return spanned if spanned and _adjoin(first, second) else None


_PARENTHETIC = re.compile(r",\s[^.;:()\n]{3,110},\s+(?:to|until|till|through)\s+(?:the\s+)?", re.IGNORECASE)


def _interrupted(first: Atom, second: Atom, text: str) -> bool:
    """ "From 24 May 2022, when the war began, to 5 March 2023"."""
    led = text[max(0, first.start - 5) : first.start].casefold() == "from "
    plain = not (first.role or second.role) and second.start - first.end < 130
    return led and plain and _PARENTHETIC.fullmatch(text, first.end, second.start) is not None


def _adjoin(first: Atom, second: Atom) -> bool:
    """Whether "and" leaves nothing out between two years, quarters, months or days."""
    if first.grain != second.grain:
        return False
    year = 2000 if not second.days else second.days[0].year
    start, end = first.days or first.in_year(year), second.days or second.in_year(year)
    return bool(start and end and start[1] + dt.timedelta(days=1) == end[0])


def _span(first: Atom, second: Atom) -> Atom | None:
    grain: Grain = first.grain if first.grain == second.grain else "open"
    grain = "years" if grain in ("year", "decade") else grain
    made = replace(first, end=second.end, grain=grain, source=first.source or second.source, to_date=second.to_date)
    if first.make and second.make:
        return replace(made, make=_both(first.make, second.make))
    days = _known(first, second)
    return replace(made, days=days, make=None) if days and days[0] <= days[1] else None


def _known(first: Atom, second: Atom) -> Days | None:
    """The ends, where one or both are known: "January to June 2024", "August 2022 to early February"."""
    if first.days and second.days:
        return first.days[0], second.days[1]
    if first.make and second.days:
        for year in (second.days[1].year, second.days[1].year - 1):
            start = first.make(year)
            if start and start[0] <= second.days[0]:
                return start[0], second.days[1]
    if first.days and second.make:
        for year in (first.days[0].year, first.days[0].year + 1):
            end = second.make(year)
            if end and end[0] >= first.days[0]:
                return first.days[0], end[1]
    return None


def _both(first: Callable[[int], Days | None], second: Callable[[int], Days | None]) -> Callable[[int], Days | None]:
    def make(year: int) -> Days | None:
        end = second(year)
        start = first(year)
        if start and end and start[0] > end[0]:
            start = first(year - 1)
        return (start[0], end[1]) if start and end else None

    return make
