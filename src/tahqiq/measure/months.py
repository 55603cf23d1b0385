"""The months of a publisher's own count: printed as such, or what is left of totals that it printed.

A month that was not printed follows where the publisher's totals leave nothing else: the first half of a year less its
first five months is June. Such a month carries the revisions of all figures that it is worked out from.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, after, floor, name, units
from tahqiq.measure.printed import Printed, Wanted, newest_first, printed, wholes
from tahqiq.measure.selection import Counted, Period, Selection
from tahqiq.measure.series import Series
from tahqiq.measure.wording import listed, metric_of, named
from tahqiq.sources import card
from tahqiq.terms import Bound, Break, RecordKind, Release, Victim

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_DAY = dt.timedelta(days=1)
_STEPS = 8  # printed figures that a month may be worked out from


@dataclass(frozen=True, slots=True)
class Count:
    """What a publisher counts of one area: a metric, of a class of victims where it has one.

    ``dataset`` and ``scope`` choose figures of one dataset that count a part of the metric ("" the whole of it).
    """

    publisher: str
    metric: str
    area: str
    victim: Victim = Victim.NONE
    dataset: str = ""
    scope: str = ""
    as_of: dt.date | None = None

    @property
    def what(self) -> str:
        """In the plural, as a sentence names it."""
        part = f"{self.scope.removeprefix('part:').replace('_', '-')} " if self.scope else ""
        return part + metric_of(self.metric, self.victim)

    def selection(self, period: Period) -> Selection:
        """The same in the form that other measures speak of."""
        return Selection(
            self.dataset or "statistics", (self.area,), *period,
            Counted.DEATHS if self.metric == "deaths" else Counted.EVENTS, self.victim, as_of=self.as_of,
            what=self.what, who=named(self.publisher),
        )  # fmt: skip


@dataclass(frozen=True)
class Months:
    """The months at hand on one basis.

    ``derived`` were not printed; ``used`` are the figures that they rest on, out of ``releases``.
    """

    count: Count
    basis: tuple[str, str, str]
    values: Mapping[dt.date, float]
    derived: frozenset[dt.date]
    used: tuple[Printed, ...]
    releases: list[Release] = field(default_factory=list)

    def run(self, about: dt.date) -> Period | None:
        """The days of the longest stretch of months without a gap that ends with the month of a day, or goes past it.

        None where the month before the day's is not at hand.
        """
        first = _before(floor(about, Unit.MONTH))
        if first not in self.values:
            return None
        last = first
        while _before(first) in self.values:
            first = _before(first)
        while after(last, Unit.MONTH) in self.values:
            last = after(last, Unit.MONTH)
        return first, after(last, Unit.MONTH) - _DAY

    def within(self, period: Period) -> Months:
        """Only those that lie in a period. InputError where none does."""
        kept = {m: v for m, v in self.values.items() if period[0] <= m and after(m, Unit.MONTH) - _DAY <= period[1]}
        if not kept:
            raise InputError(
                f"no month of {self.count.what} lies in {period[0]} to {period[1]}; those at hand are of "
                f"{name(min(self.values), Unit.MONTH)} to {name(max(self.values), Unit.MONTH)} (--period)"
            )
        return replace(self, values=kept)

    def longest(self) -> Period:
        """The days of the longest stretch without a gap, of two alike the later one."""
        runs: list[list[dt.date]] = []
        for month in sorted(self.values):
            runs.append([*runs.pop(), month] if runs and after(runs[-1][-1], Unit.MONTH) == month else [month])
        best = max(runs, key=lambda r: (len(r), r[0]))
        return best[0], after(best[-1], Unit.MONTH) - _DAY

    def series(self, period: Period) -> Series:
        """The months of a period in which none is missing."""
        starts = units(period, Unit.MONTH)
        values = np.array([self.values[s] for s in starts], dtype=np.float64)
        days = np.array([(after(s, Unit.MONTH) - s).days for s in starts], dtype=np.float64)
        none = np.full(len(starts), np.nan)
        return Series(self.count.publisher, Unit.MONTH, tuple(starts), days, values, none, none)

    def missing(self, period: Period) -> list[dt.date]:
        """The months of a period that are not at hand."""
        return [m for m in units(period, Unit.MONTH) if m not in self.values]

    def notes(self, period: Period) -> list[str]:
        """What is to be known of the months of a period, a sentence each."""
        worked = [name(m, Unit.MONTH) for m in sorted(self.derived) if period[0] <= m <= period[1]]
        found = []
        if worked:
            found.append(
                f"Not printed as such, but what the publisher's printed totals leave: {listed(worked)}; the revisions "
                "of those totals are in it."
            )
        if self.count.scope:
            found.append(f"Only {self.count.what} are counted: what is not of that part is in no figure here.")
        gap = _before(floor(period[0], Unit.MONTH))
        if gap not in self.values and any(m < gap for m in self.values):
            found.append(f"No figure of {name(gap, Unit.MONTH)} is at hand, so that no month before it is used.")
        found.append("One publisher's own count: whether how it counts changed is not known from its figures.")
        return found

    def breaks(self) -> list[Break]:
        """The days from which the datasets of its figures count otherwise."""
        return [b for d in sorted({p.dataset for p in self.used}) for b in card(d).dated_breaks]


def months(workspace: Workspace, registry: Registry, count: Count, about: dt.date | None = None) -> Months:
    """The months of a count on the basis of which most are at hand: about a day, else in all. InputError for none."""
    wanted = Wanted(
        (count.metric,), (count.area,), (str(count.victim),), publisher=count.publisher, dataset=count.dataset,
        scope=count.scope, as_of=count.as_of,
    )  # fmt: skip
    by_basis: dict[tuple[str, str, str], list[Printed]] = defaultdict(list)
    for row in printed(workspace, wholes(workspace, wanted)):
        by_basis[row.basis].append(row)
    found = [m for basis, rows in sorted(by_basis.items()) if (m := worked(count, basis, rows)).values]
    if not found:
        raise _nothing(workspace, registry, count)

    def length(m: Months) -> int:
        period = m.run(about) if about else m.longest()
        return (period[1] - period[0]).days if period else -1

    best = max(found, key=lambda m: (length(m), len(m.values)))
    ids = {p.release_id for p in best.used}
    return replace(best, releases=[r for r in workspace.in_force(count.as_of) if r.release_id in ids])


def worked(count: Count, basis: tuple[str, str, str], rows: Sequence[Printed]) -> Months:
    """The months that figures of one basis give: of several editions the soundest and newest."""
    best: dict[Period, Printed] = {}
    for row in newest_first(rows):
        best.setdefault((row.start, row.end), row)
    whole = [r for r in best.values() if floor(r.start, Unit.MONTH) == r.start and (r.end + _DAY).day == 1]
    values = {r.start: r.value for r in whole if after(r.start, Unit.MONTH) == r.end + _DAY}
    edges = _edges(whole)
    left = {m: v for m in _between(whole) if m not in values and (v := _left(edges, m)) is not None}
    return Months(count, basis, {**values, **left}, frozenset(left), tuple(whole))


def _between(rows: Iterable[Printed]) -> list[dt.date]:
    ends = [d for r in rows for d in (r.start, r.end)]
    return units((min(ends), max(ends)), Unit.MONTH) if ends else []


def _edges(rows: Iterable[Printed]) -> dict[dt.date, list[tuple[dt.date, float]]]:
    """From a first of a month to another: what was counted in between, less than nothing where it lies earlier."""
    edges: dict[dt.date, list[tuple[dt.date, float]]] = defaultdict(list)
    for row in rows:
        if row.bound == Bound.ABOUT:
            continue  # a rounded figure leaves no month of another
        edges[row.start].append((row.end + _DAY, row.value))
        edges[row.end + _DAY].append((row.start, -row.value))
    return {day: sorted(to) for day, to in edges.items()}


def _left(edges: Mapping[dt.date, list[tuple[dt.date, float]]], month: dt.date) -> float | None:
    """What the fewest printed figures leave for a month; None where they do not, or leave less than nothing."""
    goal = after(month, Unit.MONTH)
    seen, queue = {month: 0.0}, deque([(month, 0)])
    while queue:
        day, steps = queue.popleft()
        for to, value in edges.get(day, ()) if steps < _STEPS else ():
            if to in seen:
                continue
            seen[to] = seen[day] + value
            queue.append((to, steps + 1))
        if goal in seen:
            return seen[goal] if seen[goal] >= 0 else None
    return None


def _before(month: dt.date) -> dt.date:
    return floor(month - _DAY, Unit.MONTH)


def _nothing(workspace: Workspace, registry: Registry, count: Count) -> InputError:
    table = workspace.table(RecordKind.OBSERVATIONS, count.as_of)
    table = table.filter(table.publisher == count.publisher, table.area == count.area, table.start.notnull())
    short = table.filter((table.end.cast("date") - table.start.cast("date")) < 31)
    metrics = sorted(set(workspace.arrow(short.select("metric").distinct())["metric"].to_pylist()))
    where = registry.places[count.area].name if count.area in registry.places else count.area
    have = f"it printed months of {', '.join(metrics)}" if metrics else "no month of anything is at hand of it"
    return InputError(f"{named(count.publisher)} has no month of {count.what} of {where} at hand; {have}")


def scope_of(workspace: Workspace, dataset: str, metric: str) -> str:
    """Which part of a metric the months of a dataset are of, "" for the whole; InputError where it has no months."""
    table = workspace.table(RecordKind.OBSERVATIONS, None)
    table = table.filter(table.dataset == dataset, table.metric == metric, table.start.notnull(), table.end.notnull())
    table = table.filter((table.end.cast("date") - table.start.cast("date")) < 31)
    found = sorted(set(workspace.arrow(table.select(scope=table.scope.coalesce("")).distinct())["scope"].to_pylist()))
    if not found:
        raise InputError(f"{dataset} has no months of {metric} in the workspace; name another metric (--metric)")
    return str(found[0])
