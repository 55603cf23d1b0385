"""The queries of a check: a few for the whole document, whatever the number of claims.

Asks are laid down as relations and joined with observations and events; what comes back is candidate rows and
sums, from which figures are then made.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from tahqiq.claims.find.rows import Ask, EventTotal, Row
from tahqiq.claims.read.question import Measure
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from tahqiq.store import Workspace

Window = tuple[Measure, dt.date, dt.date]


def observations(workspace: Workspace, windows: Iterable[Window], containing: Iterable[str]) -> list[Row]:
    """Every observation of the measures that touches its window, in the areas asked or what contains them."""
    asks = _observation_asks(windows, tuple(containing))
    if asks.num_rows == 0:
        return []
    ask = workspace.relation("observation_asks", asks)
    seen = workspace.table(RecordKind.OBSERVATIONS, None)
    joined = seen.semi_join(
        ask,
        [
            seen.metric == ask.metric,
            seen.area == ask.area,
            seen.start.coalesce(seen.end) <= ask.end,
            seen.end.coalesce(seen.start) >= ask.start,
        ],
    )
    names = [f.name for f in fields(Row)]
    return [_row(record, names) for record in joined.to_pyarrow().to_pylist() if record["value"] is not None]


def _observation_asks(windows: Iterable[Window], containing: tuple[str, ...]) -> pa.Table:
    import pyarrow as pa

    wanted: dict[tuple[str, str], list[dt.date]] = {}
    for measure, start, end in windows:
        for metric in (measure.metric, f"change_pct:{measure.metric}"):
            for area in (*measure.areas, *containing):
                bounds = wanted.setdefault((metric, area), [start, end])
                bounds[0], bounds[1] = min(bounds[0], start), max(bounds[1], end)
    return pa.table(
        {
            "metric": pa.array([k[0] for k in wanted], pa.string()),
            "area": pa.array([k[1] for k in wanted], pa.string()),
            "start": pa.array([v[0] for v in wanted.values()], pa.date32()),
            "end": pa.array([v[1] for v in wanted.values()], pa.date32()),
        }
    )


def _row(record: Mapping[str, Any], names: list[str]) -> Row:
    """A record as a Row; a period given on one side only is taken as that day (only stocks may lack a side)."""
    values: dict[str, Any] = {name: record.get(name) for name in names}
    values["start"] = values["start"] or values["end"]
    values["end"] = values["end"] or values["start"]
    for name in (
        "actor",
        "victim",
        "counts",
        "militants",
        "territory",
        "scope",
        "bound",
        "definition",
        "published",
    ):
        values[name] = values[name] or ""
    return Row(**values)


def event_totals(
    workspace: Workspace, asks: Iterable[Ask], closure: pa.Table, as_of: dt.date | None
) -> dict[Ask, list[EventTotal]]:
    """Sums of events for every ask, by release in force on ``as_of``."""
    listed = list(dict.fromkeys(asks))
    if not listed:
        return {}
    events = workspace.table(RecordKind.EVENTS, as_of)
    ask = workspace.relation("event_asks", _event_asks(listed))
    places = workspace.relation("closure", closure)
    totals = _sum_events(events, ask, places).to_pyarrow().to_pylist()
    found: dict[Ask, list[EventTotal]] = defaultdict(list)
    for record in totals:
        found[listed[record.pop("ask")]].append(_total(record))
    _fill_zeros(found, listed, workspace, as_of)
    return found


def _total(record: Mapping[str, Any]) -> EventTotal:
    values: dict[str, Any] = {name: value or 0 for name, value in record.items()}
    return EventTotal(**values)


def _event_asks(asks: list[Ask]) -> pa.Table:
    import pyarrow as pa

    flat = [(i, area, a.actor, a.start, a.end) for i, a in enumerate(asks) for area in a.areas]
    return pa.table(
        {
            "ask": pa.array([f[0] for f in flat], pa.int32()),
            "area": pa.array([f[1] for f in flat], pa.string()),
            "actor": pa.array([f[2] for f in flat], pa.string()),
            "ask_start": pa.array([f[3] for f in flat], pa.date32()),
            "ask_end": pa.array([f[4] for f in flat], pa.date32()),
        }
    )


def _placed(events: ir.Table, ask: ir.Table, places: ir.Table) -> ir.Table:
    """asks ⋈ the places they contain ⋈ the events placed there, by the borders of the event's own day."""
    wide = ask.join(places, ask.area == places.ancestor).select(
        "ask", "actor", "ask_start", "ask_end", "descendant",
        valid_from=places.start.coalesce(dt.date(1, 1, 1)), valid_to=places.end.coalesce(dt.date(9999, 12, 31)),
    )  # fmt: skip
    return events.join(
        wide,
        [
            events.area_id == wide.descendant,
            events.start <= wide.ask_end,
            events.end >= wide.ask_start,
            events.start >= wide.valid_from,
            events.start <= wide.valid_to,
            (wide.actor == "") | (events.actor_a == wide.actor) | (events.actor_b == wide.actor),
        ],
    )


