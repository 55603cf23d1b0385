"""Over how many districts events are spread, year by year, and whether that is only their number."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.measure.count import nothing
from tahqiq.measure.cover import used
from tahqiq.measure.pick import picked
from tahqiq.measure.place.land import by_district, land
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.stats.ratio import Interval, quantile
from tahqiq.measure.stats.shares import paired_change, rarefied, share_interval
from tahqiq.measure.wording import many, number, source, where_and_when

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tahqiq.measure.selection import Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace
    from tahqiq.terms import Release

FEWEST = 20
"""Events of a year from which its spread is set beside that of others at one number of events."""
_WHOLE = 360  # days that make a year whole


def spread(workspace: Workspace, registry: Registry, selection: Selection, releases: list[Release]) -> Measured:
    """The share of districts with an event.

    Rows by year: ``year``, ``days``, ``events`` (placed in a district), ``districts``, ``hit``, ``share`` with
    ``share_low`` and ``share_high``, ``share_alike`` (expected at one number of events for every year). Estimates:
    ``first``, ``last`` (shares of the first and last whole year), ``change``, ``alike_events``.
    """
    ground = land(registry, selection)
    years, matrix, unplaced = _matrix(workspace, registry, selection, ground.ids)
    if not matrix.sum() + unplaced:
        raise nothing(registry, selection)
    sums = matrix.sum(axis=0)
    enough = sums[sums >= FEWEST]
    alike = int(enough.min()) if len(enough) else 0
    rows = [_row(selection, year, matrix[:, i], alike) for i, year in enumerate(years)]
    estimates = _estimates(rows, matrix, alike)
    return Measured(
        "place", {**selection.to_dict(), "by": "spread"},
        f"Districts with a lethal event, {where_and_when(registry, selection)}",
        _said(registry, selection, rows, estimates), estimates, rows, _caveats(alike, unplaced), used(releases),
    )  # fmt: skip


def _matrix(
    workspace: Workspace, registry: Registry, selection: Selection, ids: tuple[str, ...]
) -> tuple[list[int], NDArray[np.float64], int]:
    """Events by district (rows) and year (columns), and those in no single district."""
    placed = by_district(workspace, registry, picked(workspace, registry, selection))
    events = placed.mutate(year=placed.start.year())
    found = workspace.arrow(events.group_by(["unit", "year"]).aggregate(events=events.count())).to_pydict()
    years = list(range(selection.start.year, selection.end.year + 1))
    line = {place: i for i, place in enumerate(ids)}
    matrix = np.zeros((len(ids) + 1, len(years)))
    at = np.array([line.get(place, len(ids)) for place in found["unit"]], dtype=np.int64)
    when = np.array(found["year"], dtype=np.int64) - years[0]
    np.add.at(matrix, (at, when), np.array(found["events"], dtype=np.float64))
    return years, matrix[:-1], int(matrix[-1].sum())


def _row(selection: Selection, year: int, counts: NDArray[np.float64], alike: int) -> dict[str, Any]:
    start, end = max(dt.date(year, 1, 1), selection.start), min(dt.date(year, 12, 31), selection.end)
    hit, of = int(np.count_nonzero(counts)), len(counts)
    found = share_interval(hit, of, quantile(LEVEL, 0))
    return {
        "year": str(year), "days": (end - start).days + 1, "events": int(counts.sum()), "districts": of, "hit": hit,
        "share": found.value, "share_low": found.low, "share_high": found.high,
        "share_alike": rarefied(counts, alike) / of if alike and counts.sum() >= alike else None,
    }  # fmt: skip


def _estimates(rows: list[dict[str, Any]], matrix: NDArray[np.float64], alike: int) -> tuple[Estimate, ...]:
    whole = [i for i, r in enumerate(rows) if r["days"] >= _WHOLE]
    if not whole:
        return ()
    first, last = whole[0], whole[-1]
    made = [_estimate(n, *(rows[i][c] for c in ("share", "share_low", "share_high")))
            for n, i in (("first", first), ("last", last))]  # fmt: skip
    if first != last:
        made.append(_changed(matrix[:, first] > 0, matrix[:, last] > 0))
    if alike:
        made.append(Estimate("alike_events", alike, kind="none", level=None, unit="events"))
    return tuple(made)


def _changed(before: NDArray[np.bool_], after: NDArray[np.bool_]) -> Estimate:
    gained, lost = int(np.sum(after & ~before)), int(np.sum(before & ~after))
    found: Interval = paired_change(gained, lost, len(before), quantile(LEVEL, 0))
    return _estimate("change", found.value, found.low, found.high)


def _estimate(name: str, value: float, low: float, high: float) -> Estimate:
    return Estimate(name, value, low, high, unit="share")


def _said(
    registry: Registry, selection: Selection, rows: list[dict[str, Any]], estimates: tuple[Estimate, ...]
) -> str:  # fmt: skip
    named = {e.name: e for e in estimates}
    whole = [r for r in rows if r["days"] >= _WHOLE] or rows
    one, other = whole[0], whole[-1]
    where = where_and_when(registry, selection)
    said = f"{source(selection.dataset)} has a lethal event in {_of(one)}"
    if "change" not in named:
        return f"{said} ({where})."
    said += f" and in {_of(other)}"
    change = named["change"]
    assert change.value is not None and change.low is not None and change.high is not None
    span = (
        f"{100 * change.value:+.0f} points, 95% interval {100 * change.low:+.0f} to {100 * change.high:+.0f}"
    ).replace("-", "−")  # fmt: skip
    if change.low <= 0 <= change.high:
        return f"{said}: no change that could be told from chance ({span})."
    said += f": clearly {'more' if change.value > 0 else 'fewer'} ({span})."
    return f"{said} {_alike(one, other, named)}".strip()


def _of(row: dict[str, Any]) -> str:
    return f"{row['hit']} of {row['districts']} districts in {row['year']}"


def _alike(one: dict[str, Any], other: dict[str, Any], named: dict[str, Estimate]) -> str:
    if one["share_alike"] is None or other["share_alike"] is None:
        return ""
    shares = [f"{100 * r['share_alike']:.0f}% of the districts in {r['year']}" for r in (one, other)]
    return (
        f"The number of events alone moves such shares: as many as {number(named['alike_events'].value)} of each year, "
        f"taken at random, would lie in {shares[0]} and {shares[1]}."
    )


def _caveats(alike: int, unplaced: int) -> tuple[str, ...]:
    said = [
        "Districts are those of the bundled polygons, for all years. The intervals take each district's year as a draw "
        "of its own; neighbours share their troubles, so they are rather too narrow for a change.",
        "A district without a recorded event may have had one that was not reported.",
    ]
    if alike:
        said.append(f"share_alike is the share expected of {number(alike)} events of each year taken at random.")
    if unplaced:
        said.append(f"{many(unplaced, 'event is', 'events are')} placed in no single district and left out.")
    return tuple(said)
