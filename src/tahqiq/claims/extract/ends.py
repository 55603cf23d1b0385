"""The two ends of a change, told by the figures around it: which period each belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tahqiq.claims.extract.asides import led_by_comparison
from tahqiq.claims.extract.base import against_people
from tahqiq.claims.extract.draft import Draft
from tahqiq.terms import ClaimKind, Span

_REACH = 40
"""Claims back over which a figure is remembered."""
_NOT_HANDED = (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.MILESTONE)
_COUNTS = (ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.LEVEL)


def handing_on(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The claim whose period goes on to this one: the last one, but not a figure that only a change was set against."""
    for before in reversed(told[-_REACH:]):
        if before.parsed is draft.parsed:
            if only_compared(before, draft):
                continue
            return before
        if _paragraph(before) != _paragraph(draft):
            break
        if before.kind not in _NOT_HANDED and not _set_against(before, told):
            return before
    return told[-1] if told else None


def only_compared(before: Draft, draft: Draft) -> bool:
    """ "Killed 6 – compared to 40 in May – and injured 18": the 40 has its own period, the 18 goes on with the 6."""
    between = draft.parsed.tokens[before.last + 1 : draft.token]
    parted = any(t.text in ",;)-–—" or t.tag("verb", "middle") for t in between)
    return parted and led_by_comparison(before)


def _set_against(figure: Draft, told: Sequence[Draft]) -> bool:
    """ "30% fewer than the 90 of May": the 90 belongs to the period compared with."""
    if led_by_comparison(figure):
        return True
    return figure.kind in _COUNTS and any(
        d.parsed is figure.parsed and d.kind == ClaimKind.CHANGE and _same(d.base, figure.period)
        for d in told[-_REACH:]
    )


def ends_from_figures(draft: Draft, told: Sequence[Draft]) -> None:
    """Periods that a change does not give itself, from the figures and changes before it.

    "Fell from 46 to 26": where 46 and 26 stand before with their periods, these are its base and period. "Fell by 12%
    in May" is set against April where a figure for April stands in the paragraph. Else a change that says nothing of
    time goes on with the base of the one before it in the paragraph, for the same period.
    """
    if draft.kind != ClaimKind.CHANGE or draft.base_mention is not None:
        return
    if draft.from_value is not None and draft.to_value is not None and draft.period_mention is None:
        start, end = _given(draft, draft.from_value, told), _given(draft, draft.to_value, told)
        if start and end and start.start and end.start and start.start < end.start:
            draft.base, draft.period = start, end
            return
    last = _change_before(draft, told)
    if last is not None:
        draft.period, draft.base = last.period, last.base
    if draft.base is None:
        draft.base = _figure_before(draft, told) or _base_before(draft, told) or _year_before(draft)


