"""Whether four digits name a year or count something."""

from __future__ import annotations

import re

# a year is led by these …
_BEFORE = re.compile(
    r"\b(?:(?i:in|since|by|during|until|till|from|to|and|of|for|year|than|with|compared|after|before|through|throughout"
    r"|early|late|mid|fiscal|over|between|the)|[A-Z][a-z]{2,8})[\s,]{1,2}$"
)
# … and a count of 1900 to 2099 is followed by the plural of what it counts
_COUNTED = re.compile(r"\s+(?:[a-z][\w-]*\s+){0,2}?(?:people|personnel|police|[a-z]{3,}[^\Ws]s|[a-z]{2,}s?es)\b")
_NOT_COUNTED = re.compile(
    r"\s+(?:was|has|is|witness(?:es|ed)|sees|saw|marks|remains|to|and|in|as|had|were|with|when)\b"
)


def looks_like_year(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, four digits from 1900 to 2099, stands for a year."""
    if _BEFORE.search(text, max(0, start - 16), start):
        return True
    return not _COUNTED.match(text, end) or bool(_NOT_COUNTED.match(text, end))
