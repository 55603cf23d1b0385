"""The period of a claim: right beside its figure, else of its clause, sentence, paragraph or document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tahqiq.claims.extract.asides import (
    COMPARING,
    behind_a_comparison,
    by_the_way,
    of_a_total,
    of_an_aside,
    of_the_compared,
    respective,
    since_until,
)
from tahqiq.claims.extract.base import among, is_window, period_of_value, set_against, so_far
from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import Context, of_a_rank
from tahqiq.claims.extract.draft import CASUALTY, EVENTS, Draft
from tahqiq.claims.extract.handed import hand_down, of_its_operation
from tahqiq.claims.extract.own_times import as_reported
from tahqiq.claims.extract.periods import PeriodMention, year_until
from tahqiq.claims.extract.phrases import BOUNDARY
from tahqiq.claims.extract.saying import reported_on
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind, Span

_YEAR = 366


def set_period(draft: Draft, previous: Draft | None, context: Context) -> None:
    roles: tuple[str, ...] = ("at", "within", "since", "until")
    if draft.metric == "fighters":
        roles = ("at",)
    if draft.kind in (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO):
        roles = ("at", "within", "since") if draft.kind == ClaimKind.CHANGE else ("at", "within")
    if draft.echo is not None and draft.echo.period is not None:
        draft.period, draft.area_text = draft.echo.period, draft.echo.area_text
        return
    listed = respective(draft)
    if listed is not None:
        draft.period = listed
        return
    ended = period_of_value(draft, draft.to_value) if draft.kind == ClaimKind.CHANGE else None
    mention = ended or of_the_compared(draft) or _nearest_period(draft, roles)
    if mention is not None and of_its_operation(draft, context) and not _its_own_time(draft, mention):
        mention = None
    if mention is not None:
        draft.period_mention = mention
        given = since_until(mention, draft) or as_reported(mention, context.counted_to, context.date)
        draft.period = given or _dated(mention, draft, context)
        return
    hand_down(draft, previous, context)


def _its_own_time(draft: Draft, mention: PeriodMention) -> bool:
    """Not "20 died in 2024, while Operation X had killed 900", nor "Operation X, launched in April, killed 900"."""
    tokens = draft.parsed.tokens
    low, high = clause_span(draft.parsed, draft.token)
    at = next((i for i in range(max(0, low), min(high, len(tokens))) if tokens[i].period is mention), None)
    return at is not None and not any(t.norm in _LAUNCHED for t in tokens[max(0, at - 3) : at])


_LAUNCHED = frozenset(("launched", "begun", "began", "started", "initiated", "commenced", "announced"))


def _dated(mention: PeriodMention, draft: Draft, context: Context) -> Span:
    """ "since 2021" runs to the day of which the figures are told; "until June" from the year's first day."""
    span, date = mention.span, context.date
    if (
        date
        and span.end == date
        and span.start == dt.date(date.year, 1, 1)
        and (date.month, date.day) > (12, 14 if span.text.isdigit() else 27)
        and "so far" not in span.text
    ):
        return Span(span.start, dt.date(date.year, 12, 31), span.text, span.resolved_from)  # the year is all but over
    if date and span.start and span.end and span.start <= date < span.end and _so_far_in(draft, mention):
        return Span(span.start, date, span.text, "document date")
    if span.start and (mention.role == "since" or _began_then(draft, mention)):
        end = context.told_on if context.told_on and span.start <= context.told_on else date
        return Span(span.start, end, span.text, "document date")
    if span.text.casefold().startswith("by ") and draft.metric in CASUALTY:
        return _all_by_then(mention, draft, date)
    if draft.kind in (ClaimKind.COUNT, ClaimKind.CHANGE) and (year_to := year_until(mention)):
        return year_to
    return span


