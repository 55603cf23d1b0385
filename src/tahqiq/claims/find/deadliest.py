"""The deadliest events of a place and time, for claims about one happening."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tahqiq.claims.find.asks import Nested, columns_of, within
from tahqiq.claims.find.rows import Ask
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

_ASKS = (("ask", "int64"), ("area", "string"), ("ask_start", "date32"), ("ask_end", "date32"))
_PLACES = (("ancestor", "string"), ("descendant", "string"), ("held_from", "date32"), ("held_to", "date32"))


def deadliest(
    workspace: Workspace, asks: Iterable[Ask], nested: Nested, as_of: dt.date | None, top: int = 3
) -> dict[Ask, list[dict[str, Any]]]:
    """The deadliest events of each ask by release in force on ``as_of``, most deaths first; actors are not asked of."""
    listed = list(dict.fromkeys(asks))
    if not listed:
        return {}
    spans = [(i, area, a.start, a.end) for i, a in enumerate(listed) for area in a.areas]
    workspace.lay("toll_asks", _ASKS, columns_of(_ASKS, spans))
    workspace.lay("toll_places", _PLACES, columns_of(_PLACES, within(listed, nested)))
    found: dict[Ask, list[dict[str, Any]]] = defaultdict(list)
    query = workspace.prepared(f"deadliest {top}", [RecordKind.EVENTS], as_of, lambda: _foremost(workspace, as_of, top))
    for record in query.to_pylist():
        found[listed[record["ask"]]].append(record)
    return found


def _foremost(workspace: Workspace, as_of: dt.date | None, top: int) -> ir.Table:
    import ibis

    hit = _placed(
        workspace.table(RecordKind.EVENTS, as_of), workspace.named("toll_asks"), workspace.named("toll_places")
    )
    nth = ibis.row_number().over(group_by=["ask", "release_id"], order_by=[ibis.desc("deaths_best"), "event_id"])
    ranked = hit.mutate(nth=nth)
    return ranked.filter(ranked.nth < top).order_by(["ask", "nth"])


def _placed(events: ir.Table, asks: ir.Table, places: ir.Table) -> ir.Table:
    """asks ⋈ the places they contain ⋈ the events placed there, by the borders of the event's own day."""
    wide = asks.join(places, asks.area == places.ancestor).select(
        "ask", "ask_start", "ask_end", "descendant",
        held_from=places.held_from.coalesce(dt.date(1, 1, 1)), held_to=places.held_to.coalesce(dt.date(9999, 12, 31)),
    )  # fmt: skip
    return events.join(
        wide,
        [
            events.area_id == wide.descendant,
            events.start <= wide.ask_end,
            events.end >= wide.ask_start,
            events.start >= wide.held_from,
            events.start <= wide.held_to,
        ],
    )
