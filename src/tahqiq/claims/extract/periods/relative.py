"""Periods that need the document's date, or the period in force, to be known."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from tahqiq.claims.extract.periods import calendar
from tahqiq.claims.extract.periods.atom import Atom, Known
from tahqiq.claims.extract.periods.calendar import Days
from tahqiq.claims.extract.periods.dates import year_of
from tahqiq.claims.extract.periods.model import Grain, Role
from tahqiq.claims.extract.periods.words import DAY, MONTH, NUMBER, WEEKDAYS, YEAR, YEAR_WORD, month, number

_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade)"
_ABOUT = r"(?:(?:more\s+than|less\s+than|at\s+least|over|nearly|almost|about|around|some|roughly|the)\s+){0,2}"
_FULL_DAY = "|".join(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))

_NOT_PART = r"(?!\s+of\s+(?:all|the|its|their|them|those|these)\b(?!\s+(?:year|quarter|month|decade|century)))"
"""A part of a whole ("half of all attacks") is no period."""

PATTERN = rf"""
    (?P<to>(?:the\s+)?(?:(?P<to_n>{NUMBER})[\s-])?(?P<to_u>week|month|quarter|year)s?\s+(?:up\s+)?(?:to|ending|ended|through)\s+
      (?:on\s+|in\s+)?(?:the\s+end\s+of\s+|end\s+)?(?P<to_end>(?:{DAY}\s+)?(?P<to_m>{MONTH})(?:\s+{DAY},?)?(?:\s+{YEAR})?))(?!\w)
  | (?P<ending>(?:the\s+)?(?:(?P<ending_n>{NUMBER})\s+years|(?:(?P<ending_d>{NUMBER})\s+)?decades?)\s+
      (?:up\s+to|to|until|(?:that\s+)?(?:ending|ended|ends)(?:\s+(?:in|with))?)\s+(?P<ending_y>{YEAR}))(?!\w)
  | (?P<same>(?=[acest])(?:the\s+|a\s+)?(?:same|corresponding|equivalent|comparable)\s+(?:[a-z]+[\s-](?:month\s+)?)??
      (?P<same_u>period|timeframe|quarter|months?|half|weeks?|days|stretch|span|time(?=\s+(?:last|in|of|a|the)\s))
      (?:,?\s+(?:(?:of|in|during|from)\s+)?
        (?:(?P<same_mo>{MONTH}\s+{YEAR})|(?:the\s+year\s+)?(?P<same_year>{YEAR})|(?P<same_word>{YEAR_WORD})
          |(?P<same_ago>(?:a|one|the)\s+year\s+(?:earlier|ago|before|prior|previously))))?)(?!\w)
  | (?P<corr>(?P<corr_word>{YEAR_WORD})['’]s\s+
      (?:same|corresponding|equivalent|comparable)\s+(?:period|months?|quarter|half))(?!\w)
  | (?P<basis>(?P<basis_u>year|month|quarter|week)[\s-]+(?:on|over)[\s-]+(?P=basis_u)|yoy|y-o-y|mom(?=\W)|m-o-m|qoq
      |q-o-q)(?!\w)
  | (?P<ytd>year[\s-]to[\s-]date|ytd)(?!\w)
  | (?P<ago>(?P<ago_n>{NUMBER})\s+(?P<ago_u>{_UNIT})s?\s+
      (?P<ago_w>ago|earlier|previously|prior(?!\s+to)|before(?!\s+\w)))
  | (?P<begin>(?:the\s+)?first\s+(?:(?P<begin_n>{NUMBER})\s+)?(?P<begin_u>days?|weeks?)\s+of\s+
      (?P<begin_m>{MONTH})(?:,?\s+(?P<begin_y>{YEAR}))?)(?!\w)
  | (?P<then>(?<=since\s)(?:then|that\s+(?:day|date|time)))(?!\w)
  | (?P<later>(?P<later_n>{NUMBER})\s+(?P<later_u>day|week|month|year)s?\s+(?:later|afterwards?))(?!\w)
  | (?P<nxt>(?=[efnst])(?:the\s+)?(?:next|following|subsequent|ensuing)\s+(?P<nxt_n>{NUMBER})\s+
      (?P<nxt_u>day|week|month|year|decade)s?)(?!\w)
  | (?P<aft>(?:(?<=comes\s)|(?<=came\s)|(?<=coming\s)|(?<=happened\s)|(?<=occurred\s)|(?<=days\s)|(?<=day,\s))
      (?P<aft_n>{NUMBER})\s+(?P<aft_u>day|week)s?\s+after(?=\s+\w))
  | (?P<anniv>(?P<anniv_n>{NUMBER})\s+(?P<anniv_u>year|month)s?\s+since\s+(?:the\s+|its\s+)?
      (?:launch|start|beginning|outbreak|onset|outset|takeover|coup|invasion))(?!\w)
  | (?P<prior>the\s+(?P<prior_u>day|week|month|quarter|year)\s+(?:before(?!\s+\w)|earlier))
  | (?P<vague>(?=[adfiloprtw])(?:(?:in|over|during|for|across|through|within)\s+)?(?:the\s+)?
      (?:recent|(?:past|last|previous)\s+(?:few|several)|(?:past|last|previous)\s+couple\s+of|past)\s+(?:few\s+)?(?:years|months|weeks|days|decades)
      |over\s+the\s+(?:years|decades))(?!\w)
  | (?P<win>(?=[ilpt])(?:the\s+|its\s+)?(?P<win_w>past|last|previous|preceding|prior|latest)\s+
      (?:(?P<win_n>{NUMBER})(?P<win_h>\s+and\s+a\s+half)?[\s-])?(?P<win_u>{_UNIT}|hour)s?(?P<win_h2>\s+and\s+a\s+half)?)(?!\w)
      (?!\s+of\s+(?:(?:19|20)[0-9]{{2}}|the\s+year|this|last|that)\b)
  | (?P<len>(?=[adfiosw])(?:over|in|within|for|during|across|spanning)\s+{_ABOUT}(?P<len_n>{NUMBER})
      (?P<len_h>\s+and\s+a\s+half)?\s+(?P<len_u>month|quarter|year|decade)s?(?P<len_h2>\s+and\s+a\s+half)?)(?!\w)
      {_NOT_PART}(?!\s+of\s+(?:(?:19|20)[0-9]{{2}}|the\s+year|this\s+year|last\s+year)\b)
      (?!\s+(?:old|imprisonment|behind|sentence|ago|earlier|later|after|before|from|to|that\s+ended|ending|ended|through|up\s+to|since|term|in\s+(?:prison|jail))\b)
  | (?P<high>(?P<high_n>{NUMBER})[\s-](?P<high_u>year|month|decade))(?=\s+(?:high|low|peak|record)\b)
  | (?P<cal>(?=[cflnopst])(?P<cal_w>this|(?:the\s+)?(?:current|ongoing|previous|preceding|prior|following|same)
        |last|that|next|(?:(?<=over\s)|(?<=at\s)|(?<=on\s)|(?<=during\s))the(?=\s+weekend))\s+
      (?P<cal_u>weekend|week|month|quarter|half|day|decade))(?!\w){_NOT_PART}
  | (?P<the>(?:(?<=(?:ing|..n)\s)|(?<=\Ain\s))(?:the|this|that)\s+
      (?P<the_u>(?:reporting\s+|review\s+)?period|month|quarter|half|week)
      (?:\s+under\s+review)?+)(?!\s+(?:of|from|before|after|since|between|to|when|in)\b)(?!\w)
  | (?P<now>today|tonight|this\s+(?:morning|afternoon|evening)|yesterday|last\s+night)(?!\w)
  | (?P<wd>(?:(?P<wd_w>last|this|past|next|coming)\s+)?(?P<wd_d>(?-i:(?=[FMSTW])(?:{_FULL_DAY}))))(?!\w)
      (?!,?\s+(?:the\s+)?(?:{DAY}\s+(?:of\s+)?{MONTH}|{MONTH}\s+{DAY}))
"""
_NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Good|Easter|Palm|Super|Holy)\s+$")
_MID = re.compile(r"\w\s$")
_SENTENCED = re.compile(r"\b(?:sentenc|jail|imprison|bann|suspend|extend|postpon)\w*\b[^.;]{0,30}$", re.IGNORECASE)
_SMALLER = {"decade": ("year", 10), "year": ("month", 12), "quarter": ("month", 3)}
_GRAINS: dict[str, Grain] = {
    "day": "day", "week": "week", "weekend": "week", "fortnight": "week", "month": "month", "quarter": "quarter",
    "half": "half", "year": "year", "decade": "decade", "hour": "day",
}  # fmt: skip


def atoms(match: re.Match[str], known: Known) -> list[Atom]:
    """What a match of ``PATTERN`` says; empty where another branch matched."""
    kind = next((name for name in _READERS if match[name]), None)
    return _READERS[kind](match, known) if kind else []


def _at(
    match: re.Match[str], grain: Grain, days: Days | None, source: str = "document date", role: Role | None = None,
    echo: bool = False,
) -> Atom:  # fmt: skip
    return Atom(match.start(), match.end(), grain, days=days, source=source if days else "", role=role, echo=echo)


def _ending(match: re.Match[str], known: Known) -> list[Atom]:
    """ "The year to March 2024", "the three months ending on 30 June 2024"."""
    pieces = re.findall(r"[0-9]+", match["to_end"])
    if not pieces or len(pieces[-1]) < 4:  # "the year ending 30 June": the last that is over
        if known.date is None or "end" not in match["to"].lower():
            return []
        over = (known.date.month, known.date.day) > (month(match["to_m"]), int(pieces[0]) if pieces else 28)
        pieces.append(str(known.date.year if over else known.date.year - 1))
    year, number_ = int(pieces[-1]), month(match["to_m"])
    end = calendar.months(year, number_, number_)[1]
    if len(pieces) > 1:
        day = calendar.day(year, number_, int(next(p for p in pieces if len(p) < 3)))
        end = day[1] if day else end
    unit, count = match["to_u"].lower(), number(match["to_n"] or "one")
    days = calendar.upto(end, unit, count)
    return [_at(match, _many(unit, count), days, "")] if days else []


def _years_to(match: re.Match[str], known: Known) -> list[Atom]:
    """ "The decade to 2024", "the five years ending in 2020": whole years, the last one named."""
    last = int(match["ending_y"][:4])
    count = number(match["ending_n"]) if match["ending_n"] else 10 * number(match["ending_d"] or "one")
    days = calendar.year_part(last - count + 1, "")[0], calendar.year_part(last, "")[1]
    return [Atom(match.start(), match.end(), "years", days=days)] if 0 < count < last - 1 else []


def _same(match: re.Match[str], known: Known) -> list[Atom]:
    """The period in force, moved to the year named; a year earlier where the words compare but name none."""
    context = known.context
    grain: Grain = _grain_of(context) if context else "open"
    if stated := match["same_mo"]:
        pieces = stated.split()
        days = calendar.months(int(pieces[-1][:4]), month(pieces[0]), month(pieces[0]))
        return [Atom(match.start(), match.end(), "month", days=days, role="compared")]
    if match["same_year"]:
        year: int | None = int(match["same_year"][:4])
    elif match["same_word"]:
        year = year_of(known, match["same_word"])[0]
    else:
        year = known.context[0].year - 1 if known.context and match["same_ago"] else None
        if year is None:
            return [_at(match, grain, context, known.context_from, echo=True)]
    unit = match["same_u"].lower()  # "the same three months" may be any three
    fits = context and (unit not in ("month", "quarter", "half") or calendar.is_unit(context, unit))
    if not context or not fits or year is None:
        return [Atom(match.start(), match.end(), grain, role="compared")]
    if year == context[0].year and match["same_word"]:  # "last year" said early in the next one
        year -= 1
    days_ = calendar.shift(context, 12 * (year - context[0].year))
    return [Atom(match.start(), match.end(), grain, days=days_, source=known.context_from, role="compared")]


def _corresponding(match: re.Match[str], known: Known) -> list[Atom]:
    """ "Last year's corresponding period": the period in force, moved to that year."""
    year, context = year_of(known, match["corr_word"])[0], known.context
    if context is None or year is None:
        return [Atom(match.start(), match.end(), "open", role="compared")]
    year -= year == context[0].year  # "last year" said early in the next one
    days = calendar.shift(context, 12 * (year - context[0].year))
    return [Atom(match.start(), match.end(), _grain_of(context), days=days, source=known.context_from, role="compared")]


def _grain_of(days: Days) -> Grain:
    for unit in ("day", "week", "month", "quarter", "half", "year", "decade"):
        if calendar.is_unit(days, unit):
            return _GRAINS[unit]
    return "years" if days[1].year > days[0].year else "open"


def _basis(match: re.Match[str], known: Known) -> list[Atom]:
    unit = match["basis_u"] or {"y": "year", "m": "month", "q": "quarter"}[match["basis"][0].lower()]
    unit = unit.lower()
    months = {"year": 12, "quarter": 3, "month": 1, "week": 0}[unit]
    days = calendar.shift(known.context, -months) if known.context and months else None
    grain: Grain = _grain_of(days) if days else _GRAINS[unit]
    return [_at(match, grain, days, known.context_from, role="compared")]


def _to_date(match: re.Match[str], known: Known) -> list[Atom]:
    days = (known.date.replace(month=1, day=1), known.date) if known.date else None
    return [_at(match, "year", days)]


def _ago(match: re.Match[str], known: Known) -> list[Atom]:
    unit, count = match["ago_u"].lower(), number(match["ago_n"])
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if match["ago_w"].lower() != "ago":
        return _earlier(match, known, unit, count)
    if unit == "decade":
        unit, count = "year", 10 * count
    days = calendar.unit_of(known.date, unit, -count) if known.date else None
    return [_at(match, _GRAINS[unit], days)]


def _earlier(match: re.Match[str], known: Known, unit: str, count: int) -> list[Atom]:
    """ "A year earlier", "the month before": counted from the period in force."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}.get(unit, 0) * count
    days = calendar.shift(known.context, -months) if known.context and months else None
    grain: Grain = _grain_of(days) if days else _GRAINS[unit]
    return [_at(match, grain, days, known.context_from)]


def _begin(match: re.Match[str], known: Known) -> list[Atom]:
    """ "The first two weeks of March": from the first of the month on."""
    count = number(match["begin_n"] or "one") * (7 if match["begin_u"].lower().startswith("week") else 1)
    in_month = month(match["begin_m"])

    def days(year: int) -> Days | None:
        start = dt.date(year, in_month, 1)
        return start, start + dt.timedelta(days=count - 1)

    if stated := match["begin_y"]:
        return [Atom(match.start(), match.end(), "open", days=days(int(stated[:4])))]
    return [Atom(match.start(), match.end(), "open", make=days)]


def _then(match: re.Match[str], known: Known) -> list[Atom]:
    """ "Since then": from the day or month in force."""
    days = known.context if known.context and (known.context[1] - known.context[0]).days <= _MONTH else None
    return [_at(match, _grain_of(days), days, known.context_from, role="since")] if days else []


_MONTH = 31


def _later(match: re.Match[str], known: Known) -> list[Atom]:
    """ "Two days later", "a month later": counted on from the day or month in force."""
    context, unit, count = known.context, match["later_u"].lower(), number(match["later_n"])
    if context is None:
        return []
    if unit in ("day", "week") and context[0] == context[1]:
        day = context[0] + dt.timedelta(days=count * (7 if unit == "week" else 1))
        days: Days | None = (day, day)
    elif unit in ("month", "year") and calendar.is_unit(context, unit):
        days = calendar.unit_of(context[0], unit, count)
    else:
        days = None
    past = days is not None and (known.date is None or days[0] <= known.date)
    return [_at(match, _GRAINS[unit], days if past else None, known.context_from)]


def _next_units(match: re.Match[str], known: Known) -> list[Atom]:
    """ "In the next five months, 20 were killed": as many on from the period in force, unless they are to come."""
    return _on_from(match, known, match["nxt_u"].lower(), number(match["nxt_n"]))


def _on_from(match: re.Match[str], known: Known, unit: str, count: int) -> list[Atom]:
    days = calendar.onward(known.context[1], unit, count) if known.context else None
    if days is None or known.date is None or days[0] > known.date:
        return []
    return [_at(match, _many(unit, count), (days[0], min(days[1], known.date)), known.context_from, role="at")]


def _after_another(match: re.Match[str], known: Known) -> list[Atom]:
    """ "It came nine days after gunmen killed 44": that was so long before the event in force."""
    context, count = known.context, number(match["aft_n"]) * (7 if match["aft_u"].lower() == "week" else 1)
    if context is None or (context[1] - context[0]).days > 1 or context[0].toordinal() <= count:
        return []
    day = context[0] - dt.timedelta(days=count)
    return [_at(match, "day", (day, day), known.context_from, role="at")]


def _anniversary(match: re.Match[str], known: Known) -> list[Atom]:
    """ "A year since the launch": from that day to the document's."""
    days = _back(known.date, match["anniv_u"].lower(), number(match["anniv_n"]))
    return [_at(match, "day", (days[0], days[0]) if days else None, role="since")]


def _prior(match: re.Match[str], known: Known) -> list[Atom]:
    return _beside(match, known, match["prior_u"].lower(), -1)


def _beside(match: re.Match[str], known: Known, unit: str, count: int) -> list[Atom]:
    """The calendar unit before or after the one in force, else before or after the document's."""
    if known.context and calendar.is_unit(known.context, unit):
        days = calendar.unit_of(known.context[0], unit, count)
        return [_at(match, _GRAINS[unit], days, known.context_from)]
    if unit == "quarter" and count < 0 and (reported := _quarter_reported(known)):
        return [_at(match, "quarter", calendar.unit_of(reported[0], unit, count))]
    days = calendar.unit_of(known.date, unit, count) if known.date else None
    return [_at(match, _GRAINS[unit], days)]


def _vague(match: re.Match[str], known: Known) -> list[Atom]:
    return [Atom(match.start(), match.end(), "open", role="within")]


def _window(match: re.Match[str], known: Known) -> list[Atom]:
    unit, word = match["win_u"].lower(), match["win_w"].lower()
    if match["win_n"] is None and word != "past" and unit != "decade":
        return _calendar_word(match, known, word, unit)
    count = _count(match, "win")
    if unit == "fortnight":
        unit, count = "week", 2 * count
    before = word in ("previous", "preceding", "prior") and known.context
    from_day = known.context[0] - dt.timedelta(days=1) if before and known.context else known.date
    days = _back(from_day, unit, count)
    source = known.context_from if before else "document date"
    return [_at(match, _many(unit, count), days, source, role="within")]


def _count(match: re.Match[str], name: str) -> float:
    half = match[f"{name}_h"] or match[f"{name}_h2"]
    return (number(match[f"{name}_n"]) if match[f"{name}_n"] else 1) + (0.5 if half else 0)


def _back(date: dt.date | None, unit: str, count: float) -> Days | None:
    if date is None:
        return None
    if count % 1 and unit in _SMALLER:
        unit, ratio = _SMALLER[unit]
        count *= ratio
    return calendar.back(date, unit, int(count)) if count >= 1 else None


def _many(unit: str, count: float) -> Grain:
    if unit in ("year", "decade"):
        return "year" if count == 1 and unit == "year" else "decade" if count == 1 else "years"
    return _GRAINS[unit]


def _length(match: re.Match[str], known: Known) -> list[Atom]:
    word, unit = match["len_n"].lower(), match["len_u"].lower()
    hedged = len(match["len"].split()) > 3  # "in over a year"; "in a year" is mostly a rate
    if word in ("a", "an") and unit != "decade" and not hedged:
        return []
    if _SENTENCED.search(match.string, max(0, match.start() - 50), match.start()):
        return []
    count = _count(match, "len")
    days = _back(known.date, unit, count)
    return [_at(match, _many(unit, count), days, role="within")]


def _high(match: re.Match[str], known: Known) -> list[Atom]:
    unit, count = match["high_u"].lower(), number(match["high_n"])
    days = _back(known.date, unit, count)
    return [_at(match, _many(unit, count), days, role="within")]


def _calendar(match: re.Match[str], known: Known) -> list[Atom]:
    return _calendar_word(match, known, match["cal_w"].lower().split()[-1], match["cal_u"].lower())


def _calendar_word(match: re.Match[str], known: Known, word: str, unit: str) -> list[Atom]:
    if unit == "weekend":
        return [_at(match, "open", _weekend(known.date, word) if known.date else None)]
    unit = "week" if unit == "fortnight" else unit
    if word in ("same", "that"):
        fits = known.context and calendar.is_unit(known.context, unit)
        return [_at(match, _GRAINS[unit], known.context if fits else None, known.context_from)]
    led = match.string[max(0, match.start() - 4) : match.start()].lower() == "the "
    if word == "next" and led and (unit == "day" or _told_on(known, unit)):
        word = "following"
    if word in ("next", "following") and unit == "decade":
        return _on_from(match, known, unit, 1)
    if word in ("previous", "preceding", "prior", "following"):
        return _beside(match, known, unit, 1 if word == "following" else -1)
    if unit == "quarter" and word in ("this", "current") and (reported := _quarter_reported(known)):
        return [_at(match, "quarter", reported, known.context_from or "document date")]
    count = {"last": -1, "latest": -1, "next": 1}.get(word, 0)
    days = calendar.unit_of(known.date, unit, count) if known.date else None
    if days and count == 0 and known.date:
        days = days[0], known.date
    return [_at(match, _GRAINS[unit], days)]


def _told_on(known: Known, unit: str) -> bool:
    """Whether the unit after the one in force has begun: "the next month" of a text on months past."""
    after = calendar.unit_of(known.context[0], unit, 1) if known.context else None
    fits = known.context is not None and calendar.is_unit(known.context, unit)
    return fits and after is not None and known.date is not None and after[1] < known.date


def _quarter_reported(known: Known) -> Days | None:
    """ "This quarter" in a report on one: the quarter in force, if it is over; else the last, where this one has
    hardly begun. None for the quarter that runs.
    """
    if known.date is None:
        return None
    for told in (known.before, known.context):  # "Like Q2, this quarter saw …": that of the sentences before
        if told and calendar.is_unit(told, "quarter"):
            return told if told[1] < known.date else None
    begun = calendar.unit_of(known.date, "quarter", 0)
    fresh = begun is not None and (known.date - begun[0]).days < _HARDLY
    return calendar.unit_of(known.date, "quarter", -1) if fresh else None


_HARDLY = 31
"""Days of a quarter in which a report on "this quarter" still speaks of the one before."""


def _weekend(date: dt.date, word: str) -> Days | None:
    """The Saturday and Sunday last begun, a week on or back where the words say so."""
    if word == "next":
        return None
    saturday = date - dt.timedelta(
        days=(date.weekday() - 5) % 7 + (7 if word in ("previous", "preceding", "prior") else 0)
    )
    return saturday, min(saturday + dt.timedelta(days=1), date)


def _the(match: re.Match[str], known: Known) -> list[Atom]:
    """ "During the month": the one in force, if it is one."""
    unit = match["the_u"].lower().split()[-1]
    several = known.context is not None and known.context[0] < known.context[1]
    fits = known.context and (several if unit == "period" else calendar.is_unit(known.context, unit))
    if not fits or known.context is None:
        return []
    return [_at(match, _grain_of(known.context), known.context, known.context_from)]


def _now(match: re.Match[str], known: Known) -> list[Atom]:
    if match["now"][0].isupper() and _MID.search(match.string, max(0, match.start() - 2), match.start()):
        return []  # a newspaper's name
    late = match["now"].lower().split()[0] in ("yesterday", "last")
    return [_at(match, "day", calendar.unit_of(known.date, "day", -1 if late else 0) if known.date else None)]


def _weekday(match: re.Match[str], known: Known) -> list[Atom]:
    """The latest such day not after the document's date; "last" and "past" are never that day itself."""
    if _NAMED_DAY.search(match.string, max(0, match.start() - 8), match.start()):
        return []
    word = (match["wd_w"] or "").lower()
    if known.date is None or word in ("next", "coming"):
        return [_at(match, "day", None)]
    behind = (known.date.weekday() - WEEKDAYS[match["wd_d"][:3].lower()]) % 7
    if not behind and word in ("last", "past"):
        behind = 7
    return [_at(match, "day", calendar.unit_of(known.date, "day", -behind))]


_READERS: dict[str, Callable[[re.Match[str], Known], list[Atom]]] = {
    "to": _ending, "ending": _years_to, "same": _same, "corr": _corresponding,
    "basis": _basis, "ytd": _to_date, "ago": _ago,
    "begin": _begin, "then": _then, "later": _later, "nxt": _next_units, "aft": _after_another, "anniv": _anniversary,
    "prior": _prior,
    "vague": _vague, "win": _window, "len": _length, "high": _high, "cal": _calendar, "the": _the, "now": _now,
    "wd": _weekday,
}  # fmt: skip
