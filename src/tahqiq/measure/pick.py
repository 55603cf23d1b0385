"""The events of a selection as an expression of the engine; no row of them passes through Python."""

from __future__ import annotations

import hashlib
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from tahqiq.measure.selection import Selection
from tahqiq.resolve import nesting
from tahqiq.terms import RecordKind, Victim

if TYPE_CHECKING:
    import datetime as dt

    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_Span = tuple["dt.date | None", "dt.date | None"]
_PLACES = (("descendant", "string"), ("span", "int64"))

CLASSES = {Victim.CIVILIAN: "deaths_civilian", Victim.SECURITY: "deaths_state", Victim.MILITANT: "deaths_armed_group"}
"""The column of each class of victims that event data tell apart."""


def picked(workspace: Workspace, registry: Registry, selection: Selection) -> ir.Table:
    """The events that began in the period and lie in the areas as their borders were on that day.

    Adds ``low``, ``best`` and ``high``: the deaths of the selection's class (``deaths_of``).
    """
    return narrowed(workspace, registry, workspace.table(RecordKind.EVENTS, selection.as_of), selection)


def narrowed(workspace: Workspace, registry: Registry, events: ir.Table, selection: Selection) -> ir.Table:
    """The same of given events, of whatever release; without areas those of everywhere."""
    asked = [events.dataset == selection.dataset, events.start.between(selection.start, selection.end)]
    if selection.kind:
        asked.append(events.kind == selection.kind)
    if selection.actor:
        asked.append((events.actor_a == selection.actor) | (events.actor_b == selection.actor))
    if selection.areas:
        asked.append(_held(workspace, registry, events, selection.areas))
    events = events.filter(*asked)  # at once: Ibis takes its time for each step
    low, best, high = deaths_of(events, selection.victim)
    return events.mutate(low=low, best=best, high=high)


def within(workspace: Workspace, registry: Registry, events: ir.Table, areas: tuple[str, ...]) -> ir.Table:
    """The rows (with ``area_id`` and ``start``) that lie in areas as their borders were on the day they began."""
    return events.filter(_held(workspace, registry, events, areas))


def _held(workspace: Workspace, registry: Registry, events: ir.Table, areas: tuple[str, ...]) -> ir.BooleanValue:
    name = f"measure_places_{hashlib.sha256(' '.join(areas).encode()).hexdigest()[:16]}"  # one name, the same places
    spans, columns = _inside(registry, areas)
    workspace.lay(name, _PLACES, columns)
    places = workspace.named(name)
    held: list[ir.BooleanValue] = []
    for i, (first, last) in enumerate(spans):
        # places and days are asked apart: a join on both would set the days of each row beside those of each place
        inside = events.area_id.isin(places.filter(places.span == i).descendant)
        inside = inside & (events.start >= first) if first else inside
        held.append(inside & (events.start <= last) if last else inside)
    return reduce(or_, held) if held else events.area_id.isin([])


@lru_cache(maxsize=64)
def _inside(registry: Registry, areas: tuple[str, ...]) -> tuple[list[_Span], dict[str, list[Any]]]:
    """The spans of days in which places lay in the areas, and the places, each with the place of its span."""
    nested = [row for area in dict.fromkeys(areas) for row in nesting(registry).get(area, ())]
    spans = list(dict.fromkeys((row[2], row[3]) for row in nested))
    return spans, {"descendant": [r[1] for r in nested], "span": [spans.index(r[2:4]) for r in nested]}


def deaths_of(events: ir.Table, victim: Victim) -> tuple[ir.Value, ir.Value, ir.Value]:
    """The low, best and high deaths of a class.

    Of all the dead these are the coder's own. A class has one coded number; the dead whose class is not known may be
    of it, so they widen it upwards (a bound, as the coder's high of the event widens it no further).
    """
    column = CLASSES.get(victim)
    if column is None:
        return events.deaths_low, events.deaths_best, events.deaths_high
    own = events[column].coalesce(0)
    return own, own, own + events.deaths_unknown.coalesce(0)
