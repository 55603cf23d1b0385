"""Whether a text is the document that was decided on, lightly edited or not: by its words, not by its name.

The sketch of a text is the smallest hashes of its word triples (bottom-k sampling: Broder 1997, "On the resemblance
and containment of documents"); the share of common ones estimates how much of two texts is the same.
"""

from __future__ import annotations

import heapq
import re
import zlib
from functools import lru_cache

from tahqiq.terms import DecidedOn, Document

SIZE = 128  # hashes kept; the estimate is then within about 0.09 of the truth (two standard errors)
SAME = 0.5  # share of common word triples from which two texts are versions of one document
_WORD = re.compile(r"\w+")


def decided_on(document: Document) -> DecidedOn:
    """What is kept of a document with a decision on it."""
    title = document.title.encode("utf-8", "replace").decode().replace("\x00", "")
    return DecidedOn(document.sha256, title, document.date, sketch(document.text))


@lru_cache(maxsize=8)
def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's word triples, ascending. Linear in its length."""
    words = [w.encode("utf-8", "surrogatepass") for w in _WORD.findall(text.casefold())]
    triples = {zlib.crc32(b" ".join(t)) for t in zip(words, words[1:], words[2:], strict=False)}
    if not triples:
        triples = {zlib.crc32(b" ".join(words))}
    return tuple(heapq.nsmallest(SIZE, triples))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The estimated share of word triples that two texts have in common, 0 to 1."""
    sample = heapq.nsmallest(SIZE, {*one, *other})
    common = {*one} & {*other}
    return sum(h in common for h in sample) / len(sample) if sample else 1.0


def is_version(document: Document, made_on: DecidedOn) -> bool:
    """Whether the document is the one that was decided on, or an edited version of it."""
    return document.sha256 == made_on.sha256 or likeness(sketch(document.text), made_on.sketch) >= SAME


def is_namesake(document: Document, made_on: DecidedOn) -> bool:
    """Whether they bear the same title and date, whatever their texts."""
    return bool(made_on.title) and (document.title, document.date) == (made_on.title, made_on.date)
