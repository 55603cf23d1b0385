"""How many people lived in a place on a day, by its censuses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from tahqiq.registry.entries import Headcount, Place


def people(place: Place, day: dt.date) -> float | None:
    """Of the place in its borders of ``day``: between two censuses at a steady rate of growth, else the nearest one.

    None where no census of those borders is known.
    """
    known = [
        c for c in place.population if (c.start is None or c.start <= day) and (c.end is None or day <= c.end)
    ]  # fmt: skip
    dated = sorted((c.day, c.people) for c in known if c.day)
    if not dated:
        return float(known[-1].people) if known else None
    for (first, fewer), (last, more) in pairwise(dated):
        if first <= day <= last:
            share = (day - first) / (last - first)
            return float(fewer * (more / fewer) ** share)
    return float(dated[0][1] if day < dated[0][0] else dated[-1][1])


def beyond(counts: Sequence[Headcount], day: dt.date) -> bool:
    """Whether the day lies before the first census or after the last one."""
    days = [c.day for c in counts if c.day]
    return bool(days) and not min(days) <= day <= max(days)
