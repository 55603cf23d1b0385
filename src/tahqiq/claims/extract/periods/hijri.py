"""Months, days and feasts of the Hijri calendar: "during Ramadan 2024", "10 Muharram", "on Eid al-Fitr".

The days are those of the Umm al-Qura calendar and the one after: where the new moon is looked for with the eye, a
month begins a day later as often as not.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache, partial

from tahqiq.claims.extract.periods.atom import Atom, Known
from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.dates import year_of
from tahqiq.claims.extract.periods.words import YEAR, YEAR_WORD

_AL = r"(?:[\s-]?(?:al|ul|us|uz|ut|e|i)[\s-]?)"
_MONTHS = (
    r"Muharram(?:[\s-]ul[\s-]Haram)?", r"Safar", rf"Rabi{_AL}Aww?al", rf"Rabi{_AL}(?:Thani|Sani|Akhir)",
    rf"Jumada{_AL}?(?:Ula|Awwal|I(?!\w))", rf"Jumada{_AL}?(?:Thani(?:yah)?|Sani|Akhirah?|II)", r"Rajab",
    r"Sha['’]?ban", r"(?:Ramadh?an|Ramzan)", r"Shawwal", rf"(?:Dhu|Zil?){_AL}?Qa['’]?d(?:ah?|eh)?",
    rf"(?:Dhu|Zil?){_AL}?Hijj?(?:ah?|eh)?",
)  # fmt: skip
_FEASTS = (
    (r"Ashura|Youm[\s-]e[\s-]Ashur", 1, 10, 1), (rf"Eid{_AL}Fitr", 10, 1, 3), (rf"Eid{_AL}(?:Adh|Az)ha?a?", 12, 10, 3),
    (rf"Eid{_AL}?Milad(?:{_AL}Nabi)?|Mawlid", 3, 12, 1), (r"Arba['’]?een|Chehlum", 2, 20, 1),
    (r"(?:Shab|Laylat)[\s-](?:e|al)[\s-](?:Qadr|Barat)", 0, 0, 0),
)  # fmt: skip
"""Wording, month, first day and number of days; the nights without a settled day are left alone."""
_MONTH = "|".join(f"(?P<hj_m{n}>{name})" for n, name in enumerate(_MONTHS, 1))
_FEAST = "|".join(f"(?P<hj_f{n}>{name})" for n, (name, *_rest) in enumerate(_FEASTS))
_DAY = r"(?:[12][0-9]|30|0?[1-9])(?:st|nd|rd|th)?"
_OF_YEAR = (
    rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<hj_ah>1[34][0-9]{{2}})(?:\s*(?:AH|A\.H\.|Hijri))?|(?P<hj_year>{YEAR})"
    rf"|(?P<hj_word>{YEAR_WORD})))?"
)
PATTERN = (
    rf"(?P<hj>(?:(?P<hj_d>{_DAY})(?:\s+of)?\s+)?(?:the\s+)?(?:(?:holy|fasting)\s+)?(?:month\s+of\s+)?"
    rf"(?:(?P<hj_last>this|last)\s+)?(?-i:{_MONTH}|{_FEAST})(?!\w)"
    rf"(?(hj_d)|(?:\s+(?P<hj_d2>{_DAY})(?=[,.;)]|\s+[12][0-9]{{3}}|$))?){_OF_YEAR})(?!\w)"
)
_LEAD = re.compile(
    r"\b(?:in|on|of|during|since|before|after|until|till|from|to|by|throughout|ahead\s+of|and|the|through)\s+$",
    re.IGNORECASE,
)
_ONE = dt.timedelta(days=1)


def atoms(match: re.Match[str], known: Known) -> list[Atom]:
    """What a match of ``PATTERN`` says; empty where it is a name or has no days."""
    named = _which(match)
    if not match["hj"] or named is None or not _as_a_date(match):
        return []
    month, first, count = named
    grain = "day" if count else "month"
    if match["hj_ah"]:
        days = _days(int(match["hj_ah"]), month, first, count)
        return [Atom(match.start(), match.end(), grain, days=days)] if days else []  # type: ignore[arg-type]  # a literal each
    make = partial(_in_year, month, first, count)
    if match["hj_year"] or match["hj_word"]:
        year, source = (int(match["hj_year"][:4]), "") if match["hj_year"] else year_of(known, match["hj_word"])
        days = make(year) if year else None
        return [Atom(match.start(), match.end(), grain, days=days, source=source if days else "")]  # type: ignore[arg-type]
    return [Atom(match.start(), match.end(), grain, make=make)]  # type: ignore[arg-type]


def _which(match: re.Match[str]) -> tuple[int, int, int] | None:
    """The month, its first day and how many days are meant (0: all)."""
    digits = match["hj_d"] or match["hj_d2"]
    for number in range(1, 13):
        if match[f"hj_m{number}"]:
            day = int(digits.rstrip("stndrh")) if digits else 1
            return number, day, 1 if digits else 0
    for number, (_name, month, day, count) in enumerate(_FEASTS):
        if match[f"hj_f{number}"]:
            return (month, day, count) if month else None
    return None


def _as_a_date(match: re.Match[str]) -> bool:
    """Whether it is told as a time: with a day, a year or a word of time; "Rajab" and "Ramadan" are also people."""
    if match.string[max(0, match.start() - 2) : match.start()].strip().isdigit():
        return False  # a day that no month has
    told = any(match[name] for name in ("hj_d", "hj_d2", "hj_ah", "hj_year", "hj_word", "hj_last"))
    if told or "month" in match["hj"].casefold():
        return True
    following = match.string[match.end() : match.end() + 2]
    if following[1:].isdigit():
        return False  # a year that the calendar does not have
    a_name = following[:1] == " " and following[1:].isupper()
    return not a_name and bool(_LEAD.search(match.string, max(0, match.start() - 14), match.start()))


def _in_year(month: int, first: int, count: int, year: int) -> Days | None:
    """The days of the month or feast that begin in a year; None where it comes twice in it, or not at all."""
    spans = (_days(hijri, month, first, count) for hijri in range(year - 580, year - 576))
    found = [days for days in spans if days and days[0].year == year]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=512)
def _days(year: int, month: int, first: int, count: int) -> Days | None:
    from hijridate import Hijri

    try:
        begin = Hijri(year, month, first)
        length = count or begin.month_length()
        start = begin.to_gregorian()
    except (ValueError, OverflowError):
        return None
    day = dt.date(start.year, start.month, start.day)
    return day, day + dt.timedelta(days=length - 1) + _ONE
