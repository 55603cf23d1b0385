"""The words of dates as patterns; English month and weekday names are capitalised, "may" and "march" are verbs."""

from __future__ import annotations

import re

_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {name[:3].lower(): number for number, name in enumerate(_NAMES, 1)}
WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(_DAYS)}


def _cased(name: str, shortest: int) -> str:
    short = name[:shortest]
    forms = (
        [name, name.upper()] if len(name) == shortest else [name, name.upper(), rf"{short}\.?", rf"{short.upper()}\.?"]
    )
    return "|".join(forms)


_MONTHS = "|".join(["Sept\\.?", *(_cased(name, 3) for name in _NAMES)])
# A list of words has the letters before it with which they can begin: most of a text then fails there, and not at each.
MONTH = rf"(?-i:(?=[ADFJMNOS])(?:{_MONTHS})(?![\w]))"
_WEEKDAYS = "|".join(_cased(name, 3) if name != "Sunday" else "Sunday|SUNDAY" for name in _DAYS)
WEEKDAY = rf"(?-i:(?=[FMSTW])(?:{_WEEKDAYS})(?![\w]))"
YEAR = r"(?:19|20)[0-9]{2}(?![0-9]|[.,][0-9]|\s?%|\s?per\s?cent)"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9]|[.,][0-9])"
PART = r"(?=[bcelms])(?:early|mid|middle\s+of|late|beginning\s+of|start\s+of|end\s+of|close\s+of)"
NUMBER = (
    r"(?=[0-9aefnost])(?:[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)"
)
_NUMBERS = {word: n for n, word in enumerate(NUMBER[NUMBER.index("one") : -1].split("|")[:20], 1)}
_NUMBERS |= {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}
ORDINAL = r"(?=[1-4flst])(?:first|second|third|fourth|last|latter|final|1st|2nd|3rd|4th)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
YEAR_WORD = (
    r"(?=[cflnopst])(?:(?:the\s+)?(?:current|present|ongoing|same|last|previous|preceding|prior|following|next)\s+(?:calendar\s+)?year"
    r"|this\s+(?:calendar\s+)?year|that\s+year|the\s+year(?:\s+under\s+review)?+"
    r"(?!\s+(?:(?:19|20)[0-9]{2}|before|earlier|since|when|that|where|of|after|in\s+which)))(?!\w)"
)


def month(name: str) -> int:
    """1 to 12."""
    return MONTHS[name[:3].lower()]


def number(word: str) -> int:
    """The value of a match of ``NUMBER``."""
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def ordinal(word: str, of: int) -> int:
    """1 to 4, "last" being the last of ``of``."""
    return _ORDINALS.get(word.lower(), of)


def part(words: str | None) -> str:
    """early, mid, late, start, end or ""."""
    first = (words or "").split()[:1]
    named = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "beginning": "start", "start": "start"}
    return named.get(re.sub(r"\W", "", first[0]).lower(), "end") if first else ""
