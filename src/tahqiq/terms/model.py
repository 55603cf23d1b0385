"""A language model as a second extractor: which one is asked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Model:
    """A language model at an OpenAI-compatible address.

    ``url`` is the API's root (``http://localhost:8080/v1``) or its ``/chat/completions``. ``key`` is sent as bearer
    token if there is one. ``seconds`` is the time that all requests for one document may take together.
    """

    name: str
    url: str
    key: str = field(default="", repr=False)
    seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Rejected:
    """A proposal of the model that was not taken: its quote as it came, and why."""

    quote: str
    reason: str

    def to_dict(self) -> dict[str, str]:
        """The JSON form."""
        return {"quote": self.quote, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Difference:
    """A slot of a claim that the model fills otherwise; both in JSON form."""

    claim: str
    slot: str
    found: Any
    proposed: Any

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"claim": self.claim, "slot": self.slot, "found": self.found, "proposed": self.proposed}


@dataclass(frozen=True, slots=True)
class ModelRun:
    """What came of asking a model about one document.

    The text was sent in so many ``pieces``; ``unread`` says of each that got no usable answer where it is and why.
    """

    name: str
    url: str
    pieces: int
    unread: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    differences: tuple[Difference, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "name": self.name, "url": self.url, "pieces": self.pieces, "complete": not self.unread,
            "unread": list(self.unread), "rejected": [r.to_dict() for r in self.rejected],
            "differences": [d.to_dict() for d in self.differences],
        }  # fmt: skip
