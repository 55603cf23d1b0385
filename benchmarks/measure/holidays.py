"""A published finding from Pakistan's days: violence falls on the feasts of Eid and does not surge in Ramadan."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import numpy as np

from tahqiq import verbs
from tahqiq.measure.calendar import Unit
from tahqiq.measure.feasts import spans
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.series import Series, series
from tahqiq.measure.stats.counts import fitted
from tahqiq.measure.stats.ratio import Interval, quantile
from tahqiq.measure.wording import percent

_BESIDE = dt.timedelta(days=30)
_YEARS = (dt.date(2004, 1, 1), dt.date(2014, 12, 31))


def _days() -> Series:
    with tempfile.TemporaryDirectory() as folder:
        workspace = verbs.open_workspace(Path(folder) / "workspace")
        return series(
            workspace, verbs.registry(), Selection("ucdp_ged", ("PAK",), *_YEARS, Counted.EVENTS), Unit.DAY
        )  # fmt: skip


def against(found: Series, name: str) -> Interval:
    """Events a day in Ramadan or on Eid against the 30 days on either side that are neither; a level for each feast."""
    held = spans(_YEARS[0].year, _YEARS[1].year + 1)
    days = np.array(found.starts)
    inside = {k: np.any([(days >= a) & (days < b) for a, b in s], axis=0) for k, s in held.items()}
    used, window = [], []
    for i, (first, end) in enumerate(s for s in held[name] if days[0] <= s[0] <= days[-1]):
        near = (days >= first - _BESIDE) & (days < end + _BESIDE)
        own = (days >= first) & (days < end)
        kept = np.flatnonzero(near & (own | ~(inside["ramadan"] | inside["eid"])))
        used.append(kept)
        window += [i] * len(kept)
    at, windows = np.concatenate(used), np.array(window)
    levels = np.array([windows == i for i in range(windows.max() + 1)], dtype=np.float64).T
    fit = fitted(found.values[at], np.column_stack([levels, inside[name][at]]), np.ones(len(at)))
    reach = quantile(0.95, fit.df) * np.sqrt(fit.covariance[-1, -1])
    value = float(fit.coefficients[-1])
    return Interval(np.exp(value), np.exp(value - reach), np.exp(value + reach))


def section(_runs: int = 0) -> list[str]:
    """The comparison as Markdown lines."""
    found = _days()
    said = {
        name: f"{percent(r.value)} ({percent(r.low)} to {percent(r.high)})"
        for name, r in ((n, against(found, n)) for n in ("eid", "ramadan"))
    }
    return [
        "## A published finding", "",
        "Reese, Ruby & Pape (2017, American Political Science Review 111:439) find in the insurgencies of Iraq, "
        "Afghanistan and Pakistan, 2004–2014, that violence declines on important Islamic holidays, by as much as "
        "41%, and no surge on any, Ramadan among them. UCDP's lethal events of Pakistan in those years, by day, "
        "against the 30 days on either side, by the model of `measure trend`, each feast with a level (change and 95% "
        "interval):", "",
        "| days | change |", "| --- | --- |",
        f"| Eid al-Fitr and Eid al-Adha, three days each | {said['eid']} |", f"| Ramadan | {said['ramadan']} |", "",
    ]  # fmt: skip
