"""Tables in the text (Markdown, with bars) whose total row or column is not the sum of the others.

A table may count a place twice (a province and its districts) or put a rate beside counts. A row or column is only
taken for a sum where the rest of the table shows it to be one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.claims.judge.flags.arithmetic.scene import Found, Scene
from tahqiq.claims.judge.flags.arithmetic.wording import number
from tahqiq.terms import Claim

_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_TOTAL = re.compile(r"\W*(?:grand\s+)?(?:total|overall|all)\b", re.IGNORECASE)
_FIGURE = re.compile(r"[*_ ]*(\d{1,3}(?:,\d{3})+|\d+)[*_ ]*")
_LEAST, _MOST = 3, 200


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column of a table: its heading, its figures but the total, and the total with its place."""

    heading: str
    values: tuple[float, ...]
    total: float
    start: int
    end: int

    @property
    def adds_up(self) -> bool:
        """Whether the total is the sum."""
        return sum(self.values) == self.total


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, and where it stands in the document."""

    text: str
    start: int
    end: int

    @property
    def value(self) -> float | None:
        """Its figure, None where it is not one whole number."""
        match = _FIGURE.fullmatch(self.text.strip())
        return float(match[1].replace(",", "")) if match else None


def tables(scene: Scene) -> Found:
    """Totals of tables that are not the sums they are shown to be, said of the claim in or nearest the cell."""
    claims = sorted(scene.layout.claims, key=lambda c: c.start)
    if not claims:
        return
    starts = [c.start for c in claims]
    for grid in _grids(scene.layout.text):
        for line in (*_wrong(_columns(grid)), *_wrong(_rows(grid))):
            claim = _at(claims, starts, line, grid)
            if claim is not None:
                shown = " + ".join(number(v) for v in line.values)
                shown, what = " + ".join(number(v) for v in line.values), line.heading or "the figures"
                total = f"{number(sum(line.values))} ({shown})"
                yield claim, f"In the table, {what} add up to {total}, not the total of {number(line.total)} printed."


def _grids(text: str) -> Iterator[list[list[Cell]]]:
    grid: list[list[Cell]] = []
    last = -1
    for match in _ROW.finditer(text):
        if grid and match.start() > last + 1:
            yield grid
            grid = []
        cells, at = [], match.start() + match[0].index("|") + 1
        for piece in match[0].strip().strip("|").split("|"):
            cells.append(Cell(piece, at, at + len(piece)))
            at += len(piece) + 1
        if not set(match[0]) <= set("|-: \t"):
            grid.append(cells)
        last = match.end()
    if grid:
        yield grid


def _columns(grid: Sequence[Sequence[Cell]]) -> list[Line]:
    """The columns over a last row that is called the total."""
    if not _LEAST <= len(grid) <= _MOST or not grid[-1] or not _TOTAL.match(grid[-1][0].text):
        return []
    found = []
    for at, last in enumerate(grid[-1][1:], 1):
        column = [row[at].value for row in grid[1:-1] if at < len(row)]
        values = [v for v in column if v is not None]
        if last.value is not None and len(values) == len(grid) - 2:
            heading = grid[0][at].text.strip(" *_") if at < len(grid[0]) else ""
            found.append(Line(f"“{heading}”" if heading else "", tuple(values), last.value, last.start, last.end))
    return found


def _rows(grid: Sequence[Sequence[Cell]]) -> list[Line]:
    """The rows under a last heading that is called the total."""
    if not _LEAST <= len(grid) <= _MOST or len(grid[0]) < _LEAST or not _TOTAL.match(grid[0][-1].text):
        return []
    found = []
    for row in grid[1:]:
        values = [v for cell in row[1:-1] if (v := cell.value) is not None]
        if len(row) == len(grid[0]) and row[-1].value is not None and len(values) == len(row) - 2:
            found.append(
                Line(f"“{row[0].text.strip(' *_')}”", tuple(values), row[-1].value, row[-1].start, row[-1].end)
            )
    return found


def _wrong(lines: Sequence[Line]) -> list[Line]:
    """The lines that do not add up, if most of the table's do, or if there is but one."""
    wrong = [line for line in lines if not line.adds_up and len(line.values) > 1]
    alone = len(lines) == 1 and len(lines[0].values) >= _LEAST
    return wrong if alone or len(wrong) < len(lines) - len(wrong) or (len(lines) == 2 and len(wrong) == 1) else []


def _at(claims: Sequence[Claim], starts: Sequence[int], line: Line, grid: Sequence[Sequence[Cell]]) -> Claim | None:
    """The claim of the total's cell, or the last that begins in the table before it; None where the table has none."""
    at = bisect_right(starts, line.end) - 1
    return claims[at] if at >= 0 and claims[at].start >= grid[0][0].start else None
