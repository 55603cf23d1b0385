"""Filling the slots that a claim takes from around it: whose, when, where, and of one event or of many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from tahqiq.claims.extract.actors import set_actor
from tahqiq.claims.extract.asides import of_two_times
from tahqiq.claims.extract.base import against_people, set_base
from tahqiq.claims.extract.cast import cast_of, give
from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import Context, event_noun
from tahqiq.claims.extract.draft import CASUALTY, DISPLACED, Draft, Parsed
from tahqiq.claims.extract.ends import ends_from_figures, figures_at_ends, handing_on, start_of_figures
from tahqiq.claims.extract.in_step import keep_step
from tahqiq.claims.extract.phrases import PREPOSITIONS
from tahqiq.claims.extract.running import runs_on, several_happenings
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.when import set_period
from tahqiq.claims.extract.where import is_the_whole, set_area, share_event_area
from tahqiq.claims.extract.whom import before_the_bracket, told_around
from tahqiq.terms import ClaimKind, Direction, Span, WhyNot

_YEAR = 366
_DAYS, _WEEK = 2, 8
_BACK = 2
"""Sentences back in which the group stands that a claim means by "the group"."""
_NEAR = 9
"""Tokens behind a figure within which "in a night attack" still says what it was the toll of."""


_AROUND = 5
"""Claims on either side among which the figures of a change are looked for."""


def fill(drafts: Sequence[Draft], context: Context, parsed: Sequence[Parsed] = ()) -> None:
    """Fill period, base, area, actor and the aggregate kind of every draft, in text order."""
    previous: Draft | None = None
    told: list[Draft] = []
    totals: dict[tuple[float | None, str], Draft] = {}
    _echo_headings(drafts)
    _of_civilians(drafts)
    _attacks_again(drafts)
    for draft in drafts:
        _inherit_people(draft, previous)
        set_period(draft, handing_on(draft, told), context)
        same = _restated(draft, totals)
        if same is not None:
            draft.period = same.period
        set_base(draft, previous, context)
        set_area(draft, previous, context)
        at = draft.parsed.index
        set_actor(draft, previous, parsed[max(0, at - _BACK) : at][::-1] if parsed else ())
        of_two_times(draft, told)
        ends_from_figures(draft, told)
        _kind(draft, previous, context)
        draft.kind = same.kind if same is not None else draft.kind
        if draft.kind in _TOTALS:
            totals.setdefault((draft.value, draft.metric), draft)
        previous = previous if is_the_whole(draft) else draft
        told.append(draft)
    for index, draft in enumerate(drafts):
        start_of_figures(draft, drafts[max(0, index - _AROUND) : index + _AROUND])
        figures_at_ends(draft, drafts)
    keep_step(drafts)
    share_event_area(drafts, context)
    give(cast_of(parsed, drafts, context), drafts)
    for draft in drafts:
        if draft.echo is not None and draft.parsed.sentence.kind == "heading":
            _copy(draft, draft.echo)


def _attacks_again(drafts: Sequence[Draft]) -> None:
    """ "1,566 terrorist incidents … 948 incidents in Sero": of the kind that the text has counted under that noun."""
    attacks = False
    for index, draft in enumerate(drafts):
        if draft.metric not in ("attacks", "incidents") or draft.kind != ClaimKind.COUNT or draft.governor is None:
            continue
        noun = draft.parsed.tokens[draft.governor].norm.rpartition(" ")
        compared = any(
            d.metric == "attacks" and d.kind == ClaimKind.CHANGE and d.parsed is draft.parsed and d.token < draft.token
            for d in drafts[max(0, index - _AROUND) : index]
        )  # "a rise in attacks, compared to the 93 incidents of May"
        if noun[2] not in ("incident", "incidents"):
            continue
        attacks = draft.metric == "attacks" or attacks
        bare = not noun[0] and draft.governor - draft.token == 1
        if (attacks or compared) and bare and draft.metric == "incidents":
            draft.metric = "attacks"


def _restated(draft: Draft, told: Mapping[tuple[float | None, str], Draft]) -> Draft | None:
    """The claim whose figure is given again: the 3,384 of "out of the 3,384 dead", with no time of its own."""
    if draft.kind != ClaimKind.COUNT or draft.period_mention is not None or (draft.value or 0) < _MANY:
        return None
    return told.get((draft.value, draft.metric))


_MANY = 50
"""From here on a figure met again in a text is the same count."""
_TOTALS = frozenset((ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.EVENT_TOLL))


def _of_civilians(drafts: Sequence[Draft]) -> None:
    """Where a text tells of civilian casualties and of no other people, its plain tolls are theirs: "221 killed"."""
    if any(d.people in _ARMED for d in drafts):
        return
    told = False
    for draft in drafts:
        if draft.metric not in _TOLLS or (draft.kind == ClaimKind.RANK and not _of_tolls(draft)):
            continue
        told = told or (draft.people == "civilian" and any(t.norm == "civilian" for t in draft.parsed.tokens))
        draft.people = draft.people or ("civilian" if told else "")


def _of_tolls(draft: Draft) -> bool:
    """Whether a rank names a toll ("the highest number of victims"), and not what was the deadliest."""
    said = (t.tag("metric") for t in draft.parsed.tokens[draft.first : draft.last + 1])
    return any(tag is not None and tag.value in _TOLLS for tag in said)


_ARMED = frozenset(("military", "police", "security"))
_TOLLS = frozenset(("deaths", "injuries", "other:casualties"))


def _echo_headings(drafts: Sequence[Draft]) -> None:
    """A headline that gives a figure of the text takes its slots from there."""
    for at, draft in enumerate(drafts):
        if draft.parsed.sentence.kind != "heading" or draft.parsed.index > 3 or draft.value is None:
            continue
        draft.echo = next(
            (
                d
                for d in drafts[at + 1 : at + 12]
                if d.value == draft.value and d.metric == draft.metric and d.parsed is not draft.parsed
            ),
            None,
        )


def _copy(draft: Draft, source: Draft) -> None:
    draft.kind, draft.period, draft.area_text = source.kind, source.period, source.area_text
    draft.people = draft.people if draft.people not in ("", "all") else source.people
    draft.actor_text = draft.actor_text or source.actor_text


def _inherit_people(draft: Draft, previous: Draft | None) -> None:
    """A figure without a noun counts the people of the claim it is joined to: "9 civilians killed and 4 injured"."""
    if draft.metric in CASUALTY:
        draft.people = before_the_bracket(draft) or draft.people
    if (
        draft.metric in CASUALTY
        and draft.people in ("", "all")
        and draft.kind not in (ClaimKind.CHANGE, ClaimKind.RANK)
    ):
        draft.people = told_around(draft, previous) or draft.people
    rest = draft.metric == "arrests" and _others(draft)
    if (draft.people and not rest) or draft.metric not in CASUALTY:
        return
    if draft.kind in (ClaimKind.SHARE, ClaimKind.CHANGE):
        if (
            previous is not None
            and previous.metric in CASUALTY
            and previous.checkable
            and draft.parsed.index - previous.parsed.index < 4
            and _definite(draft)
        ):
            draft.people = previous.people
        return
    if not (draft.headless or rest) and not (previous is not None and _noun_beside(previous, draft)):
        return
    source = draft.parent or previous
    if source is None or source.metric not in CASUALTY or not source.people or source.people == "all":
        return
    words = {t.norm for t in draft.parsed.tokens[max(0, draft.first - 1) : draft.last + 1]}
    same = source.parsed is draft.parsed
    if rest and same and source.people == "militant":
        draft.people = source.people  # "59 militants were killed and 18 others arrested"
    if words & ({"others", "other"} if same else {"others", "other", "another"}):
        return
    near = draft.parsed.sentence.paragraph == source.parsed.sentence.paragraph and not words & {
        "were",
        "was",
        "have",
        "had",
    }
    if same or near:
        draft.people = source.people


def _others(draft: Draft) -> bool:
    """ "18 others": people like those before, under no noun of their own."""
    return draft.people in ("", "all") and any(
        t.norm in ("others", "more") for t in draft.parsed.tokens[draft.token + 1 : draft.token + 2]
    )


def _noun_beside(previous: Draft, draft: Draft) -> bool:
    """ "Two civilian deaths and nine injuries": the second noun is of the same people."""
    tokens = draft.parsed.tokens
    joined = previous.parsed is draft.parsed and [t.norm for t in tokens[previous.last + 1 : draft.first]] == ["and"]
    return joined and all(d.governor is not None and tokens[d.governor].tag("metric") for d in (previous, draft))


def _definite(draft: Draft) -> bool:
    """ "most of the casualties", "the increase in casualties": those spoken of before."""
    tokens = draft.parsed.tokens
    around = [t.norm for t in tokens[max(0, draft.first - 1) : draft.last + 1]]
    return "the" in around or "them" in around or "which" in around


def _kind(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.kind == ClaimKind.CHANGE:
        if draft.value and draft.base is None:
            if against_people(draft):
                draft.kind, draft.direction = ClaimKind.RATIO, Direction.NONE
            elif not _of_calendar(draft):
                draft.unsure(WhyNot.VAGUE)
        return
    if draft.kind != ClaimKind.COUNT:
        return
    if draft.metric in DISPLACED and not (draft.period_mention and draft.period_mention.role == "since"):
        draft.kind = ClaimKind.COUNT if _driven_out(draft) else ClaimKind.LEVEL
        return
    span, mention = draft.period, draft.period_mention
    brief = span is not None and span.days is not None and span.days <= _DAYS  # "since the day before"
    if (
        (mention is not None and mention.role == "since" and not brief and not _this_year(draft))
        or (span is not None and span.days is not None and span.days > _YEAR + 40)
        or (span is not None and span.start is None and span.end is not None)
        or (_so_far(draft) and not brief)
        or runs_on(draft)
        or _goes_on(draft, previous)
        or (mention is None and _same_start(span, context.since) and not brief)
    ):
        draft.kind = ClaimKind.CUMULATIVE
        if brief and mention is None:
            draft.period = None  # the day of the text is not that of a total
    elif _tolls(draft) and (_undated_toll(draft, span) or _one_happening(draft, context, span)):
        draft.kind = ClaimKind.EVENT_TOLL
    elif draft.parent is not None and draft.parent.kind == ClaimKind.CUMULATIVE:
        draft.kind = ClaimKind.CUMULATIVE


def _this_year(draft: Draft) -> bool:
    """ "Since the beginning of the year": a count of this year so far."""
    return draft.period_mention is not None and _years_beginning(draft.period_mention.text)


def _years_beginning(text: str) -> bool:
    words = text.casefold().split()
    return words[-1:] == ["year"] and bool({"beginning", "start"} & set(words))


def _driven_out(draft: Draft) -> bool:
    """ "31,000 people were displaced between July and September": by a verb, over a stretch of time of their own."""
    mention = draft.period_mention
    verb = draft.parsed.tokens[draft.governor].tag("verb", "middle", "lives") if draft.governor is not None else None
    if mention is None or verb is None or mention.role not in ("at", "within") or (mention.span.days or 0) <= _DAYS:
        return False
    at = next((i for i, t in enumerate(draft.parsed.tokens) if t.period is mention), 0)
    stock = "end of" in mention.text or (at > 0 and draft.parsed.tokens[at - 1].norm in ("at", "by", "of"))
    return at > 0 and not stock


def _tolls(draft: Draft) -> bool:
    """Whether the figure can be what one event left: people hurt or taken, things destroyed or seized."""
    return draft.metric in CASUALTY or (draft.metric.startswith("other:") and draft.governor is not None)


def _goes_on(draft: Draft, previous: Draft | None) -> bool:
    """Told right behind a running total, with no time of its own: it runs over the same time."""
    return (
        previous is not None
        and previous.kind == ClaimKind.CUMULATIVE
        and previous.parsed.sentence.paragraph == draft.parsed.sentence.paragraph
        and draft.period is not None
        and previous.period is not None
        and (draft.period.start, draft.period.end) == (previous.period.start, previous.period.end)
        and (draft.period_mention is None or draft.period_mention is previous.period_mention)
    )


def _so_far(draft: Draft) -> bool:
    near = draft.parsed.tokens[max(0, draft.first - 4) : draft.last + 4]
    days = draft.period.days if draft.period is not None and draft.period_mention is not None else None
    return any(t.norm in ("far", "to date") for t in near) and (days is None or days > _YEAR)


def _same_start(span: Span | None, since: Span | None) -> bool:
    """Whether a count runs from the day since when the text counts, which is not that of this year's beginning."""
    same = span is not None and since is not None and span.start == since.start
    return same and since is not None and not _years_beginning(since.text)


