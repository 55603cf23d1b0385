"""Sums of a selection by week, in the engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

Floats = NDArray[np.float64]
Sum = Callable[["ir.Table"], "ir.Value"]


def weekly(workspace: Workspace, events: ir.Table, sums: Mapping[str, Sum]) -> dict[int, dict[str, Floats]]:
    """By year, the sums of each week that has an event (a week that two years share is one of each)."""
    dated = events.mutate(year=events.start.year(), week=events.start.truncate("W").cast("date"))
    found = workspace.arrow(
        dated.group_by(["year", "week"]).aggregate(**{n: of(dated) for n, of in sums.items()})
    ).to_pydict()
    years = np.array(found["year"], dtype=np.int64)
    columns = {name: np.array([v or 0 for v in found[name]], dtype=np.float64) for name in sums}
    return {int(y): {name: values[years == y] for name, values in columns.items()} for y in sorted(set(years.tolist()))}


def together(years: Mapping[int, Mapping[str, Floats]], name: str) -> Floats:
    """One column over all years."""
    return np.concatenate([year[name] for year in years.values()])


def whole_years(start: dt.date, end: dt.date) -> list[int]:
    """The calendar years that lie in a period from their first day to their last."""
    return [y for y in range(start.year, end.year + 1) if start <= dt.date(y, 1, 1) and dt.date(y, 12, 31) <= end]
