"""The period that a change, a rank or a comparison is set against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tahqiq.claims.extract.context import Context
from tahqiq.claims.extract.draft import Draft
from tahqiq.claims.extract.own_times import as_reported
from tahqiq.claims.extract.periods import PeriodMention, calendar
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import ClaimKind, Span, Unit

_YEAR = 366
_MONTH = 31
"""Days of a period that is not set against the many months with which its text compares others."""


def set_base(draft: Draft, previous: Draft | None, context: Context) -> None:
    _find_base(draft, previous, context)
    if (
        draft.kind == ClaimKind.CHANGE
        and draft.base
        and draft.period_mention is None
        and draft.base_mention is not None
    ):
        draft.period = _following(draft.base_mention, context.date) or draft.period
    if draft.kind == ClaimKind.CHANGE and draft.base and draft.period is None and context.date:
        draft.period = _year_after(draft.base, context.date) or Span(None, context.date, "", "document date")
    if draft.kind == ClaimKind.RANK and draft.parsed.tokens[draft.token].norm == "peak" and context.date:
        draft.base = Span(None, context.date, "", "document date")


def _following(base: PeriodMention, date: dt.date | None) -> Span | None:
    """A change on "the previous month" is one of the month after it."""
    span = base.span
    unit = next((u for u in ("month", "quarter", "half", "year") if span.start and span.end and _is(span, u)), "")
    if not unit or span.start is None or not _PREVIOUS & set(base.text.casefold().split()):
        return None
    days = calendar.unit_of(span.start, unit, 1)
    if days is None or (date is not None and days[0] > date):
        return None
    return Span(days[0], min(days[1], date) if date else days[1], base.text, "same sentence")


_PREVIOUS = frozenset(("previous", "preceding", "prior"))


def _is(span: Span, unit: str) -> bool:
    return span.start is not None and span.end is not None and calendar.is_unit((span.start, span.end), unit)


def _find_base(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.base is not None or draft.kind not in (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO):
        return
    mention = _of_value(draft, draft.from_value) or _comparison(draft)
    if mention is not None and (mention.span.start or mention.span.end):
        draft.base_mention = mention
        draft.base = as_reported(mention, context.counted_to, context.date) or _base_span(draft, mention, context.date)
        return
    if draft.kind == ClaimKind.RANK:
        draft.base = _since_an_event(draft, context)
    if draft.kind == ClaimKind.CHANGE and draft.period is not None and _implied_base(draft):
        return
    if draft.kind == ClaimKind.CHANGE and not against_people(draft):
        if (
            previous is not None
            and previous.parsed is draft.parsed
            and previous.kind == ClaimKind.CHANGE
            and previous.base
        ):
            draft.base = previous.base
        elif (
            draft.period is not None
            and context.period is not None
            and context.base is not None
            and (draft.period.start == context.period.start and draft.period.end == context.period.end)
            and not ((draft.period.days or 0) <= _MONTH and (context.base.days or 0) > 2 * _MONTH)
        ):
            draft.base = context.base


def _since_an_event(draft: Draft, context: Context) -> Span | None:
    """ "The deadliest month since the fall of X": from the event's day to the end of what is ranked."""
    sentence = draft.parsed.sentence
    events = context.named_in(sentence.start, sentence.end)
    span = next((e.span for e in events if e.span.text.casefold().startswith("since")), None)
    end = draft.period.end if draft.period is not None and draft.period.end else context.date
    return Span(span.start, end, span.text, span.resolved_from) if span is not None else None


def _implied_base(draft: Draft) -> bool:
    """A change over several years starts from the first of them; one "since 2021" from before 2021."""
    mention, span = draft.period_mention, draft.period
    if mention is None or span is None or span.start is None:
        return False
    if mention.role == "since" and mention.grain in ("year", "month") and draft.value is not None:
        draft.base = Span(mention.named.start, mention.named.end, mention.text, mention.span.resolved_from)
    elif mention.role == "since":
        draft.base = Span(None, span.start - dt.timedelta(days=1), mention.text, mention.span.resolved_from)
    elif (span.days or 0) > _YEAR + 40:
        draft.base = Span(span.start, dt.date(span.start.year, 12, 31), mention.text, mention.span.resolved_from)
    return draft.base is not None