def _all_by_then(mention: PeriodMention, draft: Draft, date: dt.date | None) -> Span:
    """ "By January, 10,000 had been killed": all of them until then; "killed by September this year": those of it."""
    span = mention.span
    if _had_been(draft):
        return Span(None, span.end, span.text, span.resolved_from)
    in_year = date and span.start and span.end and span.start.year == span.end.year == date.year
    months = in_year and date and mention.grain == "month" and draft.kind == ClaimKind.COUNT
    return Span(dt.date(date.year, 1, 1), span.end, span.text, span.resolved_from) if months and date else span


def _so_far_in(draft: Draft, mention: PeriodMention) -> bool:
    """ "So far in August"."""
    tokens = draft.parsed.tokens
    at = next((i for i, t in enumerate(tokens) if t.period is mention), 0)
    return [t.norm for t in tokens[max(0, at - 3) : at]] == ["so", "far", "in"]


def _had_been(draft: Draft) -> bool:
    """ "By January, 10,000 had been killed": all of them until then."""
    tokens = draft.parsed.tokens
    around = [t.norm for t in tokens[max(0, draft.first - 3) : draft.last + 2]]
    return any(a == "had" and b in ("been", "died", "lost") for a, b in pairwise(around))


_BEGAN = frozenset(("began", "started", "erupted", "broke", "broke out"))


def _began_then(draft: Draft, mention: PeriodMention) -> bool:
    """ "40 have died in a revolt that began in April": counted from then on."""
    tokens = draft.parsed.tokens
    at = next((i for i, t in enumerate(tokens) if t.period is mention), 0)
    words = [t.norm for t in tokens[max(0, at - 3) : at]]
    told = bool({"that", "which"} & set(words)) and bool(_BEGAN & set(words))
    return told and draft.metric in CASUALTY | EVENTS and at > draft.last


def _nearest_period(draft: Draft, roles: tuple[str, ...]) -> PeriodMention | None:
    """The period that belongs to a figure: right behind it, else in its clause, else in its sentence."""
    tokens = draft.parsed.tokens
    led = tokens[draft.token - 2] if draft.token > 1 and tokens[draft.token - 1].text == ":" else None
    if led is not None and led.period is not None and led.period.span.start:
        return led.period  # "2023: 1,218; 2024: 2,901"
    right = _behind(tokens, draft, roles) or _shared(tokens, draft)
    if right:
        return right
    close = _just_before(tokens, draft) or _opening(tokens, draft)
    if close:
        return close
    low, high = clause_span(draft.parsed, draft.token)
    found = [
        (abs(i - draft.token), i) for i, t in enumerate(tokens)
        if t.period is not None and t.period.role in roles and _usable(tokens, i, draft)
        and not (draft.kind == ClaimKind.COUNT and behind_a_comparison(tokens, draft, i))
    ]  # fmt: skip
    inside = [(d, i) for d, i in found if low <= i < high]
    # a period right behind another figure belongs to that figure
    free = [(d, i) for d, i in inside if not _owned(tokens, i, draft)]
    since = [(d, i) for d, i in found if (p := tokens[i].period) and p.role == "since"]
    own = [(d, i) for d, i in found if not _owned(tokens, i, draft) and not _of_an_aside(tokens, draft, i)]
    for group in (free, own, since):
        if group:
            left = [(d, i) for d, i in group if i < draft.token]
            return tokens[min(left or group)[1]].period
    return _of_another_time(tokens, draft)


def _of_another_time(tokens: Sequence[Token], draft: Draft) -> PeriodMention | None:
    """ "30 had been reported during the same period of the previous year": the one time of a sentence that compares
    nothing.
    """
    told = [i for i, t in enumerate(tokens) if t.period is not None]
    if draft.kind != ClaimKind.COUNT or len(told) != 1 or told[0] < draft.token:
        return None
    period, led = tokens[told[0]].period, tokens[told[0] - 1].norm in _TYING
    apart = led and not any(t.norm in COMPARING or t.norm == "than" for t in tokens[: told[0]])
    return period if apart and period is not None and period.role == "compared" and period.span.start else None


