"""Two successive releases of one dataset, matched by the events' ids: what came, went and was revised, by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, floor
from tahqiq.measure.cover import covered, holds
from tahqiq.measure.pick import narrowed
from tahqiq.measure.selection import Selection
from tahqiq.terms import RecordKind, Release

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Floats = NDArray[np.float64]

SUMS = (
    "events_before", "events_after", "events_new", "events_dropped",
    "deaths_before", "deaths_after", "deaths_new", "deaths_dropped",
)  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """A release and the next. ``months`` are first days, each array of ``sums`` has one number a month."""

    earlier: Release
    later: Release
    months: tuple[dt.date, ...]
    sums: dict[str, Floats]

    @property
    def kept(self) -> float:
        """The share of the earlier release's events that the later one still has."""
        before = self.sums["events_before"].sum()
        return float(1 - self.sums["events_dropped"].sum() / before) if before else 1.0


def successive(workspace: Workspace, registry: Registry, selection: Selection) -> list[Release]:
    """The releases of the dataset that hold the areas, one for each day of publication, the oldest first."""
    found: dict[dt.date, Release] = {}
    for release in workspace.releases(selection.dataset, selection.as_of):
        if release.kind is RecordKind.EVENTS and holds(release, registry, selection.areas):
            found[release.known_from] = release
    return [found[day] for day in sorted(found)]


def pairs(
    workspace: Workspace, registry: Registry, selection: Selection, releases: Sequence[Release]
) -> list[Pair]:  # fmt: skip
    """Each release against the next, over the days that both cover; pairs that share no day are left out."""
    made = [_pair(workspace, registry, selection, earlier, later) for earlier, later in pairwise(releases)]
    return [pair for pair in made if pair is not None]


def _pair(
    workspace: Workspace, registry: Registry, selection: Selection, earlier: Release, later: Release
) -> Pair | None:  # fmt: skip
    spans = [covered([r]) for r in (earlier, later)]
    start = max(selection.start, *(s[0] for s in spans))
    end = min(selection.end, *(s[1] for s in spans))
    if end < start:
        return None
    chosen = selection.over((start, end))
    old, new = (_events(workspace, registry, chosen, r) for r in (earlier, later))
    new = new.rename({f"{name}_new": name for name in new.columns})
    # an event that moved to another month counts where the earlier release had it, so that it is not new elsewhere
    both = old.outer_join(new, old.event_id == new.event_id_new)
    month = both.month.coalesce(both.month_new)
    before, after = both.event_id.notnull(), both.event_id_new.notnull()
    found = workspace.arrow(
        both.group_by(at=month).aggregate(
            events_before=before.sum(), events_after=after.sum(), events_new=(after & ~before).sum(),
            events_dropped=(before & ~after).sum(),
            deaths_before=both.best.coalesce(0).sum(), deaths_after=both.best_new.coalesce(0).sum(),
            deaths_new=before.ifelse(0, both.best_new.coalesce(0)).sum(),
            deaths_dropped=after.ifelse(0, both.best.coalesce(0)).sum(),
        )
    ).to_pylist()  # fmt: skip
    found.sort(key=lambda r: r["at"])
    sums = {name: np.array([r[name] for r in found], dtype=np.float64) for name in SUMS}
    return Pair(earlier, later, tuple(r["at"] for r in found), sums)


def _events(workspace: Workspace, registry: Registry, selection: Selection, release: Release) -> ir.Table:
    """Id, month and deaths of a release's events."""
    rows = narrowed(workspace, registry, workspace.rows_of([release], RecordKind.EVENTS), selection)
    return rows.select("event_id", "best", month=rows.start.truncate("M").cast("date"))


def counted(
    workspace: Workspace, registry: Registry, selection: Selection, release: Release, name: str
) -> dict[dt.date, float]:  # fmt: skip
    """Events or deaths of a release by month."""
    rows = _events(workspace, registry, selection, release)
    value = rows.count() if name == "events" else rows.best.coalesce(0).sum()
    found = workspace.arrow(rows.group_by("month").aggregate(value=value)).to_pylist()
    return {floor(r["month"], Unit.MONTH): float(r["value"]) for r in found}
