"""The events of a selection as an expression of the engine; no row of them passes through Python."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from tahqiq.measure.selection import Selection
from tahqiq.resolve import nesting
from tahqiq.terms import RecordKind, Victim

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_PLACES = (("descendant", "string"), ("span", "int64"))

CLASSES = {Victim.CIVILIAN: "deaths_civilian", Victim.SECURITY: "deaths_state", Victim.MILITANT: "deaths_armed_group"}
"""The column of each class of victims that event data tell apart."""


def picked(workspace: Workspace, registry: Registry, selection: Selection) -> ir.Table:
    """The events that began in the period and lie in the areas as their borders were on that day.

    Adds ``low``, ``best`` and ``high``: the deaths of the selection's class (``deaths_of``).
    """
    return narrowed(workspace, registry, _of_dataset(workspace, selection), selection)


def narrowed(workspace: Workspace, registry: Registry, events: ir.Table, selection: Selection) -> ir.Table:
    """The same of given events, of whatever release; without areas those of everywhere."""
    events = events.filter(events.start.between(selection.start, selection.end))
    if selection.kind:
        events = events.filter(events.kind == selection.kind)
    if selection.actor:
        events = events.filter((events.actor_a == selection.actor) | (events.actor_b == selection.actor))
    if selection.areas:
        events = within(workspace, registry, events, selection.areas)
    low, best, high = deaths_of(events, selection.victim)
    return events.mutate(low=low, best=best, high=high)


def _of_dataset(workspace: Workspace, selection: Selection) -> ir.Table:
    events = workspace.table(RecordKind.EVENTS, selection.as_of)
    return events.filter(events.dataset == selection.dataset)


def within(workspace: Workspace, registry: Registry, events: ir.Table, areas: tuple[str, ...]) -> ir.Table:
    """The rows (with ``area_id`` and ``start``) that lie in areas as their borders were on the day they began."""
    nested = [row for area in dict.fromkeys(areas) for row in nesting(registry).get(area, ())]
    spans = list(dict.fromkeys((row[2], row[3]) for row in nested))
    name = f"measure_places_{'_'.join(areas)}".replace(":", "_").replace("-", "_")
    workspace.lay(name, _PLACES, {"descendant": [r[1] for r in nested], "span": [spans.index(r[2:4]) for r in nested]})
    places = workspace.named(name)
    held: list[ir.BooleanValue] = []
    for i, (first, last) in enumerate(spans):
        # places and days are asked apart: a join on both would set the days of each row beside those of each place
        inside = events.area_id.isin(places.filter(places.span == i).descendant)
        inside = inside & (events.start >= first) if first else inside
        held.append(inside & (events.start <= last) if last else inside)
    return events.filter(reduce(or_, held)) if held else events.limit(0)


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
