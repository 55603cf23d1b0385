"""The claims of a document as they are found, remembered: reading a text takes longest of all that a check does."""

from __future__ import annotations

from functools import lru_cache

from tahqiq.claims.extract import extract
from tahqiq.registry import Registry
from tahqiq.terms import Claim, Document


@lru_cache(maxsize=48)
def found(source: Document, known: Registry) -> tuple[Claim, ...]:
    """The claims before anybody decided on them; the same as long as the registry is."""
    return tuple(extract(source, known))
