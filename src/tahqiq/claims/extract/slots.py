"""Filling the slots that a claim takes from around it: period, base, area, actor, event or aggregate."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from collections.abc import Sequence

from tahqiq.claims.extract.context import Context, event_noun, reported_on
from tahqiq.claims.extract.draft import CASUALTY, DISPLACED, EVENTS, Draft, Parsed
from tahqiq.claims.extract.names import Name, is_place_preposition
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.phrases import BOUNDARY, PREPOSITIONS
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import Bound, ClaimKind, Direction, Span, WhyNot

_YEAR = 366
_OBSERVING = frozenset(
    "saw witnessed registered suffered faced experienced logged observed see sees witness faces lost left".split()
)


def fill(drafts: Sequence[Draft], context: Context) -> None:
    """Fill period, base, area, actor and the aggregate kind of every draft, in text order."""
    previous: Draft | None = None
    _echo_headings(drafts)
    for draft in drafts:
        _inherit_people(draft, previous)
        _period(draft, previous, context)
        _base(draft, previous, context)
        _area(draft, previous, context)
        _actor(draft, previous)
        _kind(draft, previous, context)
        previous = draft
    for draft in drafts:
        if draft.echo is not None and draft.parsed.sentence.kind == "heading":
            _copy(draft, draft.echo)


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


# --- periods


def _period(draft: Draft, previous: Draft | None, context: Context) -> None:
    roles: tuple[str, ...] = ("at", "within", "since", "until")
    if draft.metric == "fighters":
        roles = ("at",)
    if draft.kind in (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO):
        roles = ("at", "within", "since") if draft.kind == ClaimKind.CHANGE else ("at", "within")
    if draft.echo is not None and draft.echo.period is not None:
        draft.period, draft.area_text = draft.echo.period, draft.echo.area_text
        return
    mention = _nearest_period(draft, roles)
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
        named = before and before[-1].capital or following is not None and following.capital and tokens[at].capital
        if named or any(t.norm == "ongoing" for t in before):
            return True
    return False


def _named_event(draft: Draft) -> bool:
    """ "the Bisham bombing": an event with a name has its own day, which the text does not give here."""
    tokens = draft.parsed.tokens
    return any(
        tokens[i].capital and event_noun(tokens[i + 1].norm) and not tokens[i].tag("country", "acting") and not tokens[i + 1].capital and i > 0
        for i in range(max(0, draft.token - 14), draft.token - 1)
    )  # fmt: skip


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
    low, high = _clause(tokens, draft.token)
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
    if _set_against(tokens, index, draft):
        return False
    if draft.kind == ClaimKind.RANK and tokens[draft.token].norm != "peak":
        return not _window(period) and period.role != "since"
    return not (period.role == "since" and _of_a_rank(tokens, index)) and not (
        _window(period) and _of_a_rank(tokens, index)
    )


def _just_before(tokens: Sequence[Token], draft: Draft) -> PeriodMention | None:
    """ "last year's count of 4,680 deaths": a period directly before the figure, whatever its role."""
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
        return bracket  # "2006 (27,850)"
    steps = 0
    while at < len(tokens) and steps < 9:
        token = tokens[at]
        if token.period is not None:
            tied = at - draft.last <= 4 and draft.kind not in (ClaimKind.CHANGE, ClaimKind.RANK)
            if (token.period.role in roles or tied) and _usable(tokens, at, draft):
                return token.period
        elif token.text == "," and at + 1 < len(tokens) and tokens[at + 1].norm in ("with", "compared", "including"):
            return None
        elif (
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
        if token.kind == "q" and not (token.quantity and token.quantity.ordinal) or token.text in ";,":
            return False
        if token.tag("super") or token.norm in ("first", "record", "time") or token.text.casefold() == "first":
            return True
    return False


def _owned(tokens: Sequence[Token], period: int, draft: Draft) -> bool:
    """Whether a period is bound to another figure: "313 in June", "2006 (27,850)"."""
    before = [t for t in tokens[max(0, period - 2) : period]]
    tied = any(t.kind == "q" for t in before) and period - draft.token != 1 and period - draft.token != 2
    return tied and not any(tokens[i].kind == "q" and i == draft.token for i in range(max(0, period - 2), period))


def _clause(tokens: Sequence[Token], index: int) -> tuple[int, int]:
    low, high = 0, len(tokens)
    for at in range(index - 1, -1, -1):
        if tokens[at].norm in BOUNDARY - {"since", "before", "after"} or tokens[at].text == ";":
            low = at
            break
    for at in range(index + 1, len(tokens)):
        with_more = tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].norm == "with"
        if tokens[at].norm in BOUNDARY - {"since", "before", "after"} or tokens[at].text == ";" or with_more:
            high = at
            break
    return low, high


def _base(draft: Draft, previous: Draft | None, context: Context) -> None:
    _set_base(draft, previous, context)
    if draft.kind == ClaimKind.CHANGE and draft.base and draft.period is None and context.date:
        draft.period = Span(None, context.date, "", "document date")
    if draft.kind == ClaimKind.RANK and draft.parsed.tokens[draft.token].norm == "peak" and context.date:
        draft.base = Span(None, context.date, "", "document date")


def _set_base(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.base is not None or draft.kind not in (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO):
        return
    mention = _comparison(draft)
    if mention is not None and (mention.span.start or mention.span.end):
        draft.base_mention = mention
        draft.base = _base_span(draft, mention, context.date)
        return
    if draft.kind == ClaimKind.CHANGE and draft.period is not None and _implied_base(draft):
        return
    if draft.kind == ClaimKind.CHANGE and not _against_people(draft):
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


def _set_against(tokens: Sequence[Token], index: int, draft: Draft) -> bool:
    """"a 17% increase on the previous quarter": the period is the base, whatever its own words."""
    period = tokens[index].period
    if period is None or draft.kind != ClaimKind.CHANGE or index <= draft.token:
        return False
    words = [t.norm for t in tokens[max(0, index - 2) : index]] + period.text.casefold().split()[:3]
    directly = any(t.tag("dirnoun") for t in tokens[max(0, index - 3) : index])
    return directly and bool(
        {"on", "upon", "against", "versus", "vs"} & set(words) or "over" in words and {"previous", "preceding", "prior"} & set(words)
    )


def _comparison(draft: Draft) -> PeriodMention | None:
    """The nearest period of comparison in the sentence, behind the figure first."""
    roles = ("compared",) if draft.kind == ClaimKind.CHANGE else ("since",)
    tokens = draft.parsed.tokens
    found = [
        (abs(i - draft.token) + (0 if i > draft.token else 30), i) for i, t in enumerate(tokens)
        if t.period is not None and (
            t.period.role in roles or _set_against(tokens, i, draft) or draft.kind == ClaimKind.RANK and _window(t.period)
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
    """ "128 and 491 percent higher than in 2006 and 2005 respectively": as many bases as figures, in order."""
    tokens = draft.parsed.tokens
    if not any(t.norm == "respectively" for t in tokens):
        return None
    figures = [i for i in range(draft.first, draft.last + 1) if (q := tokens[i].quantity) and q.unit == "percent"]
    bases = [t.period for t in tokens[draft.last :] if t.period is not None and t.period is not draft.period_mention]
    if draft.token in figures and len(figures) == len(bases) > 1:
        return bases[figures.index(draft.token)]
    return None


def _window(mention: PeriodMention) -> bool:
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


# --- area and actor


def _area(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.area_text:
        return
    name = _nearest_area(draft)
    if name is not None:
        draft.area_text = name.text
    elif draft.parent is not None and draft.parent.area_text:
        draft.area_text = draft.parent.area_text
    elif previous is not None and previous.parsed is draft.parsed and previous.area_text and _linked(previous, draft):
        draft.area_text = previous.area_text
    elif context.event and context.event_area and draft.metric in CASUALTY | EVENTS:
        draft.area_text = context.event_area
    elif context.home:
        draft.area_text = context.home
    else:
        draft.area_text = context.country


def _linked(previous: Draft, draft: Draft) -> bool:
    between = previous.parsed.tokens[previous.last + 1 : draft.first]
    return not any(t.text == ";" for t in between)


def _nearest_area(draft: Draft) -> Name | None:
    """The place of a figure: behind it in its clause, else the last one before it, else any in the sentence."""
    tokens, names = draft.parsed.tokens, [n for n in draft.parsed.names if n.kind == "area"]
    if not names:
        return None
    low, high = _clause(tokens, draft.token)
    following = next((i for i in range(draft.last + 1, len(tokens)) if tokens[i].kind == "q"), len(tokens))
    behind = [
        n
        for n in names
        if draft.token < n.first < min(high, following) and n.first - draft.last < 14 and _introduced(tokens, n)
    ]
    before = [n for n in names if low <= n.first < draft.token]
    if behind and (not before or _attached(tokens, draft, behind[0])):
        return behind[0]
    if before:
        return before[-1]
    earlier = [n for n in names if n.first < draft.token]
    if earlier:
        return earlier[-1]
    between = tokens[draft.last + 1 : names[0].first]
    parted = any(a.text == "," and b.norm in ("with", "including") for a, b in pairwise(between))
    clear = not parted and not any(
        t.norm in ("while", "whereas", "but", "although", "though", "where") or t.text == ";" or t.tag("periods") for t in between
    )
    return names[0] if clear else None


def _introduced(tokens: Sequence[Token], name: Name) -> bool:
    """A preposition stands before the place."""
    before = [t.norm for t in tokens[max(0, name.first - 2) : name.first]]
    return any(is_place_preposition(w) or w in ("from", "of", "to", "against", "on") for w in before)


def _attached(tokens: Sequence[Token], draft: Draft, name: Name) -> bool:
    """The place follows within the same phrase: no comma and no verb between."""
    between = tokens[draft.last + 1 : name.first]
    return not any(t.text in ",;:()" or t.tag("event") for t in between)


def _actor(draft: Draft, previous: Draft | None) -> None:
    if draft.actor_text:
        return
    tokens = draft.parsed.tokens
    actors = [n for n in draft.parsed.names if n.kind == "actor"]
    low, high = _clause(tokens, draft.token)
    by = [n for n in actors if n.first > draft.token and n.first <= high and _by(tokens, n.first)]
    if by:
        draft.actor_text = by[0].text
        return
    acting = [
        tokens[i]
        for i in range(draft.first, min(draft.last + 1, len(tokens)))
        if tokens[i].tag("acting") or tokens[i].norm.startswith(("militant attack", "rebel attack"))
    ]
    if acting and draft.metric in EVENTS:
        draft.actor_text = acting[0].text.split()[0]
        return
    subject = [n for n in actors if low <= n.first < draft.token and _subject(tokens, n)]
    if subject:
        draft.actor_text = subject[-1].text
    elif draft.parent is not None:
        draft.actor_text = draft.parent.actor_text
    elif (
        previous is not None
        and previous.parsed is draft.parsed
        and previous.governor == draft.governor
        and draft.governor is not None
    ):
        draft.actor_text = previous.actor_text


def _by(tokens: Sequence[Token], first: int) -> bool:
    return any(t.norm == "by" for t in tokens[max(0, first - 3) : first])


def _subject(tokens: Sequence[Token], name: Name) -> bool:
    """An actor directly before an active verb."""
    for token in tokens[name.last + 1 : name.last + 5]:
        if token.tag("verb", "event", "thing", "claim") and not token.tag("people"):
            return token.tag("report") is None and token.norm not in _OBSERVING
        if token.kind != "word" or token.norm in ("was", "were", "by", "and"):
            return False
    return False


# --- kind


def _inherit_people(draft: Draft, previous: Draft | None) -> None:
    """A figure without a noun counts the people of the claim it is joined to: "613 civilians killed and 948 injured"."""
    if draft.people or draft.metric not in CASUALTY:
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
    if not draft.headless:
        return
    source = draft.parent or previous
    if source is None or source.metric not in CASUALTY or not source.people or source.people == "all":
        return
    words = {t.norm for t in draft.parsed.tokens[max(0, draft.first - 1) : draft.last + 1]}
    if words & {"others", "other", "another"}:
        return
    same = source.parsed is draft.parsed
    near = draft.parsed.sentence.paragraph == source.parsed.sentence.paragraph and not words & {
        "were",
        "was",
        "have",
        "had",
    }
    if same or near:
        draft.people = source.people


def _definite(draft: Draft) -> bool:
    """ "most of the casualties", "the increase in casualties": those spoken of before."""
    tokens = draft.parsed.tokens
    around = [t.norm for t in tokens[max(0, draft.first - 1) : draft.last + 1]]
    return "the" in around or "them" in around or "which" in around


def _kind(draft: Draft, previous: Draft | None, context: Context) -> None:
    if draft.kind == ClaimKind.CHANGE:
        if draft.value and draft.base is None:
            if _against_people(draft):
                draft.kind, draft.direction = ClaimKind.RATIO, Direction.NONE
            else:
                draft.unsure(WhyNot.VAGUE)
        return
    if draft.kind != ClaimKind.COUNT:
        return
    if draft.metric in DISPLACED and not (draft.period_mention and draft.period_mention.role == "since"):
        draft.kind = ClaimKind.LEVEL
        return
    span, mention = draft.period, draft.period_mention
    so_far = any(t.norm == "far" for t in draft.parsed.tokens[max(0, draft.first - 4) : draft.last + 4])
    if (
        mention is not None
        and mention.role == "since"
        or span is not None
        and span.days is not None
        and span.days > _YEAR + 40
    ):
        draft.kind = ClaimKind.CUMULATIVE
    elif so_far:
        draft.kind = ClaimKind.CUMULATIVE
    elif draft.metric in CASUALTY and (_undated_toll(draft, span) or _one_happening(draft, context, span)):
        draft.kind = ClaimKind.EVENT_TOLL
    elif draft.parent is not None and draft.parent.kind == ClaimKind.CUMULATIVE:
        draft.kind = ClaimKind.CUMULATIVE


def _against_people(draft: Draft) -> bool:
    """ "73% more losses compared to 934 outlaws", "20% more than in Punjab": set against another measure."""
    tokens = draft.parsed.tokens
    after = tokens[draft.token + 1 : draft.token + 8]
    comparative = any(t.norm in ("more", "fewer", "less", "higher", "lower") for t in after)
    return comparative and any(t.norm in ("than", "compared") for t in after)


def _undated_toll(draft: Draft, span: Span | None) -> bool:
    """People killed or hurt, by a verb, with no period anywhere: a single event rather than a total."""
    if span is not None or draft.parent is not None or draft.governor is None:
        return False
    return draft.parsed.tokens[draft.governor].tag("verb", "middle", "state") is not None


def _one_happening(draft: Draft, context: Context, span: Span | None) -> bool:
    """Whether the figure is the toll of one event."""
    if draft.parent is not None:
        return draft.parent.kind == ClaimKind.EVENT_TOLL
    if span is not None and span.days is not None and span.days <= 2:
        return True
    if context.event:
        return True
    tokens = draft.parsed.tokens
    low, _ = _clause(tokens, draft.token)
    for at in range(draft.token - 1, max(-1, low - 1), -1):
        token = tokens[at]
        if token.kind == "word" and event_noun(token.norm) and _singled_out(tokens, at):
            return True
    return False


def _singled_out(tokens: Sequence[Token], noun: int) -> bool:
    """An article, a name or a date stands before the event noun: "the 2021 airport bombing"."""
    for at in range(noun - 1, max(-1, noun - 6), -1):
        token = tokens[at]
        if token.norm in ("a", "an", "the", "this", "another") or token.capital or token.kind == "t" or token.possessive:
            return True
        if token.kind != "word" or token.norm in PREPOSITIONS or token.tag("verb", "event"):
            return False
    return False


__all__ = ["Bound", "Direction", "Parsed", "fill"]
