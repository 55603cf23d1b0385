"""District by district: where a dataset has events or figures, and where it cannot say."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.measure.count import By, count
from tahqiq.measure.cover import covered, holds
from tahqiq.measure.coverage.strips import Scope, Status, Strip, figures, keeps
from tahqiq.measure.selection import Selection
from tahqiq.measure.units import DISTRICTS
from tahqiq.resolve import nesting
from tahqiq.sources import card
from tahqiq.terms import Release

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

UNPLACED = "not placed so finely"  # as in the rows of a count by district


def districts(registry: Registry, scope: Scope) -> list[str]:
    """The ids of the districts inside the areas, by name. InputError where the registry knows none."""
    inside = {row[1] for area in scope.areas for row in nesting(registry).get(area, ())}
    found = [p for p in inside if p in registry.places and registry.places[p].kind in DISTRICTS]
    if not found:
        raise InputError(f"the registry knows no districts of {' and '.join(scope.areas)}; leave out --by district")
    return sorted(found, key=lambda p: registry.places[p].name)


def event_strip(
    workspace: Workspace, registry: Registry, scope: Scope, releases: list[Release]
) -> tuple[Strip, int]:  # fmt: skip
    """Events by district, and how many were not placed to one."""
    dataset, names = releases[0].dataset, [registry.places[d].name for d in districts(registry, scope)]
    held = [r for r in releases if holds(r, registry, scope.areas)]
    if not held or not keeps(dataset, scope):
        status = Status.NOT_KEPT if held else Status.ELSEWHERE
        return Strip(dataset, card(dataset).publisher, tuple((status, 0) for _ in names)), 0
    first, last = covered(held)
    start, end = max(first, scope.start), min(last, scope.end)
    if end < start:
        return Strip(dataset, card(dataset).publisher, tuple((Status.OUTSIDE, 0) for _ in names)), 0
    chosen = Selection(dataset, scope.areas, start, end, actor=scope.actor, as_of=scope.as_of)
    try:
        rows = count(workspace, registry, chosen, By.DISTRICT).rows
    except InputError:  # no event fits: every district is silent, or the actor never came in
        rows = ()
    events = {str(r["district"]): int(r["events"]) for r in rows if isinstance(r["events"], int)}
    missing = Status.NOT_KEPT if scope.actor and not events else Status.SILENT
    cells = tuple((Status.RECORDED if n in events else missing, events.get(n, 0)) for n in names)
    return Strip(dataset, card(dataset).publisher, cells), events.get(UNPLACED, 0)


def printed_strips(workspace: Workspace, registry: Registry, scope: Scope) -> list[Strip]:
    """Of every publisher with a figure of a district in the period, which districts it has figures of."""
    ids = districts(registry, scope)
    rows = figures(workspace, scope)
    rows = rows.filter(rows.area.isin(ids), rows.start <= scope.end, rows.end >= scope.start)
    grouped = workspace.arrow(rows.group_by(["dataset", "publisher", "area"]).aggregate(n=rows.count()))
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in grouped.to_pylist():
        found[row["dataset"], row["publisher"]][row["area"]] = row["n"]
    strips = [
        Strip(*who, tuple((Status.RECORDED if d in has else Status.NOT_RECORDED, has.get(d, 0)) for d in ids))
        for who, has in found.items()
    ]
    return sorted(strips, key=lambda s: (-s.count(Status.RECORDED), s.publisher))
