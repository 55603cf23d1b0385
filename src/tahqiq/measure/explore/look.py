"""What is looked at: a selection of events, and how finely they must be placed and dated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Self

from tahqiq.measure.pick import narrowed, picked
from tahqiq.measure.selection import Period, Selection
from tahqiq.resolve import nesting
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import datetime as dt

    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace


@dataclass(frozen=True, slots=True)
class Look:
    """``placed`` and ``dated`` are the coarsest codes let in (UCDP's where_prec and date_prec); 0 lets in all."""

    selection: Selection
    placed: int = 0
    dated: int = 0

    def over(self, period: Period) -> Self:
        """The same over another period."""
        return replace(self, selection=self.selection.over(period))

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {**self.selection.to_dict(), "placed": self.placed, "dated": self.dated}


def seen(workspace: Workspace, registry: Registry, look: Look) -> ir.Table:
    """The events that are looked at, with ``low``, ``best`` and ``high`` (``measure.pick``)."""
    return workspace.viewed(_fine(picked(workspace, registry, look.selection), look))


def written(workspace: Workspace, registry: Registry, look: Look) -> ir.Table:
    """The same events by a query that names every place itself, and so runs on the lake's files alone."""
    chosen = look.selection
    events = workspace.table(RecordKind.EVENTS, chosen.as_of)
    events = events.filter(reduce(or_, [_held(events, span, ids) for span, ids in _inside(registry, chosen.areas)]))
    return _fine(narrowed(workspace, registry, events, replace(chosen, areas=())), look)


def _fine(events: ir.Table, look: Look) -> ir.Table:
    if look.placed:
        events = events.filter(events.where_prec <= look.placed)
    return events.filter(events.date_prec <= look.dated) if look.dated else events


_Span = tuple["dt.date | None", "dt.date | None"]


def _inside(registry: Registry, areas: tuple[str, ...]) -> list[tuple[_Span, list[str]]]:
    """The places inside the areas, by the days on which they were."""
    found: dict[_Span, dict[str, None]] = {}
    for area in areas:
        for _, place, first, last in nesting(registry).get(area, ()):
            found.setdefault((first, last), {})[place] = None
    return [(span, list(places)) for span, places in found.items()]


def _held(events: ir.Table, span: _Span, places: list[str]) -> ir.BooleanValue:
    first, last = span
    held = events.area_id.isin(places)
    held = held & (events.start >= first) if first else held
    return held & (events.start <= last) if last else held
