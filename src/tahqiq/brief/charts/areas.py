"""A map of districts or provinces shaded by a count or a rate."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from tahqiq.brief.charts.classes import Legend, classes
from tahqiq.brief.charts.figure import WIDTH, Figure, Heading, figure, inside, lines_of
from tahqiq.brief.charts.palette import EDGE
from tahqiq.brief.charts.shapes import Shapes
from tahqiq.errors import InputError
from tahqiq.measure.extra import library
from tahqiq.measure.wording import listed, number

_LETTER, _LINE = 6.2, 13.0  # units that a letter of a name and a line of it take on the map
_LEGEND, _TALLEST = 150, 620.0  # units across for the legend, and the most that a map is high
_PADDING = {"left": 5, "top": 5, "right": 30, "bottom": 5}
"""The legend stands at the right edge, and the reader's font may be wider than the one that it was set with."""
_Box = tuple[float, float, float, float]


def areas(
    values: Mapping[str, float | None], drawn: Shapes, heading: Heading, *, legend: Legend, named: int = 4
) -> Figure:  # fmt: skip
    """Areas by their value: from an area's id to its count or rate, None (or left out) where nobody recorded it.

    Five classes of about equally many areas above 0; the ``named`` highest have their names on the map, as far as
    there is room. InputError where no area has a value, or one is not on the map.
    """
    strange = sorted(set(values) - set(drawn.names))
    if strange:
        raise InputError(f"a map of {legend.of}: {', '.join(strange[:5])}: no such area is on the map")
    known = {i: float(v) for i, v in values.items() if v is not None}
    if not known:
        raise InputError(f"a map of {legend.of}: no area has a value; there is nothing to draw")
    alt, frame = library("altair"), library("tahqiq.measure.charts.frame")
    found = classes(list(known.values()), legend, missing=len(known) < len(drawn.names))
    data = [
        {**f, "properties": {"name": drawn.names[i], "class": found.of(known.get(i))}}
        for f in drawn.features
        for i in [f["properties"]["id"]]
    ]
    entries = alt.Legend(
        title=textwrap.wrap(legend.of, 16), titleLimit=_LEGEND, titleFontWeight="normal", titleColor=frame.INK,
        labelColor=frame.INK,
        symbolType="square", symbolSize=170, symbolStrokeWidth=0.6, symbolStrokeColor=EDGE, labelFontSize=11,
    )  # fmt: skip
    scale = alt.Scale(domain=list(found.colours), range=list(found.colours.values()))
    base = alt.Chart(alt.Data(values=data)).mark_geoshape(stroke=EDGE, strokeWidth=0.5)
    tall, unit = _size(drawn)
    layers = [
        base.encode(color=alt.Color("properties.class:N", scale=scale, legend=entries)),
        *_names(alt, frame, _labelled(known, drawn, named, unit)),
    ]
    chart = alt.layer(*layers).project(type="mercator").properties(padding=_PADDING)
    return figure(chart, heading, _alt(known, drawn, legend), 16 * lines_of(heading) + tall + 20)


def _size(drawn: Shapes) -> tuple[float, float]:
    """How tall the map is, and the units of a degree of longitude, when it takes the width beside the legend."""
    corners = [_mercator(x, y) for f in drawn.features for x, y in _points(f["geometry"]["coordinates"])]
    wide = max(x for x, _ in corners) - min(x for x, _ in corners)
    high = max(y for _, y in corners) - min(y for _, y in corners)
    unit = min((WIDTH - _LEGEND) / wide, _TALLEST / high)
    return unit * high, unit


def _mercator(longitude: float, latitude: float) -> tuple[float, float]:
    return longitude, math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def _points(coordinates: Any) -> list[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        return [(coordinates[0], coordinates[1])]
    return [point for part in coordinates for point in _points(part)]


def _labelled(known: Mapping[str, float], drawn: Shapes, named: int, unit: float) -> list[dict[str, Any]]:
    """The highest areas whose names have room, with the side of its point from which each name runs."""
    boxes: list[_Box] = []
    found: list[dict[str, Any]] = []
    for area in sorted((i for i in known if known[i] > 0), key=lambda i: (-known[i], i))[: 2 * named]:
        name = f"{drawn.names[area]} {number(known[area])}"
        x, y = (unit * part for part in _mercator(*drawn.points[area]))
        wide = _LETTER * len(name) + 5
        for align, left in (("left", x), ("right", x - wide)):
            box = (left, y - _LINE / 2, left + wide, y + _LINE / 2)
            if len(found) < named and not any(_meet(box, other) for other in boxes):
                boxes.append(box)
                longitude, latitude = drawn.points[area]
                found.append({"longitude": longitude, "latitude": latitude, "name": name, "align": align})
                break
    return found


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _names(alt: Any, frame: Any, labels: Sequence[dict[str, Any]]) -> list[Any]:
    """A dot and a name for each, on a white ground that is drawn first."""
    layers: list[Any] = []
    for align, by in (("left", 5), ("right", -5)):
        own = [one for one in labels if one["align"] == align]
        base = alt.Chart(alt.Data(values=own)).encode(longitude="longitude:Q", latitude="latitude:Q")
        kind = {"align": align, "dx": by, "fontSize": 11, "baseline": "middle", "fontWeight": "bold"}
        ground = {"stroke": "white", "strokeWidth": 3.2, "strokeJoin": "round", "color": "white"}
        if own:
            layers += [
                base.mark_circle(size=14, color=frame.INK, opacity=1),
                base.mark_text(**ground, **kind).encode(text="name:N"),
                base.mark_text(color=frame.INK, **kind).encode(text="name:N"),
            ]
    return layers


def _alt(known: Mapping[str, float], drawn: Shapes, legend: Legend) -> str:
    top = sorted((i for i in known if known[i] > 0), key=lambda i: (-known[i], i))[:5]
    of = inside(legend.of)
    said = f"Map of {of}{',' if ',' in of else ''} in {len(drawn.names)} areas"
    if top:
        said += f": highest in {listed([f'{drawn.names[i]} ({number(known[i])})' for i in top])}"
    zero, missing = sum(v <= 0 for v in known.values()), len(drawn.names) - len(known)
    said += f"; {legend.none} in {zero}" if zero else ""
    said += f"; {legend.unknown} in {missing}" if missing else ""
    return f"{said}."
