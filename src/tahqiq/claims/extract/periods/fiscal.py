"""Fiscal years: "FY2023-24", "the first half of fiscal 2024", "last fiscal year", "the year ending 30 June 2024".

A fiscal year named by one year is the one that ends in it, as governments name theirs (FY2024 of a country whose year
begins in July: July 2023 to June 2024). Its first day differs between countries and comes from the registry.
"""

from __future__ import annotations

import datetime as dt
import re

from tahqiq.claims.extract.periods import calendar
from tahqiq.claims.extract.periods.atom import Atom, Known
from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.model import Grain
from tahqiq.claims.extract.periods.words import DAY, MONTH, NUMBER, ORDINAL, YEAR, month, number, ordinal

_WORDS = r"(?:fiscal|financial)"
_DIGITS = r"'?(?:(?:19|20)[0-9]{2}|[0-9]{2})(?:\s?[-/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2}))?(?![\w%]|[.,][0-9]|-[0-9])"
PATTERN = rf"""
    (?P<fe>(?:the\s+)?{_WORDS}\s+year\s+(?:ending|ended|to)\s+(?:on\s+)?
      (?:(?P<fe_d>{DAY})\s+(?P<fe_m>{MONTH})|(?P<fe_n>{MONTH})\s+(?P<fe_c>{DAY}))(?:,?\s+(?P<fe_y>{YEAR})))
  | (?P<fy>(?:(?:the\s+)?(?:first|(?P<fy_l>last|final))\s+(?P<fy_n>{NUMBER})\s+(?P<fy_u>month|quarter)s?\s+(?:of|in)\s+
        |(?:the\s+)?(?P<fy_o>{ORDINAL})[\s-](?P<fy_p>half|quarter)\s+(?:of|in)\s+
        |(?P<fy_k>[QH])(?P<fy_q>[1-4])[\s/-]*(?:of\s+)?|(?P<fy_r>[1-4])(?P<fy_j>[QH])\s?(?=FY))?
      (?:the\s+)?(?:
        (?:FY\s?|{_WORDS}\s+(?:years?\s+)?)(?P<fy_y>{_DIGITS})
        |(?P<fy_z>(?:19|20)[0-9]{{2}}(?:\s?[-/]\s?(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}))?)\s+{_WORDS}\s+year
        |(?P<fy_w>last|previous|preceding|past|outgoing|current|ongoing|present|this|same)\s+{_WORDS}\s+year)(?!\w))
"""
HINT = r"(?:fiscal|financial)\s|\bFY\s?'?[0-9]|\b[1-4][QH]FY"
_SIZES = {"month": 1, "quarter": 3, "half": 6, "q": 3, "h": 6}
_NOW = frozenset(("current", "ongoing", "present", "this"))
_ONE = dt.timedelta(days=1)


def atoms(match: re.Match[str], known: Known) -> list[Atom]:
    """What a match of ``PATTERN`` says; empty where another branch matched or there is no such part of a year.

    Without days where the country's fiscal year, or the document's date for "last fiscal year", is not known.
    """
    if match["fe"]:
        return _ending(match)
    if not match["fy"]:
        return []
    part = _part(match)
    if part is None:
        return []
    first, months = part
    grain: Grain = {12: "year", 6: "half", 3: "quarter"}.get(months, "month")  # type: ignore[assignment]  # a literal each
    begins = _begins(match, known)
    days = _months(begins, first, months) if begins else None
    source = f"fiscal year of {known.fiscal.country}" if days and known.fiscal else ""
    return [Atom(match.start(), match.end(), grain, days=days, source=source, to_date=months == 12)]


def _ending(match: re.Match[str]) -> list[Atom]:
    """The twelve months that end on the day named."""
    name, day = (match["fe_m"], match["fe_d"]) if match["fe_m"] else (match["fe_n"], match["fe_c"])
    found = calendar.day(int(match["fe_y"][:4]), month(name), int(day.rstrip("stndrh")))
    days = calendar.upto(found[1], "year", 1) if found else None
    return [Atom(match.start(), match.end(), "year", days=days)] if days else []


def _part(match: re.Match[str]) -> tuple[int, int] | None:
    """First month (from 0) and months of the part that is named; None where a year has no such part."""
    if match["fy_n"]:
        months = number(match["fy_n"]) * _SIZES[match["fy_u"].lower()]
        first = 12 - months if match["fy_l"] else 0
    elif unit := match["fy_p"] or match["fy_k"] or match["fy_j"]:
        months = _SIZES[unit.lower()]
        which = ordinal(match["fy_o"], 12 // months) if match["fy_o"] else int(match["fy_q"] or match["fy_r"])
        first = (which - 1) * months
    else:
        return 0, 12
    return (first, months) if first >= 0 and months >= 1 and first + months <= 12 else None


def _begins(match: re.Match[str], known: Known) -> dt.date | None:
    """The first day of the fiscal year that is named."""
    if known.fiscal is None:
        return None
    if word := match["fy_w"]:
        return _relative(word.lower(), known)
    year = _first_year(match["fy_y"] or match["fy_z"], known.fiscal.year.calendar)
    return known.fiscal.year.begins(year) if year else None


def _relative(word: str, known: Known) -> dt.date | None:
    """The one that holds the document's date, or the one before it; "the same", the one in force."""
    day = known.context[0] if word == "same" and known.context else known.date
    if day is None or known.fiscal is None or day.year <= dt.MINYEAR + 1:
        return None
    now = known.fiscal.year.begins(day.year)
    running = now if now <= day else known.fiscal.year.begins(day.year - 1)
    return running if word in _NOW or word == "same" else known.fiscal.year.begins(running.year - 1)


def _first_year(digits: str, by_calendar: bool) -> int | None:
    """The year in which the fiscal year begins: of "2023-24" 2023, of "2024" 2023 where it is not the calendar's."""
    years = [int(d) if len(d) == 4 else int(d) + 2000 for d in re.findall(r"[0-9]+", digits)]
    if len(years) == 1:
        return years[0] if by_calendar else years[0] - 1
    if years[1] < years[0]:
        return None
    return years[0] if years[1] == years[0] + 1 and not by_calendar else None


def _months(begins: dt.date, first: int, months: int) -> Days | None:
    start, after = calendar.shift_months(begins, first), calendar.shift_months(begins, first + months)
    return (start, after - _ONE) if start and after else None
