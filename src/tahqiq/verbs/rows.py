"""``rows``: what stands behind a reading, from its address, with the SQL that selects it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tahqiq.errors import InputError
from tahqiq.resolve import closure
from tahqiq.terms import RecordKind, RowsAt
from tahqiq.terms.address import SCHEME
from tahqiq.verbs.evidence import open_workspace, registry

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from tahqiq.store import Workspace

_ID = {
    RecordKind.EVENTS: "event_id", RecordKind.OBSERVATIONS: "obs_id", RecordKind.INCIDENTS: "incident_id",
    RecordKind.FACTS: "fact_id", RecordKind.ALLEGATIONS: "allegation_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows at an address: ``table`` has the columns of ``terms.COLUMNS[kind]``, ``dataset`` and ``release_id``.

    ``sql`` is the DuckDB query that gives them, over the release's Parquet file.
    """

    at: RowsAt
    kind: RecordKind
    table: pa.Table
    sql: str


def rows(address: str, workspace: Path | None = None) -> Rows:
    """The rows at an address, ``tahqiq:<release>?id=…`` or ``tahqiq:<release>?area=…&start=…&end=…``.

    Raises ``InputError`` for an address that does not read as one or asks a release for rows that it cannot have,
    ``UnknownName`` for a release that is not held.
    """
    at = parse(address)
    store = open_workspace(workspace)
    release = store.release(at.release)
    everything = store.rows_of([release], release.kind)
    if at.ids:
        chosen = everything.filter(everything[_ID[release.kind]].isin(at.ids)).order_by(_ID[release.kind])
    elif release.kind is RecordKind.EVENTS:
        chosen = _events(store, everything, at)
    else:
        raise InputError(f"{address!r}: {release.release_id} holds {release.kind}; their address has id=…")
    return Rows(at, release.kind, store.arrow(chosen), store.sql(chosen))


def parse(text: str) -> RowsAt:
    """An address from its text. ``InputError`` for one that does not read as such."""
    parts = urlsplit(text)
    query = {k: v[0] for k, v in parse_qs(parts.query.replace("+", "%2B")).items()}
    if parts.scheme == SCHEME and parts.path and "id" in query:
        return RowsAt(parts.path, tuple(query["id"].split(",")))
    if parts.scheme != SCHEME or not parts.path or not {"area", "start", "end"} <= query.keys():
        raise InputError(
            f"{text!r}: an address of the form tahqiq:<release>?id=… or tahqiq:<release>?area=…&start=…&end=… "
            "was expected"
        )
    try:
        start, end = dt.date.fromisoformat(query["start"]), dt.date.fromisoformat(query["end"])
    except ValueError as error:
        raise InputError(f"{text!r}: {error}; days are written YYYY-MM-DD") from error
    areas = tuple(query["area"].split("+"))
    return RowsAt(parts.path, (), areas, start, end, query.get("actor", ""), query.get("kind", ""))


def _events(store: Workspace, events: ir.Table, at: RowsAt) -> ir.Table:
    """The events placed in the areas, by the borders of their own day, that lie within the days."""
    import pyarrow as pa
    import pyarrow.compute as pc

    tree = closure(registry())
    inside = tree.filter(pc.is_in(tree["ancestor"], value_set=pa.array(list(at.areas), pa.string())))
    places = store.relation("shown_places", inside)
    hit = events.semi_join(
        places,
        [
            events.area_id == places.descendant,
            places.start.isnull() | (events.start >= places.start),
            places.end.isnull() | (events.start <= places.end),
        ],
    )
    hit = hit.filter((hit.start >= at.start) & (hit.end <= at.end))
    if at.actor:
        hit = hit.filter((hit.actor_a == at.actor) | (hit.actor_b == at.actor))
    if at.kind:
        hit = hit.filter(hit.kind == at.kind)
    return hit.order_by(["start", "event_id"])