def _of_an_aside(tokens: Sequence[Token], draft: Draft, period: int) -> bool:
    """ "Seven died daily, with May the deadliest month": a period behind ", with" that is the subject of a rank."""
    between = tokens[draft.last + 1 : period]
    aside = any(a.text == "," and b.norm == "with" for a, b in pairwise(between)) and tokens[period - 1].norm == "with"
    return aside and any(t.tag("super") for t in tokens[period + 1 : period + 6])


def _opening(tokens: Sequence[Token], draft: Draft) -> PeriodMention | None:
    """ "Over the same period last year, 12 were killed": words of comparison that open the sentence give its period."""
    if draft.kind in (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO, ClaimKind.SHARE):
        return None
    at = next((i for i, t in enumerate(tokens[:4]) if t.period is not None), None)
    period = tokens[at].period if at is not None else None
    if at is None or period is None or period.role != "compared" or any(t.norm not in _LEADING for t in tokens[:at]):
        return None
    low, _ = clause_span(draft.parsed, draft.token)
    return period if low <= at and tokens[min(at + 1, len(tokens) - 1)].text == "," else None


_LEADING = frozenset(("in", "over", "during", "for", "the"))


def _usable(tokens: Sequence[Token], index: int, draft: Draft) -> bool:
    """Whether a period can be the period of this claim: not a rank's window, a base, or the day of a statement."""
    period = tokens[index].period
    if period is None or period is draft.base_mention or reported_on(tokens, index):
        return False
    if set_against(tokens, index, draft) or so_far(tokens, index):
        return False
    if draft.kind == ClaimKind.RANK and [t.norm for t in tokens[max(0, index - 2) : index]] == ["only", "to"]:
        return False  # "second only to 2014"
    aside = of_an_aside(tokens, index, draft) or (index < draft.token and by_the_way(tokens, index))
    if aside or of_a_total(tokens, index, draft):
        return False
    if draft.kind == ClaimKind.RANK and tokens[draft.token].norm not in ("peak", "peaked", "peaking"):
        return not is_window(period) and period.role != "since" and not among(tokens, index)
    ranked = period.role == "since" or is_window(period) or among(tokens, index)
    return not (ranked and of_a_rank(tokens, index))


def _just_before(tokens: Sequence[Token], draft: Draft) -> PeriodMention | None:
    """ "last year's count of 468 deaths": a period directly before the figure, whatever its role."""
    if draft.kind in (ClaimKind.CHANGE, ClaimKind.RANK):
        return None
    for at in range(draft.token - 1, max(-1, draft.token - 5), -1):
        token = tokens[at]
        if token.period is not None:
            lead = [t for t in tokens[max(0, at - 3) : at] if t.norm != "the"]
            tied = bool(lead) and (
                lead[-1].kind == "q" or (lead[-1].norm in _TYING and any(t.kind == "q" for t in lead))
            )
            return token.period if _usable(tokens, at, draft) and token.period.role != "since" and not tied else None
        if token.tag("event") and at > 1 and tokens[at - 1].norm in ("which", "when") and tokens[at - 2].text == ",":
            told = tokens[at - 3].period if at > 2 else None  # "… in 2023, which saw 90"
            return told if told is not None and told.span.start else None
        if token.norm == "when" and at and (mention := _in_that(tokens, at)):
            return mention
        verb = token.tag("verb", "event", "dirverb", "report") and token.norm not in _MEASURES
        if token.kind != "word" or verb or token.norm in ("to", "and"):
            return None
    return None


def _in_that(tokens: Sequence[Token], when: int) -> PeriodMention | None:
    """ "Since 2012, when 26 were counted", "since 2014, the year when 30 were": in the year that is named."""
    at = when - 1
    while at > 0 and (tokens[at].text == "," or tokens[at].norm in ("the", "year", "month")):
        at -= 1
    mention = tokens[at].period
    since = mention is not None and mention.role == "since" and mention.named.start is not None
    return replace(mention, span=mention.named, role="at") if mention is not None and since else None


