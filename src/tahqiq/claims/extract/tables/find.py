"""From the cells of a table to claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tahqiq.claims.extract.context import Context
from tahqiq.claims.extract.draft import CASUALTY, DISPLACED, EVENTS, STOCKS
from tahqiq.claims.extract.fiscal_years import FiscalYears
from tahqiq.claims.extract.numbers import Quantity, find_quantities
from tahqiq.claims.extract.tables.grid import Cell, Grid
from tahqiq.claims.extract.tables.heads import Head, Timing, head_of
from tahqiq.resolve import Mention
from tahqiq.terms import Claim, ClaimKind, Direction, Named, Span, Unit, Victim, WhyNot

_YEAR = 406
_HURT = frozenset({"deaths", "injuries", "other:casualties"})


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reading of a table needs of its document."""

    text: str
    context: Context
    mentions: Sequence[Mention]
    area: Callable[[str], Named]
    actor: Callable[[str], Named]
    fiscal: FiscalYears

    def head(self, cell: Cell, within: Span | None = None) -> Head:
        """What a cell of words says; ``within`` is the time the table is about, of which "March" is a part."""
        low = bisect_left(self.mentions, cell.start, key=_start_of)
        high = bisect_right(self.mentions, cell.end, key=_start_of)
        inside = [m for m in self.mentions[low:high] if m.end <= cell.end]
        fiscal = self.fiscal.at(cell.start, cell.end)
        return head_of(self.text, cell, Timing(self.context.date, within, fiscal), inside)


def _start_of(mention: Mention) -> int:
    return mention.start


@dataclass(frozen=True, slots=True)
class Table:
    """A table's heads: of its columns but the first, of its corner, and of the line above."""

    columns: Sequence[Head]
    corner: Head
    caption: Head


def find_tables(grids: Sequence[Grid], reader: Reader) -> list[Claim]:
    """A claim for each figure whose heads say what it counts; ids and sources are left empty.

    The head of the column, the head of the row and the line above the table give the slots, in this order. A figure
    of which none of them says what it counts is left out; one whose row no slot can hold is not checkable.
    """
    return [claim for grid in grids for claim in _of_grid(grid, reader)]


def _of_grid(grid: Grid, reader: Reader) -> list[Claim]:
    top = grid.rows[0]
    width = max(len(row) for row in grid.rows)
    caption = reader.head(grid.caption)
    headed = all(not cell.numeric or _year(cell) for cell in top[1:])
    corner = top[0]
    if len(top) == 1 and width > 1:
        corner, cells = _flat_heads(top[0], width - 1, reader.text)
    else:
        cells = list(top[1:]) if headed else []
    columns = [reader.head(cell, caption.period) for cell in cells] if headed else [Head()] * (width - 1)
    if len(columns) != width - 1:
        return []
    table = Table(columns, reader.head(corner) if headed else Head(), caption)
    rows = grid.rows[1:] if headed else grid.rows
    return [claim for row in rows if len(row) == width for claim in _of_row(row, table, reader)]


def _year(cell: Cell) -> bool:
    return len(cell.text) == 4 and cell.text.isdigit() and cell.text[:2] in ("19", "20")


def _flat_heads(line: Cell, count: int, text: str) -> tuple[Cell, list[Cell]]:
    """The last ``count`` words of a flattened line of heads, and the words before them."""
    heads: list[Cell] = []
    at = line.end
    for word in reversed(line.text.split()[-count:]):
        at = text.rindex(word, line.start, at)
        heads.insert(0, Cell(at, at + len(word), word))
    return Cell(line.start, at, text[line.start : at].strip()), heads


def _of_row(row: Sequence[Cell], table: Table, reader: Reader) -> list[Claim]:
    side = reader.head(row[0], table.caption.period)
    metrics = [column.metric for column in table.columns]
    figures = [_figure(cell) for cell in row[1:]]
    claims: list[Claim] = []
    for cell, column, figure in zip(row[1:], table.columns, figures, strict=True):
        metric = _metric(column, side, table.caption, metrics)
        if figure is None or not metric:
            continue
        timed = side.period is not None and column.period is not None
        beside = reader.head(row[0], column.period) if timed else side
        slots = _Slots(metric, column, beside, table.corner, table.caption)
        ends = _ends(table.columns, figures) if column.change else None
        claims.append(_claim(cell, figure, slots, ends, reader))
    return claims


def _within(inner: Span, outer: Span) -> bool:
    days = inner.start, inner.end, outer.start, outer.end
    return None not in days and outer.start <= inner.start and inner.end <= outer.end  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class _Ends:
    """The first and the last time a row gives a figure for."""

    base: Span
    period: Span
    was: float | None
    now: float | None


def _ends(columns: Sequence[Head], figures: Sequence[Quantity | None]) -> _Ends | None:
    """What a column of changes is a change between: the times of the columns beside it."""
    dated = [
        (c.period, f.value if f else None)
        for c, f in zip(columns, figures, strict=True) if c.period is not None and c.period.start and not c.change
    ]  # fmt: skip
    dated.sort(key=lambda pair: str(pair[0].start))
    if len(dated) < 2 or dated[0][0].start == dated[-1][0].start:
        return None
    return _Ends(dated[-2][0], dated[-1][0], dated[-2][1], dated[-1][1])


