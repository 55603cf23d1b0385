"""Figures that say how two others stand to each other: changes, shares, comparisons, averages."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tahqiq.claims.extract.links.layout import Layout
from tahqiq.claims.extract.links.model import Tie, TieKind
from tahqiq.claims.extract.links.subject import Days, closed, days, doer, is_total, narrow, place, series, source
from tahqiq.terms import Claim, ClaimKind, Direction, Per, Unit, Victim

_APPOSED = re.compile(r"\s*(?:[,(–—-]\s*)?(?:or|i\.e\.|about|around|which\s+(?:is|was))?\s*\(?\s*", re.IGNORECASE)
_ACCOUNTING = re.compile(
    r"\b(?:account(?:ing|ed|s)\s+for|making\s+up|made\s+up|constitut(?:ing|ed)|represent(?:ing|ed))\s*$", re.IGNORECASE
)
_BRACKETED = re.compile(r"\s*(?:\(|,\s*or\s+)", re.IGNORECASE)
_OF = re.compile(r"\bof\s+(?:the|all|these|those|its|their)?\s*$", re.IGNORECASE)
_OF_WHICH = re.compile(r"\b(?:of\s+(?:which|whom|these|those|them)|out\s+of)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\bof\s+(?:them|whom|these|those)\b|^mostly\b", re.IGNORECASE)
_CASUALTIES = frozenset({"deaths", "injuries", "other:casualties"})
_EVENTS = frozenset({"attacks", "incidents", "suicide_attacks", "operations"})
_NEAR = 40
_MOST = 12
"""Figures of one thing that are kept: a text that repeats itself without end gains nothing by more."""


class Totals:
    """The counted figures of a text, looked up by what they are of and when."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._of: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in layout.claims:
            if is_total(claim) and claim.kind is not ClaimKind.EVENT_TOLL:
                alike = self._of[(*series(claim), days(claim.period))]
                if len(alike) < _MOST:
                    alike.append(claim)

    def like(self, claim: Claim, when: Days, *, victim: Victim | None = None, area: str | None = None) -> list[Claim]:
        """Totals of the claim's own thing over some days, or of another class or area of it."""
        wanted = victim if victim is not None else claim.victim
        where = area if area is not None else place(claim)
        key = (claim.metric, wanted, Unit.COUNT, Per.NONE, where, doer(claim), source(claim), when)
        return [c for c in self._of.get(key, ()) if self._counts_alike(claim, c)]

    def _counts_alike(self, one: Claim, other: Claim) -> bool:
        if one.metric in _EVENTS:
            return narrow(one) == narrow(other)
        here, there = self.layout.setting(one), self.layout.setting(other)
        return narrow(one) == narrow(other) and (
            here == there or self.layout.sentence(one) == self.layout.sentence(other)
        )


def measure_ties(layout: Layout) -> Iterator[Tie]:
    """Ties of changes, shares, comparisons and averages."""
    totals = Totals(layout)
    for row in layout.rows:
        for at, claim in enumerate(row):
            tie = _tie(totals, row, at, claim)
            if tie is not None and (tie.first or tie.second):
                yield tie


def _tie(totals: Totals, row: Sequence[Claim], at: int, claim: Claim) -> Tie | None:
    if claim.kind is ClaimKind.CHANGE:
        return _change(totals, row, claim)
    if claim.kind is ClaimKind.SHARE and claim.unit is Unit.PERCENT:
        return _share(totals, row, at, claim)
    if claim.kind is ClaimKind.RATIO:
        return _ratio(totals.layout, row, claim)
    if claim.kind is ClaimKind.LEVEL and claim.per and claim.value is not None:
        return _rate(totals, row, claim)
    return None


def _printed(row: Sequence[Claim], claim: Claim, value: float) -> tuple[Claim, ...]:
    """The figure of a sentence that a change gives as its beginning or its end."""
    same = [c for c in row if is_total(c) and c.value == value and c.metric == claim.metric]
    return tuple(same[:1])


def _change(totals: Totals, row: Sequence[Claim], claim: Claim) -> Tie | None:
    before = _printed(row, claim, claim.from_value) if claim.from_value is not None else ()
    after = _printed(row, claim, claim.to_value) if claim.to_value is not None else ()
    if claim.from_value is None and claim.base and claim.base.start and claim.base.end:
        before = tuple(totals.like(claim, days(claim.base)))
    if claim.to_value is None and closed(claim):
        after = tuple(c for c in totals.like(claim, days(claim.period)) if c not in before)
    if claim.from_value is None and claim.to_value is None and not (before and after):
        before, after = _followed(row, claim) or (before, after)
    return Tie(TieKind.CHANGE, claim, before, after)


