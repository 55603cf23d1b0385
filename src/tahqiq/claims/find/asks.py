"""Asks as relations: what is laid down in the engine for the queries over events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tahqiq.claims.find.rows import Ask
from tahqiq.resolve import Nesting
from tahqiq.terms.evidence import Columns

Nested = Mapping[str, Sequence[Nesting]]  # of resolve.nesting


def within(asks: Iterable[Ask], nested: Nested) -> list[Nesting]:
    """The places in every area that is asked of."""
    return [row for area in dict.fromkeys(area for ask in asks for area in ask.areas) for row in nested.get(area, ())]


def columns_of(types: Columns, rows: Sequence[tuple[object, ...]]) -> dict[str, Sequence[object]]:
    """Rows as the columns that a workspace lays down."""
    return {name: [row[i] for row in rows] for i, (name, _) in enumerate(types)}
