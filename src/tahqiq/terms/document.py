"""A document: the text that claims are anchored in."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its title and date. ``date_from`` says where the date was taken: "given", "text", ""."""

    text: str
    title: str = ""
    date: dt.date | None = None
    date_from: str = ""
    name: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "title": self.title,
            "date": self.date.isoformat() if self.date else None,
            "sha256": self.sha256,
            "length": len(self.text),
        }
