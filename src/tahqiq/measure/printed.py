"""Figures that a publisher printed of one thing: which of several editions stands, and which of them fill a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

_DAY = dt.timedelta(days=1)
_GRADES = {"high": 2, "medium": 1}


class Edition(Protocol):
    """A printed figure: its first and last day, the day it was public from, how sure its source is."""

    @property
    def start(self) -> dt.date: ...
    @property
    def end(self) -> dt.date: ...
    @property
    def known_from(self) -> dt.date | None: ...
    @property
    def confidence(self) -> str: ...


E = TypeVar("E", bound=Edition)


def newest_first(rows: Iterable[E]) -> list[E]:
    """Editions of one statistic: sound before doubtful, then the newest, then the better source of it."""
    return sorted(
        rows,
        key=lambda r: (r.confidence != "low", r.known_from or dt.date.min, _GRADES.get(r.confidence, 0)),
        reverse=True,
    )


def tiles(rows: Sequence[E], start: dt.date, end: dt.date) -> list[E]:
    """The fewest rows that fill the period without gap or overlap, the newest editions of them; [] when none do."""
    best: dict[dt.date, list[E]] = {start: []}
    inside = [r for r in rows if r.start >= start and r.end <= end]
    for row in sorted(newest_first(inside), key=lambda r: r.end):
        chain = best.get(row.start)
        if chain is None:
            continue
        after = row.end + _DAY
        if after not in best or len(best[after]) > len(chain) + 1:
            best[after] = [*chain, row]
    return best.get(end + _DAY, [])
