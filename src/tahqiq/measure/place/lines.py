"""The borders of the bundled packs, and how far points lie from one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from tahqiq.errors import InputError
from tahqiq.measure.extra import library
from tahqiq.resolve.boundaries import read_topojson

if TYPE_CHECKING:
    import shapely
    from numpy.typing import NDArray

    from tahqiq.registry import Registry

    Floats = NDArray[np.float64]

FILE = "borders.topojson"
_STEP = 0.05
"""Degrees: a straight part longer than this is cut, as it is not straight in another projection."""


@dataclass(frozen=True)
class Line:
    """The line between two countries (WGS 84 degrees); ``programme`` is what is built on it, "" for nothing known."""

    country: str
    neighbour: str
    programme: str
    shape: shapely.Geometry


@lru_cache(maxsize=4)
def lines(registry: Registry) -> tuple[Line, ...]:
    """The lines of a registry's packs, in their order."""
    paths = [folder / FILE for folder in registry.folders if (folder / FILE).exists()]
    return tuple(
        Line(str(p["country"]), str(p["neighbour"]), str(p.get("programme", "")), shape)
        for path in paths for p, shape in read_topojson(path)
    )  # fmt: skip


def line(registry: Registry, areas: tuple[str, ...], neighbour: str) -> Line:
    """The border of the areas' country with a neighbour, "" for the first that is at hand. InputError if none."""
    countries = {registry.country(area) for area in areas}
    known = [one for one in lines(registry) if one.country in countries]
    found = [one for one in known if neighbour in ("", one.neighbour)]
    if not found:
        have = ", ".join(registry.places[one.neighbour].name for one in known)
        raise InputError(
            f"no line of the border of {' and '.join(areas)} with {neighbour or 'a neighbour'} is at hand; expected "
            + (f"one of {have} (--border)" if have else "an area in a country whose pack has borders.topojson (--area)")
        )
    return found[0]


def kilometres(border: Line, longitude: Floats, latitude: Floats) -> Floats:
    """How far each point lies from a line, on whichever side.

    The nearest point of the line is sought in an azimuthal equidistant projection about the points' middle, and the
    way to it measured on the ellipsoid (WGS 84), so that the projection's own distortion is not in the distance.
    """
    import shapely

    pyproj = library("pyproj")
    middle = f"+lat_0={(latitude.min() + latitude.max()) / 2} +lon_0={(longitude.min() + longitude.max()) / 2}"
    there = pyproj.Transformer.from_crs("EPSG:4326", f"+proj=aeqd {middle} +datum=WGS84 +units=m", always_xy=True)
    fine = shapely.segmentize(border.shape, _STEP)
    flat = shapely.transform(fine, lambda xy: np.column_stack(there.transform(xy[:, 0], xy[:, 1])))
    points = np.asarray(shapely.points(*there.transform(longitude, latitude)))
    segments = _segments(flat)
    which = shapely.STRtree(segments).query_nearest(points, all_matches=False)
    nearest = shapely.get_coordinates(shapely.shortest_line(points[which[0]], segments[which[1]]))[1::2]
    back = there.transform(nearest[:, 0], nearest[:, 1], direction="INVERSE")
    far = np.empty(len(points))
    far[which[0]] = pyproj.Geod(ellps="WGS84").inv(longitude[which[0]], latitude[which[0]], *back)[2]
    return far / 1000


def _segments(shape: shapely.Geometry) -> NDArray[np.object_]:
    """A line's straight parts, so that a search tree finds the nearest one."""
    import shapely

    found: list[NDArray[np.object_]] = []
    for part in shapely.get_parts(shape):
        corners = shapely.get_coordinates(part)
        found.append(np.asarray(shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1))))
    return np.concatenate(found)
