"""The events themselves: a page of them in an order, and all of them as a stream of record batches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tahqiq.measure.explore.look import Look, written

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_BATCH = 20_000
_MANY = 200_000  # events from which two questions take less time than one
COLUMNS = (
    "event_id", "start", "end", "date_prec", "country", "adm1", "adm2", "place", "latitude", "longitude", "where_prec",
    "area_id", "kind", "side_a", "side_b", "actor_a", "actor_b", "low", "best", "high", "dataset", "release_id",
)  # fmt: skip
"""What is given of an event; ``low``, ``best`` and ``high`` are the deaths of the class that was asked for."""


class Order(StrEnum):
    """In which order events are listed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DEADLIEST = "deadliest"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Listed:
    """One event as a row of a page."""

    event_id: str
    start: dt.date
    end: dt.date
    date_prec: int | None
    adm1: str | None
    adm2: str | None
    place: str | None
    where_prec: int | None
    area_id: str | None
    kind: str | None
    side_a: str | None
    side_b: str | None
    actor_a: str | None
    actor_b: str | None
    low: int | None
    best: int | None
    high: int | None
    dataset: str
    release_id: str


_ROW = tuple(Listed.__dataclass_fields__)


def listed(workspace: Workspace, events: ir.Table, order: Order, skip: int, most: int, of: int) -> list[Listed]:
    """``most`` events after the first ``skip`` of ``of``.

    Of many, which they are is asked first: few columns are sorted, and few rows read. Of few, one question is quicker.
    """
    ordered = events.order_by(_by(events, order))
    if of <= _MANY:
        return [Listed(**row) for row in workspace.arrow(ordered.select(_ROW).limit(most, offset=skip)).to_pylist()]
    ids = ordered.select("release_id", "event_id").limit(most, offset=skip)
    wanted = [(row["release_id"], row["event_id"]) for row in workspace.arrow(ids).to_pylist()]
    few = events.filter(events.event_id.isin([event for _, event in wanted]))
    rows = {(row["release_id"], row["event_id"]): row for row in workspace.arrow(few.select(_ROW)).to_pylist()}
    return [Listed(**rows[key]) for key in wanted]


def _by(events: ir.Table, order: Order) -> list[Any]:
    first = {
        Order.NEWEST: [events.start.desc()], Order.OLDEST: [events.start.asc()],
        Order.DEADLIEST: [events.best.desc(nulls_first=False), events.start.desc()],
        Order.PLACE: [events.adm1, events.adm2, events.place, events.start.desc()],
    }[order]  # fmt: skip
    return [*first, events.event_id]


def query(workspace: Workspace, registry: Registry, look: Look) -> str:
    """The DuckDB SQL that gives the events over the lake's files, the newest first."""
    return workspace.sql(_all(workspace, registry, look))


def _all(workspace: Workspace, registry: Registry, look: Look) -> ir.Table:
    events = written(workspace, registry, look)
    return events.order_by(_by(events, Order.NEWEST)).select(COLUMNS)


def stream(workspace: Workspace, registry: Registry, look: Look) -> Iterator[pa.RecordBatch]:
    """All events with ``COLUMNS``, the newest first, as the engine gives them: never all of them in memory at once.

    The query is made now and read over a connection of its own: the workspace may serve others meanwhile.
    """
    sql, connection = query(workspace, registry, look), workspace.connection.cursor()

    def batches() -> Iterator[pa.RecordBatch]:
        try:
            yield from connection.sql(sql).to_arrow_reader(_BATCH)
        finally:
            connection.close()

    return batches()
