"""Events at hand as figures by month, of all queries at once: a month without any is one with none, not unknown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tahqiq.measure.calendar import Unit, after, floor, units
from tahqiq.measure.cover import covered
from tahqiq.measure.records import Figure
from tahqiq.measure.strategy.seen import Chosen, releases, table
from tahqiq.registry.plans import Events
from tahqiq.resolve import nesting
from tahqiq.sources import card
from tahqiq.terms import RecordKind, Release

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_ASK = (
    ("ask", "int64"), ("place", "string"), ("first", "date32"), ("last", "date32"), ("violence", "string"),
    ("actor", "string"),
)  # fmt: skip
_DEAD = {
    "all": "deaths_best", "civilian": "deaths_civilian", "security": "deaths_state", "militant": "deaths_armed_group",
}  # fmt: skip
_DAY = dt.timedelta(days=1)
Sums = Mapping[str, Sequence[object]]


def happened(
    workspace: Workspace, registry: Registry, asked: Iterable[Events], as_of: dt.date | None
) -> dict[Events, tuple[Figure, ...]]:
    """Of each query the events, or the dead of its class, of every month that its dataset covers."""
    sources = tuple(dict.fromkeys(asked))
    if not sources:
        return {}
    chosen = {RecordKind.EVENTS: releases(workspace, RecordKind.EVENTS, as_of)}
    found = _summed(workspace, registry, sources, chosen)
    in_force = chosen[RecordKind.EVENTS] or [r for r in workspace.in_force(None) if r.kind is RecordKind.EVENTS]
    return {source: _figures(source, _release(source, in_force), i, found) for i, source in enumerate(sources)}


def _summed(
    workspace: Workspace, registry: Registry, sources: Sequence[Events], chosen: Chosen
) -> dict[tuple[int, str, dt.date], dict[str, int]]:
    rows = [(i, *place[1:], s.kind, s.actor) for i, s in enumerate(sources) for place in nesting(registry)[s.area]]
    columns = {name: [row[i] for row in rows] for i, (name, _) in enumerate(_ASK)}
    workspace.lay("strategy_events", _ASK, columns)

    def build() -> ir.Table:
        ask, events = workspace.named("strategy_events"), table(workspace, RecordKind.EVENTS, chosen)
        hit = [
            events.area_id == ask.place,
            ask["first"].isnull() | (events.start >= ask["first"]),
            ask["last"].isnull() | (events.start <= ask["last"]),
            (ask.violence == "") | (events.kind == ask.violence),
            (ask.actor == "") | (events.actor_a == ask.actor) | (events.actor_b == ask.actor),
        ]
        held = events.join(ask, hit).select(
            "ask", "release_id", "event_id", *_DEAD.values(), month=events.start.truncate("M").cast("date")
        )
        sums = {name: held[column].sum() for name, column in _DEAD.items()}
        return held.group_by("ask", "release_id", "month").aggregate(events=held.event_id.nunique(), **sums)

    kind = RecordKind.EVENTS
    made = (
        workspace.prepared("strategy_events", [kind], None, build) if chosen[kind] is None else workspace.arrow(build())
    )
    return {(r["ask"], r["release_id"], r["month"]): r for r in made.to_pylist()}


def _release(source: Events, in_force: Sequence[Release]) -> Release | None:
    found = [r for r in in_force if source.dataset in ("", r.dataset) and r.area in (source.area, "world", "")]
    found += [r for r in in_force if source.dataset in ("", r.dataset) and r not in found]
    return next(iter(found), None)


def _figures(
    source: Events, release: Release | None, ask: int, found: Mapping[tuple[int, str, dt.date], Mapping[str, int]]
) -> tuple[Figure, ...]:
    if release is None:
        return ()
    of = card(release.dataset)
    counted = "events" if source.counted == "events" else source.victim
    first, last = covered([release])
    made = []
    for month in units((floor(first + 31 * _DAY, Unit.MONTH) if first.day > 1 else first, last), Unit.MONTH):
        end = after(month, Unit.MONTH) - _DAY
        if end > last:
            break
        value = float(found.get((ask, release.release_id, month), {}).get(counted) or 0)
        made.append(
            Figure(
                publisher=of.publisher, metric=source.counted, victim="", start=month, end=end, value=value,
                bound="exact", counts="lethal_events", militants="", territory="", known_from=release.known_from,
                confidence="high", published=release.published, url=of.url, dataset=release.dataset,
                release_id=release.release_id, obs_id=release.release_id, area=source.area, actor=source.actor,
                scope="", unit="count", low=None, high=None, definition=of.title, reported_by="",
            )
        )  # fmt: skip
    return tuple(made)
