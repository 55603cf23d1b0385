"""Figures in running text, told from dates, years and names that have digits."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATES = (
    rf"\b\d{{1,2}}\ (?:{MONTHS})(?:\ \d{{4}})?\b | \b(?:{MONTHS})\ (?:\d{{1,2}},\ )?\d{{4}}\b"
    r" | \b\d{4}-\d{2}(?:-\d{2})?\b | (?<![\d,.$])(?:19|20)\d{2}(?!\d|[,.]\d)(?:[–-](?:19|20)?\d{2})?s?\b"
)
"""Days, months and years as they are written, for a verbose pattern."""
FIGURES = re.compile(
    rf"""{DATES} | \b\w*[A-Za-z/-]\d[\w/-]* | \b\d+(?:st|nd|rd|th)\b | \b\d+[A-Z]\w*
    | \b(?:[Pp]age|[Ll]ine)\ \d+
    | (?P<figure>(?<![\w.])\d+(?:,\d{{3}})*(?:\.\d+)?(?!\w))""",
    re.VERBOSE,
)
"""Dates, years and names with digits; ``figure`` is what is left: a number."""
SPANNED = re.compile(
    r"(?P<figure>(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?(?!\w))(?P<rest>(?:%| times)? \(\d+% interval [^()]{1,60}\))"
)
"""A figure with the interval that it may lie in, which is no figure of its own."""
_DATED = re.compile(
    rf"\b(?P<m>{MONTHS})\s+(?:\d{{1,2}},\s+)?(?P<y1>(?:19|20)\d\d)\b|\b(?P<y2>(?:19|20)\d\d)-(?P<mm>\d\d)\b"
    r"|(?<![\d,.$])(?P<y3>(?:19|20)\d\d)(?!\d|,\d)"
)
_LISTED = re.compile(rf"(?:{MONTHS}) \d{{4}}, \Z")
_CLAUSE = re.compile(r"(?<=[;.])\s+")


def known_by(text: str, day: dt.date) -> str:
    """A text without the clauses that name a month or year after a day; a later date in a list of dates goes alone."""
    for match in reversed([m for m in _DATED.finditer(text) if _later(m, day)]):
        before = text[: match.start()]
        if _LISTED.search(before):
            text = before.rstrip(", ") + text[match.end() :]
    kept = [c for c in _CLAUSE.split(text) if not any(_later(m, day) for m in _DATED.finditer(c))]
    return " ".join(kept).rstrip(" ;")


def _later(match: re.Match[str], day: dt.date) -> bool:
    year = int(match["y1"] or match["y2"] or match["y3"])
    month = MONTHS.split("|").index(match["m"]) + 1 if match["m"] else int(match["mm"] or 1)
    return (year, month) > (day.year, day.month)
