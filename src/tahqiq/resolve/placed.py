"""A batch with its places and actors resolved, whatever kind of record it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.registry import Registry
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import pyarrow as pa

    from tahqiq.sources.batch import Batch


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
    from tahqiq.resolve.columns import replaced, spread

    found = spread(
        lambda district, area: _district(registry, district or "", area or ""), table["district"], table["area"]
    )
    return replaced(table, "area_id", found)


def _district(registry: Registry, district: str, area: str) -> str:
    """The one place of that name in the area; the area (by id or code) where there is none, or several."""
    from tahqiq.resolve.resolver import resolver

    outer = registry.area_id(area) or ""
    named = resolver(registry).area(district.partition("(")[0].strip()) if district else None
    inside = [i for i in (*named.ids, *named.candidates) if registry.within(i, outer)] if named else []
    return inside[0] if len(inside) == 1 else outer
