"""The period that a claim is handed where its sentence gives none: of its whole, event, paragraph or document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tahqiq.claims.extract.clauses import clause_span
from tahqiq.claims.extract.context import Context, NamedPeriod, event_noun
from tahqiq.claims.extract.draft import CASUALTY, DISPLACED, Draft
from tahqiq.claims.extract.ends import only_compared
from tahqiq.claims.extract.happenings import before
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.running import several_happenings
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import ClaimKind, Span


@dataclass(frozen=True, slots=True)
class _Given:
    """A period handed on; ``running`` makes a count one of a running total."""

    span: Span | None
    mention: PeriodMention | None = None
    running: bool = False


def hand_down(draft: Draft, previous: Draft | None, context: Context) -> None:
    """Give a claim the first period that it can have; none where its event has a day that the text does not tell."""
    for way in (_of_the_whole, _strength_now, _in_named_event, _in_operation, _since_something, _in_unknown_event,
                _of_a_happening, _in_the_lead, _at_the_same_time, _of_the_paragraph,
                _of_that_event, _running_total, _of_the_document):  # fmt: skip
        given = way(draft, previous, context)
        if given is not None:
            draft.period, draft.period_mention = given.span, given.mention
            if given.running and draft.kind == ClaimKind.COUNT:
                draft.kind = ClaimKind.CUMULATIVE
            return


def _of_the_whole(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    whole = draft.parent
    if whole is not None and only_compared(whole, draft):
        return None
    return _Given(whole.period, whole.period_mention) if whole is not None and whole.period is not None else None


def _strength_now(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    standing = draft.kind in (ClaimKind.LEVEL, ClaimKind.RANK, ClaimKind.RANGE)
    now = draft.metric == "fighters" and standing and context.date
    if draft.metric in DISPLACED and draft.kind in (ClaimKind.COUNT, ClaimKind.LEVEL) and _still(draft, previous):
        now = context.date
    return _Given(Span(context.date, context.date, "", "document date")) if now else None


def _still(draft: Draft, previous: Draft | None) -> bool:
    """ "Hosts 58,000 refugees", "have been displaced": a number that stands now, behind one over a stretch of time."""
    stretch = previous is not None and previous.period is not None and (previous.period.days or 0) > _MONTH
    tokens = draft.parsed.tokens
    around = (t.norm for t in tokens[max(0, draft.first - 8) : draft.last + 4])
    return stretch and any(w in _STANDING for w in around)


_MONTH = 31
_STANDING = frozenset(
    ("host", "hosts", "hosting", "has", "have", "are", "remain", "live", "currently", "shelter", "shelters")
)


def _in_named_event(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """ "During Operation X", "since the fall of X": an event whose days the registry knows."""
    sentence = draft.parsed.sentence
    here = context.named_in(sentence.start, sentence.end) if draft.kind != ClaimKind.RANK else ()
    here = [e for e in here if not e.doing or (draft.metric in CASUALTY and _its_toll(e, draft))]
    nearest = min(here, key=lambda e: (abs(e.start - draft.start), not e.doing), default=None)
    if nearest is None:
        return None
    span, told = _as_written(nearest, draft), context.told_on
    running = told is not None and span.end == context.date and span.start is not None and span.start <= told
    return _Given(Span(span.start, told, span.text, span.resolved_from) if running else span, running=True)


def of_its_operation(draft: Draft, context: Context) -> bool:
    """Whether the clause of a toll names the operation that caused it: a time of another clause is not the toll's."""
    sentence = draft.parsed.sentence
    here = (e for e in context.named_in(sentence.start, sentence.end) if e.doing)
    return draft.metric in CASUALTY and any(_in_clause(e.start, draft) for e in here)


def _in_clause(offset: int, draft: Draft) -> bool:
    low, high = clause_span(draft.parsed, draft.token)
    clause = draft.parsed.tokens[max(0, low) : high]
    return bool(clause) and clause[0].start <= offset < clause[-1].end


def _its_toll(event: NamedPeriod, draft: Draft) -> bool:
    """Whether a toll is told behind the operation, or in one clause with it: "40 died in Operation X"."""
    return event.start < draft.start or _in_clause(event.start, draft)


