"""Events to the places and actors of the registry: points by polygon, names where only a name is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tahqiq.registry import Registry
from tahqiq.registry.entries import RANK
from tahqiq.resolve import columns
from tahqiq.resolve.polygons import polygons
from tahqiq.resolve.sides import sides

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Floats = np.ndarray[Any, np.dtype[np.float64]]
    Ids = np.ndarray[Any, np.dtype[np.object_]]
    Mask = np.ndarray[Any, np.dtype[np.bool_]]

DISTRICT_PRECISION = 3
"""UCDP where_prec up to which a point lies in the district it is said to: 1 exact, 2 within 25 km, 3 the district."""
FUZZY_PRECISION = 5
"""A line (a border, a road) or a region without borders: the point stands for it and may lie anywhere in it."""
FAR = 0.25
"""Degrees (about 25 km, the radius of where_prec 2) beyond which a point cannot mean the district that is named."""


def locate(events: pa.Table, registry: Registry) -> pa.Table:
    """The events with ``area_id``, ``located_by``, ``actor_a`` and ``actor_b`` filled; other columns as they are.

    ``area_id`` is as fine as the publisher's precision allows (UCDP GED codebook, where_prec): 1 and 2 the district
    whose polygon holds the point, the part of it that the second-level name means, or the city of several districts
    that the event is placed at; 3 the second-level name where
    it fits the polygon; 4 the first-level name; 5 the second- or first-level name, never the point; 6 and 7 the
    country.

    A point outside every polygon goes to the nearest one within ``polygons.TOLERANCE``, else by name. A point that
    contradicts the names is not used: it lies in another country, or outside the first-level area that is named, or
    farther than ``FAR`` from the district that is named (gazetteers hold several towns of one name, and the coder's
    district tells which was meant). ``located_by`` is polygon, name or country, null where no country is known.
    """
    country = columns.countries(events, registry)
    area, by = _areas(events, registry, country)
    actor_a, actor_b = sides(events, registry, country)
    filled = {"area_id": area, "located_by": by, "actor_a": actor_a, "actor_b": actor_b}
    for column, values in filled.items():
        events = columns.replaced(events, column, values)
    return events


def _areas(events: pa.Table, registry: Registry, country: Ids) -> tuple[Ids, Ids]:
    """The place of every event and how it was found."""
    import numpy as np

    prec = _numbers(events, "where_prec", 1).astype(int)
    point = prec <= DISTRICT_PRECISION
    second = columns.of_kind(
        registry, columns.named(events["adm2"], country, registry), RANK["region"], RANK["populated"]
    )
    first = columns.of_kind(
        registry, columns.named(events["adm1"], country, registry), RANK["province"], RANK["province"]
    )
    inside = polygons(registry).at(_numbers(events, "longitude"), _numbers(events, "latitude"), point)
    inside = np.where((country == "") | columns.nested(registry, inside, country), inside, "")
    inside = np.where(_contradicted(events, registry, inside, second, first), "", inside)
    city = _city(events, registry, inside, country)
    finer = columns.nested(registry, second, inside)
    wider = columns.nested(registry, inside, second) & (prec == DISTRICT_PRECISION)
    ways: list[tuple[Mask, Ids, str]] = [
        (point & (second != inside) & (finer | wider), second, "name"),
        (city != "", city, "name"),
        (point & (inside != ""), inside, "polygon"),
        ((point | (prec == FUZZY_PRECISION)) & (second != ""), second, "name"),
        ((prec <= FUZZY_PRECISION) & (first != ""), first, "name"),
        (country != "", country, "country"),
    ]
    masks = [mask for mask, _, _ in ways]
    area = np.select(masks, [ids for _, ids, _ in ways], "")
    return area, np.select(masks, [np.full(len(area), by, object) for _, _, by in ways], "")


def _numbers(events: pa.Table, column: str, missing: float = float("nan")) -> Floats:
    """A column as floats, with a number for null."""
    import numpy as np
    import pyarrow as pa

    values = events[column].cast(pa.float64()).to_numpy()
    return np.where(np.isnan(values), missing, values)


def _city(events: pa.Table, registry: Registry, inside: Ids, country: Ids) -> Ids:
    """The city that an event is placed at, where it holds several districts: its point stands for all of them."""
    import numpy as np

    places = columns.named(events["place"], country, registry)
    cities = columns.of_kind(registry, places, RANK["populated"], RANK["populated"])
    return np.where((cities != inside) & columns.nested(registry, inside, cities), cities, "")


def _contradicted(events: pa.Table, registry: Registry, inside: Ids, second: Ids, first: Ids) -> Mask:
    """Whether the names speak against the polygon that holds the point: see ``locate``."""
    import numpy as np

    doubtful = (inside != "") & (second != "") & (inside != second)
    named = np.where(doubtful, second, "")
    apart = polygons(registry).distance(_numbers(events, "longitude"), _numbers(events, "latitude"), named)
    fits = columns.spread(
        lambda place, above, day: not above or registry.within(place, above, day), inside, first, events["start"]
    )
    against: Mask = doubtful & (~fits.astype(bool) | (apart > FAR))
    return against
