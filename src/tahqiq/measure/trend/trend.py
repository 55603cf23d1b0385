"""The growth of counts a year, with an interval that allows for how noisy they are and for how long noise lasts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.measure.calendar import TRUNCATED, Unit, after, name
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import releases_of, used
from tahqiq.measure.guard import known_breaks
from tahqiq.measure.pick import picked
from tahqiq.measure.result import Estimate, Measured, Row
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.series import Series, series
from tahqiq.measure.trend.fit import Line, line
from tahqiq.measure.trend.words import refusal, said
from tahqiq.measure.wording import many, of_what, where_and_when

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

UNITS = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)
FEWEST = {Unit.MONTH: 36, Unit.QUARTER: 16, Unit.YEAR: 8}
"""Units below which no trend is given: by simulation the intervals would not hold."""
EVENTS = 30
"""Events below which no trend is given."""
WANDERING = 0.9
"""The correlation of lasting noise from which a series wanders, so that no line can be told from its wandering."""
_SHARE = 0.01  # of the events, the deadliest, that are left out once
_LEAST = 3


def trend(workspace: Workspace, registry: Registry, selection: Selection, unit: Unit = Unit.MONTH) -> Measured:
    """How fast the counts of a selection grow or fall a year.

    Estimates: ``growth`` (ratio of one year to the one before), ``growth_without_deadliest`` (without the deadliest
    hundredth of the events), ``growth_beside_breaks`` (where the dataset has a known break in the period: with a level
    of its own on either side), ``detectable_up`` and ``detectable_down`` (the smallest growth that would be told),
    ``ramadan``, ``eid``, ``winter`` (ratios to other days), as far as the series is long enough. Rows are the units:
    ``value``, ``fitted``, and the line without the season, ``trend``, ``low``, ``high``. Refuses where the
    series is too short, has too few events or wanders. InputError where nothing fits.
    """
    releases = releases_of(workspace, registry, selection)
    events = series(workspace, registry, replace(selection, counted=Counted.EVENTS), unit).whole()
    counts = series(workspace, registry, selection, unit).whole()
    if not events.values.sum():
        raise nothing(registry, selection)
    asked = {**selection.to_dict(), "by": str(unit)}
    title = f"Trend of {of_what(selection)}, {where_and_when(registry, selection)}"
    bare = Measured("trend", asked, title, "", evidence=used(releases))
    if why := too_little(events, counts, unit):
        return refusal(bare, registry, selection, why)
    deaths = selection.counted is Counted.DEATHS
    top = _deadliest(workspace, registry, selection, counts, events) if deaths else None
    return course(bare, registry, selection, counts, top)


def course(
    bare: Measured, registry: Registry, selection: Selection, counts: Series,
    top: tuple[Series, int, int] | None = None,
) -> Measured:  # fmt: skip
    """The trend of counts that are enough for one; ``top`` is the series without the deadliest events."""
    whole = line(counts)
    if whole.fit.lasting >= WANDERING:
        return refusal(bare, registry, selection, _wanders(counts.unit, whole))
    bent = line(counts, bend=True)
    days = {b.day: b.what for b in known_breaks(selection.dataset, counts)}
    stepped = line(counts, list(days)) if days else None
    found = replace(
        bare, estimates=_estimates(whole, stepped, line(top[0]) if top else None), rows=_rows(counts, whole),
        more=_more(counts, whole, bent, stepped, days, top),
    )  # fmt: skip
    return said(found, registry, selection)


def too_little(events: Series, counts: Series, unit: Unit) -> str:
    """Why a series says nothing of its course; "" where it does."""
    if len(counts) < FEWEST[unit]:
        return f"the period has {many(len(counts), f'whole {unit}')}, and a trend needs {FEWEST[unit]} of them"
    if events.values.sum() < EVENTS:
        return f"it holds {many(events.values.sum(), 'event')}, and a trend needs {EVENTS}"
    filled = int(np.sum(counts.values > 0))
    if filled < len(counts) / 4:
        return f"only {filled} of {len(counts)} {unit}s have any, and a trend needs a quarter of them"
    return ""


def _wanders(unit: Unit, whole: Line) -> str:
    return (
        f"high {unit}s follow on high ones for so long (correlation {whole.fit.lasting:.2f}) that no line could "
        "be told from a level that wanders (`tahqiq measure breaks` looks for the days on which it changed)"
    )


def _deadliest(
    workspace: Workspace, registry: Registry, selection: Selection, counts: Series, events: Series
) -> tuple[Series, int, int] | None:  # fmt: skip
    """The series without the deadliest events, how many they are, and their deaths; None where nothing is left."""
    many = max(_LEAST, round(_SHARE * float(events.values.sum())))
    top = picked(workspace, registry, selection)
    top = top.filter(top.start >= counts.starts[0], top.start < after(counts.starts[-1], counts.unit))
    top = top.order_by([top.best.desc(), top.event_id]).limit(many).select("start", "best")
    rows = workspace.arrow(
        top.group_by(first=top.start.truncate(TRUNCATED[counts.unit]).cast("date"))
        .aggregate(best=top.best.sum())
    ).to_pylist()  # fmt: skip
    left = counts.values.copy()
    for row in rows:  # one row a unit of time
        left[counts.starts.index(row["first"])] -= row["best"]
    if left.sum() <= 0:
        return None
    return replace(counts, values=left), many, int(sum(r["best"] for r in rows))


def _estimates(whole: Line, stepped: Line | None, without: Line | None) -> tuple[Estimate, ...]:
    found = [
        whole.of("time", "growth"),
        without.of("time", "growth_without_deadliest") if without else None,
        stepped.of("time", "growth_beside_breaks") if stepped else None,
        whole.detectable(up=True), whole.detectable(up=False),
        whole.of("ramadan"), whole.of("eid"), whole.winter(),
    ]  # fmt: skip
    return tuple(e for e in found if e is not None)


def _rows(counts: Series, whole: Line) -> list[Row]:
    value, low, high = whole.band()
    return [
        {
            str(counts.unit): name(first, counts.unit), "value": int(counts.values[i]),
            "fitted": round(float(whole.fit.mean[i]), 2), "trend": round(float(value[i] * counts.days[i]), 2),
            "low": round(float(low[i] * counts.days[i]), 2), "high": round(float(high[i] * counts.days[i]), 2),
        }
        for i, first in enumerate(counts.starts)
    ]  # fmt: skip


def _more(
    counts: Series, whole: Line, bent: Line, stepped: Line | None, days: dict[Any, str],
    top: tuple[Series, int, int] | None,
) -> dict[str, Any]:  # fmt: skip
    chance, parts = whole.season()
    bend = bent.of("bend")
    steps = [(d, stepped.of(f"step {d}")) for d in days] if stepped else []
    return {
        "units": len(counts), "alpha": whole.fit.alpha, "correlation": whole.fit.first, "df": whole.fit.df,
        "season_chance": chance, "season": [round(float(p), 3) for p in parts / parts.mean()],
        "bend": bend.to_dict() if bend else None,
        "known_breaks": [
            {"day": d.isoformat(), "what": days[d], "step": e.to_dict() if e else None} for d, e in steps
        ],
        "deadliest": {"events": top[1], "deaths": top[2]} if top else None,
    }  # fmt: skip
