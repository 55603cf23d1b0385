"""The period of a claim: right beside its figure, else of its clause, sentence, paragraph or document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tahqiq.claims.extract.base import is_window, period_of_value, set_against
from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import Context, event_noun, reported_on
from tahqiq.claims.extract.draft import CASUALTY, Draft
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.phrases import BOUNDARY
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import ClaimKind, Span

_YEAR = 366


def set_period(draft: Draft, previous: Draft | None, context: Context) -> None:  # noqa: PLR0911 - one way out for each reading, in order of trust
    roles: tuple[str, ...] = ("at", "within", "since", "until")
    if draft.metric == "fighters":
        roles = ("at",)
    if draft.kind in (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO):
        roles = ("at", "within", "since") if draft.kind == ClaimKind.CHANGE else ("at", "within")
    if draft.echo is not None and draft.echo.period is not None:
        draft.period, draft.area_text = draft.echo.period, draft.echo.area_text
        return
    ended = period_of_value(draft, draft.to_value) if draft.kind == ClaimKind.CHANGE else None
    mention = ended or _nearest_period(draft, roles)
    if mention is not None:
        draft.period_mention = mention
        draft.period = _dated(mention, context.date)
        return
    if draft.parent is not None and draft.parent.period is not None:
        draft.period, draft.period_mention = draft.parent.period, draft.parent.period_mention
        return
    if draft.metric == "fighters" and draft.kind in (ClaimKind.LEVEL, ClaimKind.RANK, ClaimKind.RANGE) and context.date:
        draft.period = Span(context.date, context.date, "", "document date")
        return
    if draft.metric in CASUALTY and _in_operation(draft):
        draft.period, draft.kind = context.since or context.period, _running(draft)
        return
    if draft.metric in CASUALTY and _named_event(draft):
        return
    same = previous is not None and previous.parsed.sentence.paragraph == draft.parsed.sentence.paragraph
    if (
        same
        and previous is not None
        and previous.period is not None
        and (previous.parsed is draft.parsed or not _aside(previous))
    ):
        draft.period = _from(previous.period, previous.parsed is draft.parsed)
        draft.period_mention = previous.period_mention if previous.parsed is draft.parsed else None
        return
    if context.period_from <= 2 or draft.parsed.index >= context.period_from - 1:
        draft.period = context.period
    if draft.period is None and context.period is None and context.since and draft.kind == ClaimKind.COUNT:
        draft.period, draft.kind = context.since, ClaimKind.CUMULATIVE
    elif draft.period is None and draft.metric in CASUALTY and draft.parsed.index < 2 and context.date:
        draft.period = Span(context.date, context.date, "", "document date")


def _running(draft: Draft) -> ClaimKind:
    return ClaimKind.CUMULATIVE if draft.kind == ClaimKind.COUNT else draft.kind


def _in_operation(draft: Draft) -> bool:
    """Killed "in the ongoing operation": a campaign of months, whose toll runs on."""
    tokens = draft.parsed.tokens
    for at in range(max(0, draft.token - 12), min(len(tokens), draft.token + 14)):
        if tokens[at].norm not in ("operation", "offensive", "campaign", "military operation"):
            continue
        before = tokens[max(0, at - 6) : at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        named = (before and before[-1].capital) or (following is not None and following.capital and tokens[at].capital)
        if named or any(t.norm == "ongoing" for t in before):
            return True
    return False


def _named_event(draft: Draft) -> bool:
    """ "the Gao bombing": an event with a name has its own day, which the text does not give here."""
    tokens = draft.parsed.tokens
    return any(
        tokens[i].capital
        and event_noun(tokens[i + 1].norm)
        and not tokens[i].tag("country", "acting")
        and not tokens[i + 1].capital
        for i in range(max(1, draft.token - 14), draft.token - 1)
    )


def _aside(draft: Draft) -> bool:
    """A claim about a period only mentioned for comparison does not hand it on."""
    return bool(draft.period_mention and draft.period_mention.role == "compared") or draft.kind in (
        ClaimKind.RANK,
        ClaimKind.CHANGE,
        ClaimKind.MILESTONE,
    )


def _from(span: Span, same_sentence: bool) -> Span:
    return Span(
        span.start,
        span.end,
        span.text,
        span.resolved_from or ("same sentence" if same_sentence else "previous sentence"),
    )


def _dated(mention: PeriodMention, date: dt.date | None) -> Span:
    """ "since 2021" runs to the document's date."""
    span = mention.span
    if (
        date
        and span.end == date
        and span.start == dt.date(date.year, 1, 1)
        and (date.month, date.day) > (12, 14 if span.text.isdigit() else 27)
        and "so far" not in span.text
    ):
        return Span(span.start, dt.date(date.year, 12, 31), span.text, span.resolved_from)  # the year is all but over
    if mention.role == "since" and span.start and (span.end is None or mention.role == "since"):
        return Span(span.start, date, span.text, "document date")
    return span