def _figure(cell: Cell) -> Quantity | None:
    """The one figure of a cell; a second in brackets ("57 (12%)") is passed over."""
    if not cell.numeric:
        return None
    found = find_quantities(cell.text)
    return found[0] if found and found[0].unit in ("count", "percent") else None


def _metric(column: Head, side: Head, caption: Head, metrics: Sequence[str]) -> str:
    if column.metric or side.metric:
        return column.metric or side.metric
    if column.total and {"deaths", "injuries"} <= set(metrics):
        return "other:casualties"
    return caption.metric


_SIDES = frozenset(("side", "sides", "party", "parties", "actor", "group", "perpetrator", "belligerent"))
"""Heads of rows that name sides."""


@dataclass(frozen=True, slots=True)
class _Slots:
    metric: str
    column: Head
    side: Head
    corner: Head
    caption: Head

    @property
    def people(self) -> str:
        return self.column.people or self.side.people or self.caption.people

    @property
    def period(self) -> Span | None:
        if self.column.period and self.side.period and _within(self.side.period, self.column.period):
            return self.side.period  # the month of a row in the year of a column
        return self.column.period or self.side.period or self.caption.period

    @property
    def of_sides(self) -> bool:
        """Whether the rows are of those who did it or fought: a country's name is that of its state there."""
        return self.corner.text.strip().casefold() in _SIDES

    @property
    def area(self) -> str:
        if self.of_sides:
            return self.column.area or self.caption.area
        if self.side.area or self.column.area:
            return self.side.area or self.column.area
        named = self.corner.place and self.side.plain
        return self.side.text if named else self.caption.area

    @property
    def actor(self) -> str:
        return self.side.actor or (self.side.area if self.of_sides else "") or self.column.actor

    @property
    def unplaced(self) -> bool:
        """A row that is about something no slot holds: a kind of weapon, a part of an attack."""
        side = self.side
        kinds = bool(side.metric and self.column.metric and side.metric != self.column.metric)
        named = side.area or side.actor or side.total or side.people or side.period or (side.metric and not kinds)
        return kinds or not (named or self.corner.place)


def _claim(cell: Cell, figure: Quantity, slots: _Slots, ends: _Ends | None, reader: Reader) -> Claim:
    kind, unit = _sort(figure, slots)
    period = slots.period or reader.context.period
    way, why = Direction.NONE, WhyNot.NOT_RECORDED if slots.unplaced else None
    if kind is ClaimKind.CHANGE:
        way = _way(cell, slots.column, ends)
        period = ends.period if ends else period
        why = why or (None if ends else WhyNot.VAGUE)
    elif kind is ClaimKind.COUNT and period is not None and (period.days or 0) > _YEAR:
        kind = ClaimKind.CUMULATIVE
    found = Claim(
        "", cell.text, cell.start, cell.end, kind, slots.metric, _victim(slots), figure.value, figure.low, figure.high,
        unit, bound=figure.bound, direction=way, step=figure.step, period=period,
        area=reader.area(slots.area or reader.context.country), actor=reader.actor(slots.actor),
        checkable=why is None, why_not=why,
    )  # fmt: skip
    if kind is not ClaimKind.CHANGE or ends is None:
        return found
    return replace(found, base=ends.base, from_value=ends.was, to_value=ends.now)


def _way(cell: Cell, column: Head, ends: _Ends | None) -> Direction:
    """Up or down: by its sign, by the figures beside it, by the word of its head."""
    if cell.text.lstrip("(")[:1] in "+-":
        return Direction.DOWN if "-" in cell.text[:2] else Direction.UP
    if ends is not None and ends.was is not None and ends.now is not None:
        return Direction.DOWN if ends.now < ends.was else Direction.UP
    return Direction.DOWN if column.change == "down" else Direction.UP


def _sort(figure: Quantity, slots: _Slots) -> tuple[ClaimKind, Unit]:
    """What sort of claim a cell is: a change or a share where its head or its sign of percent says so, else a count."""
    column = slots.column
    percent = figure.unit == "percent" or column.share
    if column.change:
        return ClaimKind.CHANGE, Unit.PERCENT if percent else Unit.COUNT
    if percent:
        return ClaimKind.SHARE, Unit.PERCENT
    level = slots.metric in STOCKS or slots.metric in DISPLACED
    return ClaimKind.LEVEL if level else ClaimKind.COUNT, Unit.COUNT


def _victim(slots: _Slots) -> Victim:
    if slots.metric in DISPLACED:
        return Victim.CIVILIAN
    if slots.metric in EVENTS or slots.metric not in CASUALTY:
        return Victim.NONE
    if slots.people:
        return Victim(slots.people)
    return Victim.ALL if slots.metric in _HURT else Victim.NONE
