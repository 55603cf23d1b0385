"""How far events lie from a border, year by year, and before and after something was built on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.errors import InputError
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import used
from tahqiq.measure.pick import picked
from tahqiq.measure.place.lines import Line, kilometres, line
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.stats.clusters import Drawn, drawn, percentiles
from tahqiq.measure.wording import number, of_what, source, where_and_when

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from numpy.typing import NDArray

    from tahqiq.registry import Programme, Registry
    from tahqiq.store import Workspace
    from tahqiq.terms import Release

    Floats = NDArray[np.float64]

NEAR = 25
"""Kilometres: as near as a place that is known to within 25 km can be told to be."""
PRECISION = 2
"""The coarsest precision of a place (UCDP where_prec) from which a distance is taken: within 25 km."""
_GRID = 200  # steps of a degree: places are known to a village at best
_ACROSS = 400 * _GRID  # from one row of the grid to the next: more than its columns
_NEW = -2  # a distance that is to be taken
_SEED = 17
_FEW = "too few months have an event that is placed within 25 km; widen the period or the area"
_LEAST = dt.timedelta(days=365)


@dataclass(frozen=True)
class Histogram:
    """What is counted, by week (rows, each with its first day) and whole kilometre from the line (columns)."""

    days: tuple[dt.date, ...]
    counts: Floats

    def months(self) -> Histogram:
        """The same by month of the weeks' first days; months without anything are rows too."""
        keys = [d.year * 12 + d.month - 1 for d in self.days]
        made = np.zeros((max(keys) - min(keys) + 1, self.counts.shape[1]))
        np.add.at(made, np.array(keys) - min(keys), self.counts)
        first = range(min(keys), max(keys) + 1)
        return Histogram(tuple(dt.date(k // 12, k % 12 + 1, 1) for k in first), made)

    def between(self, start: dt.date, end: dt.date) -> Floats:
        """The rows of weeks that begin in a period."""
        return self.counts[np.array([start <= d <= end for d in self.days], dtype=np.bool_)]


def border(
    workspace: Workspace, registry: Registry, selection: Selection, releases: list[Release], neighbour: str = ""
) -> Measured:
    """Distances to a border.

    Rows by year: ``year``, ``events``, ``placed`` (the share that is placed within 25 km and measured), ``median`` km
    with ``median_low`` and ``median_high``, ``near`` (the share within 25 km) with ``near_low`` and ``near_high``,
    ``built_percent`` (the last share published of what is built on the line). Estimates: ``median``, ``near``, and for
    the time before and from the programme's first day (else the period's middle) ``median_before``, ``median_after``,
    ``median_change``, ``near_before``, ``near_after``, ``near_change``; and ``median_eve``, of the year before.
    """
    chosen = line(registry, selection.areas, neighbour)
    cells = _cells(workspace, registry, chosen, selection)
    totals, found = _totals(cells), _histogram(cells, selection)
    programme = registry.programmes.get(chosen.programme)
    rows = [_row(year, totals[year], found, programme, selection) for year in sorted(totals)]
    day = _split(selection, programme)
    whole = drawn(found.months().counts, _SEED)
    estimates = _estimates(found, whole, day, selection)
    names = {"neighbour": registry.places[chosen.neighbour].name, "programme": programme.name if programme else ""}
    built = programme is not None and day == _begun(programme)
    return Measured(
        "place", {**selection.to_dict(), "by": "border", "border": chosen.neighbour},
        f"{of_what(selection).capitalize()}: distance to the border with {names['neighbour']}, "
        f"{where_and_when(registry, selection)}",
        _said(registry, selection, estimates, names, day if built else None, day), estimates, rows,
        _caveats(found, totals, selection), used(releases),
        refused="" if whole else _FEW,
        more={**names, "split": day.isoformat()},
    )  # fmt: skip


def _cells(workspace: Workspace, registry: Registry, chosen: Line, selection: Selection) -> dict[str, NDArray[Any]]:
    """Sums by ``week`` (from the period's first), ``year`` and ``km`` (-1 where no distance can be taken): how many
    ``events``, how many of them ``fine`` (placed within 25 km), and what is counted (``value``).

    Distances are taken once for each two-hundredth of a degree (half a kilometre) and remembered; the engine joins
    them on.
    """
    import ibis

    events = picked(workspace, registry, selection)
    fine = events.where_prec.coalesce(1) <= PRECISION
    row, column = ((events[n] * _GRID).round() for n in ("latitude", "longitude"))
    events = events.mutate(fine=fine, spot=ibis.ifelse(fine, (row * _ACROSS + column).cast("int32"), None))
    far = _far(chosen)
    found = _sums(workspace, events, far, selection) if len(far.known[0]) else None
    if found is None or (found["km"] == _NEW).any() or not (found["km"] >= 0).any():
        far.learn(_spots(workspace, registry, events, selection))
        found = _sums(workspace, events, far, selection)
    return found


def _spots(workspace: Workspace, registry: Registry, events: ir.Table, selection: Selection) -> NDArray[np.int32]:
    """The spots of the grid that have events. InputError where none has."""
    spots = workspace.arrow(events.filter(events.spot.notnull()).select("spot").distinct())["spot"].to_numpy()
    if len(spots):
        return np.asarray(spots, dtype=np.int32)
    if not workspace.arrow(events.select("spot").limit(1)).num_rows:
        raise nothing(registry, selection)
    raise InputError("no event of the selection is placed within 25 km, so no distance can be taken")


def _sums(workspace: Workspace, events: ir.Table, far: _Far, selection: Selection) -> dict[str, NDArray[Any]]:
    """The sums, by the distances that are known; those of new spots have ``_NEW`` for one."""
    import ibis
    import pyarrow as pa

    spots, km = far.known
    known = workspace.relation("measure_far", pa.table({"spot": pa.array(spots), "km": pa.array(km)}))
    joined = events.left_join(known, "spot")
    value = joined.count() if selection.counted is Counted.EVENTS else joined.best.sum().coalesce(0)
    found = workspace.arrow(
        joined.group_by(
            week=(joined.start.delta(_monday(selection), unit="day") / 7).floor().cast("int64"),
            year=joined.start.year(), km=joined.km.coalesce(ibis.ifelse(joined.spot.isnull(), -1, _NEW)),
        ).aggregate(events=joined.count(), fine=joined.fine.sum(), value=value.cast("float64"))
    )  # fmt: skip
    return {name: found[name].to_numpy() for name in found.column_names}


class _Far:
    """How far spots of the grid lie from a line, in whole kilometres: the same for every question.

    ``known`` are spots and their distances, one pair that is replaced at once, as several threads of a server ask.
    """

    def __init__(self, border: Line) -> None:
        self._border, self._lock = border, Lock()
        self.known: tuple[NDArray[np.int32], NDArray[np.int64]] = np.empty(0, np.int32), np.empty(0, np.int64)

    def learn(self, spots: NDArray[np.int32]) -> None:
        """Take the distances of those that are not known."""
        with self._lock:
            new = np.setdiff1d(spots, self.known[0])
            if not len(new):
                return
            rows = np.floor_divide(new + _ACROSS // 2, _ACROSS)
            km = np.rint(kilometres(self._border, (new - rows * _ACROSS) / _GRID, rows / _GRID)).astype(np.int64)
            self.known = np.append(self.known[0], new), np.append(self.known[1], km)


@lru_cache(maxsize=8)
def _far(border: Line) -> _Far:
    return _Far(border)


def _totals(cells: dict[str, NDArray[Any]]) -> dict[int, dict[str, int]]:
    """The events of each year that has any, and how many of them are placed within 25 km."""
    years, at = np.unique(cells["year"], return_inverse=True)
    sums = {name: np.bincount(at, cells[name]) for name in ("events", "fine")}
    return {int(y): {name: int(of[i]) for name, of in sums.items()} for i, y in enumerate(years)}


def _histogram(cells: dict[str, NDArray[Any]], selection: Selection) -> Histogram:
    weeks, placed = _weeks(selection), cells["km"] >= 0
    week, year, km, value = (cells[name][placed] for name in ("week", "year", "km", "value"))
    # a week that two years share is one of each
    day = np.maximum(np.datetime64(_monday(selection)) + 7 * week, (year - 1970).astype("datetime64[Y]"))
    counts = np.zeros((len(weeks), int(km.max()) + 1))
    counts[np.searchsorted(np.array(weeks, dtype="datetime64[D]"), day), km] = value
    return Histogram(tuple(weeks), counts)


def _monday(selection: Selection) -> dt.date:
    return selection.start - dt.timedelta(days=selection.start.weekday())


def _weeks(selection: Selection) -> list[dt.date]:
    """The first days of the weeks of a period, a year's first day being one of them."""
    first = _monday(selection)
    mondays = [first + dt.timedelta(days=7 * i) for i in range((selection.end - first).days // 7 + 1)]
    januaries = [dt.date(y, 1, 1) for y in range(selection.start.year, selection.end.year + 1)]
    return sorted({*mondays, *(d for d in januaries if first <= d <= selection.end)})


def _row(
    year: int, total: dict[str, Any], found: Histogram, programme: Programme | None, selection: Selection
) -> dict[str, Any]:  # fmt: skip
    start, end = max(dt.date(year, 1, 1), selection.start), min(dt.date(year, 12, 31), selection.end)
    row: dict[str, Any] = {"year": str(year), "events": int(total["events"]), "placed": total["fine"] / total["events"]}
    counts = found.between(start, end)
    sample = drawn(counts, _SEED + year)
    for name in ("median", "near"):
        value, low, high = _read(sample, name)
        row |= {name: value, f"{name}_low": low, f"{name}_high": high}
    return {**row, "built_percent": _built(programme, end)}


def _read(sample: Drawn | None, name: str) -> tuple[float | None, float | None, float | None]:
    if sample is None:
        return None, None, None
    value, draws = sample.median() if name == "median" else sample.within(NEAR + 1)
    return (value, *percentiles(draws, LEVEL))


def _built(programme: Programme | None, by: dt.date) -> float | None:
    """The last share that was published as built by a day, in percent."""
    steps = [m for m in (programme.milestones if programme else ()) if m.unit == "percent" and m.value is not None]
    known = sorted((m.date.end, m.value) for m in steps if m.date and m.date.end and m.value is not None)
    return next((value for day, value in reversed(known) if day <= by), None)


def _begun(programme: Programme) -> dt.date | None:
    days = [m.date.start for m in programme.milestones if m.date and m.date.start]
    return min(days) if days else None


def _split(selection: Selection, programme: Programme | None) -> dt.date:
    """The first day of the programme if a year or more of the period lies on either side, else the period's middle."""
    day = _begun(programme) if programme else None
    if day and selection.start + _LEAST <= day <= selection.end - _LEAST:
        return day
    return selection.start + (selection.end - selection.start) / 2


def _estimates(
    found: Histogram, whole: Drawn | None, day: dt.date, selection: Selection
) -> tuple[Estimate, ...]:  # fmt: skip
    if whole is None:
        return ()
    monthly, eve = found.months(), day - dt.timedelta(days=1)
    sides = {
        "before": drawn(monthly.between(monthly.days[0], eve), _SEED + 1),
        "after": drawn(monthly.between(day, selection.end), _SEED + 2),
    }  # fmt: skip
    made = [_estimate("median_eve", _read(drawn(found.between(day - _LEAST, eve), _SEED + 3), "median"), "km")]
    for name, unit in (("median", "km"), ("near", "share")):
        made.append(_estimate(name, _read(whole, name), unit))
        made += [_estimate(f"{name}_{side}", _read(sample, name), unit) for side, sample in sides.items()]
        made.append(_estimate(f"{name}_change", _change(sides["before"], sides["after"], name), unit))
    return tuple(made)


def _change(before: Drawn | None, after: Drawn | None, name: str) -> tuple[float | None, float | None, float | None]:
    if before is None or after is None:
        return None, None, None
    one, other = ((s.median() if name == "median" else s.within(NEAR + 1)) for s in (before, after))
    return (other[0] - one[0], *percentiles(other[1] - one[1], LEVEL))


def _estimate(name: str, read: tuple[float | None, float | None, float | None], unit: str) -> Estimate:
    return Estimate(name, *read, unit=unit)


def _said(
    registry: Registry, selection: Selection, estimates: tuple[Estimate, ...], names: dict[str, str],
    built: dt.date | None, day: dt.date,
) -> str:  # fmt: skip
    named = {e.name: e for e in estimates}
    what = f"{source(selection.dataset)}'s {of_what(selection)} in {where_and_when(registry, selection)}"
    if not named:
        return f"{what} that are placed within 25 km are too few to say how far from the border they lie."
    middle = named["median"]
    said = [
        f"Half of {what} lie within {number(middle.value)} km of the border with {names['neighbour']} "
        f"(95% interval {number(middle.low)} to {number(middle.high)})."
    ]
    when = f"{day}, the first day known of “{names['programme']}”," if built else f"{day}, the middle of the period,"
    before, after, change = (named[f"median_{n}"] for n in ("before", "after", "change"))
    if change.value is None or change.low is None or change.high is None:
        return f"{said[0]} Before or after {when} they are too few for a comparison."
    span = f"{change.value:+.0f} km, 95% interval {change.low:+.0f} to {change.high:+.0f}".replace("-", "−")
    told = change.low > 0 or change.high < 0
    way = "farther off" if change.value > 0 else "nearer"
    finding = f"clearly {way} ({span})" if told else f"no change that could be told from chance ({span})"
    said.append(
        f"Before {when} the median was {number(before.value)} km, from then on {number(after.value)} km: {finding}."
    )
    if told:
        said += [_eve(named["median_eve"], before)]
        said.append("What moved them this does not tell: fighting moved for many reasons in those years.")
    return " ".join(s for s in said if s)


def _eve(eve: Estimate, before: Estimate) -> str:
    """Where the last year before had left the rest of that time already, the change began before that day."""
    if eve.value is None or eve.low is None or eve.high is None or before.low is None or before.high is None:
        return ""
    if eve.low > before.high or eve.high < before.low:
        return (
            f"In the year before that day it was {number(eve.value)} km already ({number(eve.low)} to "
            f"{number(eve.high)}): the change began earlier."
        )
    return ""


def _caveats(found: Histogram, totals: dict[int, dict[str, Any]], selection: Selection) -> tuple[str, ...]:
    events, fine = (sum(int(t[n]) for t in totals.values()) for n in ("events", "fine"))
    said = [
        "Distances are to the line as Natural Earth draws it (1:10 million), on either side, in whole kilometres.",
        "Intervals are of weeks (for the whole and the comparison, months) drawn anew: what happened together stays "
        "together.",
    ]
    if fine < events:
        said.append(
            f"{number(events - fine)} of {number(events)} events are placed to no better than a district and left out; "
            "where that share changes over the years (column placed), so may the distances."
        )
    if selection.counted is Counted.DEATHS:
        said.append("Each event weighs as its deaths: one mass-casualty event can move the median.")
    return tuple(said)
