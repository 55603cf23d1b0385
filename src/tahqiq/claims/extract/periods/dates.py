"""Periods named by the calendar: days, months, quarters, halves, years, decades."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from tahqiq.claims.extract.numbers.years import looks_like_year
from tahqiq.claims.extract.periods import calendar
from tahqiq.claims.extract.periods.atom import Atom, Known
from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.model import Grain
from tahqiq.claims.extract.periods.words import (
    DAY,
    MONTH,
    NUMBER,
    ORDINAL,
    PART,
    WEEKDAY,
    YEAR,
    YEAR_WORD,
    month,
    number,
    ordinal,
    part,
)

_Make = Callable[[int], Days | None]
_OF_YEAR = rf"(?:\s+|,\s+)(?:of\s+|in\s+)?(?:the\s+year\s+)?(?:(?P<{{0}}_year>{YEAR})|(?P<{{0}}_word>{YEAR_WORD}))"


def _of(name: str) -> str:
    return _OF_YEAR.replace("{0}", name)


_FIRST = "first|initial|opening"
PATTERN = rf"""
    (?P<iso>(?P<iso_y>(?:19|20)[0-9]{{2}})(?P<iso_s>[-/])(?P<iso_m>[01][0-9])(?P=iso_s)(?P<iso_d>[0-3][0-9]))(?![\w/-])
  | (?P<slash>(?P<sl_1>[0-3]?[0-9])(?P<sl_sep>[/.])(?P<sl_2>[0-3]?[0-9])(?P=sl_sep)
      (?P<sl_y>(?:19|20)[0-9]{{2}}))(?![\w/])
  | (?P<dm>(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<dm_d>{DAY})(?:\s?(?:-|to|and)\s?(?P<dm_d2>{DAY}))?
      (?:(?<=[a-z]{{2}})\s+of)?\s+(?P<dm_m>{MONTH})(?:{_of("dm")}|(?P<dm_last>\s+last(?!\s+\w)))?)
  | (?P<md>(?<!\blast\s)(?:{WEEKDAY},?\s+)?
      (?P<md_m>{MONTH})\s+(?P<md_d>{DAY})(?:\s?(?:-|to|and)\s?(?P<md_d2>{DAY})(?!\s+[A-Z]))?
      (?!\s*(?:%|per))(?:{_of("md")}|(?P<md_last>\s+last(?!\s+\w)))?)
  | (?P<nm>(?:the\s+)?(?:(?P<nm_o>{_FIRST}|last|final)\s+|(?=\w+\s+months\s+of\s))
      (?P<nm_n>{NUMBER})\s+(?P<nm_u>month|quarter|week)s?{_of("nm")})
  | (?P<nf>(?:the\s+)?(?:{_FIRST})\s+(?P<nf_n>{NUMBER})\s+(?P<nf_u>month|quarter)s?)
      (?!\s+(?:of|after|since|in\s+office)\b)
  | (?P<two>(?:the\s+)?(?P<two_1>{ORDINAL})\s+and\s+(?P<two_2>(?:the\s+)?{ORDINAL}\s+(?P<two_u>half|halves|quarters?)
      {_of("two")}))
  | (?P<qh>(?:the\s+)?(?P<qh_o>{ORDINAL})[\s-](?P<qh_u>half|quarter){_of("qh")})
  | (?P<qf>(?<=in\s)(?:the\s+)?(?P<qf_o>{ORDINAL})[\s-](?P<qf_u>half|quarter))(?!\s+(?:of|century)\b)
  | (?P<qs>(?P<qs_k>[QH])(?P<qs_n>[1-4])
      (?:(?:\s+(?:of\s+|in\s+)?|/|-|,\s+(?={YEAR}))?'?(?P<qs_y>(?:19|20)[0-9]{{2}}|[0-9]{{2}}))?)(?!\w|-(?![QH][1-4]))
  | (?P<sq>(?P<sq_n>[1-4])(?P<sq_k>[QH])\s?'?(?P<sq_y>(?:20)?[0-9]{{2}}))(?![\w-])
  | (?P<dec>(?:the\s+)?(?:(?P<dec_p>{PART})[\s-]+(?:the\s+)?)?(?P<dec_y>(?:19|20)[0-9]0)'?s)(?!\w)
  | (?P<mo>(?:(?:the\s+)?(?P<mo_p>{PART})[\s-]+|the\s+month\s+of\s+)?(?P<mo_m>{MONTH})(?:{_of("mo")})?)
  | (?P<yy>(?P<yy_1>(?:19|20)[0-9]{{2}})\s?[-/]\s?(?P<yy_2>[0-9]{{2}}))(?![0-9/]|-[0-9]|[.,][0-9]|\s?%)
  | (?P<yr>(?:(?:the\s+)?(?P<yr_p>{PART})[\s-]+)?(?:(?:the\s+)?year\s+)?(?P<yr_y>{YEAR}))
  | (?P<yw>(?:(?:the\s+)?(?P<yw_p>{PART})[\s-]+)?(?:so\s+far\s+(?:in\s+)?)?(?P<yw_w>{YEAR_WORD}))
"""
_MONTH_ALONE = re.compile(r"\b(?:in|during)\s+$", re.IGNORECASE)
# month names that are also words or people need a word of time before them
_DOUBTFUL = re.compile(r"(?i:may|march|april|june|(?!july)[a-z]{3,4}\.?)$")
_SEEN = re.compile(r"\s+(?:saw|witnessed|recorded|registered|reported|had\s+the|was\s+the|remained\s+the|emerged)\b")
"""Behind a month at the head of a sentence: "May saw 40 attacks"."""
_COUNTED = re.compile(r"\s\([0-9][0-9,]*\)")
"""Behind a month in a row of them: "May (421) and June (338)"."""
_LEADS = re.compile(
    r"(?:\b(?:in|of|during|since|until|till|by|from|to|and|or|through|throughout|between|for|before|after|than|with|last|this"
    r"|next|each|every|around|both|as|just|only|like|unlike|alone)\s+|[-(/&])$",
    re.IGNORECASE,
)
_SIZES = {"week": 0, "month": 1, "quarter": 3, "half": 6}


def year_of(known: Known, word: str) -> tuple[int | None, str]:
    """The year that "this year", "the previous year" … mean, and how it is known."""
    word = word.lower()
    from_date = (known.date.year, "document date") if known.date else (None, "")
    in_force = (known.year, known.context_from) if known.year else from_date
    step = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "prior": -1, "following": 1, "next": 1, "last": -1}
    for name, count in step.items():
        if name in word.split():
            follows = word.startswith("the next") and known.date and (known.year or 9999) < known.date.year
            year, source = from_date if name in ("last", "next") and not follows else in_force
            return (year + count if year else None), source
    this = _year_reported(known) or from_date
    return (in_force if known.year else this) if word.startswith("the year") else this


def _year_reported(known: Known) -> tuple[int, str] | None:
    """ "This year" in the first days of the next one: the year in force, if it is over; None where one has begun."""
    date = known.date
    if date is None or (date.month, date.day) > (1, _HARDLY):
        return None
    over = known.year == date.year - 1 or (not known.year and date.day <= _TURN)
    return (date.year - 1, known.context_from if known.year else "document date") if over else None


_HARDLY, _TURN = 14, 3
"""Days of January in which a report on the year before says "this year", and in which a text of no other time does."""


def atoms(match: re.Match[str], known: Known) -> list[Atom]:
    """What a match of ``PATTERN`` says; empty where another branch matched or there is no such day."""
    kind = next((name for name in _READERS if match[name]), None)
    return _READERS[kind](match, known) if kind else []


def _atom(match: re.Match[str], grain: Grain, stated: tuple[int | None, str] | None, make: _Make) -> Atom | None:
    """An expression whose days ``make`` gives for a year; ``stated`` is None where no words for the year stand."""
    if stated is None:
        return Atom(match.start(), match.end(), grain, make=make) if make(2000) else None
    year, source = stated
    days = make(year) if year is not None else None
    if year is not None and days is None:
        return None
    return Atom(match.start(), match.end(), grain, days=days, source=source)


def _stated(match: re.Match[str], known: Known, name: str) -> tuple[int | None, str] | None:
    if digits := match[f"{name}_year"]:
        return int(digits[:4]), ""
    return year_of(known, match[f"{name}_word"]) if match[f"{name}_word"] else None


def _some(atom: Atom | None) -> list[Atom]:
    return [atom] if atom else []


def _iso(match: re.Match[str], known: Known) -> list[Atom]:
    days = calendar.day(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))
    return [Atom(match.start(), match.end(), "day", days=days)] if days else []


def _slash(match: re.Match[str], known: Known) -> list[Atom]:
    """15/06/2014; a day that can be read two ways is left open."""
    first, second, year = int(match["sl_1"]), int(match["sl_2"]), int(match["sl_y"])
    readings = {days for pair in ((first, second), (second, first)) if (days := calendar.day(year, pair[1], pair[0]))}
    if not readings:
        return []
    return [Atom(match.start(), match.end(), "day", days=readings.pop() if len(readings) == 1 else None)]


def _digits(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _day(match: re.Match[str], known: Known, name: str) -> list[Atom]:
    number_ = month(match[f"{name}_m"])
    first = _digits(match[f"{name}_d"])
    last = _digits(match[f"{name}_d2"] or match[f"{name}_d"])

    def make(year: int) -> Days | None:
        start, end = calendar.day(year, number_, first), calendar.day(year, number_, last)
        return (start[0], end[1]) if start and end and start <= end else None

    return _some(_atom(match, "day", _stated(match, known, name), make))


def _month_day(match: re.Match[str], known: Known) -> list[Atom]:
    stated = _stated(match, known, "md")
    if stated is None and _MONTH_ALONE.search(match.string, max(0, match.start() - 8), match.start()):
        # "in May 15 attacks …": a day is not said with "in"
        number_ = month(match["md_m"])
        return [Atom(match.start("md_m"), match.end("md_m"), "month", make=partial(_whole, number_))]
    return _day(match, known, "md")


def _whole(number_: int, year: int) -> Days:
    return calendar.months(year, number_, number_)


def _month(match: re.Match[str], known: Known) -> list[Atom]:
    stated, part_ = _stated(match, known, "mo"), part(match["mo_p"])
    bare = stated is None and not match["mo_p"] and match.start() == match.start("mo_m")
    if bare and _DOUBTFUL.fullmatch(match["mo_m"]):
        follows = match.string[match.end() : match.end() + 1]
        led = _LEADS.search(match.string, max(0, match.start() - 12), match.start())
        lead = match.string[max(0, match.start() - 3) : match.start()].strip()
        seen = lead[-1:] in ("", ".", ",") and _SEEN.match(match.string, match.end())
        counted = _COUNTED.match(match.string, match.end())
        if not led and follows != "-" and not seen and not counted:
            return []
    number_ = month(match["mo_m"])
    thirds = {"start": "early", "end": "late"}.get(part_, part_)
    return _some(_atom(match, "month", stated, lambda year: calendar.month_part(year, number_, thirds)))


def _portion(which: int, size: int, of: int = 0) -> _Make:
    """The ``which``th run of ``size`` months of a year; from the end where ``of`` says how many there are."""
    first = 1 + (which - 1) * size
    return lambda year: calendar.months(year, first, first + size - 1) if 1 <= first <= 13 - size else None


def _first_months(match: re.Match[str], known: Known, name: str) -> list[Atom]:
    count = number(match[f"{name}_n"])
    unit = match[f"{name}_u"].lower()
    length = count * _SIZES[unit]
    if unit == "week":
        return []
    grain: Grain = {3: "quarter", 6: "half"}.get(length, "month")  # type: ignore[assignment]  # a literal each
    last = name == "nm" and (match["nm_o"] or "").lower() in ("last", "final")

    def make(year: int) -> Days | None:
        if not 1 <= length <= 12:
            return None
        return calendar.months(year, 13 - length, 12) if last else calendar.months(year, 1, length)

    return _some(_atom(match, grain, _stated(match, known, name) if name == "nm" else None, make))


def _fraction(match: re.Match[str], known: Known, name: str) -> list[Atom]:
    unit = match[f"{name}_u"].lower()
    make = _portion(ordinal(match[f"{name}_o"], 12 // _SIZES[unit]), _SIZES[unit])
    grain: Grain = "half" if unit == "half" else "quarter"
    return _some(_atom(match, grain, _stated(match, known, name) if name == "qh" else None, make))


def _two(match: re.Match[str], known: Known) -> list[Atom]:
    """ "The first and second half of 2022" are two periods."""
    size = 6 if match["two_u"].lower().startswith("hal") else 3
    grain: Grain = "half" if size == 6 else "quarter"
    stated = _stated(match, known, "two")
    found = []
    for group in ("two_1", "two_2"):
        word = re.sub(r"^the\s+", "", match[group], flags=re.IGNORECASE).split()[0]
        atom = _atom(match, grain, stated, _portion(ordinal(word, 12 // size), size))
        if atom:
            found.append(replace(atom, start=match.start(group), end=match.end(group)))
    return found


def _sign(match: re.Match[str], known: Known, name: str) -> list[Atom]:
    size = 3 if match[f"{name}_k"].upper() == "Q" else 6
    digits = match[f"{name}_y"]
    make = _portion(int(match[f"{name}_n"]), size)
    if match[f"{name}_k"].islower() or (size == 6 and int(match[f"{name}_n"]) > 2):
        return []
    stated = (int(digits) + (2000 if len(digits) == 2 else 0), "") if digits else None
    return _some(_atom(match, "quarter" if size == 3 else "half", stated, make))


def _decade(match: re.Match[str], known: Known) -> list[Atom]:
    days = calendar.decade_part(int(match["dec_y"]), part(match["dec_p"]))
    return [Atom(match.start(), match.end(), "decade", days=days)]


def _years(match: re.Match[str], known: Known) -> list[Atom]:
    """2014-15: the two years; what a fiscal year is differs between countries."""
    first = int(match["yy_1"])
    last = first - first % 100 + int(match["yy_2"])
    if not first < last:
        return []
    days = calendar.year_part(first, "")[0], calendar.year_part(last, "")[1]
    return [Atom(match.start(), match.end(), "years", days=days)]


def _year(match: re.Match[str], known: Known) -> list[Atom]:
    if match.start() == match.start("yr_y") and not looks_like_year(match.string, match.start(), match.end()):
        return []
    days = calendar.year_part(int(match["yr_y"]), part(match["yr_p"]))
    whole = not match["yr_p"]
    return [Atom(match.start(), match.end(), "year", days=days, to_date=whole)]


def _year_word(match: re.Match[str], known: Known) -> list[Atom]:
    year, source = year_of(known, match["yw_w"])
    part_ = part(match["yw_p"])
    days = calendar.year_part(year, part_) if year and 1 < year < 9999 else None
    return [Atom(match.start(), match.end(), "year", days=days, source=source, to_date=not part_)]


_READERS: dict[str, Callable[[re.Match[str], Known], list[Atom]]] = {
    "iso": _iso, "slash": _slash, "dm": partial(_day, name="dm"), "md": _month_day,
    "nm": partial(_first_months, name="nm"), "nf": partial(_first_months, name="nf"), "two": _two,
    "qh": partial(_fraction, name="qh"), "qf": partial(_fraction, name="qf"),
    "qs": partial(_sign, name="qs"), "sq": partial(_sign, name="sq"),
    "dec": _decade, "mo": _month, "yy": _years, "yr": _year, "yw": _year_word,
}  # fmt: skip
