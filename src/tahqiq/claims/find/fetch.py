"""The queries of a check: a few for the whole document, whatever the number of claims.

Asks are laid down as relations and joined with observations and events; what comes back is candidate rows and
sums, from which figures are then made.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from tahqiq.claims.find.rows import Ask, EventTotal, Row
from tahqiq.claims.read.question import Measure
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

Window = tuple[Measure, dt.date, dt.date]


_OBSERVATION_ASK = (("metric", "string"), ("area", "string"), ("start", "date32"), ("end", "date32"))
_EVENT_ASK = (
    ("ask", "int64"), ("area", "string"), ("actor", "string"), ("ask_start", "date32"), ("ask_end", "date32"),
    ("ask_kind", "string"),
)  # fmt: skip
_EVENTS = [RecordKind.EVENTS]
_CLOSURE = (("ancestor", "string"), ("descendant", "string"), ("start", "date32"), ("end", "date32"))


def observations(workspace: Workspace, windows: Iterable[Window], containing: Iterable[str]) -> list[Row]:
    """Every observation of the measures that touches its window, in the areas asked or what contains them."""
    wanted = _wanted(windows, tuple(containing))
    if not wanted:
        return []
    columns: dict[str, Sequence[object]] = {
        "metric": [k[0] for k in wanted],
        "area": [k[1] for k in wanted],
        "start": [v[0] for v in wanted.values()],
        "end": [v[1] for v in wanted.values()],
    }
    workspace.lay("observation_asks", _OBSERVATION_ASK, columns)

    def build() -> ir.Table:
        ask = workspace.named("observation_asks")
        seen = workspace.table(RecordKind.OBSERVATIONS, None)
        touches = [
            seen.metric == ask.metric,
            seen.area == ask.area,
            seen.start.coalesce(seen.end) <= ask.end,
            seen.end.coalesce(seen.start) >= ask.start,
        ]
        hit = seen.semi_join(ask, touches).filter(seen.value.notnull())
        # a period given on one side only is taken as that day: only states of affairs may lack a side
        days = {"start": hit.start.coalesce(hit.end), "end": hit.end.coalesce(hit.start)}
        texts = {name: hit[name].coalesce("") for name in _TEXTS}
        return hit.mutate(**days, **texts).filter(lambda t: t.start.notnull()).select(_ROW)

    table = workspace.prepared("observations", [RecordKind.OBSERVATIONS], None, build)
    return [Row(*record) for record in zip(*(table[name].to_pylist() for name in _ROW), strict=True)]


_ROW = [f.name for f in fields(Row)]
_TEXTS = ("actor", "victim", "counts", "militants", "territory", "scope", "bound", "definition", "published", "unit")


def _wanted(windows: Iterable[Window], containing: tuple[str, ...]) -> dict[tuple[str, str], list[dt.date]]:
    """By metric and area the span of days that any window of it takes in."""
    wanted: dict[tuple[str, str], list[dt.date]] = {}
    for measure, start, end in windows:
        for metric in (measure.metric, f"change_pct:{measure.metric}"):
            for area in (*measure.areas, *containing):
                bounds = wanted.setdefault((metric, area), [start, end])
                bounds[0], bounds[1] = min(bounds[0], start), max(bounds[1], end)
    return wanted


def event_totals(
    workspace: Workspace, asks: Iterable[Ask], closure: Mapping[str, Sequence[object]], as_of: dt.date | None
) -> dict[Ask, list[EventTotal]]:
    """Sums of events for every ask, by release in force on ``as_of``. ``closure`` has the columns of resolve's."""
    listed = list(dict.fromkeys(asks))
    if not listed:
        return {}
    hit = _laid(workspace, "event", listed, closure, as_of)
    found: dict[Ask, list[EventTotal]] = defaultdict(list)
    for record in workspace.prepared("event totals", _EVENTS, as_of, lambda: _sum_events(hit())).to_pylist():
        found[listed[record.pop("ask")]].append(_total(record))
    _fill_zeros(found, listed, workspace, as_of)
    return found


def _laid(
    workspace: Workspace,
    name: str,
    asks: Sequence[Ask],
    closure: Mapping[str, Sequence[object]],
    as_of: dt.date | None,
) -> Callable[[], ir.Table]:
    """Lay the asks and the closure down as relations; what is returned joins them with the events in force."""
    flat = [(i, area, a.actor, a.start, a.end, a.kind) for i, a in enumerate(asks) for area in a.areas]
    columns = {column: [f[i] for f in flat] for i, (column, _) in enumerate(_EVENT_ASK)}
    workspace.lay(f"{name}_asks", _EVENT_ASK, columns)
    workspace.lay("closure", _CLOSURE, closure)
    return lambda: _placed(
        workspace.table(RecordKind.EVENTS, as_of), workspace.named(f"{name}_asks"), workspace.named("closure")
    )


def _total(record: Mapping[str, Any]) -> EventTotal:
    values: dict[str, Any] = {name: value or 0 for name, value in record.items()}
    return EventTotal(**values)


def _placed(events: ir.Table, ask: ir.Table, places: ir.Table) -> ir.Table:
    """asks ⋈ the places they contain ⋈ the events placed there, by the borders of the event's own day."""
    wide = ask.join(places, ask.area == places.ancestor).select(
        "ask", "actor", "ask_start", "ask_end", "ask_kind", "descendant",
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
            (wide.ask_kind == "") | (events.kind == wide.ask_kind),
        ],
    )


def _sum_events(hit: ir.Table) -> ir.Table:
    """Sums by ask and release."""
    import ibis

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
    table = workspace.prepared(str(kind), [kind], None, lambda: workspace.table(kind, None))
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def deadliest(
    workspace: Workspace,
    asks: Iterable[Ask],
    closure: Mapping[str, Sequence[object]],
    as_of: dt.date | None,
    top: int = 3,
) -> dict[Ask, list[dict[str, Any]]]:
    """The deadliest events of each ask, most deaths first (for claims about one happening)."""
    listed = list(dict.fromkeys(asks))
    if not listed:
        return {}
    hit = _laid(workspace, "toll", listed, closure, as_of)
    found: dict[Ask, list[dict[str, Any]]] = defaultdict(list)
    for record in workspace.prepared(f"deadliest {top}", _EVENTS, as_of, lambda: _foremost(hit(), top)).to_pylist():
        found[listed[record["ask"]]].append(record)
    return found


def _foremost(hit: ir.Table, top: int) -> ir.Table:
    import ibis

    nth = ibis.row_number().over(group_by=["ask", "release_id"], order_by=[ibis.desc("deaths_best"), "event_id"])
    ranked = hit.mutate(nth=nth)
    return ranked.filter(ranked.nth < top).order_by(["ask", "nth"])
