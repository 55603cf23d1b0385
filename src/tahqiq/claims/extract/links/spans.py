"""Periods that fill a longer one: months of a quarter, quarters of a year."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tahqiq.claims.extract.links.layout import Layout
from tahqiq.claims.extract.links.model import Tie, TieKind
from tahqiq.claims.extract.links.subject import closed, is_total, narrow, series
from tahqiq.terms import Claim, ClaimKind

_DAY = dt.timedelta(days=1)
_SHORTEST = 7
"""Days: figures of single days are of events, and do not add up to anything."""


def span_ties(layout: Layout) -> Iterator[Tie]:
    """A tie for each figure whose period is exactly filled by those of other figures of the same thing."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in layout.claims:
        if is_total(claim) and not claim.per and closed(claim) and claim.kind is not ClaimKind.EVENT_TOLL:
            groups[(series(claim), layout.setting(claim), narrow(claim))].append(claim)
    for group in groups.values():
        yield from _filled(group)


def _filled(group: Sequence[Claim]) -> Iterator[Tie]:
    by_span: dict[tuple[dt.date, dt.date], Claim] = {}
    for claim in group:
        by_span.setdefault(_ends(claim), claim)
    starts: dict[dt.date, list[Claim]] = defaultdict(list)
    for claim in by_span.values():
        if (_ends(claim)[1] - _ends(claim)[0]).days >= _SHORTEST - 1:
            starts[_ends(claim)[0]].append(claim)
    for found in starts.values():
        found.sort(key=lambda c: _ends(c)[1])
    for whole in by_span.values():
        for longest in (False, True):
            parts = _tiles(whole, starts, longest=longest)
            if len(parts) > 1:
                yield Tie(TieKind.WHOLE, whole, tuple(parts), complete=True)
                break


def _tiles(whole: Claim, starts: dict[dt.date, list[Claim]], *, longest: bool) -> list[Claim]:
    """Figures whose periods follow each other without a gap from the whole's first day to its last; [] if none do."""
    at, last = _ends(whole)
    parts: list[Claim] = []
    while at <= last:
        here = [c for c in starts.get(at, ()) if _ends(c)[1] <= last and _ends(c) != _ends(whole)]
        if not here:
            return []
        parts.append(here[-1 if longest else 0])
        at = _ends(parts[-1])[1] + _DAY
    return parts


def _ends(claim: Claim) -> tuple[dt.date, dt.date]:
    assert claim.period and claim.period.start and claim.period.end  # closed() was asked before
    return claim.period.start, claim.period.end
