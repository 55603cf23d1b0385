"""The period that a change, a rank or a comparison is set against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tahqiq.claims.extract.context import Context
from tahqiq.claims.extract.draft import Draft
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import ClaimKind, Span

_YEAR = 366


def set_base(draft: Draft, previous: Draft | None, context: Context) -> None:
    _find_base(draft, previous, context)
    if draft.kind == ClaimKind.CHANGE and draft.base and draft.period is None and context.date:
        draft.period = Span(None, context.date, "", "document date")
    if draft.kind == ClaimKind.RANK and draft.parsed.tokens[draft.token].norm == "peak" and context.date:
        draft.base = Span(None, context.date, "", "document date")


def _find_base(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.base is not None or draft.kind not in (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO):
        return
    mention = _comparison(draft)
    if mention is not None and (mention.span.start or mention.span.end):
        draft.base_mention = mention
        draft.base = _base_span(draft, mention, context.date)
        return
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
        ):
            draft.base = context.base


def _implied_base(draft: Draft) -> bool:
    """A change over several years starts from the first of them; one "since 2021" from before 2021."""
    mention, span = draft.period_mention, draft.period
    if mention is None or span is None or span.start is None:
        return False
    if mention.role == "since":
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
    directly = any(t.tag("dirnoun") for t in tokens[max(0, index - 3) : index])
    return directly and bool(
        {"on", "upon", "against", "versus", "vs"} & set(words)
        or ("over" in words and {"previous", "preceding", "prior"} & set(words))
    )


def _comparison(draft: Draft) -> PeriodMention | None:
    """The nearest period of comparison in the sentence, behind the figure first."""
    roles = ("compared",) if draft.kind == ClaimKind.CHANGE else ("since",)
    tokens = draft.parsed.tokens
    found = [
        (abs(i - draft.token) + (0 if i > draft.token else 30), i) for i, t in enumerate(tokens)
        if t.period is not None and (
            t.period.role in roles or set_against(tokens, i, draft)
            or (draft.kind == ClaimKind.RANK and is_window(t.period))
        )
        and t.period is not draft.period_mention
    ]  # fmt: skip
    if not found:
        return None
    listed = _respective(draft)
    if listed is not None:
        return listed
    return tokens[min(found)[1]].period


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


def _base_span(draft: Draft, mention: PeriodMention, date: dt.date | None) -> Span:
    span = mention.span
    if draft.kind != ClaimKind.RANK:
        return span
    end = draft.period.end if draft.period and draft.period.end else date
    if mention.role == "since":
        if end and span.start and (span.start.month, span.start.day) == (1, 1):
            end = dt.date(end.year, 12, 31)  # "since 2017" counts in whole years
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
    comparative = any(t.norm in ("more", "fewer", "less", "higher", "lower") for t in after)
    return comparative and any(t.norm in ("than", "compared") for t in after)
