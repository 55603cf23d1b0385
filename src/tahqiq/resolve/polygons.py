"""Points to districts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tahqiq.registry import Registry
from tahqiq.resolve.boundaries import credit_of, read_topojson

if TYPE_CHECKING:
    import numpy as np
    import shapely

    Floats = np.ndarray[Any, np.dtype[np.float64]]
    Ids = np.ndarray[Any, np.dtype[np.object_]]
    Mask = np.ndarray[Any, np.dtype[np.bool_]]

TOLERANCE = 0.05
"""Degrees (about 5 km) that a point may lie outside every polygon and still belong to the nearest one: coasts and
borders are drawn differently by publishers, and simplified here."""


class Polygons:
    """The polygons of a registry's packs in a search tree."""

    def __init__(self, codes: list[str], shapes: list[shapely.Geometry], sources: list[str]) -> None:
        import numpy as np
        import shapely

        self._codes: Ids = np.array([*codes, ""], dtype=object)
        self._shapes = dict(zip(codes, shapes, strict=True))
        self._sources = dict(zip(codes, sources, strict=True))
        self._tree = shapely.STRtree(shapes)

    def at(self, longitude: Floats, latitude: Floats, use: Mask) -> Ids:
        """The place id at each point (degrees, WGS 84), ``""`` where there is none or ``use`` is false.

        A point on a shared border goes to the polygon that comes first in the pack.
        """
        import numpy as np
        import shapely

        nowhere = len(self._codes) - 1
        found = np.full(len(longitude), nowhere)
        usable = np.flatnonzero(use & np.isfinite(longitude) & np.isfinite(latitude))
        if len(usable) and nowhere:
            points = np.asarray(shapely.points(longitude[usable], latitude[usable]))
            hits, which = self._tree.query(points, predicate="intersects")
            found[usable[hits[::-1]]] = which[::-1]
            missed = np.flatnonzero(found[usable] == nowhere)
            near, which = self._tree.query_nearest(points[missed], max_distance=TOLERANCE, all_matches=False)
            found[usable[missed[near]]] = which
        ids: Ids = self._codes[found]
        return ids

    def shapes(self) -> Mapping[str, shapely.Geometry]:
        """The polygon of each place that has one."""
        return self._shapes

    def credit(self, places: Iterable[str]) -> str:
        """Whose the polygons of some places are, each source once."""
        return "; ".join(dict.fromkeys(c for p in places if (c := self._sources.get(p))))

    def distance(self, longitude: Floats, latitude: Floats, places: Ids) -> Floats:
        """How far (degrees) each point lies from the polygon of a place; 0 inside, NaN for a place without one."""
        import numpy as np
        import shapely

        shapes = np.array([self._shapes.get(place) for place in places.tolist()], dtype=object)
        apart: Floats = np.asarray(shapely.distance(shapely.points(longitude, latitude), shapes))
        return apart

    def touching(self, places: list[str]) -> list[str]:
        """The other places whose polygons touch those of some places, or lie within the tolerance of them; sorted."""
        shapes = [self._shapes[p] for p in places if p in self._shapes]
        if not shapes:
            return []
        _, found = self._tree.query(shapes, predicate="dwithin", distance=TOLERANCE)
        return sorted({str(self._codes[i]) for i in found} - set(places))


@lru_cache(maxsize=8)
def polygons(registry: Registry) -> Polygons:
    """The polygons of a registry, read once. A feature whose ``pcode`` is no place of the registry is left out."""
    files = [(path, credit_of(path)) for path in registry.boundaries]
    features = [(*f, by) for path, by in files for f in read_topojson(path)]
    kept = [(str(registry.area_id(str(p["pcode"]))), shape, by) for p, shape, by in features if _known(registry, p)]
    return Polygons([code for code, _, _ in kept], [shape for _, shape, _ in kept], [by for _, _, by in kept])


def _known(registry: Registry, properties: Any) -> bool:
    return registry.area_id(str(properties.get("pcode", ""))) is not None
