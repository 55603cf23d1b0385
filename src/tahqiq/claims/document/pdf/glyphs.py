"""The words of a PDF's pages with their places, from PDFium."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tahqiq.claims.document.pdf.model import HYPHEN, Page, Run
from tahqiq.errors import InputError

CHARACTERS = 500_000
"""Of one page; a full page of small print has 10,000."""
_GAP = 1.3  # heights of type: a wider space within a line parts columns or cells
_RAISED = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
_SMALL, _HIGH = 0.93, 0.12  # of the type beside it: a figure smaller than that and raised by this marks a note
_WORD = re.compile(r"[^\s\x02\ufffe]+(\x02|\ufffe)?")
_ROUND = 64
_LEVEL = 2 * math.pi / _ROUND  # the step in which the angles of text are told apart


def page_of(document: pdfium.PdfDocument, number: int) -> Page:
    """The runs of a page, in the order of the file. Raises ``InputError`` for one that holds far too much."""
    sheet = document[number]
    try:
        words = sheet.get_textpage()
        try:
            count = pdfium_c.FPDFText_CountChars(words)
            if count > CHARACTERS:
                raise InputError(f"a PDF with {count:,} characters on page {number + 1} arrived; save it as text")
            page = Page(number, list(_Sheet(words, count).runs()))
        finally:
            words.close()
        if not page.runs:
            images = sheet.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3)
            page.pictures = any(True for _ in islice(images, 1))
        return page
    finally:
        sheet.close()


class _Sheet:
    """The characters of one page."""

    def __init__(self, words: Any, count: int) -> None:
        self.handle = words.raw
        read = pdfium_c.FPDFText_GetUnicode
        self.text = "".join([chr(read(self.handle, at)) for at in range(count)])
        self._box = pdfium_c.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.angle = 0.0

    def runs(self) -> Iterator[Run]:
        """The runs of most of the page's words, upright; what is printed across them (a stamp) is left out."""
        found = [(m.start(), m.end() - bool(m[1]), bool(m[1])) for m in _WORD.finditer(self.text)]
        angles = {
            start: round(pdfium_c.FPDFText_GetCharAngle(self.handle, start) / _LEVEL) % _ROUND
            for start, *_ in found
        }  # fmt: skip
        if not angles:
            return
        main = Counter(angles.values()).most_common(1)[0][0]
        self.angle = -main * _LEVEL  # PDFium turns with the clock
        run: Run | None = None
        for start, end, broken in found:
            if angles[start] != main:
                continue
            word = self._word(start, end, broken)
            joined = _joined(run, word, self.text[start - 1]) if run else None
            if run is not None and joined is None:
                yield run
            run = joined or word
        if run is not None:
            yield run

    def _word(self, start: int, end: int, broken: bool) -> Run:
        left, _, bottom, top = self._place(start)
        right = self._place(end - 1)[1]
        y, size = self._baseline(start), max(top - bottom, 0.1)
        text = self.text[start:end]
        if text[-1].isdecimal():
            text = self._with_marks(start, end, y, size)
        if any("\ud800" <= c <= "\udfff" for c in text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return Run(text + HYPHEN * broken, left, right, y, size)

    def _with_marks(self, start: int, end: int, y: float, size: float) -> str:
        """A word whose last figures are small and raised is followed by the mark of a note."""
        at = end
        while at > start + 1 and self.text[at - 1].isdecimal():
            _, _, bottom, top = self._place(at - 1)
            if top - bottom > _SMALL * size or self._baseline(at - 1) < y + _HIGH * size:
                break
            at -= 1
        return self.text[start:at] + self.text[at:end].translate(_RAISED)

    def _place(self, at: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a character's type, upright."""
        box = self._box
        pdfium_c.FPDFText_GetLooseCharBox(self.handle, at, box)
        if abs(self.angle) < _LEVEL / 2:
            return box.left, box.right, box.bottom, box.top
        corners = [self._turned(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), max(xs), min(ys), max(ys)

    def _baseline(self, at: int) -> float:
        pdfium_c.FPDFText_GetCharOrigin(self.handle, at, self._x, self._y)
        return self._turned(self._x.value, self._y.value)[1]

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return x * cos + y * sin, y * cos - x * sin


def _joined(run: Run, word: Run, between: str) -> Run | None:
    """A run with the next word of the file, None where that stands elsewhere; ``between`` stands before it."""
    size = max(run.size, word.size)
    apart = word.left - run.right
    if abs(word.y - run.y) > 0.5 * size or not -0.5 * size < apart < _GAP * size or run.text.endswith(HYPHEN):
        return None
    text = word.text
    glued = not between.isspace() or (between in "\r\n" and apart < 0.1 * size)
    if word.size < _SMALL * run.size and word.y > run.y + _HIGH * run.size and text.isdecimal():
        return Run(run.text + text.translate(_RAISED), run.left, word.right, run.y, run.size)
    larger = run if len(run.text) >= len(text) else word
    return Run(f"{run.text}{'' if glued else ' '}{text}", run.left, max(run.right, word.right), larger.y, larger.size)
