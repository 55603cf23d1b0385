"""What a period in prose is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from tahqiq.terms import Span

Role = Literal["at", "since", "compared", "until", "within"]
Grain = Literal["day", "week", "month", "quarter", "half", "year", "years", "decade", "open"]


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period as written. ``source[start:end] == text == span.text``.

    ``span`` has the role applied: "since 2021" runs to the document date, "until June" has no start. ``named``
    is the period that the words themselves name (all of 2021, all of June). Both have no ends where they
    cannot be known: a relative period in a document without a date, a day that can be read two ways, "in recent
    years". ``role`` is "compared" for the base of a comparison and "within" for a window counted back.
    ``grain`` is the unit in which the period is named: "years" for a span of several, "open" for a vague one.
    """

    start: int
    end: int
    text: str
    span: Span
    named: Span
    role: Role
    grain: Grain

    @property
    def looks_back(self) -> bool:
        """ "The previous month", "the year before": named by the one in force, which stays in force after it."""
        words = self.text.casefold().split()
        back = len(words) > 1 and words[-1] in ("before", "earlier")
        return back or bool({"previous", "preceding", "prior"} & set(words[:2]))


def year_until(mention: PeriodMention) -> Span | None:
    """What is counted "until the end of June 2013": from the year's first day; None for any other period."""
    span = mention.span
    if mention.role == "until" and mention.grain == "year" and span.start is None and span.end is not None:
        through = span.text.casefold().startswith("through") and (span.end.month, span.end.day) == (12, 31)
        return Span(dt.date(span.end.year, 1, 1), span.end, span.text, span.resolved_from) if through else None
    bounded = mention.role == "until" and mention.grain in ("day", "month", "quarter", "half") and span.start is None
    if not bounded or span.end is None or span.text.casefold().startswith(("before", "prior")):
        return None
    return Span(dt.date(span.end.year, 1, 1), span.end, span.text, span.resolved_from)
