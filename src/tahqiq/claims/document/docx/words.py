"""The words of one DOCX paragraph: what stands there with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tahqiq.claims.document.docx.styles import W

if TYPE_CHECKING:
    from lxml import etree

MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt"))
_SAID = {
    f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " ",
}  # fmt: skip
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
PAGE = "\f"
"""Stands in a paragraph's words where a page break does."""


def raised(number: int) -> str:
    """A number in superscript figures, which no grammar takes for one of the text's."""
    return str(number).translate(_RAISED)


@dataclass(slots=True)
class Words:
    """Reads paragraphs; ``notes`` are the foot- and endnotes referred to so far, as (kind, id)."""

    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def of(self, paragraph: etree._Element) -> str:
        """A paragraph's words, ``PAGE`` where a page is broken by hand."""
        return "".join(self._of(paragraph))

    def _of(self, element: etree._Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in (f"{W}t", f"{MATHS}t"):
                yield child.text or ""
            elif tag in _SAID:
                yield _SAID[tag]
            elif tag == f"{W}br":
                yield PAGE if child.get(f"{W}type") == "page" else "\n"
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
                yield raised(len(self.notes))
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag == _ALTERNATIVES:  # the same thing twice, for newer and for older readers
                yield from self._of(child[0]) if len(child) else ()
            elif isinstance(tag, str) and tag not in _GONE and not (tag == f"{W}r" and _hidden(child)):
                yield from self._of(child)


def _hidden(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in ("0", "false", "off")
