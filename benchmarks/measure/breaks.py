"""Breaks: how often one is found where none is, how large ones are found, whether their dates hold."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.cores import error, percent, spread
from benchmarks.measure.series import drawn, monthly
from tahqiq import verbs
from tahqiq.measure.breaks.find import base, steps
from tahqiq.measure.calendar import Unit
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.series import Series, series

CHANGES = (1.25, 1.5, 2.0, 3.0)
LASTING = (0.0, 0.3, 0.5)
MONTHS = (60, 144, 300)
COARSE = (Unit.QUARTER, Unit.YEAR)
Case = tuple[str, Series, NDArray[np.float64], float]
_AT = 80  # the month of the step that is to be found, of 144


def real(counted: Counted) -> tuple[Series, NDArray[np.float64], float]:
    """Pakistan's months of 2010 to 2021 by UCDP, what the season gives each at an even level, and their dispersion."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = verbs.open_workspace(Path(folder) / "workspace")
        selection = Selection("ucdp_ged", ("PAK",), dt.date(2010, 1, 1), dt.date(2021, 12, 31), counted)
        found = series(workspace, verbs.registry(), selection, Unit.MONTH)
    fit, expected = base(found)
    return found, expected / expected.mean(), fit.alpha


def alarms(
    like: Series, mean: NDArray[np.float64], noise: tuple[float, float], runs: int, unit: Unit = Unit.MONTH
) -> tuple[float, float]:
    """The shares of series without a step in which each method finds one or more, told by a unit."""
    chance = np.random.default_rng([1, len(mean), int(mean.mean()), int(100 * noise[1])])
    hits = np.zeros(2)
    for _ in range(runs):
        found = steps(replace(like, values=drawn(chance, mean, *noise)), unit)
        hits += [bool(found.steps), bool(found.other)]
    return float(hits[0] / runs), float(hits[1] / runs)


def power(
    like: Series, mean: NDArray[np.float64], noise: tuple[float, float], change: float, runs: int
) -> tuple[float, float, float]:  # fmt: skip
    """The shares in which each finds a fall by a factor, within a year of it; and in which its dates hold it."""
    chance = np.random.default_rng([2, int(mean.mean()), int(100 * change), int(100 * noise[1])])
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
    runs, cases = max(100, runs // 4), _cases()
    sized = [(months, *case) for months in MONTHS for case in (cases if months == 144 else cases[1:3])]
    return [
        "## Breaks", "",
        "Series with the season and dispersion of UCDP's Pakistan, 2010–2021, and an even level: the share in % in "
        f"which a break is found, with its standard error, {runs:,} series each; by likelihood / by PELT.", "",
        *_even([(Unit.MONTH, *row) for row in sized], runs), *_told(cases, max(100, runs * 2 // 5)),
        *_fallen(cases, runs // 2), "",
    ]  # fmt: skip


def _told(cases: list[Case], runs: int) -> list[str]:
    rows = [(unit, months, *case) for unit in COARSE for months in MONTHS[1:] for case in cases[1:3]]
    return [
        "", "By quarter and by year the breaks of months are told between levels that last longer. The same shares, of "
        f"{runs:,} series each.", "", *_even(rows, runs),
    ]  # fmt: skip


def _even(rows: list[tuple[Unit, int, str, Series, NDArray[np.float64], float]], runs: int) -> list[str]:
    lines = [
        "| series | mean a month | months | by | " + " | ".join(_noise(r) for r in LASTING) + " |",
        "| --- | --- | --- | --- |" + " --- |" * len(LASTING),
    ]
    jobs = [(*_made(like, mean, months), (alpha, rho), runs, unit) for unit, months, _, like, mean, alpha in rows
            for rho in LASTING]  # fmt: skip
    shares = iter(spread(alarms, jobs))
    for unit, months, counted, _, mean, _ in rows:
        cells = [" / ".join(percent(a, runs) for a in next(shares)) for _ in LASTING]
        lines.append(f"| {counted} | {mean.mean():.0f} | {months} | {unit} | " + " | ".join(cells) + " |")
    return lines


def _fallen(cases: list[Case], runs: int) -> list[str]:
    lines = [
        "", f"The share of {runs:,} series of 144 months in which a fall by a factor in month {_AT + 1} is found "
        "within a year of it, by likelihood / by PELT (standard error at most "
        f"{error(0.5, runs):.1f} points); in brackets how often the 95% span of its date holds it.", "",
        "| series | mean a month | noise | " + " | ".join(f"÷ {c:g}" for c in CHANGES) + " |",
        "| --- | --- | --- |" + " --- |" * len(CHANGES),
    ]  # fmt: skip
    rows = [(rho, *case) for rho in LASTING[:2] for case in cases]
    found = iter(spread(power, [(like, mean, (alpha, rho), c, runs) for rho, _, like, mean, alpha in rows
                                for c in CHANGES]))  # fmt: skip
    for rho, counted, _, mean, _ in rows:
        cells = [_cell(*next(found)) for _ in CHANGES]
        lines.append(f"| {counted} | {mean.mean():.0f} | {_noise(rho)} | " + " | ".join(cells) + " |")
    return lines


def _cases() -> list[Case]:
    """What is counted, the real series, its even mean by month at the level of all years or of the last, its alpha."""
    cases = []
    for counted in (Counted.EVENTS, Counted.DEATHS):
        like, season, alpha = real(counted)
        for mean in (float(like.values.mean()), float(like.values[-48:].mean())):
            cases.append((str(counted), like, season * mean, alpha))
    return cases


def _made(like: Series, mean: NDArray[np.float64], months: int) -> tuple[Series, NDArray[np.float64]]:
    """The same for so many months."""
    return (like, mean) if months == len(mean) else (monthly(np.zeros(months), 1990), np.resize(mean, months))


def _noise(lasting: float) -> str:
    return f"noise that lasts ({lasting:g})" if lasting else "no correlation"


def _cell(own: float, other: float, held: float) -> str:
    dates = f" ({100 * held:.0f}%)" if np.isfinite(held) else ""
    return f"{100 * own:.0f}% / {100 * other:.0f}%{dates}"
