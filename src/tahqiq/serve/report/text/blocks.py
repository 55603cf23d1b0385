"""A plain or Markdown text as blocks, each holding the offsets of its words in the text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

Range = tuple[int, int]
_LINE = re.compile(r"[^\n]*\n?")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"([ \t]*)([-*+•–‣◦]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"[ \t]*(```|~~~)[\w-]{0,20}$")
_UNDERLINE = re.compile(r"(=+|-{3,})$")  # the line below a heading, in the older way of writing one
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*$")
_CELL = re.compile(r"[^|]+")
_HEADING_WORDS = 14  # a line of its own longer than this is a sentence, whatever it ends with
_ENDS = ".:;!?…”\"')"  # what a line ends with that may be the last of its paragraph
_WRAP = 120  # where a text has longer lines, its lines are paragraphs


@dataclass(frozen=True, slots=True)
class Block:
    """``kind`` is heading, para, item, label (an item that heads the next ones), quote, code, table or rule.

    ``level`` is the depth of a heading (from 1) or of an item (from 0); ``marker`` an ordered item's number;
    ``rows`` a table's rows of cells, in place of ``range``.
    """

    kind: str
    range: Range
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[Range, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int  # without the newline and trailing spaces
    text: str


def blocks(text: str) -> list[Block]:
    """The blocks of ``text`` in order. Every word of the text is in exactly one, but Markdown's own marks."""
    lines = list(_lines(text))
    return _labels(text, _plain_headings(text, list(_scan(lines, _wrap_width(lines)))))


def _wrap_width(lines: list[_Line]) -> float:
    """The width at which lines are wrapped by hand: 0 if they are not, infinite if every line may be (Markdown)."""
    if any(_HEADING.match(line.text) for line in lines):
        return math.inf
    sizes = sorted((len(line.text) for line in lines), reverse=True)[:3]
    return sizes[0] if len(sizes) == 3 and sizes[0] <= _WRAP and sizes[2] > sizes[0] - 15 else 0


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        if match.group():
            body = match.group().rstrip()
            yield _Line(match.start(), match.start() + len(body), body)


def _scan(lines: list[_Line], width: float) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.text:
            at += 1
        elif _FENCE.match(line.text):
            end = next((i for i in range(at + 1, len(lines)) if _FENCE.match(lines[i].text)), len(lines))
            if end > at + 1:
                yield Block("code", (lines[at + 1].start, lines[end - 1].end))
            at = end + 1
        elif _is_row(line.text):
            end = next((i for i in range(at, len(lines)) if not _is_row(lines[i].text)), len(lines))
            yield Block("table", (line.start, lines[end - 1].end), rows=_rows(lines[at:end]))
            at = end
        else:
            block, at = _words(lines, at, width)
            yield block


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|")


def _words(lines: list[_Line], at: int, width: float) -> tuple[Block, int]:
    """A heading, rule, quote, item or paragraph that starts at line ``at``, and the line after it."""
    line = lines[at]
    if heading := _HEADING.match(line.text):
        start, end = heading.span(2)
        return Block("heading", (line.start + start, line.start + end), len(heading.group(1))), at + 1
    if _RULE.match(line.text):
        return Block("rule", (line.start, line.start)), at + 1
    last = at
    if quote := _QUOTE.match(line.text):
        return Block("quote", (line.start + quote.end(), line.end)), at + 1
    item = _ITEM.match(line.text)
    while last + 1 < len(lines) and _continues(lines[last].text, lines[last + 1].text, width, bool(item)):
        last += 1
    if not item and last == at and at + 1 < len(lines) and _UNDERLINE.match(lines[at + 1].text):
        return Block("heading", (line.start, line.end), 1 if lines[at + 1].text[0] == "=" else 2), at + 2
    if not item:
        return Block("para", (line.start, lines[last].end)), last + 1
    level = len(item.group(1).expandtabs(4)) // 2
    marker = item.group(2) if item.group(2)[0].isdigit() else ""
    return Block("item", (line.start + item.end(), lines[last].end), min(level, 4), marker), last + 1


def _continues(line: str, following: str, width: float, item: bool) -> bool:
    """Whether ``following`` belongs to the paragraph of ``line``: an indented line of an item, or a hand wrap."""
    if not following or any(p.match(following) for p in (_HEADING, _ITEM, _QUOTE, _RULE, _FENCE, _UNDERLINE)):
        return False
    if _is_row(following):
        return False
    if item and following[0] in " \t":
        return True
    if not width or width == math.inf:
        return width == math.inf
    full = len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - 3
    return full or (len(line) > width / 2 and line[-1] not in _ENDS)


def _rows(lines: list[_Line]) -> tuple[tuple[Range, ...], ...]:
    rows = []
    for line in lines:
        if _DELIMITER_ROW.match(line.text):
            continue
        cells = []
        for cell in _CELL.finditer(line.text):
            words = cell.group().strip()
            if words:
                start = line.start + cell.start() + len(cell.group()) - len(cell.group().lstrip())
                cells.append((start, start + len(words)))
        rows.append(tuple(cells))
    return tuple(rows)


def _plain_headings(text: str, found: list[Block]) -> list[Block]:
    """In a text without Markdown headings, a short line of its own before longer ones is a heading."""
    if any(block.kind == "heading" for block in found):
        return found
    out: list[Block] = []
    for block, following in zip_longest(found, found[1:]):
        heads = following is not None and (not out or following.kind != "para" or not _like_heading(text, following))
        if block.kind == "para" and heads and _like_heading(text, block):
            out.append(Block("heading", block.range, 1))
        else:
            out.append(block)
    return out


def _like_heading(text: str, block: Block) -> bool:
    plain = text[slice(*block.range)].strip("*_ ")
    return (
        "\n" not in plain and 0 < len(plain.split()) <= _HEADING_WORDS and plain[-1] not in ".,;:!?…”\"'"
        and not plain[0].islower() and any(c.isalpha() for c in plain)
    )  # fmt: skip


def _labels(text: str, found: list[Block]) -> list[Block]:
    """An item that ends in a colon and is followed by others heads them; those move one level in."""
    out: list[Block] = []
    heading_level: int | None = None
    for block, following in zip_longest(found, found[1:]):
        if block.kind != "item":
            heading_level = None
            out.append(block)
            continue
        colon = text[slice(*block.range)].rstrip("*_ ").endswith(":")
        if colon and following is not None and following.kind == "item":
            heading_level = block.level if following.level == block.level else None
            out.append(Block("label", block.range, block.level, block.marker))
        else:
            inner = heading_level is not None and block.level == heading_level
            out.append(Block("item", block.range, block.level + int(inner), block.marker))
    return out
