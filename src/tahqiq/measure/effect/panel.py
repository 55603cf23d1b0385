"""Monthly counts of the treated area and of every other district, on borders that stand still."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, units
from tahqiq.measure.pick import picked
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.series import series
from tahqiq.measure.units import DISTRICTS, holders
from tahqiq.resolve import nesting
from tahqiq.resolve.polygons import polygons

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Floats = NDArray[np.float64]

_HELD = (("outer", "string"), ("inner", "string"), ("first", "date32"), ("last", "date32"))


@dataclass(frozen=True)
class Panel:
    """``treated`` by month; ``others`` one row for each of ``names`` (ids of districts), in the same months.

    ``near`` are the districts that touch the treated ones: what is driven out of those may turn up there.
    ``fixed`` says whether an area was taken as the districts that it had on the date, as its borders moved later.
    ``peer`` is what the others are (district, country).
    """

    starts: tuple[dt.date, ...]
    days: Floats
    treated: Floats
    names: tuple[str, ...]
    others: Floats
    near: frozenset[str]
    fixed: bool
    peer: str = "district"

    @property
    def peers(self) -> str:
        """The others, in the plural."""
        return {"country": "countries"}.get(self.peer, f"{self.peer}s")

    @property
    def calendar(self) -> Floats:
        """Months counted from a January."""
        return np.array([12 * d.year + d.month - 1 for d in self.starts], dtype=np.float64)


def panel(workspace: Workspace, registry: Registry, selection: Selection, day: dt.date) -> Panel:
    """Of the selection's events, over its period; other districts are those of the treated areas' countries."""
    inside = {d for a in selection.areas for d in _districts(registry, a, day)}
    moved = any(_moves(registry, a, selection) for a in selection.areas)
    areas = tuple(sorted(inside)) if moved and inside else selection.areas
    treated = series(workspace, registry, replace(selection, areas=areas), Unit.MONTH)
    countries = {c for a in selection.areas if (c := registry.country(a, day))}
    left = tuple(sorted(countries - set(selection.areas)))  # where the country itself is treated, no district is left
    others = _by_district(workspace, registry, replace(selection, areas=left)) if left else {}
    around = {p for a in selection.areas for p in registry.ancestors(a, day)}  # the district that a treated town is in
    names = tuple(sorted(others.keys() - inside - around))
    rows = np.array([others[n] for n in names]) if names else np.zeros((0, len(treated)))
    near = frozenset(polygons(registry).touching(sorted(inside | around)))
    return Panel(treated.starts, treated.days, treated.values, names, rows, near, bool(moved and inside))


def _districts(registry: Registry, area: str, day: dt.date) -> list[str]:
    return [
        inner for _, inner, first, last in nesting(registry).get(area, ())
        if inner in registry.places and registry.places[inner].kind in DISTRICTS
        and (first is None or first <= day) and (last is None or day <= last)
    ]  # fmt: skip


def _moves(registry: Registry, area: str, selection: Selection) -> bool:
    """Whether a place came to the area or left it within the period."""
    return any(
        (first and selection.start < first <= selection.end) or (last and selection.start <= last < selection.end)
        for _, _, first, last in nesting(registry).get(area, ())
    )


def _by_district(workspace: Workspace, registry: Registry, selection: Selection) -> dict[str, Floats]:
    held = holders(registry, DISTRICTS)
    workspace.lay("measure_held", _HELD, {n: [r[i] for r in held] for i, (n, _) in enumerate(_HELD)})
    places, events = workspace.named("measure_held"), picked(workspace, registry, selection)
    joined = events.inner_join(
        places,
        [
            events.area_id == places.inner,
            places["first"].isnull() | (events.start >= places["first"]),
            places["last"].isnull() | (events.start <= places["last"]),
        ],
    )
    month = joined.start.truncate("M").cast("date")
    value = joined.best.sum() if selection.counted is Counted.DEATHS else joined.count()
    found = workspace.arrow(joined.group_by(outer=joined.outer, month=month).aggregate(value=value)).to_pydict()
    place = {d: i for i, d in enumerate(units((selection.start, selection.end), Unit.MONTH))}
    rows = {name: np.zeros(len(place)) for name in dict.fromkeys(found["outer"])}
    for name, first, count in zip(found["outer"], found["month"], found["value"], strict=True):
        rows[name][place[first]] = count
    return rows