def _as_written(event: NamedPeriod, draft: Draft) -> Span:
    """An event's days, from when the sentence itself has it begin: "X, launched in April, has cost 900 lives"."""
    first = event.span.start
    spans = [t.period.span for t in draft.parsed.tokens if t.period is not None and t.period.role == "at"]
    own = next((s for s in spans if s.start and s.end and first and s.start <= first <= s.end), None)
    return replace(event.span, start=own.start) if event.doing and own is not None else event.span


def _in_operation(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """Killed "in the ongoing operation": a campaign of months, whose toll runs on."""
    tokens = draft.parsed.tokens
    if draft.metric not in CASUALTY:
        return None
    for at in range(max(0, draft.token - 12), min(len(tokens), draft.token + 14)):
        if tokens[at].norm not in ("operation", "offensive", "campaign", "military operation"):
            continue
        before = tokens[max(0, at - 6) : at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        named = (before and before[-1].capital and before[-1].norm not in _FUNCTION) or (
            following is not None and following.capital and tokens[at].capital
        )
        if named or any(t.norm == "ongoing" for t in before):
            span = context.since or context.period
            brief = span is not None and span.days is not None and span.days <= _MONTH
            return _Given(span, running=not brief)
    return None


def _in_unknown_event(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """ "the Gao bombing": an event with a name has its own day, which the text does not give here."""
    tokens = draft.parsed.tokens
    actors = {i for n in draft.parsed.names if n.kind == "actor" for i in range(n.first, n.last + 1)}
    own = draft.metric in CASUALTY and any(
        tokens[i].capital
        and i not in actors
        and tokens[i].norm not in _FUNCTION
        and event_noun(tokens[i + 1].norm)
        and not tokens[i].tag("country", "acting")
        and not tokens[i + 1].capital
        for i in range(max(1, draft.token - 14), draft.token - 1)
    )
    return _Given(None) if own else None


def _since_something(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """ "10,000 have been arrested since the coup": from a day that the text does not tell here."""
    tokens = draft.parsed.tokens
    _, high = clause_span(draft.parsed, draft.token)
    told = any(_since(tokens[i]) for i in range(draft.last + 1, min(high + 1, draft.last + 7, len(tokens))))
    told = told or (_since(tokens[0]) and draft.first <= _FAR)  # "Since the launch of the operation, 250 have died"
    if not told or draft.metric not in CASUALTY | DISPLACED or draft.kind != ClaimKind.COUNT:
        return None
    start = context.since
    return _Given(start if start is not None and start.resolved_from == "document" else None, running=True)


_FAR = 9


def _since(token: Token) -> bool:
    return token.norm == "since" and token.kind == "word"


def _of_a_happening(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """ "Gunmen stormed a camp on Sunday. Six officers died": the day of what the sentence before tells."""
    told = before(context.happenings, draft.parsed)
    if told is None or told.span is None or draft.kind != ClaimKind.COUNT or draft.metric not in CASUALTY:
        return None
    if previous is not None and previous.parsed.index > told.index:
        return None
    tokens = draft.parsed.tokens
    verb = tokens[draft.governor].tag("verb", "middle", "state") if draft.governor is not None else None
    start = min(draft.first, draft.governor or draft.first)
    perfect = any(t.norm in ("has", "have") for t in tokens[max(0, start - 3) : draft.last + 1])
    return None if verb is None or perfect else _Given(_from(told.span, False))


def _in_the_lead(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """A text's first toll: of the day that its next sentences are the first to tell."""
    index, day = context.first_day
    tokens = draft.parsed.tokens
    verb = draft.governor is not None and tokens[draft.governor].tag("verb", "middle", "state")
    if day is None or not verb or not draft.parsed.index == 0 < index <= _FEW or draft.kind != ClaimKind.COUNT:
        return None
    if draft.metric not in CASUALTY or several_happenings(draft):
        return None
    own = context.period
    older = own is not None and own.end is not None and day.start is not None and own.end < day.start
    return _Given(_from(day, False)) if own is None or older or (own.days or 0) <= _FEW else None


def _of_the_paragraph(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    if previous is None or previous.period is None:
        return None
    same = previous.parsed is draft.parsed
    if previous.parsed.sentence.paragraph != draft.parsed.sentence.paragraph or (not same and _aside(previous)):
        return None
    return _Given(_from(previous.period, same), previous.period_mention if same else None)


def _at_the_same_time(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """ "At the same time, others led to 19 deaths": over the time of the sentence before, in another paragraph too."""
    opening = [t.norm for t in draft.parsed.tokens[:4]]
    if opening not in (["at", "the", "same", "time"], ["over", "the", "same", "time"]) or previous is None:
        return None
    near = draft.parsed.index - previous.parsed.index <= 1
    if previous.period is None or not near or _aside(previous):
        return None
    return _Given(previous.period, previous.period_mention, running=previous.kind == ClaimKind.CUMULATIVE)


def _of_that_event(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """Killed "in the face-off", "in the attack": in the event whose toll was just given, in another paragraph."""
    if previous is None or draft.metric not in CASUALTY or previous.kind != ClaimKind.EVENT_TOLL:
        return None
    if previous.period is None or draft.parsed.index - previous.parsed.index > _FEW:
        return None
    tokens = draft.parsed.tokens
    low, high = clause_span(draft.parsed, draft.token)
    told = any(event_noun(tokens[i].norm) and tokens[i - 1].norm in ("the", "this") for i in range(max(1, low), high))
    return _Given(_from(previous.period, False)) if told else None


def _running_total(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    """ "Thousands have been arrested", in a text whose only other date is the day of a statement."""
    if draft.kind != ClaimKind.COUNT or context.event:
        return None
    if context.since is None:
        running = next((e.span for e in context.named if e.span.end == context.date), None)
        near = draft.parsed.tokens[max(0, draft.first - 4) : draft.last + 8]
        return _Given(running, running=True) if running and any(t.norm == "far" for t in near) else None
    if context.period is None:
        return _Given(context.since, running=True)
    norms = [t.norm for t in draft.parsed.tokens[draft.token : draft.last + 6]]
    lead = [t.norm for t in draft.parsed.tokens[max(0, draft.first - 3) : draft.token]]
    perfect = any(a in ("had", "have", "has") for a in norms + lead) and bool(_PERFECT & {*norms, *lead})
    day = context.period.days is not None and context.period.days <= 2
    return _Given(context.since, running=True) if perfect and day else None


def _of_the_document(draft: Draft, previous: Draft | None, context: Context) -> _Given | None:
    early = context.period_from <= _HEAD and not _told_later(draft, context)
    if context.period is not None and (early or draft.parsed.index >= context.period_from - 1 > 1):
        if (context.period.days or 0) <= _FEW and several_happenings(draft) and draft.parsed.index:
            window = previous.period if previous is not None and not _aside(previous) else None
            return _Given(window if window is not None and (window.days or 0) > _FEW else None)
        return _Given(context.period)
    if context.opening is not None and context.period is not None and draft.kind == ClaimKind.COUNT:
        return _Given(context.opening)
    set_against = draft.kind in (ClaimKind.CHANGE, ClaimKind.RANK, ClaimKind.RATIO)
    early = draft.parsed.index < (_HEAD if context.dated else _ALL)
    if draft.metric in CASUALTY and early and context.date and not set_against and not several_happenings(draft):
        return _Given(Span(context.date, context.date, "", "document date"))
    return None


def _told_later(draft: Draft, context: Context) -> bool:
    """Whether the text's own period is one of long ago that only a later sentence tells."""
    own = context.period
    if own is None or own.end is None or context.date is None or draft.parsed.index >= context.period_from:
        return False
    return (context.date - own.end).days > _LONG_AGO and (own.days or 0) <= _MONTH


_LONG_AGO = 60
_FUNCTION = grammar("function")
_PERFECT = frozenset(("been", "risen", "reached", "killed", "claimed", "left", "died"))
_HEAD, _ALL = 2, 9
"""Sentences in which the tolls of a text are of its own day: with days of other things told in it, or with none."""
_FEW = 3
"""Sentences over which an event is still "the attack"."""


_OPENS = 4
"""Tokens among which the period stands that a sentence opens with."""


def _aside(draft: Draft) -> bool:
    """A claim about a period only mentioned for comparison does not hand it on; one whose sentence it opens does."""
    mention, tokens = draft.period_mention, draft.parsed.tokens
    opens = any(t.period is mention for t in tokens[:_OPENS])
    return (mention is not None and mention.role == "compared" and not opens) or draft.kind in (
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
