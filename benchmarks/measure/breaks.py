"""Breaks: how often one is found where none is, how large ones are found, whether their dates hold."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.series import drawn
from tahqiq import verbs
from tahqiq.measure.breaks.find import base, steps
from tahqiq.measure.calendar import Unit
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.series import Series, series

CHANGES = (1.25, 1.5, 2.0, 3.0)
_LASTING = 0.3
_AT = 80  # the month of the step that is to be found, of 144


def real(counted: Counted) -> tuple[Series, NDArray[np.float64], float]:
    """Pakistan's months of 2010 to 2021 by UCDP, what the season gives each at an even level, and their dispersion."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = verbs.open_workspace(Path(folder) / "workspace")
        selection = Selection("ucdp_ged", ("PAK",), dt.date(2010, 1, 1), dt.date(2021, 12, 31), counted)
        found = series(workspace, verbs.registry(), selection, Unit.MONTH)
    fit, expected = base(found)
    return found, expected / expected.mean(), fit.alpha


def alarms(like: Series, mean: NDArray[np.float64], noise: tuple[float, float], runs: int) -> tuple[float, float]:
    """The shares of series without a step in which each method finds one or more."""
    chance = np.random.default_rng([1, int(mean.mean()), int(100 * noise[1])])
    hits = np.zeros(2)
    for _ in range(runs):
        found = steps(replace(like, values=drawn(chance, mean, *noise)))
        hits += [bool(found.steps), bool(found.other)]
    return float(hits[0] / runs), float(hits[1] / runs)


def power(
    like: Series, mean: NDArray[np.float64], noise: tuple[float, float], change: float, runs: int
) -> tuple[float, float, float]:  # fmt: skip
    """The shares in which each finds a fall by a factor, within a year of it; and in which its dates hold it."""
    chance = np.random.default_rng([2, int(mean.mean()), int(100 * change)])
    fallen = mean * np.where(np.arange(len(mean)) < _AT, 1.0, 1 / change)
    near, held = np.zeros(2), 0
    for _ in range(runs):
        found = steps(replace(like, values=drawn(chance, fallen, *noise)))
        own = min(found.steps, key=lambda s: abs(s.at - _AT), default=None)
        if own is not None and abs(own.at - _AT) <= 12:
            near[0] += 1
            held += own.first <= _AT <= own.last
        near[1] += any(abs(o - _AT) <= 12 for o in found.other)
    return float(near[0] / runs), float(near[1] / runs), held / near[0] if near[0] else float("nan")


def section(runs: int) -> list[str]:
    """The tables as Markdown lines."""
    runs = max(100, runs // 10)
    lines = [
        "## Breaks", "",
        "Series of 144 months with the season and dispersion of UCDP's Pakistan, 2010–2021, and an even level: the "
        f"share in which a break is found, {runs:,} series each; by likelihood / by PELT. A share's standard error is "
        f"{100 * (0.05 * 0.95 / runs) ** 0.5:.1f} points.", "",
        f"| series | mean a month | no correlation | noise that lasts ({_LASTING:g}) |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    cases = []
    for counted in (Counted.EVENTS, Counted.DEATHS):
        like, season, alpha = real(counted)
        for mean in (float(like.values.mean()), float(like.values[-48:].mean())):
            cases.append((counted, like, season * mean, alpha))
    for counted, like, mean, alpha in cases:
        cells = [" / ".join(f"{100 * a:.1f}%" for a in alarms(like, mean, (alpha, r), runs)) for r in (0.0, _LASTING)]
        lines.append(f"| {counted} | {mean.mean():.0f} | {cells[0]} | {cells[1]} |")
    lines += [
        "", f"The share in which a fall by a factor in month {_AT + 1} is found within a year of it, by likelihood / "
        "by PELT; in brackets how often the 95% span of its date holds it.", "",
        "| series | mean a month | " + " | ".join(f"÷ {c:g}" for c in CHANGES) + " |",
        "| --- | --- |" + " --- |" * len(CHANGES),
    ]  # fmt: skip
    for counted, like, mean, alpha in cases:
        cells = [_cell(*power(like, mean, (alpha, 0.0), c, runs // 2)) for c in CHANGES]
        lines.append(f"| {counted} | {mean.mean():.0f} | " + " | ".join(cells) + " |")
    return [*lines, ""]


def _cell(own: float, other: float, held: float) -> str:
    dates = f" ({100 * held:.0f}%)" if np.isfinite(held) else ""
    return f"{100 * own:.0f}% / {100 * other:.0f}%{dates}"
