"""What publishers' own monthly figures reach, where the events at hand end before a date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tahqiq.measure.calendar import Unit, floor
from tahqiq.measure.effect.trial import MONTHS
from tahqiq.measure.printed import Wanted, wholes
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.wording import named

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace


def monthly(workspace: Workspace, registry: Registry, selection: Selection, date: dt.date) -> str:
    """How many of the months before a date the best publisher of monthly figures has, as a clause; "" for none.

    Attacks stand for events and deaths for deaths, of the whole area.
    """
    metric = "deaths" if selection.counted is Counted.DEATHS else "attacks"
    victim = str(selection.victim) if selection.counted is Counted.DEATHS else ""
    first = floor(date, Unit.MONTH)
    begin = dt.date(first.year - MONTHS // 12, first.month, 1)
    table = wholes(workspace, Wanted((metric,), selection.areas[:1], (victim,), as_of=selection.as_of))
    table = table.filter(
        table.start >= begin, table.start < first, table.start.day() == 1,
        table.start.truncate("M") == table.end.truncate("M"), (table.end.cast("date") - table.start.cast("date")) >= 27,
    )  # fmt: skip
    counted = table.group_by("publisher").aggregate(months=table.start.nunique())
    rows = workspace.arrow(counted).to_pylist()
    if not rows or len(selection.areas) > 1:
        return ""
    best = max(rows, key=lambda r: (r["months"], r["publisher"]))
    who = registry.publishers[best["publisher"]].name if best["publisher"] in registry.publishers else best["publisher"]
    option = f"--publisher {named(best['publisher'])}" + (f" --metric {metric}" if metric != "attacks" else "")
    return (
        f"; {who} printed {best['months']} of the {MONTHS} months of {metric} before it: {option} measures by these "
        "and what its totals leave of the others"
    )
