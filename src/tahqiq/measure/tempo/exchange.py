"""How many members of armed groups died in fighting with the state for each of the state's own dead."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import used
from tahqiq.measure.pick import picked
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.stats.ratio import Interval
from tahqiq.measure.stats.sums import odds_interval
from tahqiq.measure.tempo.tails import caveats, logarithms
from tahqiq.measure.tempo.weekly import Floats, Sum, together, weekly
from tahqiq.measure.wording import number, source, where_and_when
from tahqiq.terms.vocabulary import Violence

if TYPE_CHECKING:
    from tahqiq.measure.selection import Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace
    from tahqiq.terms import Release

_SUMS = {"militants": "deaths_armed_group", "own": "deaths_state", "unknown": "deaths_unknown"}


def exchange(workspace: Workspace, registry: Registry, selection: Selection, releases: list[Release]) -> Measured:
    """The dead of both sides in state-based events.

    Rows by year: ``year``, ``events``, ``militants``, ``own``, ``unknown``, ``ratio`` (militants for one of the
    state's) with ``ratio_low`` and ``ratio_high``. Estimates: ``militants``, ``own`` (coded), ``ratio`` (sampling),
    ``ratio_coded`` (were all of no known class the state's, or all militants). InputError for another kind of violence.
    """
    if selection.kind not in ("", Violence.STATE_BASED):
        raise InputError(f"the exchange of losses is of state_based events; --kind {selection.kind} has no state in it")
    fought = replace(selection, kind=str(Violence.STATE_BASED))
    events = picked(workspace, registry, fought)
    sums: dict[str, Sum] = {"events": lambda t: t.count(), **{n: _sum(c) for n, c in _SUMS.items()}}
    years = weekly(workspace, events, {**sums, **logarithms(lambda t: t[_SUMS["militants"]] + t[_SUMS["own"]])})
    if not years:
        raise nothing(registry, fought)
    rows = [_row(str(year), columns) for year, columns in years.items()]
    told = [year for year, row in zip(years, rows, strict=True) if row["ratio_low"] is not None]
    estimates = _estimates({name: together(years, name) for name in ("events", *_SUMS)})
    return Measured(
        "tempo", {**fought.to_dict(), "about": "exchange"},
        f"Deaths of armed groups and of state forces in their fighting, {where_and_when(registry, selection)}",
        _said(registry, selection, estimates), estimates, rows, (*_CAVEATS, *caveats(years, told)), used(releases),
    )  # fmt: skip


_CAVEATS = (
    "Who a dead person was is what sources said, often the state itself: its figures of militants killed cannot be "
    "checked, and civilians may be among them.",
    "The intervals are of weeks: what happened in one week may be one operation. Deaths of no known class are left "
    "out of the ratio, and ratio_coded has what they could make of it.",
    "UCDP does not record whether the state or the group began it; see `--about operations` for published counts.",
)


def _sum(column: str) -> Sum:
    return lambda table: table[column].sum()


def _row(year: str, columns: dict[str, Floats]) -> dict[str, Any]:
    found = odds_interval(columns["militants"], columns["own"], LEVEL)
    return {"year": year, **{n: int(columns[n].sum()) for n in ("events", *_SUMS)}, **_limits(columns, found)}


def _limits(columns: dict[str, Floats], found: Interval | None) -> dict[str, float | None]:
    militants, own = float(columns["militants"].sum()), float(columns["own"].sum())
    value = militants / own if own else None
    if found is None:
        return {"ratio": value, "ratio_low": None, "ratio_high": None}
    high = found.high if math.isfinite(found.high) else None
    return {"ratio": value, "ratio_low": found.low, "ratio_high": high}


def _estimates(columns: dict[str, Floats]) -> tuple[Estimate, ...]:
    militants, own, unknown = (float(columns[n].sum()) for n in _SUMS)
    found = _limits(columns, odds_interval(columns["militants"], columns["own"], LEVEL))
    low = militants / (own + unknown) if own + unknown else None
    return (
        Estimate("militants", militants, militants, militants + unknown, "coded", None, "deaths"),
        Estimate("own", own, own, own + unknown, "coded", None, "deaths"),
        Estimate("ratio", found["ratio"], found["ratio_low"], found["ratio_high"]),
        Estimate("ratio_coded", found["ratio"], low, (militants + unknown) / own if own else None, "coded", None),
    )


def _said(registry: Registry, selection: Selection, estimates: tuple[Estimate, ...]) -> str:
    militants, own, ratio, coded = estimates
    said = (
        f"{source(selection.dataset)} records {number(militants.value)} deaths of armed groups and {number(own.value)} "
        f"of state forces in their fighting in {where_and_when(registry, selection)}"
    )
    if ratio.value is None or ratio.low is None:
        return f"{said}: too few for a ratio that means something."
    high = number(round(ratio.high, 2)) if ratio.high is not None else "no limit"
    span = f"(95% interval {number(round(ratio.low, 2))} to {high})"
    said += f": {number(round(ratio.value, 2))} for each of the state's {span}."
    if coded.low is not None and coded.high is not None and coded.low != coded.high:
        said += (
            f" With the dead of no known class it could be {number(round(coded.low, 2))} to "
            f"{number(round(coded.high, 2))}."
        )
    return said
