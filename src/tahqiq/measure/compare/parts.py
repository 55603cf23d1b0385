"""What a change is made of: kinds of violence, actors, classes of victims; and the largest events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tahqiq.measure.pick import CLASSES, picked
from tahqiq.measure.result import Row
from tahqiq.measure.selection import Counted, Selection

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_MOST = 6
"""Actors that are told apart; the rest are one."""
_KINDS = {"state_based": "state-based", "non_state": "non-state", "one_sided": "one-sided"}


def composition(workspace: Workspace, registry: Registry, now: Selection, then: Selection) -> list[Row]:
    """The difference by kind of violence, by actor and, of deaths, by class of victims.

    Rows have ``by``, ``part``, ``now``, ``then``, ``difference``. The parts of one ``by`` add up to the whole, but for
    actors: an event has two.
    """
    picks = [picked(workspace, registry, s) for s in (now, then)]
    rows = _by_kind(workspace, picks, now.counted)
    if now.counted is Counted.DEATHS and now.victim == "all":
        rows += _by_class(workspace, picks)
    return rows + _by_actor(workspace, registry, picks, now.counted)


def _value(events: ir.Table, counted: Counted) -> ir.Value:
    return events.best.sum().coalesce(0) if counted is Counted.DEATHS else events.count()


def _by_kind(workspace: Workspace, picks: list[ir.Table], counted: Counted) -> list[Row]:
    now, then = (_grouped(workspace, p, "kind", counted) for p in picks)
    return [_row("kind", said, now.get(kind, 0), then.get(kind, 0)) for kind, said in _KINDS.items()]


def _by_class(workspace: Workspace, picks: list[ir.Table]) -> list[Row]:
    columns = {**{str(v): c for v, c in CLASSES.items()}, "of no known class": "deaths_unknown"}
    now, then = (
        workspace.arrow(p.aggregate(**{n: p[c].sum().coalesce(0) for n, c in columns.items()})).to_pylist()[0]
        for p in picks
    )
    return [_row("victims", name, now[name], then[name]) for name in columns]


def _by_actor(workspace: Workspace, registry: Registry, picks: list[ir.Table], counted: Counted) -> list[Row]:
    now, then = (_of_sides(workspace, p, counted) for p in picks)
    moved = sorted({*now, *then}, key=lambda a: -abs(now.get(a, 0) - then.get(a, 0)))
    return [
        _row("actor", registry.actors[a].name if a in registry.actors else a, now.get(a, 0), then.get(a, 0))
        for a in moved[:_MOST]
    ]


def _of_sides(workspace: Workspace, events: ir.Table, counted: Counted) -> dict[str, float]:
    named = [
        events.mutate(actor=events[s].coalesce(events[n])) for s, n in (("actor_a", "side_a"), ("actor_b", "side_b"))
    ]
    both = named[0].union(named[1].filter(~named[1].actor_b.identical_to(named[1].actor_a)))
    return _grouped(workspace, both, "actor", counted)


def _grouped(workspace: Workspace, events: ir.Table, key: str, counted: Counted) -> dict[str, float]:
    found = workspace.arrow(events.group_by(key).aggregate(value=_value(events, counted)))
    return {str(r[key]): r["value"] for r in found.to_pylist() if r[key] is not None}


def _row(by: str, part: str, now: float, then: float) -> Row:
    return {"by": by, "part": part, "now": int(now), "then": int(then), "difference": int(now - then)}


def largest(workspace: Workspace, registry: Registry, selection: Selection) -> dict[str, Any] | None:
    """The event with the most deaths of the selection's class: its deaths, day, place and id; None without any."""
    events = picked(workspace, registry, selection)
    top = events.order_by([events.best.desc(), events.event_id]).limit(1).select("best", "start", "place", "event_id")
    found: list[dict[str, Any]] = workspace.arrow(top).to_pylist()
    return found[0] if found else None
