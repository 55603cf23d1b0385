"""Periods of other figures: named in an aside, or for a total that a sentence comes to at its end."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.draft import Draft
from tahqiq.claims.extract.periods import PeriodMention, calendar
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import ClaimKind, Span

_DASHES = frozenset(("-", "–", "—"))
COMPARING = frozenset(("compared", "against", "versus", "vs", "from"))
_BRINGING = frozenset(
    ("bringing", "brings", "brought", "bring", "taking", "takes", "took", "raising", "raises", "raised", "pushing")
)
_TOTALS = frozenset(("total", "number", "toll", "tally", "figure", "count", "deaths", "fatalities"))
_ASIDE, _TOTAL, _LISTED = 9, 9, 30
"""Tokens over which an aside is open, between "bringing" and the period of the total, and over which a list runs."""


def of_an_aside(tokens: Sequence[Token], period: int, draft: Draft) -> bool:
    """ "Nine died – compared to 83 in May – in five attacks": a time of comparison between dashes or brackets."""
    low = max(-1, period - _ASIDE)
    opened = next((i for i in range(period - 1, low, -1) if tokens[i].text in _DASHES or tokens[i].text == "("), None)
    if opened is None or opened < draft.token < period:
        return False
    if not any(t.norm in COMPARING for t in tokens[opened + 1 : period]):
        return False
    ends = ")" if tokens[opened].text == "(" else tokens[opened].text
    closed = next((i for i in range(period + 1, min(len(tokens), period + 4)) if tokens[i].text == ends), None)
    return closed is not None and not opened < draft.token < closed


def by_the_way(tokens: Sequence[Token], period: int) -> bool:
    """ "X, which broke its truce in May 2022, made 90 raids": a time of what is told of X by the way."""
    if not any(t.text == "," for t in tokens[period + 1 : period + 1 + _SOON]):
        return False
    for at in range(period - 1, max(0, period - _RELATIVE), -1):
        if tokens[at].kind == "q" or tokens[at].text in ",;":
            return False
        if tokens[at].norm in ("which", "who", "whose") and tokens[at - 1].text == ",":
            return not _lasting(tokens[at + 1 : period])
    return False


def _lasting(words: Sequence[Token]) -> bool:
    """ "The siege, which began on 23 May, left 90 dead": the time of what is told, not by the way."""
    return bool(words) and words[0].norm in _LASTS and (len(words) == 1 or words[1].norm in _WHEN)


_LASTS = frozenset(
    ("began", "begun", "ran", "runs", "ended", "ends", "started", "erupted", "broke", "broke out", "took")
)
_WHEN = frozenset(("on", "in", "from", "at", "out", "until", "between", "to", "during", "place", "with", "by", "last"))
_SOON, _RELATIVE = 2, 16
"""Tokens behind a time in which what is told by the way ends, and before it in which that begins."""


def of_a_total(tokens: Sequence[Token], period: int, draft: Draft) -> bool:
    """ "90 died, bringing the total since 2011 to 400": a time of the total, told behind the figure."""
    if draft.token >= period:
        return False
    return comes_to(tokens, period, draft.token + 1)


def comes_to(tokens: Sequence[Token], period: int, start: int = 0) -> bool:
    """Whether a period is that of a total to which a sentence comes: "bringing the total in the first half to 90"."""
    lead = tokens[max(start, period - _TOTAL) : period]
    at = next((i for i, t in enumerate(lead) if t.norm in _BRINGING), None)
    return at is not None and any(t.norm in _TOTALS or t.tag("metric") for t in lead[at:])


def of_the_compared(draft: Draft) -> PeriodMention | None:
    """ "As against 41 persons, including 32 rebels, killed in 2009": the time of a figure compared with."""
    tokens = draft.parsed.tokens
    whole = draft if draft.parent is None or led_by_comparison(draft) else draft.parent
    if whole.parsed is not draft.parsed or not led_by_comparison(whole) or draft.kind != ClaimKind.COUNT:
        return None
    for at in range(draft.token + 1, min(len(tokens), draft.last + _LISTED)):
        if tokens[at].text == ";" or tokens[at].norm in COMPARING:
            return None
        if (mention := tokens[at].period) is not None:
            return mention if mention.span.start and mention.role != "since" else None
    return None


def behind_a_comparison(tokens: Sequence[Token], draft: Draft, period: int) -> bool:
    """ "30 died, as against 52 in May": whether a time stands behind a figure that the draft's is set against."""
    between = tokens[draft.last + 1 : period]
    return any(a.norm in _SETTING and any(t.kind == "q" for t in between[i + 1 : i + 3]) for i, a in enumerate(between))


