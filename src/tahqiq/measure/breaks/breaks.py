"""When the level of counts changed, between which days, by how much; and whether the coverage may have changed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.measure.breaks.find import SHORTEST, Found, steps
from tahqiq.measure.breaks.words import refusal, said
from tahqiq.measure.calendar import MONTHS, Unit, floor, name, whole_units
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import releases_of, used
from tahqiq.measure.design import designed
from tahqiq.measure.guard import Guarded, guarded
from tahqiq.measure.result import LEVEL, Estimate, Measured, Row
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.series import Series, series
from tahqiq.measure.stats.counts import fitted
from tahqiq.measure.stats.ratio import quantile, ratio_interval
from tahqiq.measure.stats.steps import Noise
from tahqiq.measure.trend.fit import Line
from tahqiq.measure.trend.trend import too_little
from tahqiq.measure.wording import of_what, where_and_when

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_NEAR = 3  # months apart that two methods may find one step


def breaks(workspace: Workspace, registry: Registry, selection: Selection, unit: Unit = Unit.MONTH) -> Measured:
    """The steps in the level of the counts of a selection, between months, told by ``unit``.

    By quarter and by year levels have to last longer, and only quarters and years that lie in the period are used.

    Estimates: ``breaks`` (how many) and, for each, ``change_1``, ``change_2`` … (ratio of the level after to the level
    before). Rows are the steps: ``break`` (the unit in which the new level begins), ``earliest`` and ``latest`` (where
    it lies with 95%), ``before`` and ``after`` (mean counts a unit), ``change``, ``low``, ``high``, ``second_method``
    (whether PELT finds it), ``coverage`` (what speaks for a jump of coverage: "known break", "others differ" or "").
    The series is in ``more``. Refuses where the series is too short or has too few events. InputError where nothing
    fits.
    """
    releases = releases_of(workspace, registry, selection)
    period = whole_units((selection.start, selection.end), unit)
    events, counts = (
        series(workspace, registry, of, Unit.MONTH).whole().within(period)
        for of in (replace(selection, counted=Counted.EVENTS), selection)
    )
    if not events.values.sum():
        raise nothing(registry, selection)
    bare = Measured(
        "breaks", {**selection.to_dict(), "by": str(unit)},
        f"Breaks in {of_what(selection)}, {where_and_when(registry, selection)}", "", evidence=used(releases),
    )  # fmt: skip
    if why := too_little(events, counts, Unit.MONTH):
        return refusal(bare, registry, selection, why)

    def guard(between: tuple[int, int]) -> Guarded:
        return guarded(workspace, selection, counts, between)

    return levels(bare, registry, selection, counts, guard, unit)


def levels(
    bare: Measured, registry: Registry, selection: Selection, counts: Series,
    guard: Callable[[tuple[int, int]], Guarded], unit: Unit = Unit.MONTH,
) -> Measured:  # fmt: skip
    """The steps of months that are enough for a search; ``guard`` holds each against what is known of the coverage."""
    found = steps(counts, unit)
    changes = _changes(counts, found)
    guards = [guard((s.first, min(s.last, len(counts) - 1))) for s in found.steps]
    rows = [_row(counts, found, i, changes[i], guards[i], unit) for i in range(len(found.steps))]
    number = Estimate("breaks", len(rows), kind="none", level=None, unit="breaks")
    more = {
        "alpha": found.noise.alpha, "inflation": found.noise.inflation, "shortest": SHORTEST[unit],
        "second_method": [_named(counts, at, unit) for at in found.other],
        "guard": [_guard(g) for g in guards], "series": _series(counts, found, unit),
    }  # fmt: skip
    return said(replace(bare, estimates=(number, *changes), rows=rows, more=more), registry, selection)


def _changes(counts: Series, found: Found) -> list[Estimate]:
    """The ratio of levels at each step, of a model with the season and the steps; to or from none by their counts."""
    days = [counts.starts[s.at] for s in found.steps]
    design = designed(counts, days, slope=False)
    model = Line(design, fitted(counts.values, design.columns, counts.days))
    ends = [0, *(s.at for s in found.steps), len(counts)]
    made = []
    for i, day in enumerate(days, start=1):
        then, now = slice(ends[i - 1], ends[i]), slice(ends[i], ends[i + 1])
        some = counts.values[then].any() and counts.values[now].any()
        named = f"change_{i}"
        made.append(model.of(f"step {day}", named) if some else _none(named, counts, found.noise, (then, now)))
    return [m for m in made if m is not None]


def _none(named: str, counts: Series, noise: Noise, levels: tuple[slice, slice]) -> Estimate:
    """The ratio of two levels of which one has no count at all, with the noise of the other; infinite is None."""
    then, now = levels
    mean = max(float(counts.values[then].mean()), float(counts.values[now].mean()))
    phi = (1 + noise.alpha * mean) * noise.inflation
    free = max(1, now.stop - then.start - 2)
    exposure = float(counts.days[now].sum() / counts.days[then].sum())
    sums = float(counts.values[now].sum()), float(counts.values[then].sum())
    ratio = ratio_interval(*sums, exposure, (phi, phi), quantile(LEVEL, free))
    value, high = (v if math.isfinite(v) else None for v in (ratio.value, ratio.high))
    return Estimate(named, value, ratio.low, high)


def _row(counts: Series, found: Found, at: int, change: Estimate, guard: Guarded, unit: Unit) -> Row:
    step, ends = found.steps[at], [0, *(s.at for s in found.steps), len(counts)]
    means = [float(np.mean(counts.values[ends[k] : ends[k + 1]])) * MONTHS[unit] for k in (at, at + 1)]
    last = min(step.last, len(counts) - 1)
    return {
        "break": _named(counts, step.at, unit), "earliest": _named(counts, step.first, unit),
        "latest": _named(counts, last, unit), "before": round(means[0], 1), "after": round(means[1], 1),
        "change": change.value, "low": change.low, "high": change.high,
        "second_method": any(step.first - _NEAR <= o <= last + _NEAR for o in found.other),
        "coverage": "known break" if guard.known else "others differ" if guard.disputed else "",
    }  # fmt: skip


def _guard(guard: Guarded) -> dict[str, Any]:
    return {
        "years": guard.years, "own": guard.own, "others": [o.to_dict() for o in guard.others],
        "known": [{"day": b.day.isoformat(), "what": b.what} for b in guard.known], "disputed": guard.disputed,
    }  # fmt: skip


def _series(counts: Series, found: Found, unit: Unit) -> list[dict[str, Any]]:
    """The counts and their level by unit; the level of one in which it changed is that of its months together."""
    ends = [0, *(s.at for s in found.steps), len(counts)]
    level = np.concatenate([np.full(b - a, counts.values[a:b].mean()) for a, b in pairwise(ends)])
    size = MONTHS[unit]
    return [
        {"unit": _named(counts, i, unit), "value": int(counts.values[i : i + size].sum()),
         "level": round(float(level[i : i + size].sum()), 2)}
        for i in range(0, len(counts), size)
    ]  # fmt: skip


def _named(counts: Series, at: int, unit: Unit) -> str:
    """The unit of a month."""
    return name(floor(counts.starts[at], unit), unit)
