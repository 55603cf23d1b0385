"""Whether a jump in counts may be one of coverage: known breaks of the dataset, and what others counted meanwhile."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tahqiq.measure.calendar import after
from tahqiq.measure.printed import Wanted, newest_first, printed, wholes
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.series import Series
from tahqiq.sources import card
from tahqiq.terms import Bound, Break

if TYPE_CHECKING:
    from tahqiq.store import Workspace

_METRICS = {Counted.EVENTS: ("attacks", "incidents"), Counted.DEATHS: ("deaths",)}
_SHARE = 0.25  # of a change on the scale of logarithms, below which another's is not the same change
_CLEAR = math.log(1.25)  # a change below which others are not asked about it
_APART = 3  # units at each end of a series in which a break cannot be told


@dataclass(frozen=True, slots=True)
class Other:
    """What another publisher counted in two years: ``agrees`` where it changed the same way and not far less."""

    publisher: str
    metric: str
    then: float
    now: float
    agrees: bool

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "publisher": self.publisher, "metric": self.metric, "then": self.then, "now": self.now,
            "agrees": self.agrees,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guarded:
    """A jump held against what is known: the years compared, the dataset's own counts in them, and others'."""

    years: tuple[int, int] | None
    own: tuple[float, float] | None
    others: tuple[Other, ...]
    known: tuple[Break, ...]

    @property
    def disputed(self) -> bool:
        """Whether half or more of the others that can be asked did not count the same change."""
        against = sum(not o.agrees for o in self.others)
        return against > 0 and against * 2 >= len(self.others)


def known_breaks(dataset: str, counts: Series) -> list[Break]:
    """The dated breaks of a dataset inside a series, not at its very ends."""
    if len(counts) <= 2 * _APART:
        return []
    first, last = counts.starts[_APART], counts.starts[-_APART]
    return [b for b in card(dataset).dated_breaks if first <= b.day <= last]


def guarded(
    workspace: Workspace, selection: Selection, counts: Series, between: tuple[int, int]
) -> Guarded:  # fmt: skip
    """A jump whose new level begins between two units (their places in the series), held against what is known.

    The last full year before it and the first full year after it are compared, in the dataset and in the published
    statistics of others of the same area and class of victims, each with itself on the same basis. Others are not asked
    of a selection by actor or kind, of several areas, or where the series does not hold both years.
    """
    first, last = counts.starts[between[0]], counts.starts[between[1]]
    reach = (counts.starts[max(0, between[0] - 1)], after(last, counts.unit))
    known = tuple(b for b in card(selection.dataset).dated_breaks if reach[0] <= b.day < reach[1])
    years = (first.year - 1, last.year if (last.month, last.day) == (1, 1) else last.year + 1)
    own = _own(counts, years)
    if own is None or min(own) <= 0 or selection.actor or selection.kind or len(selection.areas) != 1:
        return Guarded(None, None, (), known)
    change = math.log(own[1] / own[0])
    if abs(change) < _CLEAR:
        return Guarded(years, own, (), known)
    return Guarded(years, own, tuple(_others(workspace, selection, years, change)), known)


def _own(counts: Series, years: tuple[int, int]) -> tuple[float, float] | None:
    sums = []
    for year in years:
        inside = [i for i, day in enumerate(counts.starts) if day.year == year]
        days = (dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days
        if sum(counts.days[i] for i in inside) != days:
            return None
        sums.append(float(sum(counts.values[i] for i in inside)))
    return sums[0], sums[1]


def _others(workspace: Workspace, selection: Selection, years: tuple[int, int], change: float) -> list[Other]:
    found = []
    for basis, values in _published(workspace, selection, years).items():
        if len(values) == 2 and min(values.values()) > 0:
            then, now = values[years[0]], values[years[1]]
            found.append(Other(basis[0], basis[1], then, now, math.log(now / then) / change >= _SHARE))
    return _one_each(found)


def _one_each(found: list[Other]) -> list[Other]:
    """One of each publisher: of several bases of its own, one that agrees, if there is any."""
    best: dict[str, Other] = {}
    for other in sorted(found, key=lambda o: (not o.agrees, o.metric)):
        best.setdefault(other.publisher, other)
    return [best[p] for p in sorted(best)]


def _published(
    workspace: Workspace, selection: Selection, years: tuple[int, int]
) -> dict[tuple[str, ...], dict[int, float]]:  # fmt: skip
    """Others' totals of two years by publisher, metric and basis; of editions the one that stands."""
    victim = "" if selection.counted is Counted.EVENTS else str(selection.victim)
    wanted = Wanted(_METRICS[selection.counted], selection.areas, (victim,), as_of=selection.as_of)
    table, own = workspace.viewed(wholes(workspace, wanted)), card(selection.dataset).publisher
    whole = [(dt.date(y, 1, 1), dt.date(y, 12, 31)) for y in years]
    fits = [(table.start == first) & (table.end == last) for first, last in whole]
    totals: dict[tuple[str, ...], dict[int, float]] = defaultdict(dict)
    rows = printed(workspace, table.filter(table.publisher != own, fits[0] | fits[1]), (Bound.EXACT,))
    for row in newest_first(rows):  # a handful: two years of one area
        totals[row.publisher, row.metric, *row.basis].setdefault(row.start.year, row.value)
    return totals
