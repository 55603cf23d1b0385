"""What a change is made of: kinds of violence, actors, classes of victims; and the largest events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tahqiq.measure.compare.cells import UNKNOWN, Cells
from tahqiq.measure.pick import CLASSES, picked
from tahqiq.measure.result import Row
from tahqiq.measure.selection import Counted
from tahqiq.terms import Victim

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_MOST = 6
"""Actors that are told apart."""
_KINDS = {"state_based": "state-based", "non_state": "non-state", "one_sided": "one-sided"}


def composition(registry: Registry, now: Cells, then: Cells) -> list[Row]:
    """The difference by kind of violence, by actor and, of deaths, by class of victims.

    Rows have ``by``, ``part``, ``now``, ``then``, ``difference``. The parts of one ``by`` add up to the whole, but for
    actors: an event has two.
    """
    kinds = [side.by("kind") for side in (now, then)]
    rows = [_row("kind", said, *(k.get(kind, 0) for k in kinds)) for kind, said in _KINDS.items()]
    if now.selection.counted is Counted.DEATHS and now.selection.victim is Victim.ALL:
        rows += [_row("victims", name, now.total(name), then.total(name)) for name in (*map(str, CLASSES), UNKNOWN)]
    return rows + _by_actor(registry, now.by("actor_a", "actor_b"), then.by("actor_a", "actor_b"))


def _by_actor(registry: Registry, now: dict[str, float], then: dict[str, float]) -> list[Row]:
    moved = sorted({*now, *then}, key=lambda a: (-abs(now.get(a, 0) - then.get(a, 0)), a))
    return [
        _row("actor", registry.actors[a].name if a in registry.actors else a, now.get(a, 0), then.get(a, 0))
        for a in moved[:_MOST]
    ]


def _row(by: str, part: str, now: float, then: float) -> Row:
    return {"by": by, "part": part, "now": int(now), "then": int(then), "difference": int(now - then)}


def largest(workspace: Workspace, registry: Registry, side: Cells) -> dict[str, Any] | None:
    """The event with the most deaths of the selection's class: its deaths, day, place and id; None without any."""
    events = picked(workspace, registry, side.selection)
    # the engine reads names and places only of the few that have so many
    most = int(side.column["largest"][side.inside].max(initial=0))
    top = events.filter(events.best == most).order_by("event_id").limit(1).select("best", "start", "place", "event_id")
    found: list[dict[str, Any]] = workspace.arrow(top).to_pylist()
    return found[0] if found else None
