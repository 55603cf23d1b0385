"""What stands in the margin of a brief: remarks of people, and who wrote a paragraph by hand."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from tahqiq.measure.wording import day

_LAST = re.compile(r"[.!?:;]*\s*$")


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note at the place in the text between the marks of its ``id``; ``kind`` is "comment" or "pinned"."""

    id: str
    kind: str
    text: str
    by: str
    on: dt.date

    @property
    def signed(self) -> str:
        """The whole note on a line, with who wrote it and when."""
        who = f"{self.by}, {day(self.on)}"
        return f"{who}: {self.text}" if self.kind == "comment" else f"Written by {who}. {self.text}".strip()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (docs/reference/brief.md)."""
        return {"id": self.id, "kind": self.kind, "text": self.text, "by": self.by, "on": self.on.isoformat()}


def marked(text: str, id_: str) -> str:
    """Text between the marks of a note, the last of them before the stop that ends the sentence."""
    stop = _LAST.search(text)
    end = stop.start() if stop else len(text)
    return f"[]{{#{id_} .m}}{text[:end]}[]{{#{id_}e .m}}{text[end:]}"
