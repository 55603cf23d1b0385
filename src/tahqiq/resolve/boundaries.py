"""District polygons and border lines from a pack's TopoJSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tahqiq.errors import PackError

if TYPE_CHECKING:
    import numpy as np
    import shapely

    Arcs = list[np.ndarray[Any, np.dtype[np.float64]]]


def read_topojson(path: Path) -> list[tuple[Mapping[str, Any], shapely.Geometry]]:
    """The features of a TopoJSON file, as properties and polygon or line (WGS 84 degrees), in file order.

    Every object of the file is read. Rings are taken as they stand: a ring that is invalid in the file stays so.
    Raises ``PackError`` where the file is not TopoJSON.
    """
    try:
        topology = json.loads(path.read_text(encoding="utf-8"))
        arcs = _arcs(topology)
        geometries = [g for o in topology["objects"].values() for g in o.get("geometries", [o])]
        return [(g.get("properties") or {}, _geometry(g, arcs)) for g in geometries if g.get("type")]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise PackError(f"{path} is not TopoJSON ({error!r}); build or fetch the pack again.") from error


def credit_of(path: Path) -> str:
    """Whose the shapes of a TopoJSON file are, as the file says; "" where it does not."""
    return str(json.loads(path.read_text(encoding="utf-8")).get("attribution", ""))


def _arcs(topology: Mapping[str, Any]) -> Arcs:
    """The arcs in degrees: deltas on the quantised grid are summed up, then scaled."""
    import numpy as np

    transform = topology.get("transform")
    out = []
    for arc in topology["arcs"]:
        points = np.asarray([p[:2] for p in arc], dtype=np.float64)
        if transform:
            points = points.cumsum(axis=0) * np.asarray(transform["scale"]) + np.asarray(transform["translate"])
        out.append(points)
    return out


def _geometry(geometry: Mapping[str, Any], arcs: Arcs) -> shapely.Geometry:
    import shapely

    kind, given = geometry["type"], geometry.get("arcs", ())
    if kind == "Polygon":
        return _polygon(given, arcs)
    if kind == "MultiPolygon":
        return shapely.MultiPolygon([_polygon(rings, arcs) for rings in given])
    if kind == "LineString":
        return shapely.LineString(_ring(given, arcs))
    if kind == "MultiLineString":
        return shapely.MultiLineString([_ring(line, arcs) for line in given])
    raise ValueError(f"a geometry of type {kind}, where only polygons and lines are expected")


def _polygon(rings: Sequence[Sequence[int]], arcs: Arcs) -> shapely.Polygon:
    import shapely

    outer, *holes = (_ring(ring, arcs) for ring in rings)
    return shapely.Polygon(outer, holes)


def _ring(indexes: Sequence[int], arcs: Arcs) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Arcs joined end to end; index ``~i`` is arc i backwards; the point two arcs share stands once."""
    import numpy as np

    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indexes]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
