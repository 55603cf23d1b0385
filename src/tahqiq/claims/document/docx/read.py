"""From a DOCX file to its text: headings, paragraphs, list items, tables, notes, page breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tahqiq.claims.document.dates import iso_day
from tahqiq.claims.document.docx.package import Package
from tahqiq.claims.document.docx.styles import Styles, W, styles_of, value
from tahqiq.claims.document.docx.words import PAGE, Words, raised
from tahqiq.claims.document.raw import LIMIT, Raw
from tahqiq.errors import InputError

if TYPE_CHECKING:
    from lxml import etree

_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_WRAPS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_DEEPEST = 8  # levels of a list
_HEAD = 400  # characters in which a title ends


def read_docx(raw: bytes) -> Raw:
    """The text of a DOCX with all tracked changes accepted; notes stand behind the paragraph that refers to them.

    Headings are marked ``#``, list items ``-`` and table rows ``|`` as in Markdown. A page starts at each break made
    by hand; where there is none the document has no pages, for Word alone knows where they would fall. Title and date
    are the properties of the file. Raises ``InputError`` for an archive that is no DOCX, is broken, or is too large.
    """
    package = Package(raw)
    body = package.part("word/document.xml")
    reader = _Reader(package, styles_of(package.part("word/styles.xml")))
    text, pages = _paged("\n\n".join(_held(reader.blocks(body[0]))) if body is not None and len(body) else "")
    properties = package.part("docProps/core.xml")
    date = iso_day(_property(properties, f"{_TERMS}created"))
    first = text[:_HEAD].lstrip().partition("\n")[0]
    title = first[2:] if first.startswith("# ") else ""
    return Raw(text, pages, title, _property(properties, f"{_DUBLIN}title"), date)


def _held(blocks: Iterable[str]) -> Iterator[str]:
    """The blocks, as long as the text they make keeps its limit."""
    length = 0
    for block in blocks:
        length += len(block)
        if length > LIMIT:
            raise InputError(f"a DOCX of more than {LIMIT:,} characters arrived; split it")
        yield block


class _Reader:
    def __init__(self, package: Package, styles: Styles) -> None:
        self.styles = styles
        self.words = Words()
        self.told = 0  # notes already written out
        self._parts = {kind: _notes(package.part(f"word/{kind}s.xml"), kind) for kind in ("footnote", "endnote")}

    def blocks(self, parent: etree._Element) -> Iterator[str]:
        """The blocks of a body, a cell or a text box, in order."""
        carried, items = "", ""
        for element in _flat(parent):
            if element.tag == f"{W}tbl":
                block = self._table(element)
            else:
                words = carried + self.words.of(element)
                carried = words if _mark_deleted(element) else ""
                if carried:
                    continue
                block = self._paragraph(element, words)
            if block.lstrip().startswith("- ") and element.tag == f"{W}p":
                items = f"{items}\n{block}" if items else block
                continue
            yield from (b for b in (items, block) if b)
            items = ""
            yield from self._asides()
        yield from (b for b in (items, carried) if b)
        yield from self._asides()

    def _paragraph(self, element: etree._Element, words: str) -> str:
        properties = element.find(f"{W}pPr")
        style = value(properties, "pStyle") if properties is not None else ""
        words = "\n".join(" ".join(line.split(" ")).strip(" \t") for line in words.strip(" \t\n").split("\n"))
        if not words.strip(f" \n{PAGE}"):
            return PAGE if PAGE in words or _breaks(properties) else ""
        before = PAGE if words.startswith(PAGE) or _on(properties, "pageBreakBefore") else ""
        words = words.lstrip(f" \n{PAGE}")
        if style in self.styles.headings:
            words = "#" * self.styles.headings[style] + " " + words.replace("\n", " ")
        elif style in self.styles.lists or (properties is not None and properties.find(f"{W}numPr") is not None):
            words = f"{'  ' * self._depth(properties)}- {words.replace(chr(10), ' ')}"
        return before + words + (PAGE if _breaks(properties) else "")

    def _depth(self, properties: etree._Element | None) -> int:
        level = value(properties, f"numPr/{W}ilvl") if properties is not None else ""
        return min(int(level), _DEEPEST) if level.isdecimal() else 0

    def _table(self, table: etree._Element) -> str:
        rows = [
            [" ".join("\n".join(self.blocks(cell)).split()) for cell in _cells(row)]
            for row in table.iterchildren(f"{W}tr", *_WRAPS)
            for row in ([row] if row.tag == f"{W}tr" else row.iter(f"{W}tr"))
            if row.find(f"{W}trPr/{W}del") is None
        ]
        rows = [row for row in rows if any(row)]
        if all(len(row) == 1 for row in rows):
            return "\n\n".join(row[0] for row in rows)  # a box drawn around words
        return "\n".join("| " + " | ".join(cell.replace("|", "\u00a6") for cell in row) + " |" for row in rows)

    def _asides(self) -> Iterator[str]:
        """Text boxes and notes met since the last block."""
        boxes, self.words.boxes = self.words.boxes, []
        for box in boxes:
            yield from self.blocks(box)
        while self.told < len(self.words.notes):
            kind, number = self.words.notes[self.told]
            self.told += 1
            note = self._parts[kind].get(number)
            if note is not None:
                mark = raised(self.told)
                said = " ".join("\n".join(Words().of(p) for p in note.iter(f"{W}p")).split())
                yield f"{mark} {said}" if said else ""


def _flat(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a parent, those in content controls and tracked insertions among them."""
    for element in parent:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in _WRAPS:
            yield from _flat(element)


def _cells(row: etree._Element) -> list[etree._Element]:
    """A row's cells but those deleted, and those that only carry on the cell above."""
    cells = [c for c in row.iter(f"{W}tc") if next(c.iterancestors(f"{W}tr")) is row]
    return [c for c in cells if c.find(f"{W}tcPr/{W}cellDel") is None]


def _notes(part: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    return {} if part is None else {n.get(f"{W}id", ""): n for n in part.iter(f"{W}{kind}") if not n.get(f"{W}type")}


def _mark_deleted(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph is deleted, so that the next one runs on from it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _breaks(properties: etree._Element | None) -> bool:
    """Whether a section that ends here makes the next one start on a new page."""
    section = properties.find(f"{W}sectPr") if properties is not None else None
    return section is not None and value(section, "type") not in ("continuous", "nextColumn")


def _on(properties: etree._Element | None, name: str) -> bool:
    mark = properties.find(f"{W}{name}") if properties is not None else None
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "off")


def _paged(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without its page breaks, and where its pages start."""
    parts = [part.strip("\n") for part in text.split(PAGE)]
    if len(parts) == 1:
        return text, ()
    starts: list[int] = []
    pieces: list[str] = []
    length = 0
    for part in parts:
        if length and part:
            pieces.append("\n\n")
            length += 2
        starts.append(length)
        pieces.append(part)
        length += len(part)
    return "".join(pieces), tuple(starts)


def _property(part: etree._Element | None, tag: str) -> str:
    found = part.find(tag) if part is not None else None
    return (found.text or "").strip() if found is not None else ""
