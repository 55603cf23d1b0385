"""The claims of a document as they are found, remembered: reading a text takes longest of all that a check does."""

from __future__ import annotations

from functools import lru_cache

from tahqiq.claims.extract import extract
from tahqiq.registry import Registry
from tahqiq.terms import Claim, Document

_given: dict[Document, tuple[Claim, ...]] = {}


@lru_cache(maxsize=48)
def found(source: Document, known: Registry) -> tuple[Claim, ...]:
    """The claims before anybody decided on them; the same as long as the registry is."""
    given = _given.get(source)
    return tuple(extract(source, known)) if given is None else given


def remember(source: Document, known: Registry, claims: tuple[Claim, ...]) -> None:
    """Takes what another process found in a document for what is found in it."""
    _given[source] = claims
    try:
        found(source, known)
    finally:
        _given.pop(source, None)
