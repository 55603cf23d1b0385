"""Dates that cannot be: the 31st of June, an end before its start, a Wednesday that was a Thursday."""

from __future__ import annotations

import datetime as dt
import re
from calendar import isleap
from collections.abc import Iterator
from itertools import pairwise

from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene
from tahqiq.terms import Claim

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = "|".join(f"{m}|{m[:3]}\\.?" if m != "may" else "may" for m in _MONTHS)
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+)?(?:the\s+)?(?:"
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b(?:,?\s+(?P<y1>\d{{4}})\b)?"
    rf"|\b(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,\s+(?P<y2>\d{{4}})\b"
    rf"|\b(?P<m3>{_MONTH})\s+(?P<y3>\d{{4}})\b)",
    re.IGNORECASE,
)
_POINTED = re.compile(r"\b(?:on|by|until|till|since|from|of|between|and|to|dated)\s+(?:the\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|until|till|and|through)\s+(?:the\s+)?", re.IGNORECASE)
_Match = re.Match[str]


def dates(scene: Scene) -> Found:
    """Each impossible date, said of the claim that stands nearest to it in its sentence."""
    for row in scene.layout.rows:
        sentence = scene.layout.sentences[scene.layout.sentence(row[0])]
        for start, message in _wrong(scene.layout.text, sentence.start, sentence.end):
            yield _nearest(row, start), message


def _nearest(row: list[Claim], at: int) -> Claim:
    return min(row, key=lambda c: max(c.start - at, at - c.end, 0))


def _wrong(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    found = [m for m in _DATE.finditer(text, start, end) if _certain(text, m)]
    for match in found:
        message = _impossible(match) or _other_weekday(match)
        if message:
            yield match.start(), message
    for one, other in pairwise(found):
        begins = _FROM.search(text, max(start, one.start() - 12), one.start())
        if begins and _TO.fullmatch(text[one.end() : other.start()]):
            first, last = _ends(one)[0], _ends(other)[1]
            if first and last and last < first:
                yield one.start(), f"“{_shown(text[one.start() : other.end()])}” ends before it begins."


def _certain(text: str, match: _Match) -> bool:
    """A day and a month without a year may be a number and a month: "31 June attacks"."""
    return bool(
        match["y1"] or match["y2"] or match["y3"] or match["weekday"] or _POINTED.search(text[: match.start()][-12:])
    )


def _parts(match: _Match) -> tuple[int, int, int]:
    """Year, month and day; 0 for what is not given."""
    month = (match["m1"] or match["m2"] or match["m3"]).casefold()[:3]
    number = next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(month))
    return int(match["y1"] or match["y2"] or match["y3"] or 0), number, int(match["d1"] or match["d2"] or 0)


def _impossible(match: _Match) -> str:
    year, month, day = _parts(match)
    if match["m3"] or not day > 0:
        return ""
    last = 28 if month == 2 and year and not isleap(year) else _LENGTHS[month - 1]
    name = _MONTHS[month - 1].title() + (f" {year}" if month == 2 and year else "")
    return f"“{_shown(match[0])}” is no date: {name} has {last} days." if day > last else ""


def _other_weekday(match: _Match) -> str:
    year, month, day = _parts(match)
    if not match["weekday"] or not year or not day or _impossible(match):
        return ""
    real = _WEEKDAYS[dt.date(max(year, 1), month, day).weekday()]
    same = real == match["weekday"].casefold()
    return "" if same else f"“{_shown(match[0])}” was a {real.title()}."


def _ends(match: _Match) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of a date with a year; None where it is not one."""
    year, month, day = _parts(match)
    if not year or _impossible(match):
        return None, None
    last = day or (28 if month == 2 and not isleap(year) else _LENGTHS[month - 1])
    return dt.date(year, month, day or 1), dt.date(year, month, last)


def _shown(text: str) -> str:
    return " ".join(text.split())
