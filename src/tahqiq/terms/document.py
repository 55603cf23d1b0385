"""A document: the text that claims are anchored in."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its title and date.

    ``date_from`` says where the date was taken: "given", "text", "page" (what a web page says of itself), "file"
    (when a PDF or DOCX was made) or "". ``pages`` are the offsets where its pages start, in order, none where it has no
    pages. ``notes`` say what of its file was not read.
    """

    text: str
    title: str = ""
    date: dt.date | None = None
    date_from: str = ""
    name: str = ""
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def page(self, offset: int) -> int | None:
        """The page, from 1, that an offset of the text stands on; None where the document has no pages."""
        return max(bisect_right(self.pages, offset), 1) if self.pages else None

    @property
    def called(self) -> str:
        """What it is called: its title, else the name of its file."""
        return self.title or self.name or "Untitled report"

    @property
    def sha256(self) -> str:
        """The digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "date_from": self.date_from,
            "sha256": self.sha256,
            "length": len(self.text),
            "pages": list(self.pages),
            "notes": list(self.notes),
        }
