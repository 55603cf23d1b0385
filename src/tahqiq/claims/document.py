"""A file or a string as a document: its text, title and date."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from tahqiq.errors import InputError
from tahqiq.terms import Document

LIMIT = 8_000_000  # characters; about 1.3 million words, far above any report
_HTML = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|article|div|p)\b", re.IGNORECASE)
_MONTHS: tuple[str, ...] = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
)
_MONTHS += ("November", "December")
_MONTH = "|".join(f"{m}|{m[:3]}" for m in _MONTHS)
_DAY = rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})\.?,?\s+(?P<y1>\d{{4}})"
_DAY += rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
_DAY += r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
_AS_OF = re.compile(rf"\b(?:as\s+of|as\s+at|updated|published|dated?)\s*(?:on)?[:\s]+{_DAY}", re.IGNORECASE)
_HEAD_LINE = re.compile(rf"^\W*(?:\w+,?\s+)?{_DAY}\W*$", re.IGNORECASE | re.MULTILINE)
_HEAD = 600  # characters in which a line that is only a date is the document's


def read(path: Path, *, date: dt.date | None = None) -> Document:
    """A text, Markdown or HTML file as a document.

    Raises ``InputError`` for a file that cannot be read, is not text, or is too long.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}); give the path of a text, Markdown or HTML file"
        ) from error
    found = from_bytes(raw, name=str(path), date=date)
    return found if found.title else replace(found, title=path.stem)


def from_bytes(raw: bytes, *, name: str, date: dt.date | None = None) -> Document:
    """The bytes of a text, Markdown or HTML file as a document. Errors as ``read``."""
    if len(raw) > 4 * LIMIT:
        raise InputError(
            f"{name}: {len(raw) / 1e6:,.0f} MB arrived; a report of at most {LIMIT / 1e6:.0f} million characters "
            "was expected; split it"
        )
    if raw.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise InputError(f"{name}: a PDF or office file arrived; text, Markdown or HTML was expected; save it as text")
    text = _decoded(raw, name)
    if _HTML.search(text[:5000]):
        return _from_html(text, name, date)
    return document(text, name=name, date=date)


def _decoded(raw: bytes, name: str) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    if b"\x00" in raw:
        raise InputError(f"{name}: a binary file arrived; text, Markdown or HTML was expected")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    odd = sum(1 for c in text[:20_000] if c == "\ufffd" or (unicodedata.category(c) == "Cc" and c not in "\n\r\t\f"))
    if odd > 0.01 * min(len(text), 20_000):
        raise InputError(f"{name}: a binary file arrived; text, Markdown or HTML was expected")
    return text


def _from_html(text: str, name: str, date: dt.date | None) -> Document:
    """The article of a page, as its readers see it."""
    import trafilatura

    meta = trafilatura.extract_metadata(text)
    body = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True) or ""
    found = dt.date.fromisoformat(meta.date[:10]) if meta and meta.date and date is None else None
    title = meta.title or "" if meta else ""
    return document(body, name=name, title=title, date=date or found)


def document(text: str, *, name: str = "", title: str = "", date: dt.date | None = None) -> Document:
    """A text as a document; its title is its first line where that reads as one, its date what it says of itself."""
    if len(text) > LIMIT:
        raise InputError(
            f"{name or 'the text'}: {len(text):,} characters arrived; at most {LIMIT:,} were expected; split it"
        )
    said = None if date else date_in(text)
    return Document(
        text=text, title=title or _title(text), date=date or said,
        date_from="given" if date else ("text" if said else ""), name=name,
    )  # fmt: skip


def _title(text: str) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "").lstrip("#").strip()
    return first if len(first) <= 160 and not first.endswith((".", ":", ";")) else ""


def date_in(text: str) -> dt.date | None:
    """The day a text gives as its own: "As of 8 April 2025", or a date line near the top. None if it gives none."""
    for match in (*_HEAD_LINE.finditer(text[:_HEAD]), *_AS_OF.finditer(text)):
        found = _day(match)
        if found:
            return found
    return None


def _day(match: re.Match[str]) -> dt.date | None:
    part = match.groupdict()
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), ("d3", "m3", "y3")):
        if part[year]:
            number = part[month]
            index = int(number) if number.isdigit() else [m[:3].lower() for m in _MONTHS].index(number[:3].lower()) + 1
            try:
                return dt.date(int(part[year]), index, int(part[day]))
            except ValueError:
                return None
    return None
