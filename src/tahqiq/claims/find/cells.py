"""Event sums for the asks of a document, however many: events are first summed to cells, and asks are made of cells.

Joined directly, each event would meet each ask of its district, its province and its country: with thousands of asks
and millions of events that is billions of pairs. So the days on which any ask begins or ends cut time into intervals,
and events that begin in the same interval, end in the same interval and lie in the same place (of the same actors)
are one cell. Within a cell all events answer any ask alike: no ask begins or ends between them. There are as many
cells as places, intervals and actors have events, whatever the number of events; then an ask is a sum of cells.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tahqiq.claims.find.asks import Nested, columns_of, within
from tahqiq.claims.find.rows import Ask, EventTotal
from tahqiq.resolve import Nesting
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

Period = tuple[dt.date, dt.date]

_ASKS = (
    ("ask", "int64"), ("area", "string"), ("actor", "string"), ("kind", "string"), ("first", "int64"),
    ("last", "int64"),
)  # fmt: skip
_PLACES = (("ancestor", "string"), ("descendant", "string"), ("first", "int64"), ("last", "int64"))
_INTERVALS = (("number", "int64"), ("first_day", "date32"), ("last_day", "date32"))
_DAY = dt.timedelta(days=1)
_SUMS = {
    "low": "deaths_low", "best": "deaths_best", "high": "deaths_high", "state": "deaths_state",
    "armed_group": "deaths_armed_group", "civilian": "deaths_civilian", "unknown": "deaths_unknown",
}  # fmt: skip
_SQUARES = {
    "squares": "deaths_best", "squares_state": "deaths_state", "squares_armed_group": "deaths_armed_group",
    "squares_civilian": "deaths_civilian",
}  # fmt: skip


@dataclass(frozen=True)
class Intervals:
    """Time cut where something begins: interval 0 lies before the first cut, the last one after the last."""

    cuts: Sequence[dt.date]

    @classmethod
    def of(cls, covered: Period, spans: Iterable[tuple[dt.date | None, dt.date | None]]) -> Intervals:
        """Cut where a span begins and after it ends (days inclusive), within what is covered and at its ends."""
        first, after = covered[0], covered[1] + _DAY
        begins = {start for start, _ in spans if start and first < start < after}
        begins |= {end + _DAY for _, end in spans if end and first <= end < covered[1]}
        return cls(sorted({first, after, *begins}))

    def number(self, day: dt.date) -> int:
        """The interval that a day lies in."""
        return bisect_right(self.cuts, day)

    def columns(self) -> dict[str, Sequence[object]]:
        """The intervals between the cuts, which every event lies in, as columns."""
        inner = range(1, len(self.cuts))
        return {
            "number": list(inner),
            "first_day": [self.cuts[i - 1] for i in inner],
            "last_day": [self.cuts[i] - _DAY for i in inner],
        }


def event_totals(
    workspace: Workspace, asks: Iterable[Ask], nested: Nested, as_of: dt.date | None
) -> dict[Ask, list[EventTotal]]:
    """Sums of events for every ask, by release in force on ``as_of``."""
    listed = list(dict.fromkeys(asks))
    releases = [r for r in workspace.in_force(as_of) if r.kind is RecordKind.EVENTS]
    days = [day for r in releases for day in (r.start, r.end) if day]
    found: dict[Ask, list[EventTotal]] = {ask: [] for ask in listed}
    if listed and days:
        _lay(workspace, listed, within(listed, nested), (min(days), max(days)))
        query = workspace.prepared("event totals", [RecordKind.EVENTS], as_of, lambda: _totals(workspace, as_of))
        for record in query.to_pylist():
            found[listed[record.pop("ask")]].append(EventTotal(**record))
    for totals in found.values():  # a covered period without events is a finding of none
        have = {t.release_id for t in totals}
        totals += [EventTotal(r.release_id, r.dataset) for r in releases if r.release_id not in have]
    return found


def _lay(workspace: Workspace, asks: Sequence[Ask], nested: Sequence[Nesting], covered: Period) -> None:
    """Put the asks, their places and the intervals that they cut time into in the engine.

    ``covered`` is the first and the last day of all events that will be summed.
    """
    spans = [*((start, end) for *_, start, end in nested), *((a.start, a.end) for a in asks)]
    intervals = Intervals.of(covered, spans)
    numbers = {day: intervals.number(day) for span in spans for day in span if day}
    flat = [
        (i, area, a.actor, a.kind, numbers[a.start], numbers[a.end]) for i, a in enumerate(asks) for area in a.areas
    ]
    places = [
        (outer, inner, numbers[start] if start else 0, numbers[end] if end else len(intervals.cuts))
        for outer, inner, start, end in nested
    ]
    workspace.lay("cell_intervals", _INTERVALS, intervals.columns())
    workspace.lay("cell_asks", _ASKS, columns_of(_ASKS, flat))
    workspace.lay("cell_places", _PLACES, columns_of(_PLACES, places))


def _totals(workspace: Workspace, as_of: dt.date | None) -> ir.Table:
    asks = workspace.named("cell_asks")
    cells = _cells(workspace.table(RecordKind.EVENTS, as_of), asks, workspace)
    return _by_ask(_by_area(cells, workspace.named("cell_places")), asks)


def _cells(events: ir.Table, asks: ir.Table, workspace: Workspace) -> ir.Table:
    """Events summed by release, place, the intervals of their first and last day, and actors and kind if asked of."""
    places = workspace.named("cell_places").select("descendant").distinct()
    actors = asks.filter(asks.actor != "").select("actor").distinct()
    kinds = asks.filter(asks.kind != "").select(name_kind="kind").distinct()
    days = _days(workspace.named("cell_intervals"))
    begun, ended = days.select(begun="number", first="day"), days.select(ended="number", last="day")
    keyed = (
        events.semi_join(places, events.area_id == places.descendant)
        .join(begun, [("start", "first")])
        .join(ended, [("end", "last")])
        .left_join(actors.select(name_a="actor"), [("actor_a", "name_a")])
        .left_join(actors.select(name_b="actor"), [("actor_b", "name_b")])
        .left_join(kinds, [("kind", "name_kind")])
    )
    keys = ["release_id", "dataset", "area_id", "name_a", "name_b", "name_kind", "begun", "ended"]
    return keyed.group_by(keys).aggregate(
        events=keyed.count(),
        **{name: (keyed[column] * keyed[column]).sum().cast("float64") for name, column in _SQUARES.items()},
        **{name: keyed[column].sum().cast("int64") for name, column in _SUMS.items()},
    )


def _days(intervals: ir.Table) -> ir.Table:
    """Every day between the cuts with its interval."""
    import ibis

    first, after = (day.cast("timestamp") for day in (intervals.first_day, intervals.last_day + ibis.interval(days=1)))
    return intervals.select("number", day=ibis.range(first, after, ibis.interval(days=1)).unnest().cast("date"))


def _by_area(cells: ir.Table, places: ir.Table) -> ir.Table:
    """Cells summed by the area that held the place when the event began; for each actor and kind, and for any."""
    import ibis

    held = cells.join(
        places,
        [cells.area_id == places.descendant, cells.begun >= places.first, cells.begun <= places.last],
    )
    any_or_own = [
        held.mutate(actor=ibis.literal("")),
        held.filter(held.name_a.notnull()).mutate(actor=held.name_a),
        held.filter(held.name_b.notnull() & ~held.name_b.identical_to(held.name_a)).mutate(actor=held.name_b),
    ]
    by_actor = ibis.union(*any_or_own)
    by_kind = ibis.union(
        by_actor.mutate(kind=ibis.literal("")),
        by_actor.filter(by_actor.name_kind.notnull()).mutate(kind=by_actor.name_kind),
    )
    return by_kind.group_by(["release_id", "dataset", "ancestor", "actor", "kind", "begun", "ended"]).aggregate(
        **{name: by_kind[name].sum() for name in ("events", *_SQUARES, *_SUMS)}
    )


def _by_ask(cells: ir.Table, asks: ir.Table) -> ir.Table:
    """Sums of the cells that begin in each ask, of those of them that end after it, and of those that began before it.

    An event counts where it begins, as everywhere (``measure.pick``), so that the parts of a year add up to it.
    """
    hit = asks.join(
        cells,
        [
            asks.area == cells.ancestor, asks.actor == cells.actor, asks.kind == cells.kind,
            cells.begun <= asks.last, cells.ended >= asks.first,
        ],
    )  # fmt: skip
    inside = hit.begun >= hit.first
    late = inside & (hit.ended > hit.last)

    def total(column: str) -> ir.Value:
        return hit[column].sum(where=inside).coalesce(0).cast("int64")

    return hit.group_by(["ask", "release_id", "dataset"]).aggregate(
        events=total("events"), **{name: total(name) for name in _SUMS},
        **{name: hit[name].sum(where=inside).coalesce(0).cast("float64") for name in _SQUARES},
        late_events=hit.events.sum(where=late).coalesce(0).cast("int64"),
        late_low=hit.low.sum(where=late).coalesce(0).cast("int64"),
        late_best=hit.best.sum(where=late).coalesce(0).cast("int64"),
        edge_events=hit.events.sum(where=~inside).coalesce(0).cast("int64"),
        edge_high=hit.high.sum(where=~inside).coalesce(0).cast("int64"),
    )  # fmt: skip
