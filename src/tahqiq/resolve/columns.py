"""Columns of an event table as ids of the registry: each distinct value is resolved once, then spread over the rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tahqiq.registry import Registry
from tahqiq.registry.entries import RANK
from tahqiq.resolve.resolver import resolver

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Ids = np.ndarray[Any, np.dtype[np.object_]]
    Mask = np.ndarray[Any, np.dtype[np.bool_]]


def spread(change: Callable[..., Any], *columns: Any) -> Ids:
    """A function of each distinct row of some columns (arrays of text or dates, null as None), spread over the rows."""
    import numpy as np
    import pyarrow as pa

    given = [pa.array(c, pa.string()) if isinstance(c, np.ndarray) else c.combine_chunks() for c in columns]
    code = np.zeros(len(given[0]), dtype=np.int64)
    for column in given:
        encoded = column.dictionary_encode(null_encoding="encode")
        code = code * len(encoded.dictionary) + encoded.indices.to_numpy(zero_copy_only=False)
    _, first, inverse = np.unique(code, return_index=True, return_inverse=True)
    distinct = zip(*(column.take(first).to_pylist() for column in given), strict=True)
    values = np.empty(len(first), dtype=object)
    values[:] = [change(*row) for row in distinct]
    out: Ids = values[inverse]
    return out


def countries(events: pa.Table, registry: Registry) -> Ids:
    """The country of every event as ISO3, by ``iso3`` or else by name; empty where neither is known."""
    return spread(lambda code, name: _country(registry, code, name), events["iso3"], events["country"])


def _country(registry: Registry, code: str | None, name: str | None) -> str:
    ids = (code,) if code in registry.places else resolver(registry).area(name, exact=True).ids if name else ()
    return ids[0] if len(ids) == 1 and ids[0] and registry.places[ids[0]].kind == "country" else ""


def named(names: Any, country: Ids, registry: Registry) -> Ids:
    """The place that each name means in its row's country; empty where none or several."""
    return spread(lambda name, iso: _named(registry, name or "", iso), names, country)


@lru_cache(maxsize=65536)
def _named(registry: Registry, name: str, country: str) -> str:
    ids = resolver(registry).area(name, country=country, exact=True).ids if name and country else ()
    return ids[0] if len(ids) == 1 and registry.within(ids[0], country) else ""


def of_kind(registry: Registry, places: Ids, lowest: int, highest: int) -> Ids:
    """The places whose kind has a rank (see ``entries.RANK``) from ``lowest`` to ``highest``; empty for others."""
    return spread(lambda p: p if p and lowest <= RANK[registry.places[p].kind] <= highest else "", places)


def nested(registry: Registry, inner: Ids, outer: Ids) -> Mask:
    """Whether each inner place lies, or has ever lain, in its outer one; false where either is empty."""
    mask: Mask = spread(lambda i, o: bool(i and o) and registry.within(i, o), inner, outer).astype(bool)
    return mask


def replaced(table: pa.Table, column: str, ids: Ids) -> pa.Table:
    """The table with a column of ids, null for empty ones."""
    import pyarrow as pa

    given = pa.array(ids, pa.string(), mask=ids == "")
    index = table.schema.get_field_index(column)
    return table.append_column(column, given) if index < 0 else table.set_column(index, column, given)