def set_against(tokens: Sequence[Token], index: int, draft: Draft) -> bool:
    """ "a 17% increase on the previous quarter": the period is the base, whatever its own words."""
    period = tokens[index].period
    if period is None or draft.kind != ClaimKind.CHANGE or index <= draft.token:
        return False
    words = [t.norm for t in tokens[max(0, index - 2) : index]] + period.text.casefold().split()[:3]
    if draft.unit == Unit.FACTOR and "as" in words[:2] and draft.token + 3 <= index <= draft.token + 8:
        return True  # "twice as many as in 2022"
    if draft.unit == Unit.FACTOR and index - draft.token <= 9:
        return any(t.quantity and t.quantity.unit == "count" for t in tokens[draft.token + 1 : index])
    if _behind_a_figure(tokens, index) and index - draft.token <= 8:
        words = [t.norm for t in tokens[max(0, index - 5) : index - 2]]  # "a rise of 12% on the 20 of May"
        if {"on", "upon", "than", "over", "against"} & set(words):
            return True
    directly = any(t.tag("dirnoun") for t in tokens[max(0, index - 3) : index])
    between = [t.norm for t in tokens[draft.token : index]]
    other = any(t.quantity and t.quantity.unit == "percent" for t in tokens[draft.token + 1 : index])
    if "than" in between[-5:] and not other and {"more", "fewer", "less", "higher", "lower"} & set(between):
        return True
    return directly and bool(
        {"on", "upon", "against", "versus", "vs"} & set(words)
        or ("over" in words and {"previous", "preceding", "prior"} & set(words))
    )


def _behind_a_figure(tokens: Sequence[Token], index: int) -> bool:
    quantity = tokens[index - 2].quantity if index > 1 else None
    return quantity is not None and quantity.unit == "count" and tokens[index - 1].norm in ("of", "in")


def _year_after(base: Span, date: dt.date) -> Span | None:
    """A report that compares with a whole year and names no other speaks of the year after it."""
    if base.start is None or base.end is None or (base.start.month, base.start.day, base.days) not in (
        (1, 1, 365), (1, 1, 366),
    ):  # fmt: skip
        return None
    year = base.start.year + 1
    if not 0 <= date.year - year <= 1:
        return None
    return Span(dt.date(year, 1, 1), min(dt.date(year, 12, 31), date), "", "document date")


def _of_value(draft: Draft, value: float | None) -> PeriodMention | None:
    return period_of_value(draft, value) if draft.kind == ClaimKind.CHANGE else None


def period_of_value(draft: Draft, value: float | None) -> PeriodMention | None:
    """The period right behind one end of "from 57 in 2021 to 120 in 2023"."""
    tokens = draft.parsed.tokens
    for at in range(draft.token, len(tokens)):
        quantity = tokens[at].quantity
        if value is None or quantity is None or quantity.value != value:
            continue
        before = tokens[at - 1].period if at > 1 and tokens[at - 1].possessive else None
        return before or next((t.period for t in tokens[at + 1 : at + 4] if t.period is not None), None)
    return None


def _comparison(draft: Draft) -> PeriodMention | None:
    """The nearest period of comparison in the sentence, behind the figure first."""
    roles = ("compared",) if draft.kind == ClaimKind.CHANGE else ("since",)
    tokens = draft.parsed.tokens
    found = [
        (abs(i - draft.token) + (0 if i > draft.token else 30), i) for i, t in enumerate(tokens)
        if t.period is not None and (
            t.period.role in roles or set_against(tokens, i, draft)
            or (draft.kind == ClaimKind.RANK and (is_window(t.period) or among(tokens, i) or so_far(tokens, i)))
        )
        and t.period is not draft.period_mention and not _own_time(draft, t.period)
    ]  # fmt: skip
    if not found:
        return None
    listed = _respective(draft)
    if listed is not None:
        return listed
    return tokens[min(found)[1]].period


