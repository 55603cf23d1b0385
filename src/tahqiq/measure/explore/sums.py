"""Sums of what is looked at (``look.seen``): in all, by area, by time, by point. Few queries, each of few columns."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import add
from typing import TYPE_CHECKING, Any

from tahqiq.measure.calendar import TRUNCATED, Unit
from tahqiq.measure.selection import Period
from tahqiq.resolve import nesting

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

SUMS = ("events", "low", "best", "high")
NEAR, DISTRICT = 2, 3
"""Place precisions (UCDP): within about 25 km of the point, and the district alone."""
POINTS = 1200
"""The most points that are given; those with the most events."""
_COARSE, _UNDATED = 6, 4  # placed to no more than a country; dated to no more than a month
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Totals:
    """``whole`` are events, low, best, high, ``unplaced`` and ``undated``; ``areas`` the sums of each area by its id.

    An event counts for every area that it lay in on its day: where one of the areas lies in another, for both.
    """

    whole: Mapping[str, int]
    areas: Mapping[str, Mapping[str, int]]


def totals(
    workspace: Workspace, registry: Registry, events: ir.Table, period: Period, kinds: tuple[str, ...]
) -> Totals:  # fmt: skip
    """The sums in all, and by area of these kinds of places, by the borders of each event's day.

    The engine sums by place and by stretch of time in which no border moved, so that what is left to do in Python is
    as many rows as there are places.
    """
    held = _held(registry, kinds)
    moved = [day for day in held.days if period[0] < day <= period[1]]
    events = _narrow(events)
    stretch = reduce(add, [(events.start >= day).cast("int64") for day in moved], events.start.isnull().cast("int64"))
    rows = _summed(workspace, events, {"area_id": events.area_id, "stretch": stretch})
    whole = {name: sum(row[name] for row in rows) for name in (*SUMS, "unplaced", "undated")}
    areas: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(SUMS, 0))
    for row in rows:
        day = moved[row["stretch"] - 1] if row["stretch"] else period[0]
        for area in {a for a, first, last in held.areas.get(row["area_id"], ()) if _on(day, first, last)}:
            for name in SUMS:
                areas[area][name] += row[name]
    return Totals(whole, dict(areas))


def _on(day: dt.date, first: dt.date | None, last: dt.date | None) -> bool:
    return (first is None or day >= first) and (last is None or day <= last)


def _narrow(events: ir.Table) -> ir.Table:
    """The columns that are summed and by which: Ibis takes its time for every column of every step."""
    return events.select("area_id", "start", "where_prec", "date_prec", "low", "best", "high")


def _summed(workspace: Workspace, events: ir.Table, keys: Mapping[str, ir.Value]) -> list[dict[str, Any]]:
    sums = {
        "events": events.count(), "low": events.low.sum().coalesce(0).cast("int64"),
        "best": events.best.sum().coalesce(0).cast("int64"), "high": events.high.sum().coalesce(0).cast("int64"),
        "unplaced": (events.where_prec >= _COARSE).sum().coalesce(0).cast("int64"),
        "undated": (events.date_prec >= _UNDATED).sum().coalesce(0).cast("int64"),
    }  # fmt: skip
    found: list[dict[str, Any]] = workspace.arrow(events.group_by(**keys).aggregate(**sums)).to_pylist()
    return found


@dataclass(frozen=True)
class _Held:
    """From a place to the areas that hold it, each with first and last day; the days on which any of that changes."""

    areas: Mapping[str, list[tuple[str, dt.date | None, dt.date | None]]]
    days: tuple[dt.date, ...]


@lru_cache(maxsize=8)
def _held(registry: Registry, kinds: tuple[str, ...]) -> _Held:
    areas: dict[str, list[tuple[str, dt.date | None, dt.date | None]]] = defaultdict(list)
    days: set[dt.date] = set()
    for area, rows in nesting(registry).items():
        if area in registry.places and registry.places[area].kind in kinds:
            for _, place, first, last in rows:
                areas[place].append((area, first, last))
                days |= {d for d in (first, last and last + _DAY) if d}
    return _Held(dict(areas), tuple(sorted(days)))


def by_time(workspace: Workspace, events: ir.Table, unit: Unit) -> dict[dt.date, dict[str, int]]:
    """The sums of each unit of time (its first day) that has an event."""
    events = _narrow(events)
    first = events.start.truncate(TRUNCATED[unit]).cast("date")
    return {row["key"]: {name: row[name] for name in SUMS} for row in _summed(workspace, events, {"key": first})}


@dataclass(frozen=True, slots=True)
class Point:
    """Events about one point (degrees, WGS 84; the mean of theirs). ``near`` are within some 25 km of it, others no
    better than in its district."""

    longitude: float
    latitude: float
    near: bool
    events: int
    best: int


def points(workspace: Workspace, events: ir.Table, step: float) -> list[Point]:
    """Where the events were, those of a square of ``step`` degrees as one; those placed to a district or better."""
    events = events.filter(events.where_prec <= DISTRICT, events.latitude.notnull(), events.longitude.notnull())
    events = events.select("longitude", "latitude", "where_prec", "best")
    found = events.group_by(
        column=(events.longitude / step).floor().cast("int64"), row=(events.latitude / step).floor().cast("int64"),
        near=events.where_prec <= NEAR,
    ).aggregate(
        longitude=events.longitude.mean(), latitude=events.latitude.mean(), events=events.count(),
        best=events.best.sum().coalesce(0).cast("int64"),
    )  # fmt: skip
    most = found.order_by([found.events.desc(), found.column, found.row, found.near]).limit(POINTS)
    return list(_points(workspace.arrow(most).to_pylist()))


def _points(rows: list[dict[str, Any]]) -> Iterator[Point]:
    for row in rows:
        yield Point(row["longitude"], row["latitude"], row["near"], row["events"], row["best"])
