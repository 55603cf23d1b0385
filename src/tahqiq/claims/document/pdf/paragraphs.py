"""Lines in reading order to paragraphs, headings, list items, table rows and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tahqiq.claims.document.pdf.columns import MARK, table_rows
from tahqiq.claims.document.pdf.model import HYPHEN, Line

_BULLET = re.compile(rf"(?:{MARK.pattern})\s")
_NOTE = re.compile(r"[0-9*\u2020\u2021\u2070\u00b9\u00b2\u00b3\u2074-\u2079]")
_ENDS = (".", "!", "?", "\u2026", ".\u201d", '."', ".)", ":", ";")
_HEADING, _TITLE = 1.15, 1.5  # of the size of the text's type
_SMALL = 0.93
_LONGEST_HEADING = 200


@dataclass(slots=True)
class Block:
    """``kind`` is para, head, item, row or note; ``parts`` are its lines' words with the number of their page."""

    kind: str
    last: Line
    parts: list[tuple[int, str]] = field(default_factory=list)

    @property
    def ended(self) -> bool:
        """Whether its last line ends a sentence."""
        return self.parts[-1][1].rstrip("\u201d\u2019\"')]\u2070\u00b9\u00b2\u00b3\u2074-\u2079 ").endswith(_ENDS)


def blocks_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """The blocks of a document, whose pages are lines in reading order. Notes stand before a block that runs on."""
    body = body_size(pages)
    blocks: list[Block] = []
    for number, lines in enumerate(pages):
        rows, notes = table_rows(lines), _notes(lines, body)
        for at, line in enumerate(lines):
            kind = "row" if at in rows else "note" if at in notes else _kind(line, body)
            _add(blocks, line, kind, number, body)
    return blocks


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The height of most of a document's type, in points."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 4) / 4] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _kind(line: Line, body: float) -> str:
    if line.size >= _HEADING * body and len(line.text) <= _LONGEST_HEADING:
        return "head"
    return "item" if _BULLET.match(line.text) else "para"


def _notes(lines: Sequence[Line], body: float) -> set[int]:
    """The places of a page's last lines that are set small and begin as notes do."""
    at = len(lines)
    while at and lines[at - 1].size <= _SMALL * body:
        at -= 1
    first = next((i for i in range(at, len(lines)) if _NOTE.match(lines[i].text)), len(lines))
    return set(range(first, len(lines)))


def _add(blocks: list[Block], line: Line, kind: str, number: int, body: float) -> None:
    """Add a line to the block it goes on with, or begin a new one."""
    before = _open(blocks, kind, number)
    if before is not None and _goes_on(before, line, kind, number, body):
        if before is not blocks[-1]:  # the notes of its page stand between: they go before it
            blocks.remove(before)
            blocks.append(before)
        before.parts.append((number, line.text))
        before.last = line
        return
    cells = [run.text.replace("|", "\u00a6") for run in line.runs]
    blocks.append(Block(kind, line, [(number, f"| {' | '.join(cells)} |" if kind == "row" else line.text)]))


def _open(blocks: Sequence[Block], kind: str, number: int) -> Block | None:
    """The block that a line may go on with: the last, or on a new page the last before the notes of the one above."""
    if not blocks or kind == "note" or blocks[-1].kind != "note":
        return blocks[-1] if blocks else None
    at = len(blocks) - 1
    while at > 0 and blocks[at].kind == "note":
        at -= 1
    same = blocks[at].parts[0][0] == blocks[-1].parts[0][0] < number
    return blocks[at] if same and blocks[at].kind != "note" else None


def _goes_on(block: Block, line: Line, kind: str, number: int, body: float) -> bool:
    above = block.last
    alike = abs(line.size - above.size) <= 0.12 * max(line.size, above.size)
    if "row" in (kind, block.kind) or not alike or kind == "item":
        return False
    same = line.column == above.column
    near = 0 < above.y - line.y < 1.35 * max(line.pitch, above.pitch)
    flows = block.parts[-1][0] != number or line.y > above.y  # to the next page, or up to the next column
    if kind != block.kind:
        inside = block.kind == "item" and kind == "para" and line.left > above.edges[0] + 0.5 * body
        return inside and same and near and not _begins(block, line, body)
    if kind == "head":
        return same and 0 < above.y - line.y < 1.6 * line.size
    fresh = kind == "note" and block.ended and _NOTE.match(line.text) is not None
    return not fresh and _runs_on(block, line, body, near=near, same=same, flows=flows)


def _runs_on(block: Block, line: Line, body: float, *, near: bool, same: bool, flows: bool) -> bool:
    """Whether a line of prose goes on with a paragraph: right below it, in the next column or on the next page."""
    if same:
        return near and not _begins(block, line, body)
    if not flows:
        return near and not block.ended and line.text[0].islower()
    return not block.ended or (not _short(block.last, line) and line.text[0].islower())


def _begins(block: Block, line: Line, body: float) -> bool:
    """Whether a line right below another begins a paragraph: that one is short, or this one is set in."""
    above = block.last
    if (line.text[0].islower() and not block.ended) or above.text.endswith(("-", HYPHEN)):
        return False
    set_in = line.left - line.edges[0] > 0.8 * body and above.left - above.edges[0] < 0.4 * body
    return (block.kind == "para" and set_in) or (_short(above, line) and (block.ended or not line.text[0].islower()))


def _short(above: Line, line: Line) -> bool:
    """Whether the first word of a line would have had room on the one above."""
    first = len(line.text.split(maxsplit=1)[0]) + 1
    letter = (line.right - line.left) / max(len(line.text), 1)
    return above.right + first * letter < above.edges[1] - 0.5 * above.size