_YEAR_OF_MONTHS = 12


def _of_calendar(draft: Draft) -> bool:
    """Whether it is of whole months: a rise "in 2024" or "in the first nine months" is one on a period before."""
    span = draft.period
    if draft.period_mention is None or span is None or span.start is None or span.end is None:
        return False
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    whole = span.start.day == 1 and (span.end + dt.timedelta(days=1)).day == 1
    return whole and 1 <= months <= _YEAR_OF_MONTHS


def _undated_toll(draft: Draft, span: Span | None) -> bool:
    """People killed or hurt, by a verb, with no period anywhere: a single event rather than a total."""
    if span is not None or draft.parent is not None or draft.governor is None or draft.metric not in CASUALTY:
        return False
    several = several_happenings(draft)
    return draft.parsed.tokens[draft.governor].tag("verb", "middle", "state") is not None and not several


def _one_happening(draft: Draft, context: Context, span: Span | None) -> bool:
    """Whether the figure is the toll of one event."""
    days = span.days if span is not None else None
    if draft.parent is not None and draft.parent.parsed is draft.parsed:
        return draft.parent.kind == ClaimKind.EVENT_TOLL
    if draft.parent is not None and (days is None or days <= _WEEK):
        return draft.parent.kind == ClaimKind.EVENT_TOLL
    if days is not None and days <= _DAYS:
        return True
    until = draft.period_mention is not None and draft.period_mention.role == "until"
    if context.event and (days is None or days <= _WEEK) and not (until or several_happenings(draft)):
        return True
    tokens = draft.parsed.tokens
    low, high = clause_span(draft.parsed, draft.token)
    after = range(draft.last + 1, min(high, draft.last + _NEAR))
    return any(
        tokens[at].kind == "word" and event_noun(tokens[at].norm) and _singled_out(tokens, at)
        for at in (*range(max(0, low), draft.token), *after)
    )


def _singled_out(tokens: Sequence[Token], noun: int) -> bool:
    """An article, a name or a date stands before the event noun: "the 2011 station bombing"."""
    for at in range(noun - 1, max(-1, noun - 6), -1):
        token = tokens[at]
        if (
            token.norm in ("a", "an", "the", "this", "another")
            or (token.quantity is not None and token.quantity.value == 1)  # "a suicide bomber"
            or token.capital
            or token.kind == "t"
            or token.possessive
        ):
            return True
        if token.kind != "word" or token.norm in PREPOSITIONS or token.tag("verb", "event"):
            return False
    return False
