"""What publishers' own monthly figures reach, where the events at hand end before a date."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.measure.calendar import Unit, floor
from tahqiq.measure.effect.intervention import Intervention, Windows
from tahqiq.measure.effect.own import own_effect
from tahqiq.measure.effect.trial import MONTHS
from tahqiq.measure.months import Count
from tahqiq.measure.printed import Wanted, wholes
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.wording import named
from tahqiq.terms import Victim

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_AFTER = (24, 12, 6)  # months after the date that are tried, the longest first


def monthly(
    workspace: Workspace, registry: Registry, selection: Selection, done: Intervention, windows: Windows
) -> str:  # fmt: skip
    """What the best publisher of monthly figures tells of the same, as a clause that gives the options; "" for none.

    Attacks stand for events and deaths for deaths, of the whole area. The longest time after the date is named for
    which its months give an answer.
    """
    metric = "deaths" if selection.counted is Counted.DEATHS else "attacks"
    victim = selection.victim if selection.counted is Counted.DEATHS else Victim.NONE
    publisher, printed = _most(workspace, selection, (metric, str(victim) if victim else ""), done)
    if not printed or len(selection.areas) > 1:
        return ""
    who = registry.publishers[publisher].name if publisher in registry.publishers else publisher
    option = f"--publisher {named(publisher)}" + (f" --metric {metric}" if metric != "attacks" else "")
    count = Count(publisher, metric, selection.areas[0], victim, as_of=selection.as_of)
    for months in sorted({m for m in (*_AFTER, windows.after) if m <= windows.after}, reverse=True):
        if not own_effect(workspace, registry, count, done, replace(windows, after=months)).refused:
            after = f" --after {months}" if months != windows.after else ""
            return f"; {who} printed {metric} by month, which give an answer: {option}{after}"
    return f"; {who} printed {printed} of the {MONTHS} months of {metric} before it, which give no answer either"


def _most(workspace: Workspace, selection: Selection, what: tuple[str, str], done: Intervention) -> tuple[str, int]:
    """The publisher that printed most of the months before the date, and how many of them."""
    assert done.date is not None
    first = floor(done.date, Unit.MONTH)
    begin = dt.date(first.year - MONTHS // 12, first.month, 1)
    wanted = Wanted(what[:1], selection.areas[:1], what[1:], as_of=selection.as_of)
    table = wholes(workspace, wanted)
    table = table.filter(
        table.start >= begin, table.start < first, table.start.day() == 1,
        table.start.truncate("M") == table.end.truncate("M"), (table.end.cast("date") - table.start.cast("date")) >= 27,
    )  # fmt: skip
    counted = table.group_by("publisher").aggregate(months=table.start.nunique())
    rows = [(str(r["publisher"]), int(r["months"])) for r in workspace.arrow(counted).to_pylist()]
    return max(rows, key=lambda r: (r[1], r[0]), default=("", 0))
