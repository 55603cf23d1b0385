"""The deaths of a selection by the reporting distribution, in place of the coder's low and high."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.errors import InputError
from tahqiq.measure.result import LEVEL
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.stats.ratio import Interval
from tahqiq.measure.stats.reporting import total
from tahqiq.terms import Victim

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

DATASETS = frozenset({"ucdp_ged"})
"""Datasets whose coders were asked."""


def check(selection: Selection) -> None:
    """InputError for what the distribution was not made for."""
    if selection.dataset not in DATASETS:
        raise InputError(
            f"--reporting is of UCDP's coders, not of {selection.dataset}; leave it out, or measure "
            f"{' or '.join(sorted(DATASETS))}"
        )
    if selection.victim not in (Victim.ALL, Victim.NONE) or selection.counted is Counted.EVENTS:
        raise InputError("--reporting is of all the deaths of an event; leave out --victim and --count events")


def reported(workspace: Workspace, events: ir.Table, key: str | None) -> dict[Any, Interval]:
    """The deaths by the values of a column (None: in all, under the key None), of events summed by figure and kind."""
    keys = [key] if key else []
    grouped = events.group_by([*keys, "kind", "best"]).aggregate(number=events.count())
    found = workspace.arrow(grouped).to_pydict()
    groups = found[key] if key else [None] * len(found["kind"])
    figures, number = np.array(found["best"], dtype=np.float64), np.array(found["number"], dtype=np.float64)
    made = {}
    for group in dict.fromkeys(groups):
        own = np.array([g == group for g in groups], dtype=np.bool_)
        kinds = [k for k, keep in zip(found["kind"], own, strict=True) if keep]
        made[group] = total(figures[own], kinds, number[own], LEVEL)
    return made
