"""``rows``: what stands behind a reading, from its address, with the SQL that selects it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tahqiq.errors import InputError
from tahqiq.resolve import closure_columns
from tahqiq.terms import RecordKind, RowsAt
from tahqiq.terms.address import SCHEME
from tahqiq.verbs.evidence import open_workspace, registry
from tahqiq.verbs.licence import check_passes_on

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from tahqiq.store import Workspace

ID = {
    RecordKind.EVENTS: "event_id", RecordKind.OBSERVATIONS: "obs_id", RecordKind.INCIDENTS: "incident_id",
    RecordKind.FACTS: "fact_id", RecordKind.ALLEGATIONS: "allegation_id",
}  # fmt: skip
"""The column of a kind of record that tells one from another."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows at an address: ``table`` has the columns of ``terms.COLUMNS[kind]``, ``dataset`` and ``release_id``.

    ``sql`` is the DuckDB query that gives them, over the release's Parquet file. ``total`` is how many there are,
    also where ``table`` has only some; of events ``deaths`` is the best estimate of all of them together.
    """

    at: RowsAt
    kind: RecordKind
    table: pa.Table
    sql: str
    total: int
    deaths: int | None = None


def rows(address: str, workspace: Workspace | Path | None = None, *, most: int | None = None, before: int = 0) -> Rows:
    """The rows at an address, ``tahqiq:<release>?id=…`` or ``tahqiq:<release>?area=…&start=…&end=…``.

    With ``most`` no more than so many, after skipping ``before``; the SQL is that of all.

    Raises ``InputError`` for an address that does not read as one or asks a release for rows that it cannot have,
    ``UnknownName`` for a release that is not held, ``Withheld`` where its licence keeps rows from being passed on.
    """
    at = parse(address)
    store = open_workspace(workspace) if workspace is None or isinstance(workspace, Path) else workspace
    release = store.release(at.release)
    check_passes_on(release.dataset)
    everything = store.rows_of([release], release.kind)
    if at.ids:
        chosen = everything.filter(everything[ID[release.kind]].isin(at.ids)).order_by(ID[release.kind])
    elif release.kind is RecordKind.EVENTS:
        chosen = _events(everything, at)
    else:
        raise InputError(f"{address!r}: {release.release_id} holds {release.kind}; their address has id=…")
    sums = {"total": chosen.count()} | ({"deaths": chosen.deaths_best.sum()} if "deaths_best" in chosen.columns else {})
    (summed,) = store.arrow(chosen.aggregate(**sums)).to_pylist()
    some = chosen if most is None else chosen.limit(most, offset=before)
    deaths = int(summed["deaths"] or 0) if "deaths" in summed else None
    return Rows(at, release.kind, store.arrow(some), store.sql(chosen), int(summed["total"]), deaths)


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


def _events(events: ir.Table, at: RowsAt) -> ir.Table:
    """The events placed in the areas, by the borders of their own day, that lie within the days."""
    placed = [
        events.area_id.isin(places) & (events.start >= (start or dt.date.min)) & (events.start <= (end or dt.date.max))
        for (start, end), places in _places(at.areas).items()
    ]
    hit = events.filter(reduce(or_, placed)).filter((events.start >= at.start) & (events.end <= at.end))
    if at.actor:
        hit = hit.filter((events.actor_a == at.actor) | (events.actor_b == at.actor))
    if at.kind:
        hit = hit.filter(events.kind == at.kind)
    return hit.order_by(["start", "event_id"])


def _places(areas: tuple[str, ...]) -> dict[tuple[dt.date | None, dt.date | None], list[str]]:
    """The places inside the areas, by the days on which they were."""
    tree = closure_columns(registry())
    found: dict[tuple[dt.date | None, dt.date | None], list[str]] = defaultdict(list)
    for ancestor, place, start, end in zip(*tree.values(), strict=True):
        if ancestor in areas:
            found[start, end].append(place)
    if not found:
        raise InputError(
            f"the area {'+'.join(areas)!r} is not in the registry; tahqiq show NAME finds the id of a place"
        )
    return found
