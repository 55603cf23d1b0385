"""How many people lived in areas over a period: what a rate a person is taken by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tahqiq.measure.selection import Period
from tahqiq.registry.people import beyond, people

if TYPE_CHECKING:
    from tahqiq.registry import Registry

_PARTS = 24
"""Days on which the people of a period are taken: they grow slowly, and a border that moves is met within a part."""
MANY = 100_000
"""People that a rate is for."""
YEAR = 365.2425
"""Days of a mean year."""


def lived(registry: Registry, areas: Sequence[str], period: Period) -> float | None:
    """The mean number over the period, in the areas' borders of each day; None where it is not known on some day.

    An area that lies in another of them counts once.
    """
    found = [_on(registry, areas, day) for day in _days(period)]
    known = [n for n in found if n is not None]
    return sum(known) / len(known) if len(known) == len(found) else None


def guessed(registry: Registry, areas: Sequence[str], period: Period) -> bool:
    """Whether part of the period lies before the first census or after the last one of an area."""
    return any(beyond(registry.places[a].population, day) for a in areas if a in registry.places for day in period)


def _on(registry: Registry, areas: Sequence[str], day: dt.date) -> float | None:
    apart = [a for a in areas if not any(registry.within(a, other, day) for other in areas if other != a)]
    found = [people(registry.places[a], day) if a in registry.places else None for a in apart]
    known = [n for n in found if n is not None]
    return sum(known) if len(known) == len(found) else None


def _days(period: Period) -> list[dt.date]:
    start, end = period
    step = ((end - start).days + 1) / _PARTS
    return sorted({start + dt.timedelta(days=int((i + 0.5) * step)) for i in range(_PARTS)})
