"""A batch with its places and actors resolved, whatever kind of record it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.registry import Registry
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import pyarrow as pa

    from tahqiq.resolve.resolver import Resolver
    from tahqiq.sources import Batch


def placed(batch: Batch, registry: Registry) -> Batch:
    """The batch with the resolved columns of events and incidents filled; other kinds as they are."""
    from tahqiq.resolve.locate import locate

    if batch.kind is RecordKind.EVENTS:
        return replace(batch, table=locate(batch.table, registry))
    if batch.kind is RecordKind.INCIDENTS:
        return replace(batch, table=_incidents(batch.table, registry))
    return batch


def _incidents(table: pa.Table, registry: Registry) -> pa.Table:
    """Incidents with ``area_id``: the district by its name within the area, else the area itself."""
    import pyarrow as pa

    from tahqiq.resolve.resolver import Resolver

    resolver = Resolver(registry)
    known: dict[tuple[str, str], str | None] = {}
    for district, area in zip(table["district"].to_pylist(), table["area"].to_pylist(), strict=True):
        if (district, area) not in known:
            known[district, area] = _district(resolver, registry, district or "", area or "")
    filled = [known[k] for k in zip(table["district"].to_pylist(), table["area"].to_pylist(), strict=True)]
    return table.set_column(table.schema.get_field_index("area_id"), "area_id", pa.array(filled, pa.string()))


def _district(resolver: Resolver, registry: Registry, district: str, area: str) -> str | None:
    found = resolver.area(district.partition("(")[0].strip()) if district else None
    ids = (*found.ids, *found.candidates) if found else ()
    inside = [i for i in ids if area in registry.ancestors(i)]
    return inside[0] if len(inside) == 1 else (area or None)
