"""What a reader of one format gives back, and the limits that all of them keep."""

from __future__ import annotations

from dataclasses import dataclass

LIMIT = 8_000_000
"""Characters of a document; about 1.3 million words, far above any report."""
MEGABYTES = {"pdf": 200, "docx": 100, "html": 32, "text": 32}
"""Of a file, by kind; the pictures of a PDF or DOCX count."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A file's text. ``pages`` are the offsets where pages start, none where the format has none.

    ``title`` is what the file marks as its title in the text; ``title_of_file`` and ``date`` (ISO) are its metadata,
    used only where the text gives none. ``notes`` say what was left unread.
    """

    text: str
    pages: tuple[int, ...] = ()
    title: str = ""
    title_of_file: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()


def megabytes(size: int) -> str:
    """A number of bytes as an editor reads it: "50 MB"."""
    return f"{size / 1e6:,.0f} MB"
