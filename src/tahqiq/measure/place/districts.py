"""How dense events or deaths are in each district, and which districts form clusters that chance does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.measure.calendar import TRUNCATED, days_in, units
from tahqiq.measure.compare.noise import unit_for
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import used
from tahqiq.measure.people import MANY, YEAR, lived
from tahqiq.measure.pick import picked
from tahqiq.measure.place.land import Land, attribution, by_district, land
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.stats.dispersion import estimated
from tahqiq.measure.stats.hotspots import HotSpots, contiguity, hot_spots
from tahqiq.measure.stats.ratio import Interval, count_interval, quantile
from tahqiq.measure.wording import listed, many, number, of_what, source, where_and_when

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace
    from tahqiq.terms import Release

FEWEST = 20
"""Districts from which clusters among them can be told."""
RATE = 0.05
"""The share of false ones allowed among the clusters that are named."""
LAND = 1000
"""Square kilometres that a rate is for."""
_NAMED = 8


@dataclass(frozen=True)
class Counts:
    """By district, in the order of the land: sums over the period, and the counts by unit of time (a matrix)."""

    sums: dict[str, NDArray[np.float64]]
    timed: NDArray[np.float64]
    unplaced: int


def joined(registry: Registry, selection: Selection, ground: Land) -> tuple[str, ...]:
    """The districts that came to the areas within the period: a rate over all of it takes all of their events."""
    return tuple(
        place for place in ground.ids
        if not any(registry.within(place, area, selection.start) for area in selection.areas)
    )  # fmt: skip


@dataclass(frozen=True)
class Exposure:
    """By district, in the order of the land: ``people`` (nan where not known) and ``km2``."""

    people: NDArray[np.float64]
    km2: NDArray[np.float64]

    @property
    def main(self) -> NDArray[np.float64]:
        """What districts are compared by: 100,000 people where those of all are known, else 1,000 km²."""
        return self.km2 / LAND if np.isnan(self.people).any() else self.people / MANY

    @property
    def per(self) -> str:
        """The same in words."""
        return "1,000 km²" if np.isnan(self.people).any() else "100,000 people"


def districts(workspace: Workspace, registry: Registry, selection: Selection, releases: list[Release]) -> Measured:
    """Rates by district and hot spots.

    Rates are of events (or best deaths) a year: ``rate_people`` for 100,000 people (None where they are not known),
    ``rate_km2`` for 1,000 km² of the polygon, and ``rate``, by which districts are compared: the first where the people
    of every district are known, else the second. Rows: ``district``, ``id``, ``events``, ``low``, ``best``, ``high``,
    ``km2``, ``people`` (the mean over the period), the rates, each with ``_low`` and ``_high``, ``z``, ``p``, ``spot``
    (hot, cold or ""). Estimates: ``districts``, ``hot``, ``cold``, ``unplaced`` (events). More: ``per``, ``phi``,
    ``map`` (GeoJSON), ``attribution`` (of the polygons).
    """
    ground = land(registry, selection)
    counts = _counts(workspace, registry, selection, ground)
    if not counts.sums["events"].sum() + counts.unplaced:
        raise nothing(registry, selection)
    size = _exposure(registry, ground, selection)
    values = counts.sums["events" if selection.counted is Counted.EVENTS else "best"]
    spots = hot_spots(values / size.main, contiguity(ground.shapes), RATE) if len(ground) >= FEWEST else None
    rows, phi = _rows(selection, ground, counts, size, spots)
    hot, cold = (sum(r["spot"] == what for r in rows) for what in ("hot", "cold"))
    whole = {"districts": len(ground), "hot": hot, "cold": cold, "unplaced": counts.unplaced}
    return Measured(
        "place", {**selection.to_dict(), "by": "district"},
        f"{of_what(selection).capitalize()} by district, {where_and_when(registry, selection)}",
        _said(registry, selection, rows, size.per, spots),
        tuple(Estimate(n, v, kind="none", level=None, unit="events" if n == "unplaced" else "districts")
              for n, v in whole.items() if spots or n in ("districts", "unplaced")),
        rows, _caveats(counts, size, phi, spots) + _came(registry, selection, ground), used(releases),
        more={"per": size.per, "phi": phi, "attribution": attribution(registry, ground.ids),
              "map": ground.drawn([{"id": i} for i in ground.ids])},
    )  # fmt: skip


def _counts(workspace: Workspace, registry: Registry, selection: Selection, ground: Land) -> Counts:
    unit = unit_for(selection)
    if came := joined(registry, selection, ground):
        selection = replace(selection, areas=(*selection.areas, *came))
    events = workspace.viewed(picked(workspace, registry, selection))
    events = events.select("area_id", "start", "low", "best", "high")
    events = by_district(workspace, registry, events)
    found = workspace.arrow(
        events.group_by(unit=events.unit, first=events.start.truncate(TRUNCATED[unit]).cast("date")).aggregate(
            events=events.count(), low=events.low.sum(), best=events.best.sum(), high=events.high.sum()
        )
    ).to_pydict()  # fmt: skip
    starts = units((selection.start, selection.end), unit)
    column = {day: i for i, day in enumerate(starts)}
    line = {place: i for i, place in enumerate(ground.ids)}
    at = np.array([line.get(place, len(ground)) for place in found["unit"]], dtype=np.int64)
    when = np.array([column[day] for day in found["first"]], dtype=np.int64)
    sums = {
        name: np.bincount(at, np.array(found[name], dtype=np.float64), len(ground) + 1).astype(np.float64)
        for name in ("events", "low", "best", "high")
    }
    timed = np.zeros((len(ground) + 1, len(starts)))
    np.add.at(timed, (at, when), np.array(found["events" if selection.counted is Counted.EVENTS else "best"], float))
    return Counts({n: v[:-1] for n, v in sums.items()}, timed[:-1], int(sums["events"][-1]))


def _exposure(registry: Registry, ground: Land, selection: Selection) -> Exposure:
    """What rates are for. People are the mean over the period, nan where they are not known."""
    period = (selection.start, selection.end)
    people = [lived(registry, (place,), period) for place in ground.ids]
    return Exposure(np.array([np.nan if n is None else n for n in people], dtype=np.float64), ground.km2())


def _rows(
    selection: Selection, ground: Land, counts: Counts, size: Exposure, spots: HotSpots | None
) -> tuple[list[dict[str, Any]], float]:
    period, unit = (selection.start, selection.end), unit_for(selection)
    days = np.array(days_in(period, unit), dtype=np.float64)
    noisy = estimated([(line, days) for line in counts.timed])
    phi, q = noisy.of_sum(len(days)), quantile(LEVEL, noisy.df)
    rows: list[dict[str, Any]] = []
    for i, (place, name) in enumerate(zip(ground.ids, ground.names, strict=True)):
        found = count_interval(counts.timed[i].sum(), phi, q)
        a_year = Interval(*(v * YEAR / selection.days for v in (found.value, found.low, found.high)))
        told = "" if spots is None or not spots.told[i] else "hot" if spots.z[i] > 0 else "cold"
        rows.append({
            "district": name, "id": place, **{n: int(v[i]) for n, v in counts.sums.items()},
            "km2": round(float(size.km2[i])), "people": None if np.isnan(size.people[i]) else round(size.people[i]),
            **_rate("rate", a_year, float(size.main[i])), **_rate("rate_km2", a_year, float(size.km2[i]) / LAND),
            **_rate("rate_people", a_year, float(size.people[i]) / MANY),
            "z": None if spots is None else float(spots.z[i]), "p": None if spots is None else float(spots.p[i]),
            "spot": told,
        })  # fmt: skip
    return sorted(rows, key=lambda r: (-float(r["rate"]), str(r["district"]))), noisy.phi


def _rate(name: str, found: Interval, size: float) -> dict[str, float | None]:
    rates = ((f"{name}{end}", v) for end, v in (("", found.value), ("_low", found.low), ("_high", found.high)))
    return {n: None if np.isnan(size) else v / size for n, v in rates}


def _said(
    registry: Registry, selection: Selection, rows: list[dict[str, Any]], per: str, spots: HotSpots | None
) -> str:  # fmt: skip
    top = max(rows, key=lambda r: float(r["rate"]))
    what, span = of_what(selection), where_and_when(registry, selection)
    rate = (
        f"{source(selection.dataset)}'s {what} in {span}, were densest in {top['district']}, with "
        f"{number(round(top['rate'], 2))} a year for {per} (95% interval {number(round(top['rate_low'], 2))} to "
        f"{number(round(top['rate_high'], 2))})."
    )
    if "km" in per:
        rate += _by_people(rows)
    if spots is None:
        return f"{rate} {len(rows)} districts are too few to tell clusters among them from chance."
    hot = sorted((r for r in rows if r["spot"] == "hot"), key=lambda r: -float(r["z"]))
    cold = sum(r["spot"] == "cold" for r in rows)
    if not hot and not cold:
        return f"{rate} No cluster of districts is told from chance."
    named = listed([str(r["district"]) for r in hot[:_NAMED]])
    more = f" and {len(hot) - _NAMED} more" if len(hot) > _NAMED else ""
    spots_said = f"{len(hot)} of {len(rows)} districts lie in clusters of high rates that chance does not give"
    said = f"{spots_said}: {named}{more}." if hot else "No cluster of high rates is told from chance."
    return f"{rate} {said}" + (f" {cold} lie in clusters of low rates." if cold else "")


def _by_people(rows: list[dict[str, Any]]) -> str:
    """Which district has most for its people, where the people of some are known."""
    known = [r for r in rows if r["rate_people"] is not None]
    if not known:
        return ""
    top = max(known, key=lambda r: float(r["rate_people"]))
    value, low, high = (number(round(top[f"rate_people{end}"], 2)) for end in ("", "_low", "_high"))
    return f" For their people they were most in {top['district']}: {value} a year for 100,000 ({low} to {high})."


def _came(registry: Registry, selection: Selection, ground: Land) -> tuple[str, ...]:
    if not (came := joined(registry, selection, ground)):
        return ()
    named = listed([registry.places[p].name for p in came[:_NAMED]])
    return (f"Came to the area within the period, and are counted for all of it: {named}.",)


def _caveats(counts: Counts, size: Exposure, phi: float, spots: HotSpots | None) -> tuple[str, ...]:
    unknown = int(np.isnan(size.people).sum())
    said = [f"Rates are for {size.per}."]
    if unknown:
        said = [
            f"The people of {unknown} of {len(size.people)} districts are not known, so districts are compared by "
            "rates for 1,000 km²: a dense city seems violent."
        ]
    if unknown < len(size.people):
        said.append("People are those of the censuses, at a steady growth between two and unchanged beyond them.")
    said.append(
        f"Counts of a district vary {phi:.1f} times as much as Poisson counts from one unit of time to the next; the "
        "rates' intervals allow for it."
    )
    if counts.unplaced:
        said.append(f"{many(counts.unplaced, 'event is', 'events are')} placed in no single district and left out.")
    if spots is not None:
        said.append(
            f"Clusters by Gi* over districts that touch, two-sided permutation tests, false-discovery rate {RATE:.0%}; "
            "z is of the normal approximation, the test is not."
        )
    return tuple(said)
