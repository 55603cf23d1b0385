"""Districts near to where something was built and districts further inside, with their monthly counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, units
from tahqiq.measure.pick import picked
from tahqiq.measure.place.land import Land, by_district, land
from tahqiq.measure.place.lines import Line, kilometres, lines
from tahqiq.measure.selection import Counted, Selection

if TYPE_CHECKING:
    from tahqiq.registry import Programme, Registry
    from tahqiq.store import Workspace

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Bands:
    """Districts in their borders of today (``land``) by month.

    ``far`` is how many km each lies from what was built (0 within its areas), ``other`` from what was built elsewhere,
    ``counts`` is one row for each, ``touching`` says which touch which, ``unplaced`` is what lies in no single
    district. ``along`` names the line, "" where it is areas.
    """

    land: Land
    starts: tuple[dt.date, ...]
    counts: Floats
    far: Floats
    other: Floats
    touching: Flags
    middles: Floats
    along: str
    unplaced: float = 0.0

    @property
    def calendar(self) -> Floats:
        """Months counted from a January."""
        return np.array([12 * d.year + d.month - 1 for d in self.starts], dtype=np.float64)

    def near(self, within: float) -> Flags:
        """The districts that something was built in or within so many km of."""
        return self.far <= within

    def inside(self, within: float) -> Flags:
        """The others, without those near to what was built elsewhere."""
        return (self.far > within) & (self.other > within)

    def names(self, chosen: Flags) -> list[str]:
        """Their names, those with most events first."""
        at = sorted(np.flatnonzero(chosen), key=lambda i: -float(self.counts[i].sum()))
        return [self.land.names[i] for i in at]


def bands(workspace: Workspace, registry: Registry, selection: Selection, programme: Programme) -> Bands:
    """The districts of the selection's areas. InputError where it is not known where the programme was built."""
    ground = land(registry, selection)
    own = [line for line in lines(registry) if line.programme == programme.id]
    others = [line for line in lines(registry) if line.programme and line.programme != programme.id]
    if programme.areas:
        within = [any(registry.within(p, a, selection.end) for a in programme.areas) for p in ground.ids]
        far = np.where(within, 0.0, np.inf)
    elif own:
        far = _nearest(ground, own)
    else:
        raise InputError(
            f"the registry does not say where {programme.name} was built, by areas or by a line of borders.topojson "
            "that names it; give the day of one step (--date) and an area (--area)"
        )
    import shapely

    shapes = np.array(ground.shapes)
    middles = shapely.get_coordinates(shapely.centroid(shapes))
    middles[:, 0] *= np.cos(np.radians(middles[:, 1].mean()))
    along = registry.places[own[0].neighbour].name if own and not programme.areas else ""
    starts = tuple(units((selection.start, selection.end), Unit.MONTH))
    counts, unplaced = _counts(workspace, registry, selection, ground)
    return Bands(
        ground, starts, counts, far, _nearest(ground, others), _touching(shapes), middles, along, unplaced,
    )  # fmt: skip


def _nearest(ground: Land, all_lines: list[Line]) -> Floats:
    """How far the nearest corner of each district lies from the nearest of the lines, in km."""
    import shapely

    found = np.full(len(ground), np.inf)
    corners = [shapely.get_coordinates(shape) for shape in ground.shapes]
    at = np.repeat(np.arange(len(corners)), [len(c) for c in corners])
    xy = np.concatenate(corners)
    for one in all_lines:
        np.minimum.at(found, at, kilometres(one, xy[:, 0], xy[:, 1]))
    return found


def _touching(shapes: NDArray[np.object_]) -> Flags:
    import shapely

    tree = shapely.STRtree(list(shapes))
    found = np.zeros((len(shapes), len(shapes)), dtype=np.bool_)
    one, other = tree.query(list(shapes), predicate="dwithin", distance=_GAP)
    found[one, other] = True
    np.fill_diagonal(found, val=False)
    return found


_GAP = 0.01
"""Degrees (about 1 km): simplified borders of neighbours may lie so far apart."""


def _counts(workspace: Workspace, registry: Registry, selection: Selection, ground: Land) -> tuple[Floats, float]:
    """One row for each district, one column for each month; and what lies in no single district."""
    events = by_district(workspace, registry, picked(workspace, registry, selection))
    events = events.mutate(first=events.start.truncate("M").cast("date"))
    value = events.count() if selection.counted is Counted.EVENTS else events.best.sum()
    found = workspace.arrow(events.group_by(["unit", "first"]).aggregate(value=value)).to_pydict()
    line = {place: i for i, place in enumerate(ground.ids)}
    column = {day: i for i, day in enumerate(units((selection.start, selection.end), Unit.MONTH))}
    counts, unplaced = np.zeros((len(ground), len(column))), 0.0
    for place, day, count in zip(found["unit"], found["first"], found["value"], strict=True):
        if place in line:
            counts[line[place], column[day]] += float(count)
        else:
            unplaced += float(count)
    return counts, unplaced
