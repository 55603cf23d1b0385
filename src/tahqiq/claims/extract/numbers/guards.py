"""Digits that are not quantities: dates, times, ages, names, citations, addresses, numbering."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from tahqiq.claims.extract.lazy import Lazy
from tahqiq.claims.extract.numbers.lexicon import any_of, words
from tahqiq.claims.extract.numbers.spelled import SHORT as SPELLED

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b\.?"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_AGE = rf"(?:[0-9]{{1,3}}|{SPELLED})"
_NUMBERED = any_of(words()["numbered"])
_NUMBERING = r"\.?\s?(?:no\.?\s?|number\s|#)?"
_NAMED = any_of(words()["named_ordinals"])

_Blocker = tuple[tuple[str, ...], str]
"""A pattern, and the pieces in small letters of which a text must have one for it to match ("" is in any text): looking
for a piece costs a hundredth of a search. Every run is bounded, so that no hostile line makes a search quadratic."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ANY = ("",)
_ADDRESSES: tuple[_Blocker, ...] = (
    (("http", "www."), r"(?i:https?://|www\.)\S{1,2000}"),
    (("@",), r"(?<!\S)\S{1,64}@[\w.-]{1,255}"),
    (("/",), r"(?<![\w.])[\w-]{1,63}\.(?:com|org|net|pk|uk|int|gov|edu|info)/\S{1,500}"),
    (("[",), r"\[[0-9][0-9,;\s-]{0,30}\]"),  # citation marks
    # footnote marks left behind by a flattened page
    (_ANY, r"""(?:(?<=[a-z][.,;])|(?<=[a-z]\.["')]))[0-9]{1,3}(?=\s|$)"""),
)
_BLOCKERS: tuple[_Blocker, ...] = (
    *_ADDRESSES,
    # dates
    (
        _MONTHS,
        rf"\b{_DAY}(?:\s?(?:-|to|and|,|&)\s?{_DAY})?\s{{0,2}}(?:(?<=[a-z]{{2}} )of\s)?{_MONTH}"
        r"(?:,?\s(?:19|20)[0-9]{2}\b)?",
    ),
    (
        _MONTHS,
        rf"(?<!\bin )(?<!\bIn )(?<!uring )(?<!\blast ){_MONTH}\s{{1,2}}{_DAY}\b(?![0-9,.]*[0-9])"
        rf"(?:\s?(?:-|to|and|&)\s?{_DAY}\b)?(?:,?\s(?:19|20)[0-9]{{2}}\b)?",
    ),
    (_MONTHS, rf"{_MONTH}\s{{1,2}}{_DAY},?\s{{1,2}}(?:19|20)[0-9]{{2}}\b"),
    (("/", "."), r"\b[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{2,4}\b"),
    (("-",), r"\b(?:19|20)[0-9]{2}-[01][0-9](?:-[0-3][0-9])?\b"),
    (("-", "/"), r"\b(?:19|20)[0-9]{2}(?:\s?[-/]\s?(?:19|20)[0-9]{2}|[-/][0-9]{2})\b(?![,.]?[0-9]|\s?%|\s?per\s?cent)"),
    (("/",), r"\b[0-9]{1,4}/[0-9]{1,4}\b"),  # 9/11, 24/7, 2024/25
    (_ANY, r"(?<!\w)'?[0-9]{2,4}s\b"),  # the 1990s
    (_ANY, r"\b[1-4][QH](?:FY)?[0-9]{2,4}\b|\b(?:Q[1-4]|H[12]|FY)\s?'?[0-9]{2,4}(?:[-/][0-9]{2,4})?\b"),
    # times
    (
        ("am", "pm", "a.m", "p.m", "o'clock"),
        r"(?i)\b[0-9]{1,2}(?:[:.][0-9]{2})?\s?(?:am|pm|a\.m\.?|p\.m\.?|o'clock)(?![a-z])",
    ),
    ((":",), r"\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b"),
    (("hrs", "hours", "gmt", "utc", "pst", "pkt", "local"), r"\b[0-9]{4}\s?(?:hrs|hours|GMT|UTC|PST|PKT|local)\b"),
    # ages
    (
        ("age",),
        rf"(?i)\bage[ds]?\s(?:between\s|from\s|of\s|under\s|over\s|about\s){{0,2}}{_AGE}(?:\s?(?:-|to|and)\s?{_AGE})?\b",
    ),
    (("old",), rf"(?i)\b{_AGE}(?:\s?(?:-|to|and)\s?{_AGE})?[\s-]years?[\s-]old\b"),
    (("age",), rf"(?i)\b(?:under|over|below|above)\sthe\sage\sof\s{_AGE}\b"),
    (("under", "over"), r"(?i)\b(?:under|over)-?\s?[0-9]{1,2}s\b"),
    (
        ("under", "below", "over", "above"),
        rf"(?i)\b(?:children|infants|girls|boys|minors|those|persons|people|women|men)\s(?:under|below|over|above)\s{_AGE}\b",
    ),
    (("(",), r"(?<=[a-z] \()[0-9]{2}(?=, [A-Z][\w' .-]{2,40}\))"),  # "Abdul Karim (39, Sero)"
    (
        ("(",),
        r"\b[A-Z][a-z]{1,20}\s[A-Z][a-z'-]{1,20}\s\([0-9]{2}\)(?=,?\s(?:a|an|the|another|who|from|of|son|daughter|and)\b)",
    ),
    ((",",), r"(?<=[a-z], )[0-9]{1,2}(?=, (?:a|an|the|who|was|were|is|of|from|and|had|told)\b)"),
    (
        (",",),
        r"(?i)\b(?:man|woman|girl|boy|child|daughter|son|mother|father|student|brother|sister|wife|husband|teenager),\s"
        r"[0-9]{1,2}\b(?=\s*(?:[.,;)]|$))",
    ),
    (("young", "old", "tall", "early", "late"), rf"(?i)\bas\s(?:young|old|tall|early|late)\sas\s{_AGE}\b"),
    (("per",), r"(?i)\bper\s[0-9][0-9,.]*(?:\s?(?:thousand|million))?\b"),  # the people that a rate is of
    (
        ("(",),
        r"(?i)(?<=\()(?:lines?|pages?|pp?\.)\s?[0-9]{1,4}(?:\s?-\s?[0-9]{1,4})?(?=[),])",
    ),  # where it is quoted from
    (  # what a figure may be by chance is no figure of its own: "(95% interval 80 to 140)", "(95% CI: 0.8–2.2)"
        ("interval", " ci"),
        r"(?i)(?:(?<=[(\[])|(?<=[,;] ))[0-9]{2}(?:\.[0-9])?(?:\s?%|\sper\s?cent)\s"
        r"(?:(?:confidence|credible|uncertainty)\s)?(?:interval|ci)\b[^()\[\]]{0,60}(?=[)\]])",
    ),
    # names and numbering
    (  # "the 2023 Tamo Peace Index"
        ("index", "outlook", "survey", "yearbook", "report"),
        r"\b(?:19|20)[0-9]{2}(?=\s(?:[A-Z][\w’'-]{0,30}\s){1,4}(?:Index|Outlook|Survey|Yearbook|Report)\b)",
    ),
    (
        _ANY,
        r"(?<!ast )(?<!his )(?<!hat )(?<!previous )"
        rf"(?i:\b(?=[a-z']{{1,20}}{_NUMBERING}[0-9])(?:{_NUMBERED})\b{_NUMBERING})"
        r"[0-9]{1,4}(?:\.[0-9]{1,2})?(?:\([0-9a-z]\))?\b"
        rf"(?!,[0-9]{{3}}|\s?%|\sper|\s?million)(?:(?:\s?-\s?|,\s|\sand\s)[0-9]{{1,4}}\b(?![,.]?[0-9]|\s+[a-z]))?",
    ),
    (
        ("act", "ordinance", "law", "code", "bill", "agreement", "convention", "protocol", "constitution"),
        r"(?i:\b(?:act|ordinance|law|code|bill|agreement|convention|protocol|constitution),?\s(?:of\s)?)(?:19|20)[0-9]{2}\b",
    ),
    (
        tuple(words()["named_ordinals"]),
        rf"(?i)\b(?:[0-9]{{1,3}}(?:st|nd|rd|th)|first|second|third|fourth|fifth)\s(?:\w{{1,20}}\s)?(?:{_NAMED})\b",
    ),
    ((".", ")"), r"(?m)^[ \t]*\(?[0-9]{1,3}[.)](?=\s|$)"),
    ((".",), r"(?m)^[ \t]*[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?(?=\s+[A-Z])"),
    (("#", "@", "_", "=", "&", "\\"), r"(?<=[#@_=&\\])[0-9]+"),
    ((".",), r"\b[0-9]+(?:\.[0-9]+){2,}\b"),  # versions and network addresses
    (
        ("-", "+"),
        r"(?<![\w.])\+?[0-9]{2,4}(?:[\s-][0-9]{2,4})?[\s-][0-9]{3,4}-[0-9]{4}\b|\+[0-9]{1,3}[\s-]?[0-9][0-9\s-]{6,14}",
    ),
    (_ANY, r"\b[0-9]{1,5}(?:-[0-9]{1,7}){2,}\b|(?<![\w.,])0[0-9]{1,4}[-\s]?[0-9]{5,9}\b|(?<![\w.,])0[0-9]+\b(?![.,:])"),
    (("°",), r"\b[0-9]{1,3}(?:\.[0-9]+)?\s?°"),
    (
        ("mm", "millimet", "calib"),
        r"(?i)(?<![\w.])[0-9]{1,3}(?:\.[0-9]{1,2})?(?:x[0-9]{1,3})?[\s-]?(?:mm|millimet(?:er|re)|calib(?:er|re))\b",
    ),
    (("-",), r"\b[0-9]{1,4}-(?=[A-Z][a-z]+\s(?:[A-Z]|[a-z]*(?:hospital|camp|base|battalion|brigade)))"),
    (
        ("one",),
        r"(?i)\bone(?:\s(?:of|another|hand|side|day|thing|way|point|can|must|should|may|might|could|would|will|time|bright|by"
        r"|who|that|which|is|has)\b|-(?!third|fifth|quarter|half|tenth|and\b|in\b))",
    ),
    (
        ("one",),
        r"(?i)\b(?:no(?!\s+one\s+(?:was|were|has|have|had)\b)|any|every|some|each|this|another|the"
        r"|(?:that|only)(?!\s+one\s+(?:(?:\w+\s+){1,3}(?:was|were|had|has|died|is)|(?:in|out\s+of)\s+\w+"
        r"|(?:death|fatality|attack|incident|case|casualty|killing|injury|abduction))\b)"
        r"|(?<!\bin )(?<!\bof )(?<!\bon )which)[\s-]one\b",
    ),
    (
        ("first", "second", "one", "date"),
        r"(?i)\bat\s(?:first|second|one\spoint)\b|\b(?:second|first)[\s-]hand\b|\bto\sdate\b",
    ),
)
_IN_WORDS = (SPELLED, "first|second", r"\bone", "-one")
_NEEDS_DIGIT = tuple("[0-9]" in p and not any(w in p for w in _IN_WORDS) for _, p in _BLOCKERS)
_COMPILED = tuple((needs, Lazy(partial(str, pattern))) for needs, pattern in _BLOCKERS)
_PIECES = frozenset(piece for pieces, _ in _BLOCKERS for piece in pieces)
_DIGIT = re.compile("[0-9]")
_MARKS = re.compile(r"[@\[/]|www|[0-9]")


@dataclass(frozen=True, slots=True)
class Blocked:
    """Merged spans in which no figure may begin."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __call__(self, offset: int) -> bool:
        """Whether the character at the offset is inside a span."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def addresses(text: str) -> Blocked:
    """The addresses and citation marks of folded text, in which no number means anything."""
    return _merged(text, _COMPILED[: len(_ADDRESSES)]) if _MARKS.search(text) else Blocked((), ())


def blocked(text: str) -> Blocked:
    """The spans of folded text that hold no quantity."""
    digits = bool(_DIGIT.search(text))
    return _merged(text, [p for p, needs in zip(_COMPILED, _NEEDS_DIGIT, strict=True) if digits or not needs])


def _merged(text: str, patterns: Sequence[tuple[tuple[str, ...], Lazy]]) -> Blocked:
    small = text.lower()
    held = {piece for piece in _PIECES if piece in small}
    able = [pattern for pieces, pattern in patterns if not held.isdisjoint(pieces)]
    spans = sorted(match.span() for pattern in able for match in pattern.finditer(text))
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return Blocked(tuple(starts), tuple(ends))
