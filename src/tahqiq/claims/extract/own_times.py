"""What time a document is about: its own period, what it is set against, how far into the running year it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tahqiq.claims.extract.asides import comes_to
from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.periods import PeriodMention, calendar, year_until
from tahqiq.claims.extract.saying import reported_on
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import Span


def periods_of(parsed: Sequence[Parsed]) -> list[tuple[int, PeriodMention]]:
    """Every period with the index of its sentence."""
    return [
        (item.index, t.period) for item in parsed for at, t in enumerate(item.tokens)
        if t.period is not None and not reported_on(item.tokens, at) and not _of_another_total(item.tokens, at)
    ]  # fmt: skip


def _of_another_total(tokens: Sequence[Token], at: int) -> bool:
    """ "40 died, bringing the total in the first nine months to 90": not the time that the text is about."""
    return comes_to(tokens, at) and not any(t.kind == "q" for t in tokens[max(0, at - 3) : at])


def own_period(told: Sequence[tuple[int, PeriodMention]]) -> Span | None:
    """The period the document reports on: the one most mentioned, earlier mentions weighing more."""
    scores: dict[tuple[dt.date, dt.date], float] = {}
    spans: dict[tuple[dt.date, dt.date], Span] = {}
    for index, mention in told:
        span = mention.span
        if mention.role not in ("at", "within") or span.start is None or span.end is None or span.days is None:
            continue
        key = span.start, span.end
        if not _reportable(span):
            continue
        spans.setdefault(key, span)
        weight = (2.5 if index < 2 else 1.0) * (1.0 if span.days >= 27 else 0.5)
        scores[key] = scores.get(key, 0.0) + weight
    return spans[max(scores, key=lambda k: scores[k])] if scores else _long_period(told)


def headed(parsed: Sequence[Parsed]) -> Span | None:
    """The years that a heading gives for the figures below it: "By the numbers, October 2017 to July 2020"."""
    headings = [p for p in parsed[:_OPENING] if p.sentence.kind == "heading"]
    return _long_period(periods_of(headings)) if headings else None


def _long_period(told: Sequence[tuple[int, PeriodMention]]) -> Span | None:
    """The years that a text opens with, where it names no shorter time: "over the past 11 years"."""
    opening = (m.span for index, m in told if index < _OPENING and m.role in ("at", "within"))
    return next((s for s in opening if s.start is not None and s.end is not None), None)


_OPENING = 2


def _reportable(span: Span) -> bool:
    return span.days is not None and span.days <= 800


def own_base(told: Sequence[tuple[int, PeriodMention]], period: Span | None, date: dt.date | None) -> Span | None:
    """The period that the document compares its own with."""
    end = counted_to(told, date, period)
    for index, mention in told:
        start = mention.span.start if mention.role == "compared" else None
        if start and (period is None or start != period.start) and not _of_another_time(index, told, period):
            return as_reported(mention, end, date) or mention.span
    return None


def _of_another_time(index: int, told: Sequence[tuple[int, PeriodMention]], period: Span | None) -> bool:
    """Whether a sentence compares a time that is not the document's: "2021 had fewer than 2020", in a text on 2024."""
    spans = [m.span for i, m in told if i == index and m.role == "at" and m.grain != "day" and m.span.start]
    return period is not None and bool(spans) and all(not _overlap(span, period) for span in spans)


def _overlap(one: Span, other: Span) -> bool:
    return (one.start or dt.date.min) <= (other.end or dt.date.max) and (other.start or dt.date.min) <= (
        one.end or dt.date.max
    )


def counted_to(told: Sequence[tuple[int, PeriodMention]], date: dt.date | None, own: Span | None) -> dt.date | None:
    """The end of "the first nine months" of the running year, in a text on them or not long after them."""
    if date is None:
        return None
    first = dt.date(date.year, 1, 1)
    this_year = own is not None and own.start == first
    spans = [year_until(m) or m.span for i, m in told if _of_months(m) and (i < _EARLY or m.span == own)]
    ends = {
        s.end for s in spans if s.start == first and s.end and s.end < date and (this_year or (s.days or 0) > _MONTHS)
    }
    end = own.end if own is not None and own.end in ends and this_year else ends.pop() if len(ends) == 1 else None
    return end if end is not None and (date - end).days <= _LATELY else None


def _of_months(mention: PeriodMention) -> bool:
    """Whether a period may be that of a report: no day, and none that runs until a month ("till November")."""
    return (mention.role == "at" and mention.grain != "day") or (mention.role == "until" and mention.grain == "quarter")


def as_reported(mention: PeriodMention, end: dt.date | None, date: dt.date | None) -> Span | None:
    """ "This year", "last year", "nine months" in a report on the year's first months: those months of it."""
    span = mention.span
    if end is None or date is None or span.start is None:
        return None
    first = dt.date(end.year, 1, 1)
    last_year = mention.text.casefold().removeprefix("the ").startswith(_YEAR_BEFORE) and mention.grain == "year"
    same = (span.start, span.end) == calendar.shift((first, date), -12)
    if same or (last_year and span.start.year == end.year - 1):
        days = calendar.shift((first, end), -12)
        return Span(days[0], days[1], span.text, "document") if days else None
    back = mention.role == "within" and abs((span.days or 0) - (end - first).days) <= _ABOUT
    this_year = (span.start, span.end) == (first, date)
    return Span(first, end, span.text, "document") if back or this_year else None


_EARLY = 4
_YEAR_BEFORE = ("last year", "previous year")
_ABOUT = 20
_MONTHS, _LATELY = 150, 45
"""Days of months that are most of what has run of a year, and after which a text still means them by "this year"."""
