"""The reading order of a page: columns from left to right, what runs across them between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise
from statistics import median_low

from tahqiq.claims.document.pdf.margins import rows_of
from tahqiq.claims.document.pdf.model import Line, Run

_DEPTH = 2  # a column may hold columns once
_FEWEST = 3  # lines on either side that make columns
_WORDS = 3  # a line of a column of prose has this many words, a cell of a table fewer
_PLACES = 3  # left edges that are tried as the second column's
_ALIGNED = 4.0  # points
MARK = re.compile(
    r"[\u2022\u2023\u25aa\u25cf\u25cb\u25e6\u00b7\u2043\uf0a7\uf0b7\uf0d8\uf0fco*\u2013\u2014-]|\(?[0-9]{1,2}[.)]|\(?[a-z][.)]"
)
"""What stands before a list item."""


class Order:
    """Puts the pages of a document in reading order; its columns are numbered through."""

    def __init__(self) -> None:
        self._number = count()

    def lines(self, runs: Sequence[Run], depth: int = 0) -> list[Line]:
        """The lines of a page, or of a column of one."""
        split = _gutter(runs) if depth < _DEPTH else None
        if split is None:
            return self._plain(runs)
        out: list[Line] = []
        for band, left, right in _bands(runs, split):
            if left:
                out += self.lines(left, depth + 1) + self.lines(right, depth + 1)
            else:
                out += self._plain(band)
        return out

    def _plain(self, runs: Sequence[Run]) -> list[Line]:
        if not runs:
            return []
        edges, number = (min(r.left for r in runs), max(r.right for r in runs)), next(self._number)
        rows = [_marked(row) for row in rows_of(runs)]
        pitch = _pitch(rows)
        return [Line(tuple(row), edges, number, pitch) for row in rows]


def _marked(row: list[Run]) -> list[Run]:
    """A row with the bullet or number that stands apart before its words put to them."""
    if len(row) > 1 and MARK.fullmatch(row[0].text):
        mark, first = row[:2]
        return [replace(first, text=f"{mark.text} {first.text}", left=mark.left), *row[2:]]
    return row


def _pitch(rows: Sequence[Sequence[Run]]) -> float:
    """The usual distance of lines: a small one of all, for those between paragraphs are larger."""
    steps = sorted(one[0].y - other[0].y for one, other in pairwise(rows))
    return steps[len(steps) * 3 // 10] if len(steps) > _FEWEST else 1.25 * max(r.size for row in rows for r in row)


def _gutter(runs: Sequence[Run]) -> float | None:
    """Where a page of columns is cut, None where it has but one."""
    if len(runs) < 2 * _FEWEST:
        return None
    first, last = min(r.left for r in runs), max(r.right for r in runs)
    places = Counter(
        round(r.left / 2) * 2 for r in runs
        if 0.25 * (last - first) < r.left - first < 0.8 * (last - first) and r.words >= _WORDS
    )  # fmt: skip
    best, split = 0, None
    for place, times in places.most_common(_PLACES):
        if times < _FEWEST:
            break
        reached = sum(len(left) + len(right) for _, left, right in _bands(runs, place - 2.0))
        if reached > best:
            best, split = reached, place - 2.0
    return split


def _bands(runs: Sequence[Run], split: float) -> Iterator[tuple[list[Run], list[Run], list[Run]]]:
    """A page from the top down as (runs, left column, right column); the last two are empty for what is not in two."""
    waiting: list[Run] = []
    for band, crossing in _stretches(runs, split):
        left, right = [r for r in band if r.right <= split + 1], [r for r in band if r.right > split + 1]
        if not crossing and _prose(left) and _prose(right):
            if waiting:
                yield waiting, [], []
            waiting = []
            yield band, left, right
        else:
            waiting = waiting + band
    if waiting:
        yield waiting, [], []


def _stretches(runs: Sequence[Run], split: float) -> Iterator[tuple[list[Run], bool]]:
    """Runs from the top down in stretches of those that cross a place, and of those that do not."""
    band: list[Run] = []
    crossed = False
    for row in rows_of(runs):
        crossing = any(r.left < split and r.right > split + 1 for r in row)
        if band and crossing != crossed:
            yield band, crossed
            band = []
        crossed = crossing
        band.extend(row)
    if band:
        yield band, crossed


def _prose(column: Sequence[Run]) -> bool:
    return len(column) >= _FEWEST and median_low([r.words for r in column]) >= _WORDS


def table_rows(lines: Sequence[Line]) -> set[int]:
    """The places of the lines that are rows of a table: two or more in a row whose cells stand below each other."""
    found: set[int] = set()
    for at in range(len(lines) - 1):
        one, other = lines[at], lines[at + 1]
        if one.column == other.column and len(one.runs) > 1 and len(other.runs) > 1 and _aligned(one, other):
            found |= {at, at + 1}
    return found


def _aligned(one: Line, other: Line) -> bool:
    return any(
        abs(a.left - b.left) < _ALIGNED or abs(a.right - b.right) < _ALIGNED
        or abs(a.left + a.right - b.left - b.right) < _ALIGNED
        for a in one.runs[1:] for b in other.runs[1:]
    )  # fmt: skip
