"""What the head of a row or a column says of the figures under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.claims.extract.metrics import metric_at
from tahqiq.claims.extract.numbers import find_quantities
from tahqiq.claims.extract.periods import Fiscal, PeriodMention, find_periods
from tahqiq.claims.extract.tables.grid import Cell
from tahqiq.claims.extract.tokens import Token, tokenise
from tahqiq.claims.extract.words import grammar
from tahqiq.resolve import Mention
from tahqiq.terms import Span

_TOTALS = grammar("totals")
_SHARES = grammar("share_heads")
_CHANGES = grammar("change_heads")
_IN = "in "


@dataclass(frozen=True, slots=True)
class Head:
    """The slots that a head gives; ``total`` where it sums up, ``plain`` where nothing in it was understood."""

    metric: str = ""
    people: str = ""
    period: Span | None = None
    area: str = ""
    actor: str = ""
    place: bool = False
    change: str = ""
    share: bool = False
    total: bool = False
    text: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is a name that says nothing of metric, people or time."""
        return not (self.metric or self.people or self.period or self.total or self.change or self.share)


@dataclass(frozen=True, slots=True)
class Timing:
    """What dates a head: the document's date, the time that the table is about, the country's fiscal year."""

    date: dt.date | None
    within: Span | None = None
    fiscal: Fiscal | None = None

    def periods(self, text: str) -> list[PeriodMention]:
        """The periods of a text."""
        return find_periods(text, self.date, self.within, self.fiscal)


def head_of(text: str, cell: Cell, timing: Timing, mentions: Sequence[Mention]) -> Head:
    """What a cell of words says; ``mentions`` are the gazetteer's names in it."""
    if not cell.text:
        return Head()
    periods = _periods(cell, timing)
    quantities = [
        replace(q, start=q.start + cell.start, end=q.end + cell.start, core_start=q.core_start + cell.start)
        for q in find_quantities(cell.text)
    ]
    tokens = tokenise(text, cell.start, cell.end, quantities, periods)
    words = {t.norm for t in tokens} | {w for t in tokens for w in t.norm.split()}
    metric, people = _counted(tokens)
    areas = [m for m in mentions if m.kind == "area"]
    actors = [m for m in mentions if m.kind == "actor"]
    place = any(t.tag("place_heads") for t in tokens)
    return Head(
        metric, people, _period(periods),
        text[areas[0].start : areas[0].end] if areas else "",
        text[actors[0].start : actors[0].end] if actors and not (areas and not people) else "",
        place, _change(tokens, words),
        bool(words & _SHARES) or cell.text.strip("() ") in ("%", "pc"),
        bool(words & _TOTALS), cell.text,
    )  # fmt: skip


def _periods(cell: Cell, timing: Timing) -> list[PeriodMention]:
    """The periods of a cell; a month alone is one, as it would be behind "in"."""
    by, found = 0, timing.periods(cell.text)
    if not found:
        by, found = -len(_IN), timing.periods(_IN + cell.text)
    return [replace(p, start=p.start + cell.start + by, end=p.end + cell.start + by) for p in found]


def _counted(tokens: Sequence[Token]) -> tuple[str, str]:
    """The metric a head names, by a noun or a participle, and the people."""
    metric = people = ""
    for at, token in enumerate(tokens):
        found = metric_at(tokens, at)
        if found:
            metric, people = metric or found[0], people or found[1]
            continue
        tag = token.tag("verb", "state")
        if tag and (tag.cls == "state" or any(t.form == "part" for t in token.tags)):
            metric = metric or tag.value
        named = token.tag("people")
        if named and named.value not in ("all", "groups"):
            people = people or named.value
        lives = token.tag("lives")
        if lives:
            metric = metric or lives.value
    return metric, people


def _period(periods: Sequence[PeriodMention]) -> Span | None:
    return next((p.span for p in periods if p.role != "compared" and (p.span.start or p.span.end)), None)


def _change(tokens: Sequence[Token], words: set[str]) -> str:
    """ "up" or "down" where the head speaks of a rise or a fall, "any" where of a change."""
    for token in tokens:
        tag = token.tag("dirnoun")
        if tag:
            return tag.value
    return "any" if words & _CHANGES else ""
