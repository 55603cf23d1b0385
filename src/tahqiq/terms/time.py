"""Spans of days that keep what is not known of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """An interval of inclusive days. A side that the text does not give is None, never guessed.

    ``text`` is the wording it was read from; ``resolved_from`` says how a relative or partial wording became
    days: "" (written out in full), "document date", "same sentence", "previous sentence", "document",
    "named event", "decision" (an editor gave it).
    """

    start: dt.date | None
    end: dt.date | None
    text: str = ""
    resolved_from: str = ""

    @property
    def days(self) -> int | None:
        """Its length in days, if both ends are known."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    def to_dict(self) -> dict[str, str | None]:
        """The JSON form."""
        return {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "text": self.text,
            "resolved_from": self.resolved_from,
        }
