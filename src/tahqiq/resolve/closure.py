"""Every place with every place that contains it, dated."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tahqiq.registry import Registry

if TYPE_CHECKING:
    import pyarrow as pa

Nesting = tuple[str, str, dt.date | None, dt.date | None]
"""An ancestor, a place in it, and the first and last day of that (None is unbounded)."""

_Interval = tuple[dt.date | None, dt.date | None]


def closure(registry: Registry) -> pa.Table:
    """The table ancestor, descendant, start, end (date32, inclusive; null is unbounded): itself included.

    A district that moved has a row for each ancestor and interval; rows of one pair never overlap.
    """
    import pyarrow as pa

    types = {"ancestor": pa.string(), "descendant": pa.string(), "start": pa.date32(), "end": pa.date32()}
    return pa.table({name: pa.array(values, types[name]) for name, values in closure_columns(registry).items()})


@lru_cache(maxsize=4)
def closure_columns(registry: Registry) -> dict[str, list[Any]]:
    """The same as lists by column, made once for a registry."""
    rows = [
        (ancestor, place, start, end)
        for place in registry.places
        for ancestor, intervals in _ancestors(registry, place).items()
        for start, end in merged(intervals)
    ]
    return {name: [row[i] for row in rows] for i, name in enumerate(("ancestor", "descendant", "start", "end"))}


@lru_cache(maxsize=4)
def nesting(registry: Registry) -> dict[str, list[Nesting]]:
    """The same as rows by ancestor, made once for a registry."""
    found: dict[str, list[Nesting]] = defaultdict(list)
    for row in zip(*closure_columns(registry).values(), strict=True):
        found[row[0]].append(row)
    return dict(found)


def _ancestors(registry: Registry, place: str) -> dict[str, list[_Interval]]:
    """Each ancestor with the intervals in which it contains the place; a chain holds while all its links do."""
    found: dict[str, list[_Interval]] = {place: [(None, None)]}
    queue: list[tuple[str, _Interval]] = [(place, (None, None))]
    while queue:
        current, held = queue.pop()
        for parent in registry.parents(current):
            both = overlap(held, (parent.start, parent.end))
            if both is None or both in found.get(parent.id, ()):
                continue
            found.setdefault(parent.id, []).append(both)
            queue.append((parent.id, both))
    return found


def overlap(one: _Interval, other: _Interval) -> _Interval | None:
    """The days two inclusive intervals share; None where there are none."""
    starts = [d for d in (one[0], other[0]) if d]
    ends = [d for d in (one[1], other[1]) if d]
    start, end = max(starts, default=None), min(ends, default=None)
    return None if start and end and start > end else (start, end)


def merged(intervals: list[_Interval]) -> list[_Interval]:
    """Intervals that touch or overlap as one each, in order."""
    ordered = sorted(intervals, key=lambda i: i[0] or dt.date.min)
    out: list[_Interval] = []
    for start, end in ordered:
        if out and (out[-1][1] is None or start is None or start <= out[-1][1] + dt.timedelta(days=1)):
            last = out[-1]
            out[-1] = (last[0], None if last[1] is None or end is None else max(last[1], end))
        else:
            out.append((start, end))
    return out
