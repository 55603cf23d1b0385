"""The ground of a map: areas as outlines in whole units of a picture, and where a point lies in it."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tahqiq.measure.place.land import attribution
from tahqiq.measure.units import PROVINCES
from tahqiq.resolve.polygons import polygons

if TYPE_CHECKING:
    import shapely

    from tahqiq.registry import Registry

WIDTH = 1000
"""Units that a picture is wide."""
_TALLEST = 1100
_MARGIN = 0.04  # of the width of what is shown, on every side
_LEAST = 0.05  # degrees: a picture of a single place is not narrower
_COARSE = 600  # of the width: how far an outline may be off
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """An area as a path of SVG. ``inside`` is whether it belongs to what was chosen or lies beside it."""

    id: str
    path: str
    inside: bool


@dataclass(frozen=True)
class Ground:
    """What a map stands on. ``box`` is west, south, east, north in degrees (WGS 84); ``credit`` who drew the borders.

    Without outlines it is a plain graticule.
    """

    box: _Box
    height: int
    outlines: tuple[Outline, ...] = ()
    credit: str = ""

    @property
    def degrees(self) -> float:
        """How many degrees it is wide."""
        return self.box[2] - self.box[0]

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A point in units of the picture, from its upper left corner."""
        unit = WIDTH / self.degrees
        return (longitude - self.box[0]) * unit, (_up(self.box[3]) - _up(latitude)) * unit

    def shows(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies in the picture."""
        west, south, east, north = self.box
        return west <= longitude <= east and south <= latitude <= north

    def graticule(self) -> Iterator[tuple[str, float, bool]]:
        """Meridians and parallels: what each is called, where it crosses, and whether it stands upright."""
        step = next(s for s in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45, 90) if self.degrees / s <= 8)
        for upright, low, high in ((True, self.box[0], self.box[2]), (False, self.box[1], self.box[3])):
            for n in range(math.ceil(low / step), math.floor(high / step) + 1):
                at = self.at(n * step, self.box[3])[0] if upright else self.at(self.box[0], n * step)[1]
                yield _called(round(n * step, 2), upright), at, upright


def _called(degrees: float, upright: bool) -> str:
    side = ("E" if degrees > 0 else "W") if upright else ("N" if degrees > 0 else "S")
    return f"{abs(degrees):g}°{side if degrees else ''}"


def _up(latitude: float) -> float:
    """Mercator's height of a latitude, in degrees of longitude at the equator; the poles are left out."""
    held = max(-85.0, min(85.0, latitude))
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(held) / 2)))


def around(places: Sequence[tuple[float, float]]) -> Ground:
    """A plain ground about points (longitude and latitude); of none, the whole world."""
    if not places:
        return _framed((-180.0, -60.0, 180.0, 75.0))
    east, north = zip(*places, strict=True)
    return _framed((min(east), min(north), max(east), max(north)))


def ground(
    registry: Registry, country: str, areas: tuple[str, ...], on: dt.date, *, provinces: bool
) -> Ground | None:  # fmt: skip
    """The areas on a day with what lies about them, by district or province; None where no pack has polygons of them.

    Of one district alone its province is shown, so that the ones beside it can be turned to.
    """
    known = polygons(registry).shapes()
    held = [p for p in known if registry.within(p, country, on)]
    chosen = {p for p in held if any(registry.within(p, a, on) or p == a for a in areas)}
    if not chosen:
        return None
    above = "" if len(chosen) > 1 else _above(registry, min(chosen), on)
    frame = _framed(_box([known[p] for p in held if p in chosen or (above and registry.within(p, above, on))]))
    groups = _joined(registry, held, on) if provinces else {p: (p,) for p in held}
    paths = _paths(registry, tuple(groups.items()), frame)
    inside = {area for area, parts in groups.items() if chosen.intersection(parts)}
    return Ground(
        frame.box, frame.height, tuple(Outline(area, path, area in inside) for area, path in paths.items()),
        attribution(registry, held),
    )  # fmt: skip


def _above(registry: Registry, place: str, on: dt.date) -> str:
    """The province of a district, else whatever is next above it."""
    above = registry.ancestors(place, on)
    return next((a for a in above if registry.places[a].kind in PROVINCES), above[0] if above else place)


def _joined(registry: Registry, districts: Sequence[str], on: dt.date) -> dict[str, tuple[str, ...]]:
    parts: dict[str, list[str]] = defaultdict(list)
    for district in districts:
        holders = [a for a in registry.ancestors(district, on) if registry.places[a].kind in PROVINCES]
        parts[holders[-1] if holders else district].append(district)
    return {area: tuple(found) for area, found in parts.items()}


def _box(shapes: Sequence[shapely.Geometry]) -> _Box:
    import shapely

    west, south, east, north = shapely.total_bounds(shapes)
    return float(west), float(south), float(east), float(north)


def _framed(box: _Box) -> Ground:
    """The box with a margin, no taller than a picture may be."""
    west, south, east, north = box
    margin = max(_MARGIN * max(east - west, north - south), _LEAST)
    west, south, east, north = west - margin, max(-85.0, south - margin), east + margin, min(85.0, north + margin)
    high = _up(north) - _up(south)
    wide = max(east - west, high * WIDTH / _TALLEST)
    middle = (west + east) / 2
    return Ground((middle - wide / 2, south, middle + wide / 2, north), round(high * WIDTH / wide))


@lru_cache(maxsize=32)
def _paths(registry: Registry, groups: tuple[tuple[str, tuple[str, ...]], ...], frame: Ground) -> Mapping[str, str]:
    """Of each area that reaches into the picture its path; borders are made coarser for both neighbours at once."""
    import numpy as np
    import shapely

    known = polygons(registry).shapes()
    shapes = np.array([_whole([known[p] for p in parts]) for _, parts in groups])
    coarse = shapely.coverage_simplify(shapes, frame.degrees / _COARSE)
    drawn = {area: _drawn(shape, frame) for (area, _), shape in zip(groups, coarse, strict=True)}
    return {area: path for area, path in drawn.items() if path}


def _whole(shapes: list[shapely.Geometry]) -> shapely.Geometry:
    import shapely

    return shapes[0] if len(shapes) == 1 else shapely.coverage_union_all(shapes)


def _drawn(shape: shapely.Geometry, frame: Ground) -> str:
    """A shape as a path in whole units, each point told from the one before; "" where it lies outside the picture."""
    import shapely

    if not shapely.intersects(shape, shapely.box(*frame.box)):
        return ""
    rings = [ring for part in shapely.get_parts(shape) for ring in (part.exterior, *part.interiors)]
    return "".join(_ring(shapely.get_coordinates(ring), frame) for ring in rings)


def _ring(points: Any, frame: Ground) -> str:
    import numpy as np

    unit = WIDTH / frame.degrees
    up = np.degrees(np.log(np.tan(np.pi / 4 + np.radians(np.clip(points[:, 1], -85, 85)) / 2)))
    across = np.rint((points[:, 0] - frame.box[0]) * unit).astype(int)
    down = np.rint((_up(frame.box[3]) - up) * unit).astype(int)
    placed = np.column_stack([across, down])[:-1]
    moves = np.diff(placed, axis=0)
    moves = moves[np.any(moves != 0, axis=1)]
    if len(moves) < 2:
        return ""
    steps = " ".join(f"{x} {y}" for x, y in moves.tolist())
    return f"M{placed[0][0]} {placed[0][1]}l{steps}z"