def _change_before(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """The change of the sentence before, whose months go on: "…, a rise of 33% on April. In X there was one of 62%"."""
    last = told[-1] if told else None
    goes_on = (
        last is not None and last.kind == ClaimKind.CHANGE and last.base is not None and draft.period_mention is None
        and _paragraph(last) == _paragraph(draft) and 0 < draft.parsed.index - last.parsed.index <= 1
        and last.period is not None and (last.period_mention is None or last.base_mention is not None)
    )  # fmt: skip
    return last if goes_on else None


def _given(draft: Draft, value: float, told: Sequence[Draft]) -> Span | None:
    """The period of the same figure for the same thing, given before."""
    return next(
        (d.period for d in reversed(told[-_REACH:])
         if d.kind in _COUNTS and d.value == value and d.metric == draft.metric and d.parsed is not draft.parsed
         and d.period_mention is not None),
        None,
    )  # fmt: skip


def _figure_before(draft: Draft, told: Sequence[Draft]) -> Span | None:
    """The period right before the change's own, where the paragraph counts the same thing for it."""
    span = draft.period
    if span is None or span.start is None or draft.period_mention is None:
        return None
    eve = span.start - dt.timedelta(days=1)
    return next(
        (d.period for d in reversed(told[-_REACH:])
         if d.kind in _COUNTS and d.metric == draft.metric and d.victim == draft.victim and d.period is not None
         and d.period.end == eve and _paragraph(d) == _paragraph(draft)),
        None,
    )  # fmt: skip


def _base_before(draft: Draft, told: Sequence[Draft]) -> Span | None:
    if draft.period_mention is not None:
        return None
    return next(
        (d.base for d in reversed(told[-_REACH:])
         if d.kind == ClaimKind.CHANGE and d.base is not None and d.base_mention is not None
         and _same(d.period, draft.period) and _paragraph(d) == _paragraph(draft)),
        None,
    )  # fmt: skip


def _year_before(draft: Draft) -> Span | None:
    """ "Attacks rose by 12% in 2015" says nothing of what they were compared with: the year before is meant."""
    span = draft.period
    if span is None or span.start is None or span.end is None or draft.period_mention is None:
        return None
    if (draft.value is None and draft.from_value is None) or against_people(draft):
        return None
    if any(t.norm == "as" for t in draft.parsed.tokens[draft.token + 1 : draft.token + 2]):
        return None  # "twice as many attacks as in Punjab"
    if (span.start.month, span.start.day, span.end) != (1, 1, dt.date(span.start.year, 12, 31)):
        return None
    year = span.start.year - 1
    return Span(dt.date(year, 1, 1), dt.date(year, 12, 31), span.text, span.resolved_from or "same sentence")


def start_of_figures(change: Draft, around: Sequence[Draft]) -> None:
    """ "Deaths were 90 in 2014, which came down to 40 in 2023, a fall of 56%": from the year of the first figure on."""
    if change.kind != ClaimKind.CHANGE or change.base_mention is not None or change.value is None:
        return
    figures = [
        d for d in around
        if d.parsed is change.parsed and d.kind in _COUNTS and d.metric == change.metric and d.victim == change.victim
        and d.period_mention is not None and d.value is not None
    ]  # fmt: skip
    if len(figures) != 2:
        return
    first, last = (d.period for d in figures)
    in_order = first and last and first.end and last.start and first.end < last.start
    if in_order and _same(last, change.period) and _by(figures[0].value, figures[1].value, change.value):
        change.base = first


def _by(first: float | None, last: float | None, percent: float) -> bool:
    """Whether one figure is so many percent more or less than another, to a point or so."""
    if not first or last is None:
        return False
    return abs(abs(last - first) / first * 100 - percent) < _POINTS


_POINTS = 1.5


def figures_at_ends(change: Draft, drafts: Sequence[Draft]) -> None:
    """The two figures of "fell from 46 to 26" belong to the base and to the period of the change.

    Where the change gives no base, the time of the first figure is not told: the change's own period is not its.
    """
    if change.kind != ClaimKind.CHANGE:
        return
    _over_years(change)
    if change.from_value is None:
        return
    for draft in drafts:
        inside = draft.parsed is change.parsed and draft.kind in _COUNTS and draft.metric == change.metric
        own = draft.period_mention is not None and draft.period_mention is not change.period_mention
        if not inside or own:
            continue
        if draft.value == change.from_value:
            _belongs(draft, change.base)
        elif draft.value == change.to_value and change.period is not None:
            _belongs(draft, change.period)


def _belongs(figure: Draft, span: Span | None) -> None:
    figure.period = span
    if figure.kind == ClaimKind.CUMULATIVE:
        figure.kind = ClaimKind.COUNT  # it was taken for the total of the years between


def _over_years(change: Draft) -> None:
    """ "Rose between 2013 and 2015": from the first of the years to the last."""
    span, base = change.period, change.base
    if span is None or base is None or span.end is None or (span.start, span.end.month, span.end.day) != (
        base.start, 12, 31,
    ):  # fmt: skip
        return
    if base.end is not None and base.end < span.end:
        change.period = Span(dt.date(span.end.year, 1, 1), span.end, span.text, span.resolved_from)


def _paragraph(draft: Draft) -> int:
    return draft.parsed.sentence.paragraph


def _same(left: Span | None, right: Span | None) -> bool:
    return left is not None and right is not None and (left.start, left.end) == (right.start, right.end)
