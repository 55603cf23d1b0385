"""A remark on the language of a text, and what a lint of it gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tahqiq.terms import Document


class Severity(StrEnum):
    """A ``warning`` asks for a change; a ``note`` for a look."""

    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Published:
    """The published rule that a remark rests on; ``url`` is its page."""

    title: str
    url: str

    def to_dict(self) -> dict[str, str]:
        """The JSON form."""
        return {"title": self.title, "url": self.url}


@dataclass(frozen=True, slots=True)
class Remark:
    """One place in a text: ``text[start:end] == quote``.

    ``why`` says in a clause what is wrong, ``instead`` what to write. ``attributed_to`` is whom the sentence lays its
    words to, where that made a warning a note.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    quote: str
    why: str
    instead: str
    source: Published | None = None
    attributed_to: str = ""

    def to_dict(self, document: Document) -> dict[str, Any]:
        """The JSON form; ``line`` and ``column`` count from 1, ``page`` is None where the document has no pages."""
        line, column = position(document.text, self.start)
        return {
            "rule": self.rule, "severity": str(self.severity), "quote": self.quote, "start": self.start,
            "end": self.end, "line": line, "column": column, "page": document.page(self.start), "why": self.why,
            "instead": self.instead, "source": self.source.to_dict() if self.source else None,
            "attributed_to": self.attributed_to,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class LintResult:
    """A document's remarks, in the order of the text."""

    document: Document
    remarks: tuple[Remark, ...]

    @property
    def warnings(self) -> int:
        """How many of the remarks are warnings."""
        return sum(r.severity is Severity.WARNING for r in self.remarks)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form, as ``docs/reference/lint.schema.json`` describes it."""
        return {
            "document": self.document.to_dict(),
            "remarks": [r.to_dict(self.document) for r in self.remarks],
            "summary": {"warning": self.warnings, "note": len(self.remarks) - self.warnings},
        }


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
