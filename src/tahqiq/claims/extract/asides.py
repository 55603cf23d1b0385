"""Periods of other figures: named in an aside, or for a total that a sentence comes to at its end."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.draft import Draft
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.tokens import Token
from tahqiq.terms import ClaimKind, Span

_DASHES = frozenset(("-", "–", "—"))
_COMPARING = frozenset(("compared", "against", "versus", "vs", "from"))
_BRINGING = frozenset(
    ("bringing", "brings", "brought", "bring", "taking", "takes", "took", "raising", "raises", "raised", "pushing")
)
_TOTALS = frozenset(("total", "number", "toll", "tally", "figure", "count", "deaths", "fatalities"))
_ASIDE, _TOTAL = 9, 9
"""Tokens over which an aside is open, and between "bringing" and the period of the total."""


def of_an_aside(tokens: Sequence[Token], period: int, draft: Draft) -> bool:
    """ "Nine died – compared to 83 in May – in five attacks": a time of comparison between dashes or brackets."""
    low = max(-1, period - _ASIDE)
    opened = next((i for i in range(period - 1, low, -1) if tokens[i].text in _DASHES or tokens[i].text == "("), None)
    if opened is None or opened < draft.token < period:
        return False
    if not any(t.norm in _COMPARING for t in tokens[opened + 1 : period]):
        return False
    ends = ")" if tokens[opened].text == "(" else tokens[opened].text
    closed = next((i for i in range(period + 1, min(len(tokens), period + 4)) if tokens[i].text == ends), None)
    return closed is not None and not opened < draft.token < closed


def of_a_total(tokens: Sequence[Token], period: int, draft: Draft) -> bool:
    """ "90 died, bringing the total since 2011 to 400": a time of the total, told behind the figure."""
    if draft.token >= period:
        return False
    lead = tokens[max(draft.token + 1, period - _TOTAL) : period]
    at = next((i for i, t in enumerate(lead) if t.norm in _BRINGING), None)
    return at is not None and any(t.norm in _TOTALS or t.tag("metric") for t in lead[at:])


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
