"""Where the tables of a text are: lines of cells parted by bars, tabs or wide gaps, or rows of a name and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

Style = Literal["bars", "tabs", "gaps", "figures", ""]

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s|:+=_-]+")
_BAR = re.compile(r"[^|]+")
_TAB = re.compile(r"[^\t]*")
_GAP = re.compile(r"\S+(?: \S+)*")
_FIGURE = r"[-+~<>]?\(?[0-9][0-9,.]{0,14}%?\)?\+?\*?"
_ROW = re.compile(rf"(?P<head>[^\W\d_][^\d\n]{{1,60}}?|(?:19|20)[0-9]{{2}}):?(?P<figures>(?: {_FIGURE}){{2,12}})")
_TWO = re.compile(r"[0-9%)] [-+(0-9]")  # two figures side by side
_LAST = "0123456789%)+*"
_NUMBER = re.compile(_FIGURE)
_BOUND = r"(?:(?:about|around|some|nearly|almost|over|more than|at least|at most|up to|under|fewer than|less than) )?"
_NUMERIC = re.compile(
    rf"(?:{_BOUND}{_FIGURE}|[-–—.]|n/?a|nil)(?:\s*(?:%|per cent|percent|\(.{{1,12}}\)))?", re.IGNORECASE
)
_LONGEST = 1_000  # a longer line is no row of a table
_CAPTION = 200
_FEWEST_ROWS = {"bars": 2, "tabs": 2, "gaps": 3, "figures": 3}
_FEWEST_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """``text[start:end]`` of a document, trimmed; it may be empty."""

    start: int
    end: int
    text: str

    @property
    def numeric(self) -> bool:
        """Whether it holds a figure and nothing else, or stands for one that is missing."""
        return bool(_NUMERIC.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, its place in the document, and the line above it (empty where none stands near)."""

    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    caption: Cell


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    style: Style
    cells: tuple[Cell, ...]


def find_grids(text: str) -> list[Grid]:
    """The tables of a text in order; linear in its length."""
    if not any(mark in text for mark in ("|", "\t", "   ")) and not _TWO.search(text):
        return []
    lines = [_read(text, match) for match in _LINE.finditer(text) if match[0].strip()]
    grids: list[Grid] = []
    at = 0
    for style, group in groupby(_runs(text, lines), key=lambda pair: pair[0]):
        run = [line for _, line in group]
        at += len(run)
        if style[0]:
            grids.extend(_grid(text, run, lines[max(0, at - len(run) - 2) : at - len(run)]))
    return grids


def _read(text: str, match: re.Match[str]) -> _Line:
    line, start = match[0], match.start()
    style: Style = ""
    cells: tuple[Cell, ...] = ()
    if len(line) <= _LONGEST:
        if "|" in line and (line.strip()[0] == "|" or line.count("|") > 1 or " | " in line):
            style, cells = "bars", _bars(line, start)
        elif "\t" in line.strip():
            style, cells = "tabs", _cells(_TAB, line, start)
        elif "  " in line.strip() and len(found := _cells(_GAP, line, start)) > 1:
            style, cells = "gaps", found
        elif _TWO.search(line) and line.rstrip()[-1] in _LAST and (row := _ROW.fullmatch(line.strip())):
            style, cells = "figures", _figures(row, start + len(line) - len(line.lstrip()))
    return _Line(start, match.end(), line, style, cells)


def _cells(pattern: re.Pattern[str], line: str, start: int) -> tuple[Cell, ...]:
    lead = len(line) - len(line.lstrip())
    found = []
    for match in pattern.finditer(line, lead if pattern is _TAB else 0, len(line.rstrip())):
        if (
            pattern is _TAB
            and match.start() > lead
            and match.start() == match.end()
            and line[match.start() - 1] != "\t"
        ):
            continue  # the empty match behind a cell
        found.append(_cell(line, match.start(), match.end(), start))
    return tuple(found)


def _cell(line: str, first: int, last: int, start: int) -> Cell:
    piece = line[first:last]
    stripped = piece.strip(" \t*")
    at = start + first + (len(piece) - len(piece.lstrip(" \t*")) if stripped else 0)
    return Cell(at, at + len(stripped), stripped)


def _bars(line: str, start: int) -> tuple[Cell, ...]:
    """The cells between bars; those outside the outer bars are none, empty ones between two bars are."""
    if _RULE.fullmatch(line):
        return ()
    edges = [-1, *(i for i, c in enumerate(line) if c == "|"), len(line)]
    cells = [_cell(line, a + 1, b, start) for a, b in pairwise(edges)]
    if not cells[0].text:
        cells = cells[1:]
    if cells and not cells[-1].text:
        cells = cells[:-1]
    return tuple(cells)


def _figures(row: re.Match[str], start: int) -> tuple[Cell, ...]:
    """ "Kisumu 57 128 185": a name and its figures, as a flattened page leaves them."""
    head = Cell(start + row.start("head"), start + row.end("head"), row["head"].strip())
    figures = [
        Cell(start + m.start(), start + m.end(), m[0])
        for m in _NUMBER.finditer(row[0], row.start("figures"))
    ]  # fmt: skip
    return (head, *figures)


def _runs(text: str, lines: Sequence[_Line]) -> Iterator[tuple[tuple[Style, int], _Line]]:
    """Each line with the number of its run: lines of one style with no blank line between."""
    run = 0
    before: _Line | None = None
    for line in lines:
        near = before is not None and text.count("\n", before.end, line.start) <= 1
        if before is None or line.style != before.style or not near:
            run += 1
        yield (line.style, run), line
        before = line


def _grid(text: str, run: Sequence[_Line], above: Sequence[_Line]) -> Iterator[Grid]:
    style = run[0].style
    rows = [line.cells for line in run if line.cells]
    over = list(above)
    if style == "figures":
        width = max(len(line.cells) for line in run)
        if not over or not _near(text, over[-1], run[0]) or not _names_columns(over[-1], width):
            return
        head = over.pop()
        rows.insert(0, (_cell(head.text, 0, len(head.text), head.start),))
    figures = sum(any(cell.numeric for cell in row[1:]) for row in rows)
    even = len({len(row) for row in rows if any(cell.numeric for cell in row[1:])}) == 1
    if figures < _FEWEST_FIGURES or len(rows) < _FEWEST_ROWS[style] or (style == "gaps" and not even):
        return
    first = min(rows[0][0].start, run[0].start)
    caption = Cell(first, first, "")
    if over and not over[-1].style and text.count("\n", over[-1].end, first) <= 2 and len(over[-1].text) <= _CAPTION:
        caption = Cell(over[-1].start, over[-1].end, over[-1].text)
    yield Grid(tuple(rows), first, run[-1].end, caption)


def _near(text: str, above: _Line, below: _Line) -> bool:
    return text.count("\n", above.end, below.start) <= 1


def _names_columns(line: _Line, width: int) -> bool:
    """Whether a line above rows of figures can be their heads: as many words as columns or a few more, no sentence."""
    words = line.text.split()
    fits = width <= len(words) <= 2 * width + 2
    return fits and not line.style and line.text.strip()[-1] not in ".!?:;," and not _NUMBER.search(line.text)
