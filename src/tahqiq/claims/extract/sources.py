"""Who a claim is attributed to: "according to UCDP", "the report said", "per Pakistani estimates"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_ACCORDING = frozenset(("according to", "per", "as per"))
_DATA = re.compile(
    r"^(?:the\s+)?(?:latest\s+|new\s+|official\s+|casualty\s+)?(?:data|figures?|statistics|numbers|estimates|records)\s+(?:\w+\s+){0,2}?(?:from|of|by)\s+(?:the\s+)?",
    re.I,
)
_ANAPHORS = grammar("anaphors")
_STOPS = grammar("stops")

_PRONOUNS = frozenset(("it", "he", "she", "they", "report", "the report"))


@dataclass(frozen=True, slots=True)
class Source:
    """A source named in a sentence; ``anaphor`` where it only points back ("the report said")."""

    text: str
    sentence: int
    anaphor: bool = False


def find_source(text: str, parsed: Parsed) -> Source | None:
    """The source that governs the sentence, if it names one."""
    return _according(text, parsed) or _reporting(text, parsed)


def _according(text: str, parsed: Parsed) -> Source | None:
    tokens = parsed.tokens
    for at, token in enumerate(tokens):
        following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        start = 0
        if token.norm == "according" and following == "to":
            start = at + 2
        elif (token.norm == "per" and at and tokens[at - 1].norm in (",", "as")) or (token.norm == "per" and at == 0):
            start = at + 1
        if not start or start >= len(tokens):
            continue
        end = _phrase_end(tokens, start)
        if end >= start:
            return _made(text, tokens, start, end, parsed.index)
    return None


def _phrase_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a source's noun phrase: punctuation other than brackets, a verb of saying, or a figure ends it."""
    depth, end = 0, start - 1
    for at in range(start, min(len(tokens), start + 22)):
        token = tokens[at]
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif depth == 0 and (
            token.kind in "qt"
            or token.text in ',;:.–—"“”'
            or (token.norm in _STOPS and token.norm != "and")
            or ((tag := token.tag("report")) and tag.form in ("past", "s"))
        ):
            break
        end = at
    return end


def _made(text: str, tokens: Sequence[Token], start: int, end: int, sentence: int) -> Source:
    written = text[tokens[start].start : tokens[end].end].strip()
    written = _DATA.sub("", written)
    written = re.sub(r"^(?:a|an|the)\s+", "", written) or written
    anaphor = tokens[end].norm in _ANAPHORS and end - start < 3 and not any(t.capital for t in tokens[start : end + 1])
    return Source(written, sentence, anaphor)


def _reporting(text: str, parsed: Parsed) -> Source | None:
    """The subject of a verb of saying: the nearest name or noun before or, inverted, behind it."""
    tokens = parsed.tokens
    for at, token in enumerate(tokens):
        tag = token.tag("report")
        if tag is None or tag.form not in ("past", "s") or token.capital or token.tag("metric", "people"):
            continue
        start = _subject_start(tokens, at)
        if start is not None and any(n.kind == "area" and n.last == at - 1 for n in parsed.names):
            continue
        if start is not None:
            return _made(text, tokens, start, at - 1, parsed.index)
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is not None and (after.capital or after.norm == "the") and at and tokens[at - 1].text in ',"”':
            end = _phrase_end(tokens, at + 1)
            if end > at:
                return _made(text, tokens, at + 1, end, parsed.index)
    return None


def _subject_start(tokens: Sequence[Token], verb: int) -> int | None:
    at = verb - 1
    if at < 0:
        return None
    if tokens[at].norm in ("it", "he", "she", "they"):
        return at
    start, seen = None, False
    while at >= 0 and verb - at < 16:
        token = tokens[at]
        if (
            (token.text in ',;:."“”’–—' and token.text not in "()")
            or token.kind in "qt"
            or token.norm in ("that", "which", "while", "but", "has", "have", "when", "in", "at", "and", "after")
        ):
            break
        if token.tag("verb", "middle", "dirverb", "event") and not token.capital:
            break
        seen = (
            seen
            or token.capital
            or token.norm in _ANAPHORS
            or token.norm in ("report", "statement", "sources", "ministry", "government", "military", "police")
        )
        start = at
        at -= 1
    return start if seen or (start is not None and verb - start < 7 and tokens[verb - 1].tag("people")) else None


def governing(text: str, parsed: Sequence[Parsed]) -> list[str]:
    """For every sentence the source that governs it: its own, else the last one named in the document."""
    found: list[str] = []
    last = ""
    for item in parsed:
        source = find_source(text, item)
        if source and source.text and (not source.anaphor or (not last and source.text.casefold() not in _PRONOUNS)):
            last = source.text
        found.append(last)
    return found
