"""From a PDF file to its text and pages."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tahqiq.claims.document.dates import iso_day
from tahqiq.claims.document.pdf.columns import Order
from tahqiq.claims.document.pdf.glyphs import page_of
from tahqiq.claims.document.pdf.margins import without_margins
from tahqiq.claims.document.pdf.model import Line, Page
from tahqiq.claims.document.pdf.paragraphs import Block, blocks_of, body_size
from tahqiq.claims.document.pdf.words import Joiner, plain
from tahqiq.claims.document.raw import LIMIT, Raw
from tahqiq.errors import InputError

PAGES = 3000
_TITLE = 1.3  # of the size of the text's type
_BULLETS = re.compile("^[\u2022\u2023\u25aa\u25cf\u25cb\u25e6\u00b7\u2043*]\\s+")
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_JUNK = re.compile(r"(?i)^(?:microsoft|untitled|document\d*$|slide)|\.(?:docx?|indd|pdf|qxd|pptx?|odt|tex|rtf)$")


def read_pdf(raw: bytes) -> Raw:
    """The text of a PDF in reading order, its running heads and page numbers left out.

    ``pages`` has an offset for each sheet; one without words starts where the next does. Headings are marked ``#``,
    list items ``-`` and table rows ``|`` as in Markdown. Raises ``InputError`` for a PDF that is locked, broken, too
    long, or has pictures in place of words.
    """
    pages, notes, title, date = _pages(raw)
    _has_words(pages)
    kept, heads = without_margins(pages)
    order = Order()
    lines = [order.lines(page.runs) for page in kept]
    if heads:
        lines[0] = order.lines(heads) + lines[0]
    text, starts = _text(blocks_of(lines), len(pages))
    return Raw(text, starts, _title(lines), "" if _JUNK.search(title) else title, date, tuple(notes))


def _pages(raw: bytes) -> tuple[list[Page], list[str], str, str]:
    """The pages, what could not be read of them, and the file's own title and date (ISO, or "")."""
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise InputError("a PDF locked with a password arrived; save it unlocked") from error
        raise InputError("a PDF arrived that is broken or cut off; fetch or save it again") from error
    count = len(document)
    if count > PAGES:
        raise InputError(f"a PDF of {count:,} pages arrived; at most {PAGES:,} were expected; split it")
    pages, lost, length = [], [], 0
    for number in range(count):
        try:
            page = page_of(document, number)
        except pdfium.PdfiumError:
            page = Page(number)
            lost.append(number)
        length += sum(len(run.text) + 1 for run in page.runs)
        if length > LIMIT:
            raise InputError(f"a PDF of more than {LIMIT:,} characters arrived; split it")
        pages.append(page)
    if len(lost) == count:
        raise InputError("a PDF arrived none of whose pages can be read; fetch or save it again")
    about = document.get_metadata_dict()
    made = _DATE.match(about.get("CreationDate", ""))
    date = iso_day("-".join(made.groups())) if made else ""
    return pages, _unread(pages, lost), " ".join(about.get("Title", "").split()), date


def _unread(pages: list[Page], lost: list[int]) -> list[str]:
    notes = []
    pictures = [page.number for page in pages if page.pictures]
    if pictures and len(pictures) * 2 < len(pages):
        notes.append(f"{_numbers(pictures)} without words, perhaps scanned: not read")
    if lost:
        notes.append(f"{_numbers(lost)} broken: not read")
    return notes


def _numbers(pages: list[int]) -> str:
    shown = ", ".join(str(number + 1) for number in pages[:8]) + (" \u2026" if len(pages) > 8 else "")
    return f"page {shown} is" if len(pages) == 1 else f"pages {shown} are"


def _has_words(pages: list[Page]) -> None:
    """Refuse a PDF of pictures, and one whose fonts do not say which letters they show."""
    pictures = sum(page.pictures for page in pages)
    sample = "".join(run.text for page in pages for run in page.runs)[:200_000]
    if pictures * 2 >= len(pages) and pictures:
        raise InputError(
            f"a scanned PDF arrived: {pictures} of its {len(pages)} pages are pictures without words; "
            "read it into text first (OCR, for example with ocrmypdf)"
        )
    if not sample:
        raise InputError("a PDF without a word arrived; if it shows text, read it into text first (OCR)")
    odd = sum("\ue000" <= c <= "\uf8ff" or c < " " or c == "\ufffd" for c in sample)
    if odd > 0.3 * len(sample):
        raise InputError("a PDF arrived whose fonts do not say which letters they show; read it into text first (OCR)")


def _title(lines: list[list[Line]]) -> str:
    """The largest words of the first page, where they stand out."""
    body = body_size(lines)
    largest = max((line.size for line in lines[0]), default=0.0) if lines else 0.0
    if largest < _TITLE * body:
        return ""
    words = " ".join(plain(line.text) for line in lines[0] if line.size > 0.95 * largest)
    return words if len(words) <= 200 else ""


def _text(blocks: list[Block], count: int) -> tuple[str, tuple[int, ...]]:
    """The blocks as one text, and the offset at which each of ``count`` pages starts in it."""
    joiner = Joiner(plain(part) for block in blocks for _, part in block.parts)
    pieces: list[str] = []
    starts: dict[int, int] = {}
    length, kind = 0, ""
    for block in blocks:
        if pieces:
            pieces.append("\n" if block.kind == kind and kind in ("row", "item") else "\n\n")
            length += len(pieces[-1])
        kind = block.kind
        above = ""
        for page, part in block.parts:
            words = _marked(plain(part), kind) if not above else plain(part)
            if above:
                pieces[-1], between = joiner.glue(above, words)
                length += len(pieces[-1]) - len(above) + len(between)
                pieces.append(between)
            starts.setdefault(page, length)
            pieces.append(words)
            length += len(words)
            above = words
    following = length
    pages = [0] * count
    for page in range(count - 1, -1, -1):
        following = pages[page] = starts.get(page, following)
    if pages:
        pages[0] = 0
    return "".join(pieces), tuple(pages)


def _marked(words: str, kind: str) -> str:
    if kind == "head":
        return f"# {words}"
    return f"- {_BULLETS.sub('', words)}" if kind == "item" and _BULLETS.match(words) else words
