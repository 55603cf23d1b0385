"""The districts of the bundled polygons: which place lies in which, how large each is, its shape for a picture."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from tahqiq.errors import InputError
from tahqiq.measure.extra import library
from tahqiq.resolve import nesting
from tahqiq.resolve.polygons import polygons

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import shapely
    from numpy.typing import NDArray

    from tahqiq.measure.selection import Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_HELD = (("unit", "string"), ("inner", "string"))
_DRAWN = 0.05
"""Degrees (about 5 km): how coarse the shapes in a picture may be; a country's width has some 15 of them."""


@dataclass(frozen=True)
class Land:
    """Districts with a polygon: ids, names and shapes (WGS 84 degrees), in the order of the pack."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    shapes: tuple[shapely.Geometry, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def km2(self) -> NDArray[np.float64]:
        """The area of each on the ellipsoid (WGS 84)."""
        return np.array([_km2(shape) for shape in self.shapes])

    def drawn(self, properties: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """The shapes as small GeoJSON, borders simplified for both neighbours at once; ``id`` is the district's.

        Rings run clockwise, as Vega takes what lies on their right for the inside.
        """
        return {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": given, "geometry": json.loads(shape)}
                for given, shape in zip(properties, _simplified(self.shapes), strict=True)
            ],
        }


@lru_cache(maxsize=4096)
def _km2(shape: shapely.Geometry) -> float:
    return float(abs(library("pyproj").Geod(ellps="WGS84").geometry_area_perimeter(shape)[0]) / 1e6)


@lru_cache(maxsize=16)
def _simplified(shapes: tuple[shapely.Geometry, ...]) -> tuple[str, ...]:
    """The shapes as GeoJSON, simplified and turned."""
    import shapely

    simple = shapely.coverage_simplify(np.array(shapes), _DRAWN)
    turned = shapely.orient_polygons(shapely.set_precision(simple, 0.01), exterior_cw=True)
    return tuple(str(shapely.to_geojson(shape)) for shape in turned)


def land(registry: Registry, selection: Selection) -> Land:
    """The districts that lie in the areas of a selection on its last day, as the bundled polygons draw them.

    InputError where there are none.
    """
    known = polygons(registry).shapes()
    kept = [p for p in known if any(registry.within(p, area, selection.end) for area in selection.areas)]
    if not kept:
        raise InputError(
            f"no district polygons are at hand for {' and '.join(selection.areas)}; a pack with boundaries.topojson "
            "has them: name an area inside one (--area)"
        )
    return Land(tuple(kept), tuple(registry.places[p].name for p in kept), tuple(known[p] for p in kept))


def attribution(registry: Registry, places: Iterable[str]) -> str:
    """Whose the polygons of some places are, as their files say."""
    return polygons(registry).credit(places)


def by_district(workspace: Workspace, registry: Registry, events: ir.Table) -> ir.Table:
    """Events with ``unit``: the district of the polygons that holds the place, null where it is not so finely known.

    The polygons are of one day: a place that changed its district counts for the one that holds it last.
    """
    workspace.lay("measure_land", _HELD, _holders(registry))
    held = workspace.named("measure_land")
    return events.left_join(held, events.area_id == held.inner)


@lru_cache(maxsize=8)
def _holders(registry: Registry) -> dict[str, list[str]]:
    """Each place with the district of the polygons that holds it last."""
    holder: dict[str, str] = {}
    nested = nesting(registry)
    rows = [row for unit in polygons(registry).shapes() for row in nested.get(unit, ())]
    for unit, inner, _, _ in sorted(rows, key=lambda r: (r[3] is None, str(r[3]), str(r[2]))):
        holder[inner] = unit
    return {"unit": list(holder.values()), "inner": list(holder)}
