"""The one district, or province, that holds a place on a day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from tahqiq.registry import Registry
from tahqiq.resolve import Nesting, nesting

DISTRICTS = ("district", "agency")
PROVINCES = ("province", "territory")
_DAY = dt.timedelta(days=1)
_Interval = tuple[dt.date | None, dt.date | None]


def holders(registry: Registry, kinds: tuple[str, ...]) -> list[Nesting]:
    """Each unit of some kinds with the places in it and the days of that; never two units for a place on one day.

    A territory merged into a province is the province's from that day on, though its own borders are still known.
    """
    nested = nesting(registry)
    units = [place for place in nested if place in registry.places and registry.places[place].kind in kinds]
    merged: dict[str, list[_Interval]] = defaultdict(list)
    for unit in units:
        for _, inner, start, end in nested[unit]:
            if inner != unit and inner in registry.places and registry.places[inner].kind in kinds:
                merged[inner].append((start, end))
    return [
        (unit, inner, *left)
        for unit in units
        for _, inner, start, end in nested[unit]
        for left in _without((start, end), merged[unit])
    ]


def _without(held: _Interval, gone: list[_Interval]) -> list[_Interval]:
    """What is left of an interval of days (None: open) without others."""
    left = [held]
    for start, end in gone:
        left = [piece for one in left for piece in _cut(one, start, end)]
    return left


def _cut(held: _Interval, start: dt.date | None, end: dt.date | None) -> list[_Interval]:
    first, last = held
    apart = (end and first and end < first) or (start and last and last < start)
    if apart:
        return [held]
    pieces: list[_Interval] = []
    if start and (first is None or first < start):
        pieces.append((first, start - _DAY))
    if end and (last is None or end < last):
        pieces.append((end + _DAY, last))
    return pieces
