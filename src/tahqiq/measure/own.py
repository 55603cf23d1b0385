"""The trend and the breaks of a publisher's own printed months."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.measure.breaks.breaks import levels
from tahqiq.measure.breaks.words import refusal as no_breaks
from tahqiq.measure.calendar import Unit, name
from tahqiq.measure.cover import used
from tahqiq.measure.guard import Guarded, guarded
from tahqiq.measure.months import Count, Months, months
from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Period, Selection
from tahqiq.measure.series import Series
from tahqiq.measure.trend.trend import course, too_little
from tahqiq.measure.trend.words import refusal as no_trend
from tahqiq.measure.wording import listed, of_what, where_and_when

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_SHOWN = 6  # months that are named one by one


def own_trend(workspace: Workspace, registry: Registry, count: Count, period: Period | None = None) -> Measured:
    """The trend of the months that a publisher printed, by the model of ``trend``; without a period the longest run.

    InputError where a month of the period is missing.
    """
    of, counts, selection = _series(workspace, registry, count, period)
    bare = _bare("trend", "Trend of", registry, selection, of)
    if why := too_little(counts, counts, Unit.MONTH):
        return no_trend(bare, registry, selection, why)
    return _noted(course(bare, registry, selection, counts), of, selection)


def own_breaks(workspace: Workspace, registry: Registry, count: Count, period: Period | None = None) -> Measured:
    """The steps in the level of the months that a publisher printed, by the methods of ``breaks``.

    Other publishers are asked about a step where the months are of one dataset. InputError where a month is missing.
    """
    of, counts, selection = _series(workspace, registry, count, period)
    bare = _bare("breaks", "Breaks in", registry, selection, of)
    if why := too_little(counts, counts, Unit.MONTH):
        return no_breaks(bare, registry, selection, why)

    def guard(between: tuple[int, int]) -> Guarded:
        return guarded(workspace, selection, counts, between) if count.dataset else Guarded(None, None, (), ())

    return _noted(levels(bare, registry, selection, counts, guard), of, selection)


def _series(
    workspace: Workspace, registry: Registry, count: Count, period: Period | None
) -> tuple[Months, Series, Selection]:
    of = months(workspace, registry, count)
    span = period or of.longest()
    if missing := [name(m, Unit.MONTH) for m in of.missing(span)]:
        some = listed(missing) if len(missing) <= _SHOWN else f"{', '.join(missing[:_SHOWN])} and more"
        run = of.longest()
        raise InputError(
            f"{count.selection(span).who} has no figure of {count.what} for {some}; the longest stretch without a gap "
            f"is {name(run[0], Unit.MONTH)}..{name(run[1], Unit.MONTH)} (--period)"
        )
    counts = of.series(span).whole()
    return of, counts, count.selection(span)


def _bare(measure: str, head: str, registry: Registry, selection: Selection, of: Months) -> Measured:
    return Measured(
        measure, {**selection.to_dict(), "by": "month", "publisher": of.count.publisher, "metric": of.count.metric},
        f"{head} {of_what(selection)} ({selection.who}), {where_and_when(registry, selection)}", "",
        evidence=used(of.releases),
    )  # fmt: skip


def _noted(found: Measured, of: Months, selection: Selection) -> Measured:
    return found if found.refused else replace(
        found, caveats=(*found.caveats, *of.notes((selection.start, selection.end)))
    )  # fmt: skip
