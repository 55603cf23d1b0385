"""Whom each sentence of a text lays its words to."""

from __future__ import annotations

import re
from bisect import bisect_left

from tahqiq.claims.extract.home import tools
from tahqiq.claims.extract.parse import parse
from tahqiq.claims.extract.plain import Plain
from tahqiq.claims.extract.sources import find_source
from tahqiq.registry import Registry

_POINTS_BACK = "the source named before"
_ACCORDING = re.compile(r"\b(?:according to|in the (?:words|view) of)\s(?P<who>[\w' -]{2,60})", re.IGNORECASE)
"""Whoever it is, known by name or not."""


def attributed(read: Plain, registry: Registry) -> dict[int, str]:
    """From a sentence's start to the source that it names, as written; sentences without one are left out."""
    mentions = tools(registry)[0].mentions(read.text)
    starts = [m.start for m in mentions]
    found: dict[int, str] = {}
    for parsed in parse(read.text, None, mentions, read.sentences):
        sentence = parsed.sentence
        near = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        source = find_source(read.text, parsed, near)
        if source and (source.text or source.anaphor):
            found[sentence.start] = source.text or _POINTS_BACK
        elif said := _ACCORDING.search(read.text, sentence.start, sentence.end):
            found[sentence.start] = said["who"]
    return found
