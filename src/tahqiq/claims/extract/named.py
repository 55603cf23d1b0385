"""Operations and events of the registry named as periods: "during Operation X", "since the fall of X", "X killed 9"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tahqiq.claims.extract.context import NamedPeriod
from tahqiq.claims.extract.names import Mention
from tahqiq.registry import Occasion, Registry
from tahqiq.terms import Span

_ONE = dt.timedelta(days=1)
_LEAD = 60
"""Characters before a name in which the word that makes it a period stands."""
_BEGUN = r"(?:(?:the\s+)?(?:start|launch|launching|beginning|outset|commencement|onset)\s+of\s+)?"
_WORD = re.compile(
    rf"\b(?P<word>since|after|following|before|prior\s+to|during|throughout|under|amid|in|as\s+part\s+of|within)\s+"
    rf"(?P<begun>{_BEGUN})(?:the\s+|its\s+|military\s+|ongoing\s+|operation\s+|army's\s+)*$",
    re.IGNORECASE,
)


def named_periods(
    text: str, mentions: Sequence[Mention], registry: Registry, date: dt.date | None
) -> tuple[NamedPeriod, ...]:
    """The operations and events whose days are known, where a text names them as periods, in text order."""
    operations, events = tuple(_operations(mentions, registry)), _events(text, registry)
    found = [NamedPeriod(n[0], span) for n in (*operations, *events) if (span := _period(text, n, date))]
    doing = [NamedPeriod(n[0], span, doing=True) for n in operations if (span := _of_its_toll(text, n, date))]
    return tuple(sorted((*found, *doing), key=lambda e: e.start))


_AFTER = 160
"""Characters behind a name in which the sentence tells what came of it."""
_DID = re.compile(
    r"(?:\s+(?:military\s+)?(?:operation|offensive|campaign))?(?:,[^,.;]{1,80},)?\s+(?:(?:which|that|was|were|has|have|had|also|alone|itself|reportedly)\s+)*"
    r"(?:(?:launched|begun|initiated|started|began)\b[^.;]{0,90}?\b(?:and|which|,)\s+(?:has\s+|had\s+)?)?"
    r"(?:killed|eliminated|left|led\s+to|resulted\s+in|claimed|cost|saw|neutrali[sz]ed|wounded|injured|displaced)\b",
    re.IGNORECASE,
)
"""What makes of a name the subject of the toll behind it: "X, launched in June 2014, killed 900"."""

_WITHIN = frozenset(("under", "in", "as", "within"))
"""What an operation did itself, and not only what happened in its days: "in Operation X", "as part of Operation X"."""

_Named = tuple[int, int, dt.date, dt.date | None]
"""Where a name starts and ends, and the first and last day of what it names (None: not over, or not known)."""


def _operations(mentions: Sequence[Mention], registry: Registry) -> Iterator[_Named]:
    for mention in mentions:
        entry = registry.operations.get(mention.ids[0]) if mention.kind == "operation" and mention.ids else None
        if entry is not None and entry.start is not None and entry.start.start is not None:
            yield mention.start, mention.end, entry.start.start, entry.end.end if entry.end else None


def _events(text: str, registry: Registry) -> Iterator[_Named]:
    if not registry.occasions:
        return
    pattern, by_name = _wordings(registry)
    for match in pattern.finditer(text):
        event = by_name[_plain(match[0])]
        if event.start.start is not None:
            yield match.start(), match.end(), event.start.start, event.end.end if event.end else None


@lru_cache(maxsize=8)
def _wordings(registry: Registry) -> tuple[re.Pattern[str], dict[str, Occasion]]:
    by_name = {_plain(name): event for event in registry.occasions for name in event.names}
    longest = sorted(by_name, key=len, reverse=True)
    words = "|".join(re.escape(n).replace(r"\ ", r"\s+").replace("'", "['’]") for n in longest)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), by_name


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _period(text: str, named: _Named, date: dt.date | None) -> Span | None:
    """The days that the word before a name makes of it; None where there is no such word, or they are not yet."""
    start, end, first, last = named
    lead = _WORD.search(text, max(0, start - _LEAD), start)
    if lead is None or (date is not None and first > date):
        return None
    wording = " ".join(text[lead.start() : end].split())
    word = lead["word"].casefold().split()[0]
    if word in ("before", "prior"):
        return Span(None, first - _ONE, wording, "named event")
    if word == "since" or lead["begun"]:
        return Span(first, date, wording, "named event")
    if word in ("after", "following"):
        return Span((last or first) + _ONE if last and last > first else first, date, wording, "named event")
    return _throughout(first, last, wording, date)


def _of_its_toll(text: str, named: _Named, date: dt.date | None) -> Span | None:
    """The days of an operation whose own toll is told: "Operation X killed 900 militants"."""
    start, end, first, last = named
    lead = _WORD.search(text, max(0, start - _LEAD), start)
    within = lead is not None and lead["word"].casefold().split()[0] in _WITHIN and not lead["begun"]
    if not within and (lead or not _DID.match(text, end, end + _AFTER)):
        return None
    return None if date is not None and first > date else _throughout(first, last, text[start:end], date)


def _throughout(first: dt.date, last: dt.date | None, wording: str, date: dt.date | None) -> Span:
    """From its first day to its last, or to the day of the text where it is not over."""
    ongoing = last is None or (date is not None and date < last)
    return Span(first, date if ongoing else last, wording, "named event")