_SETTING = frozenset(("against", "compared", "versus", "vs"))


def led_by_comparison(figure: Draft) -> bool:
    """ "Compared to 40", "against 40": a figure that another is set against."""
    lead = figure.parsed.tokens[max(0, figure.first - 3) : figure.first]
    return any(t.norm in ("against", "than", "compared", "versus", "vs") for t in lead)


def respective(draft: Draft) -> Span | None:
    """ "Peaked in 2009 and 2010, at 120 and 140 killed, respectively": as many times as figures, in order."""
    tokens, here = draft.parsed.tokens, draft.token
    at = next((i for i in range(here, min(len(tokens), here + _ASIDE)) if tokens[i].norm == "respectively"), None)
    if at is None or draft.kind != ClaimKind.COUNT or any(t.period is not None for t in tokens[here:at]):
        return None
    start = max((i for i in range(here) if tokens[i].period is not None), default=-1)
    figures = [i for i in range(start + 1, at) if tokens[i].kind == "q"]
    lead = [p for t in tokens[max(0, start - 2 * len(figures)) : start + 1] if (p := t.period) is not None]
    spans = [m.span for m in lead] if len(lead) > 1 else _both(lead[0]) if lead else []
    return spans[figures.index(here)] if here in figures and len(figures) == len(spans) else None


def _both(mention: PeriodMention) -> list[Span]:
    """The two times of "2009 and 2010", read as one."""
    start, end = mention.named.start, mention.named.end
    if " and " not in mention.text or start is None or end is None:
        return []
    for unit in ("month", "quarter", "year"):
        first, second = calendar.unit_of(start, unit), calendar.unit_of(start, unit, 1)
        if first and second and (start, end) == (first[0], second[1]):
            return [Span(a, b, mention.text, mention.span.resolved_from) for a, b in (first, second)]
    return []


def no_time_after_from(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether "from" stands before a figure, and not before a time: "a fall from the month before, 9 …"."""
    cue = next((i for i in range(start, at) if tokens[i].norm == "from"), None)
    if cue is None:
        return False
    time = next((i for i in range(cue + 1, min(at, cue + 3)) if tokens[i].period is not None), None)
    return time is None or tokens[time + 1].text not in ",:;"


def since_until(mention: PeriodMention, draft: Draft) -> Span | None:
    """ "Since 1999, when counting began, and till May 2014": both ends named, each by a word of its own."""
    tokens = draft.parsed.tokens
    at = next((i for i, t in enumerate(tokens) if t.period is mention), None)
    if mention.role != "until" or at is None or mention.span.end is None:
        return None
    since = next((p for t in reversed(tokens[:at]) if (p := t.period) is not None), None)
    if since is None or since.role != "since" or since.span.start is None or since.span.start > mention.span.end:
        return None
    return Span(since.span.start, mention.span.end, f"{since.text} {mention.text}", since.span.resolved_from)


def of_two_times(draft: Draft, told: Sequence[Draft]) -> None:
    """ "A rise of 66% (254 vs 153 deaths)", "a 44% rise – 175 to 428 –": the two figures are of the times compared."""
    tokens = draft.parsed.tokens
    own = any(t.kind == "t" for t in tokens[draft.token + 1 : draft.last + 2])
    if draft.kind != ClaimKind.COUNT or own:
        return
    change = next((d for d in reversed(told) if d.kind == ClaimKind.CHANGE), None)
    if change is None or change.parsed is not draft.parsed or change.base is None or change.token > draft.token:
        return
    after = tokens[draft.token + 1].norm if draft.token + 1 < len(tokens) else ""
    before = tokens[draft.token - 1].norm
    opened = tokens[draft.token - 1].text in _DASHES or tokens[draft.token - 1].text == "("
    if before in _VERSUS:
        draft.period = change.base
    elif opened and after in _VERSUS:
        draft.period = change.period
    elif opened and after == "to":
        draft.period = change.base
    elif before == "to" and tokens[draft.token - 2].kind == "q" and draft.token - change.token < _BESIDE:
        draft.period = change.period


_VERSUS = frozenset(("vs", "vs.", "versus"))
_BESIDE = 12
