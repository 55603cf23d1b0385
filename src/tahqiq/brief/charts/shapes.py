"""The districts or provinces of a country as shapes for a map."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError
from tahqiq.measure.place.land import Land, attribution
from tahqiq.resolve.polygons import polygons

if TYPE_CHECKING:
    import shapely

    from tahqiq.registry import Registry


@dataclass(frozen=True)
class Shapes:
    """GeoJSON features whose property ``id`` is the area's; its name, a point inside it, and whose the borders are.

    ``points`` are longitude and latitude in degrees (WGS 84).
    """

    features: tuple[dict[str, Any], ...]
    names: dict[str, str]
    points: dict[str, tuple[float, float]]
    credit: str


def shapes(registry: Registry, area: str, *, on: dt.date | None = None, into: tuple[str, ...] = ()) -> Shapes:
    """The districts within an area on a day, or places of the kinds ``into`` (provinces) put together from them.

    InputError where no pack has polygons of it.
    """
    known = {p: s for p, s in polygons(registry).shapes().items() if registry.within(p, area, on)}
    if not known:
        raise InputError(
            f"a map of {area}: no district polygons of it are at hand; a pack with boundaries.topojson has them"
        )
    drawn = _joined(registry, known, on, into) if into else known
    land = Land(tuple(drawn), tuple(registry.places[p].name for p in drawn), tuple(drawn.values()))
    features = land.drawn([{"id": i} for i in land.ids])["features"]
    inside = {f["properties"]["id"]: _inside(f["geometry"]) for f in features}
    return Shapes(
        tuple(features), dict(zip(land.ids, land.names, strict=True)), inside,
        attribution(registry, known),
    )  # fmt: skip


def _inside(geometry: dict[str, Any]) -> tuple[float, float]:
    """A point inside the largest part of a shape as it is drawn; simplified, it need not hold one of the true shape."""
    import shapely

    drawn = shapely.from_geojson(json.dumps(geometry))
    point = shapely.point_on_surface(max(shapely.get_parts(drawn), key=shapely.area))
    return float(shapely.get_x(point)), float(shapely.get_y(point))


def _joined(
    registry: Registry, districts: dict[str, shapely.Geometry], on: dt.date | None, kinds: tuple[str, ...]
) -> dict[str, shapely.Geometry]:
    """Districts put together by what holds them; by the province that a territory was merged into."""
    import shapely

    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for district, shape in districts.items():
        holders = [a for a in registry.ancestors(district, on) if registry.places[a].kind in kinds]
        parts[holders[-1] if holders else district].append(shape)
    return {holder: shapely.unary_union(pieces) for holder, pieces in sorted(parts.items())}
