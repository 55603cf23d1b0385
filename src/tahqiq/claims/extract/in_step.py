"""A run of figures without times, in step with the run before: "deaths rose from 22 to 33, 41 and 69"."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.claims.extract.draft import Draft
from tahqiq.terms import ClaimKind, Span, WhyNot

_COUNTS = frozenset((ClaimKind.COUNT, ClaimKind.CUMULATIVE, ClaimKind.EVENT_TOLL))
_RUN = 3
"""Figures from which a run has more than two ends."""


def keep_step(drafts: Sequence[Draft]) -> None:
    """Give the figures of such a run the times of the run before; where there is none as long, they have none."""
    runs: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.kind in _COUNTS:
            runs.setdefault(draft.parsed.index, []).append(draft)
    for index, counts in runs.items():
        if len(counts) >= _RUN and _untimed(counts):
            ends = [d for d in drafts if d.parsed is counts[0].parsed and d.kind == ClaimKind.CHANGE]
            _give(counts, ends, [d.period for d in runs.get(index - 1, []) if d.period_mention is not None])


def _untimed(counts: Sequence[Draft]) -> bool:
    """Whether counts of one thing stand behind "from", in a sentence that tells no time and one place at most."""
    item = counts[0].parsed
    told = any(t.period is not None for t in item.tokens) or sum(n.kind == "area" for n in item.names) > 1
    led = any(t.norm == "from" for t in item.tokens[max(0, counts[0].token - 2) : counts[0].token])
    between = item.tokens[counts[0].token + 1 : counts[-1].token]
    listed = all(t.kind in "qp" or t.norm in ("to", "and", "then") for t in between)
    return led and listed and not told and len({(d.metric, d.people) for d in counts}) == 1


def _give(counts: Sequence[Draft], ends: Sequence[Draft], times: Sequence[Span | None]) -> None:
    known = len(times) == len(counts)
    for at, draft in enumerate(counts):
        draft.period, draft.kind = times[at] if known else None, ClaimKind.COUNT
    for change in ends:
        change.base, change.period = times[:2] if known else (None, None)
    for draft in () if known else (*counts, *ends):
        draft.unsure(WhyNot.VAGUE)