_MEASURES = grammar("measures")
_TYING = frozenset(("in", "of", "for", "during"))


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
    compared = draft.kind in (ClaimKind.CHANGE, ClaimKind.SHARE) and bracket and bracket.role == "compared"
    if bracket and not compared and not (following is not None and following.period is not None):
        return bracket  # "2006 (2,785)"
    steps = 0
    while at < len(tokens) and steps < 9:
        token = tokens[at]
        if token.period is not None and not _of_the_next(tokens, at):
            tied = at - draft.last <= 4 and draft.kind not in (ClaimKind.CHANGE, ClaimKind.RANK)
            tied = tied and not (tokens[at].possessive and tokens[at - 1].norm in COMPARING | {"to"})
            if (token.period.role in roles or tied) and _usable(tokens, at, draft):
                return token.period
        elif token.kind == "q" and _events_of_it(tokens, at):
            pass  # "six were killed in two attacks at the end of May"
        elif token.text == ")" and _bracketed(tokens, draft.token):
            return None  # "(from 215 to 206) compared to the same period of 2023"
        elif (
            token.text == "," and at + 1 < len(tokens) and tokens[at + 1].norm in ("with", "compared", "including")
        ) or (
            token.kind == "q"
            or token.norm in BOUNDARY
            or token.text in ";:"
            or token.tag("verb", "middle", "dirverb")
            or _of_the_next(tokens, at)
        ):
            return None
        at += 1
        steps += 1
    return None


def _of_the_next(tokens: Sequence[Token], at: int) -> bool:
    """ "January saw 70 incidents, February 50": a period between a comma and a figure is that of the figure."""
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return tokens[at].period is not None and tokens[at - 1].text == "," and after == "q"


def _shared(tokens: Sequence[Token], draft: Draft) -> PeriodMention | None:
    """ "90 killed and 12 injured in 2013": one time behind two figures."""
    at = draft.last + 1
    if draft.kind != ClaimKind.COUNT or at + 1 >= len(tokens) or tokens[at].norm != "and" or tokens[at + 1].kind != "q":
        return None
    for index in range(at + 2, min(len(tokens), at + 2 + _PAIR)):
        token = tokens[index]
        if token.period is not None:
            fits = token.period.role in ("at", "since") and token.period.span.start is not None
            return token.period if fits and _usable(tokens, index, draft) else None
        if token.text in ",;.:()" or token.kind == "q" or token.norm in _CONTRASTING:
            return None
    return None


_CONTRASTING = frozenset(("while", "whereas", "but", "as", "than", "compared", "against", "from"))
_PAIR = 6


def _bracketed(tokens: Sequence[Token], figure: int) -> bool:
    inner = next((t.text for t in reversed(tokens[max(0, figure - 6) : figure]) if t.text in "()"), "")
    return inner == "("


def _events_of_it(tokens: Sequence[Token], figure: int) -> bool:
    """Whether a figure counts the events in which those before it died: "in two attacks"."""
    if not figure or tokens[figure - 1].norm not in ("in", "during"):
        return False
    noun = next((m for t in tokens[figure + 1 : figure + 4] if (m := t.tag("metric"))), None)
    return noun is not None and noun.value in EVENTS


def _owned(tokens: Sequence[Token], period: int, draft: Draft) -> bool:
    """Whether a period is bound to another figure: "31 in June", "2006 (2,785)"."""
    before = tokens[max(0, period - 2) : period]
    tied = any(t.kind == "q" for t in before) and period - draft.token != 1 and period - draft.token != 2
    return tied and not any(tokens[i].kind == "q" and i == draft.token for i in range(max(0, period - 2), period))
