"""What arrived: told from the bytes, never from a file's name."""

from __future__ import annotations

import re
import unicodedata

from tahqiq.errors import InputError

EXPECTED = "a text, Markdown, HTML, PDF or DOCX file was expected"
_HTML = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|article|div|p)\b", re.IGNORECASE)
_HEAD = 5000  # characters in which a page shows its first tag
_SAMPLE = 20_000  # bytes in which a binary file shows itself
_OTHERS = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.doc) or one locked with a password",
        "save it as DOCX or PDF, unlocked",
    ),
    (b"{\\rtf", "a rich-text file (RTF)", "save it as DOCX or PDF"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it"),
    (b"Rar!", "an archive (RAR)", "unpack it"),
    (b"7z\xbc\xaf", "an archive (7z)", "unpack it"),
    (b"\x89PNG", "a picture", "read it into text first (OCR)"),
    (b"\xff\xd8\xff", "a picture", "read it into text first (OCR)"),
)


def kind_of(raw: bytes) -> str:
    """``pdf``, ``zip`` (a DOCX, perhaps) or ``text``. Raises ``InputError``, without the file's name, for others."""
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    for magic, what, todo in _OTHERS:
        if raw.startswith(magic):
            raise InputError(f"{what} arrived; {EXPECTED}; {todo}")
    return "text"


def decoded(raw: bytes) -> str:
    """The text of bytes in UTF-8, UTF-16 or, failing that, Windows' Western encoding.

    Raises ``InputError``, without the file's name, for bytes that are no text.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    if b"\x00" in raw:
        return _without_mark(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    if _odd(text) > 0.01:
        raise InputError(f"a binary file arrived; {EXPECTED}")
    return text


def _without_mark(raw: bytes) -> str:
    """UTF-16 without its mark, where every other byte of an English text is nought."""
    sample = raw[:_SAMPLE]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[first::2].count(0)
        if zeros > 0.8 * len(sample[first::2]) and sample[1 - first :: 2].count(0) < 0.05 * len(sample):
            return raw.decode(encoding, errors="replace")
    raise InputError(f"a file with NUL characters arrived, which no text has; {EXPECTED}")


def _odd(text: str) -> float:
    """The share of a text's first characters that no text has."""
    sample = text[:_SAMPLE]
    odd = sum(1 for c in sample if c == "\ufffd" or (unicodedata.category(c) == "Cc" and c not in "\n\r\t\f"))
    return odd / max(len(sample), 1)


def is_html(text: str) -> bool:
    """Whether a text is a web page."""
    return bool(_HTML.search(text[:_HEAD]))
