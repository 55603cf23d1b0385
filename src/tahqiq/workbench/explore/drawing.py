"""The map and the timeline of what is explored, as values that a template writes as SVG."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tahqiq.brief.charts.classes import Classes, Legend, classes
from tahqiq.measure.calendar import Unit, after, name, units
from tahqiq.measure.explore.sums import Point
from tahqiq.measure.selection import Period
from tahqiq.workbench.explore.ground import WIDTH, Ground, around, ground

if TYPE_CHECKING:
    from tahqiq.measure.explore.look import Look
    from tahqiq.registry import Registry

_SHADES = 5
_SMALLEST, _LARGEST = 3.0, 34.0  # units of a circle's radius
_DAY = dt.timedelta(days=1)
HIGH = 100
"""Units that the timeline is high."""


@dataclass(frozen=True, slots=True)
class Shaded:
    """An area of the map: its path, and its shade from 1 (light) to 5; 0 is nothing recorded, None outside."""

    id: str
    path: str
    shade: int | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle: its middle and radius in units of the picture. ``near`` ones are placed better than to a district."""

    x: float
    y: float
    r: float
    near: bool
    events: int
    best: int


@dataclass(frozen=True)
class Picture:
    """A map as it is drawn. ``legend`` is each shade with its words, the highest first."""

    ground: Ground
    areas: tuple[Shaded, ...]
    dots: tuple[Dot, ...]
    legend: tuple[tuple[int, str], ...]
    left_out: int
    """Events of points that lie outside the picture."""


def base(registry: Registry, look: Look, country: str, *, provinces: bool) -> Ground | None:
    """What the map stands on; None where no pack has polygons of the areas."""
    chosen = look.selection
    return ground(registry, country, chosen.areas, chosen.end, provinces=provinces)


def picture(on: Ground | None, values: Mapping[str, int], dots: Sequence[Point], of: str) -> Picture:
    """The areas by their values, ``of`` what those count, and the points above them; without a ground points alone."""
    stands = on or around([(p.longitude, p.latitude) for p in dots])
    inside = [outline.id for outline in stands.outlines if outline.inside]
    found = classes([float(values.get(area, 0)) for area in inside], Legend(of), missing=False)
    areas = tuple(
        Shaded(outline.id, outline.path, _shade(found, values.get(outline.id, 0)) if outline.inside else None)
        for outline in stands.outlines
    )
    top = max((p.events for p in dots), default=1)
    shown = [p for p in dots if stands.shows(p.longitude, p.latitude)]
    drawn = tuple(_dot(p, stands, top) for p in sorted(shown, key=lambda p: -p.events))
    legend = tuple((_shade_of(found, at), words) for at, words in enumerate(found.colours)) if inside else ()
    return Picture(stands, areas, drawn, legend, sum(p.events for p in dots) - sum(p.events for p in shown))


def _dot(point: Point, on: Ground, top: int) -> Dot:
    x, y = on.at(point.longitude, point.latitude)
    return Dot(round(x, 1), round(y, 1), _radius(point.events, top), point.near, point.events, point.best)


def _radius(events: int, top: int) -> float:
    """By its surface, so that twice the events look like twice as many."""
    return round(max(_SMALLEST, _LARGEST * math.sqrt(events / top)), 1)


def _shade(found: Classes, value: int) -> int:
    return _shade_of(found, list(found.colours).index(found.of(float(value))))


def _shade_of(found: Classes, entry: int) -> int:
    """The highest class is always the darkest; nothing recorded comes after the classes."""
    return _SHADES - entry if entry < len(found.edges) else 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or year of the timeline: what it is called, where it stands, how high, and whether it was chosen."""

    period: str
    x: float
    width: float
    height: float
    value: int
    events: int
    chosen: bool


@dataclass(frozen=True)
class Timeline:
    """The counts over all that is covered, whatever the period; ``unit`` is what a bar is of, ``top`` the highest."""

    unit: Unit
    bars: tuple[Bar, ...]
    top: int


def timeline(months: Mapping[dt.date, Mapping[str, int]], covers: Period, chosen: Period, what: str) -> Timeline:
    """``months`` are sums by the first day of a month; ``what`` of them is drawn: events or best."""
    unit = Unit.MONTH if len(units(covers, Unit.MONTH)) <= _MOST_BARS else Unit.YEAR
    days = units(covers, unit)
    sums = {day: {"events": 0, "best": 0} for day in days}
    for month, found in months.items():
        day = month if unit is Unit.MONTH else month.replace(month=1)
        for key in sums[day]:
            sums[day][key] += found[key]
    top = max((found[what] for found in sums.values()), default=0)
    wide = WIDTH / len(days)
    bars = (
        Bar(
            name(day, unit), round(at * wide, 2), round(wide, 2), round(HIGH * sums[day][what] / (top or 1), 1),
            sums[day][what], sums[day]["events"], day <= chosen[1] and after(day, unit) > chosen[0],
        )
        for at, day in enumerate(days)
    )  # fmt: skip
    return Timeline(unit, tuple(bars), top)


_MOST_BARS = 720  # sixty years of months
