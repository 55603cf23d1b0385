"""A date as far as it is known, in a sentence."""

from __future__ import annotations

from tahqiq.measure.wording import day
from tahqiq.terms import Span

_MONTH = 31


def when(span: Span, *, bare: bool = False) -> str:
    """ "on 25 August 2008", "in August 2014", "in 2002"; ``bare`` without the "on". "" where no day is known."""
    if span.start is None:
        return ""
    last = span.end or span.start
    if last == span.start:
        return day(span.start) if bare else f"on {day(span.start)}"
    said = f"{span.start:%B %Y}" if (last - span.start).days < _MONTH else f"{span.start.year}"
    return said if bare else f"in {said}"