def _followed(row: Sequence[Claim], claim: Claim) -> tuple[tuple[Claim, ...], tuple[Claim, ...]] | None:
    """The only two figures of one thing in the sentence, if the percentage follows from them."""
    found = [c for c in row if is_total(c) and closed(c)]
    if len(found) != 2 or series(found[0]) != series(found[1]) or claim.unit is not Unit.PERCENT or not claim.value:
        return None
    one, other = sorted(found, key=lambda c: days(c.period)[0] or dt.date.min)
    if not one.value or days(one.period) == days(other.period):
        return None
    change = 100 * ((other.value or 0.0) - one.value) / one.value
    signed = -claim.value if claim.direction is Direction.DOWN else claim.value
    return ((one,), (other,)) if abs(change - signed) < 1 else None


def _share(totals: Totals, row: Sequence[Claim], at: int, claim: Claim) -> Tie | None:
    whole = _named_whole(totals.layout, row[at + 1 :], claim)
    part = _beside(totals.layout, row, at, claim, loose=whole is not None)
    if part is not None and _OF_THEM.search(claim.quote):
        return Tie(TieKind.SHARE, claim, (), (part,))
    if part is not None:
        return Tie(TieKind.SHARE, claim, (part,), (whole,) if whole else _whole_of(totals, row, claim, part))
    if claim.victim not in {Victim.NONE, Victim.ALL} and claim.metric in _CASUALTIES:
        parts = totals.like(claim, days(claim.period))
        return Tie(TieKind.SHARE, claim, tuple(parts), tuple(totals.like(claim, days(claim.period), victim=Victim.ALL)))
    return None


def _named_whole(layout: Layout, rest: Sequence[Claim], share: Claim) -> Claim | None:
    """The whole that a share names with its figure: "62% of the 924 people killed"."""
    following = next((c for c in rest if is_total(c)), None)
    lead = layout.text[share.start : following.start] if following else ""
    return following if len(lead) <= _NEAR and _OF.search(lead) else None


def _beside(layout: Layout, row: Sequence[Claim], at: int, share: Claim, *, loose: bool) -> Claim | None:
    """The count that the share is said of: "295 (45%)", "573, accounting for 62%", "45% (295)".

    ``loose``: the whole is known, so that a few words may stand between.
    """
    following = next((c for c in row[at + 1 :] if is_total(c) and c.start >= share.end), None)
    if following and _BRACKETED.fullmatch(layout.text[share.end : following.start]):
        return following
    counted = next((c for c in reversed(row[:at]) if c.end <= share.start and is_total(c)), None)
    if counted is None:
        return None
    gap = layout.text[counted.end : share.start]
    told = _ACCOUNTING.search(gap) or (loose and gap.rstrip().endswith((",", "(")))
    return counted if _APPOSED.fullmatch(gap) or (told and len(gap) <= 2 * _NEAR) else None


def _whole_of(totals: Totals, row: Sequence[Claim], share: Claim, part: Claim) -> tuple[Claim, ...]:
    """The whole of a share whose part is known: of the same sentence, or the total of everybody."""
    if part.victim not in {Victim.ALL, Victim.NONE}:
        of = replace(part, metric=share.metric or part.metric)
        return tuple(c for c in totals.like(of, days(part.period), victim=Victim.ALL) if c.id != part.id)
    ahead = [
        c for c in row if is_total(c) and c.metric == part.metric and c.end <= part.start and c.value != part.value
        and _OF_WHICH.search(totals.layout.text[c.end : part.start])
    ]  # fmt: skip
    return tuple(ahead[-1:])


def _ratio(layout: Layout, row: Sequence[Claim], claim: Claim) -> Tie | None:
    """A comparison whose two sides are the only figures of that metric in its sentence."""
    sides = [c for c in row if is_total(c) and c.metric == claim.metric]
    if len(sides) != 2 or days(sides[0].period) != days(sides[1].period):
        return None
    if (place(sides[0]), doer(sides[0]), sides[0].victim) == (place(sides[1]), doer(sides[1]), sides[1].victim):
        return None
    return Tie(TieKind.RATIO, claim, (sides[0],), (sides[1],))


def _rate(totals: Totals, row: Sequence[Claim], claim: Claim) -> Tie | None:
    """An average with the totals of its own period; not one that a sentence says was another time's."""
    if not closed(claim) or any(c.kind is ClaimKind.CHANGE and c.from_value == claim.value for c in row):
        return None
    return Tie(TieKind.RATE, claim, tuple(totals.like(claim, days(claim.period))))
