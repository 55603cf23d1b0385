"""The example report that a newcomer checks first."""

from __future__ import annotations

from pathlib import Path

from tahqiq.claims.document import document
from tahqiq.terms import Document

_PATH = Path(__file__).parent / "example.md"


def example() -> Document:
    """The example as a document."""
    return document(_PATH.read_text("utf-8"), name="example.md")