def _sum_events(events: ir.Table, ask: ir.Table, places: ir.Table) -> ir.Table:
    """Sums by ask and release."""
    import ibis

    hit = _placed(events, ask, places)
    inside = (hit.start >= hit.ask_start) & (hit.end <= hit.ask_end)

    def total(column: str) -> ir.Value:
        return hit[column].sum(where=inside).coalesce(0).cast("int64")

    return hit.group_by(["ask", "release_id", "dataset"]).aggregate(
        events=inside.sum().coalesce(0).cast("int64"),
        low=total("deaths_low"), best=total("deaths_best"), high=total("deaths_high"),
        state=total("deaths_state"), armed_group=total("deaths_armed_group"),
        civilian=total("deaths_civilian"), unknown=total("deaths_unknown"),
        squares=(hit.deaths_best * hit.deaths_best).sum(where=inside).coalesce(0).cast("float64"),
        edge_events=ibis.ifelse(inside, 0, 1).sum().coalesce(0).cast("int64"),
        edge_high=hit.deaths_high.sum(where=~inside).coalesce(0).cast("int64"),
    )  # fmt: skip


def _fill_zeros(
    found: dict[Ask, list[EventTotal]], asks: list[Ask], workspace: Workspace, as_of: dt.date | None
) -> None:
    """A covered period without events is a finding of none; coverage is judged where figures are made."""
    releases = [r for r in workspace.in_force(as_of) if r.kind is RecordKind.EVENTS]
    for ask in asks:
        have = {t.release_id for t in found.get(ask, [])}
        for release in releases:
            if release.release_id not in have:
                found[ask].append(EventTotal(release.release_id, release.dataset))


def records(workspace: Workspace, kind: RecordKind) -> list[dict[str, Any]]:
    """All records of a small kind (incidents, facts, allegations) in force now."""
    found: list[dict[str, Any]] = workspace.table(kind, None).to_pyarrow().to_pylist()
    return found


def deadliest(
    workspace: Workspace, asks: Iterable[Ask], closure: pa.Table, as_of: dt.date | None, top: int = 3
) -> dict[Ask, list[dict[str, Any]]]:
    """The deadliest events of each ask, most deaths first (for claims about one happening)."""
    import ibis

    listed = list(dict.fromkeys(asks))
    if not listed:
        return {}
    events = workspace.table(RecordKind.EVENTS, as_of)
    ask = workspace.relation("toll_asks", _event_asks(listed))
    places = workspace.relation("closure", closure)
    hit = _placed(events, ask, places)
    ranked = hit.mutate(
        nth=ibis.row_number().over(group_by=["ask", "release_id"], order_by=[ibis.desc("deaths_best"), "event_id"])
    )
    found: dict[Ask, list[dict[str, Any]]] = defaultdict(list)
    for record in ranked.filter(ranked.nth < top).order_by(["ask", "nth"]).to_pyarrow().to_pylist():
        found[listed[record["ask"]]].append(record)
    return found