def _own_time(draft: Draft, mention: PeriodMention) -> bool:
    """Whether a period is that of the change itself: the "vs. 196 in Q3" of a change "during Q3"."""
    own, span = draft.period, mention.span
    told = draft.kind == ClaimKind.CHANGE and draft.period_mention is not None and own is not None
    return told and own is not None and (own.start, own.end) == (span.start, span.end)


def _respective(draft: Draft) -> PeriodMention | None:
    """ "12 and 49 percent higher than in 2016 and 2015 respectively": as many bases as figures, in order."""
    tokens = draft.parsed.tokens
    if not any(t.norm == "respectively" for t in tokens):
        return None
    figures = [i for i in range(draft.first, draft.last + 1) if (q := tokens[i].quantity) and q.unit == "percent"]
    bases = [t.period for t in tokens[draft.last :] if t.period is not None and t.period is not draft.period_mention]
    if draft.token in figures and len(figures) == len(bases) > 1:
        return bases[figures.index(draft.token)]
    return None


def is_window(mention: PeriodMention) -> bool:
    """ "in a decade", "during the past 15 years": the stretch over which something is the highest."""
    days = mention.span.days
    return days is not None and days > 700


def so_far(tokens: Sequence[Token], index: int) -> bool:
    """ "The highest monthly total so far this year": the stretch of the year that a place is taken over."""
    period = tokens[index].period
    told = period is not None and "so far" in " ".join(
        [*(t.norm for t in tokens[max(0, index - 2) : index]), period.text]
    )
    return told and any(t.tag("super") for t in tokens[max(0, index - 8) : index])


def among(tokens: Sequence[Token], index: int) -> bool:
    """ "The deadliest month of the year": the stretch that a rank among months, days or weeks is taken over."""
    if index and tokens[index - 1].tag("periods"):
        return True  # "in a single month this year"
    return index > 1 and tokens[index - 1].norm in ("of", "in") and tokens[index - 2].tag("periods") is not None


def _just_over(draft: Draft, date: dt.date) -> bool:
    """ "October was the deadliest month of the year", told in early November: of the months until then."""
    period = draft.period
    if period is None or period.start is None or period.end is None or not 0 < (date - period.end).days <= _FRESH:
        return False
    return any(_is(period, unit) for unit in ("month", "quarter"))


_FRESH = 20
"""Days into a month or quarter in which a text ranks those that are over."""


def _base_span(draft: Draft, mention: PeriodMention, date: dt.date | None) -> Span:
    span = mention.span
    if draft.kind != ClaimKind.RANK:
        return span
    end = draft.period.end if draft.period and draft.period.end else date
    if mention.role == "since":
        of_a_month = draft.period is not None and any(_is(draft.period, unit) for unit in ("month", "quarter"))
        if end and span.start and (span.start.month, span.start.day) == (1, 1) and not of_a_month:
            end = dt.date(end.year, 12, 31)  # "since 2017" counts in whole years
        return Span(span.start, end, span.text, span.resolved_from)
    if (
        date
        and span.end == date
        and (span.days or 0) <= _YEAR
        and "so far" not in span.text
        and _just_over(draft, date)
    ):
        return Span(span.start, end, span.text, span.resolved_from)
    years = round((span.days or 0) / 365.25)
    whole = (
        draft.period is not None
        and draft.period.start is not None
        and draft.period.end is not None
        and (draft.period.start.month == 1 and draft.period.start.day == 1 and draft.period.end.month == 12)
    )
    if years >= 2 and whole and draft.period is not None and draft.period.end is not None:
        last = draft.period.end.year
        return Span(dt.date(last - years + 1, 1, 1), dt.date(last, 12, 31), span.text, span.resolved_from)
    return span


def against_people(draft: Draft) -> bool:
    """ "7% more losses compared to 93 rebels", "20% more than in Punjab": set against another measure."""
    tokens = draft.parsed.tokens
    after = tokens[draft.token + 1 : draft.token + 8]
    if any(set_against(tokens, i, draft) for i in range(draft.token + 1, min(len(tokens), draft.token + 9))):
        return False
    comparative = any(t.norm in ("more", "fewer", "less", "higher", "lower") for t in after)
    return comparative and any(t.norm in ("than", "compared") for t in after)