def _nearest_period(draft: Draft, roles: tuple[str, ...]) -> PeriodMention | None:
    """The period that belongs to a figure: right behind it, else in its clause, else in its sentence."""
    tokens = draft.parsed.tokens
    right = _behind(tokens, draft, roles)
    if right:
        return right
    close = _just_before(tokens, draft)
    if close:
        return close
    low, high = clause_span(draft.parsed, draft.token)
    found = [
        (abs(i - draft.token), i) for i, t in enumerate(tokens)
        if t.period is not None and t.period.role in roles and _usable(tokens, i, draft)
    ]  # fmt: skip
    inside = [(d, i) for d, i in found if low <= i < high]
    # a period right behind another figure belongs to that figure
    free = [(d, i) for d, i in inside if not _owned(tokens, i, draft)]
    since = [(d, i) for d, i in found if (p := tokens[i].period) and p.role == "since"]
    for group in (free, [(d, i) for d, i in found if not _owned(tokens, i, draft)], since):
        if group:
            left = [(d, i) for d, i in group if i < draft.token]
            return tokens[min(left or group)[1]].period
    return None


def _usable(tokens: Sequence[Token], index: int, draft: Draft) -> bool:
    """Whether a period can be the period of this claim: not a rank's window, a base, or the day of a statement."""
    period = tokens[index].period
    if period is None or period is draft.base_mention or reported_on(tokens, index):
        return False
    if set_against(tokens, index, draft):
        return False
    if draft.kind == ClaimKind.RANK and tokens[draft.token].norm != "peak":
        return not is_window(period) and period.role != "since"
    return not (period.role == "since" and _of_a_rank(tokens, index)) and not (
        is_window(period) and _of_a_rank(tokens, index)
    )


def _just_before(tokens: Sequence[Token], draft: Draft) -> PeriodMention | None:
    """ "last year's count of 468 deaths": a period directly before the figure, whatever its role."""
    if draft.kind in (ClaimKind.CHANGE, ClaimKind.RANK):
        return None
    for at in range(draft.token - 1, max(-1, draft.token - 5), -1):
        token = tokens[at]
        if token.period is not None:
            tied = any(t.kind == "q" for t in tokens[max(0, at - 3) : at])
            return token.period if _usable(tokens, at, draft) and token.period.role != "since" and not tied else None
        if token.kind != "word" or token.tag("verb", "event", "dirverb", "report") or token.norm in ("to", "and"):
            return None
    return None


def _behind(tokens: Sequence[Token], draft: Draft, roles: tuple[str, ...]) -> PeriodMention | None:
    at = max(draft.token, draft.last if draft.last - draft.token < 14 else draft.token) + 1
    for inner in tokens[draft.token : at]:
        if (
            inner.period is not None
            and (inner.period.role in roles or draft.kind not in (ClaimKind.CHANGE, ClaimKind.RANK))
            and _usable(tokens, tokens.index(inner), draft)
        ):
            return inner.period
    bracket = draft.token > 1 and tokens[draft.token - 1].text == "(" and tokens[draft.token - 2].period
    following = next((t for t in tokens[draft.token + 1 :] if t.period is not None or t.text == ")"), None)
    if bracket and not (following is not None and following.period is not None):
        return bracket  # "2006 (2,785)"
    steps = 0
    while at < len(tokens) and steps < 9:
        token = tokens[at]
        if token.period is not None:
            tied = at - draft.last <= 4 and draft.kind not in (ClaimKind.CHANGE, ClaimKind.RANK)
            if (token.period.role in roles or tied) and _usable(tokens, at, draft):
                return token.period
        elif (
            token.text == "," and at + 1 < len(tokens) and tokens[at + 1].norm in ("with", "compared", "including")
        ) or (
            token.kind == "q" or token.norm in BOUNDARY or token.text in ";:" or token.tag("verb", "middle", "dirverb")
        ):
            return None
        at += 1
        steps += 1
    return None


def _of_a_rank(tokens: Sequence[Token], period: int) -> bool:
    """ "the highest number since 2017", "the first time since August": the window of a rank, no period of a figure."""
    for at in range(period - 1, max(-1, period - 10), -1):
        token = tokens[at]
        if (token.kind == "q" and not (token.quantity and token.quantity.ordinal)) or token.text in ";,":
            return False
        if token.tag("super") or token.norm in ("first", "record", "time") or token.text.casefold() == "first":
            return True
    return False


def _owned(tokens: Sequence[Token], period: int, draft: Draft) -> bool:
    """Whether a period is bound to another figure: "31 in June", "2006 (2,785)"."""
    before = tokens[max(0, period - 2) : period]
    tied = any(t.kind == "q" for t in before) and period - draft.token != 1 and period - draft.token != 2
    return tied and not any(tokens[i].kind == "q" and i == draft.token for i in range(max(0, period - 2), period))
