"""Who a claim is attributed to: "according to UCDP", "the report said", "per Pakistani estimates"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar

_ACCORDING = frozenset(("according to", "per", "as per"))
_DATA = re.compile(
    r"^(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:data|figures?|statistics|numbers|estimates|report|statement|study|survey|tally|count|records?)\b"
    r"(?:\s+(?!by\b|from\b)[\w-]+){0,4}?\s+(?:by|from|of)\s+(?:the\s+)?",
    re.I,
)
_MADE = grammar("made_by")
_OBSERVERS = frozenset(("record", "document", "count", "verify", "put", "publish", "express", "observe", "find"))
_ANAPHORS = grammar("anaphors")
_STOPS = grammar("stops")

_SOURCES = frozenset(
    ("data", "estimates", "records", "reports", "residents", "witnesses", "police", "media", "sources")
)
_BE = frozenset(("is", "was", "were", "are", "been", "be", "being"))
_PRONOUNS = frozenset(("it", "he", "she", "they", "report", "the report"))


@dataclass(frozen=True, slots=True)
class Source:
    """A source named in a sentence; ``anaphor`` where it only points back ("the report said")."""

    text: str
    sentence: int
    anaphor: bool = False


def find_source(text: str, parsed: Parsed) -> Source | None:
    """The source that governs the sentence, if it names one."""
    return _according(text, parsed) or _compiled(text, parsed) or _reporting(text, parsed)


def _compiled(text: str, parsed: Parsed) -> Source | None:
    """ "Compiled by the institute, the report says …"."""
    tokens = parsed.tokens
    for at in range(min(len(tokens) - 2, 12)):
        if tokens[at].norm in _MADE and tokens[at + 1].norm == "by":
            end = _phrase_end(tokens, at + 2)
            if end > at + 1 and any(t.capital for t in tokens[at + 2 : end + 1]):
                return _made(text, tokens, at + 2, end, parsed.index)
    return None


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
        known = any(t.capital or t.norm in _ANAPHORS or t.norm in _SOURCES for t in tokens[start : end + 1])
        if end >= start and known:
            return _made(text, tokens, start, end, parsed.index)
    return None


def _phrase_end(tokens: Sequence[Token], start: int) -> int:
    """The end of a source's noun phrase: punctuation other than brackets, a verb of saying, or a figure ends it."""
    depth, end = 0, start - 1
    for at in range(start, min(len(tokens), start + 22)):
        token = tokens[at]
        if token.text in "()":
            depth += 1 if token.text == "(" else -1
        elif depth == 0 and _ends_source(tokens, at):
            break
        end = at
    return end


def _ends_source(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == "q" or token.text in ',;:.–—"“”':
        return True
    following = [t.norm for t in tokens[at + 1 : at + 3]]
    if token.kind == "t":
        return "by" not in following[:1]
    if token.norm in ("on", "in") and len(following) == 2 and tokens[at + 1].kind == "t" and following[1] == "by":
        return False  # "a statement issued on Monday by the ministry"
    tag = token.tag("report")
    said = tag is not None and tag.form in ("past", "s") and not _by_next(tokens, at) and token.norm not in _SOURCES
    return said or (token.norm in _STOPS and token.norm != "and")


def _by_next(tokens: Sequence[Token], at: int) -> bool:
    """ "figures released by …": a participle, no verb of saying."""
    return at + 1 < len(tokens) and tokens[at + 1].norm in ("by", "from")


def _made(text: str, tokens: Sequence[Token], start: int, end: int, sentence: int) -> Source:
    written = text[tokens[start].start : tokens[end].end].strip()
    written = _DATA.sub("", written)
    written = re.sub(r"^(?:a|an|the)\s+", "", written) or written
    anaphor = (
        tokens[end].norm in _ANAPHORS
        and end - start < 3
        and not any(
            t.capital and t.norm not in ("the", "a", "an", "it", "he", "she", "they") for t in tokens[start : end + 1]
        )
    )
    return Source(written, sentence, anaphor)


def _reporting(text: str, parsed: Parsed) -> Source | None:
    """The subject of a verb of saying: the nearest name or noun before or, inverted, behind it."""
    tokens = parsed.tokens
    for at, token in enumerate(tokens):
        tag = token.tag("report")
        if tag is None or tag.form not in ("past", "s") or token.capital or token.tag("metric", "people"):
            continue
        start = _subject_start(tokens, at)
        if start is not None and (
            (tag.base in _OBSERVERS and not any(t.capital for t in tokens[start:at]))
            or any(t.tag("metric") for t in tokens[start:at])
            or (at and tokens[at - 1].norm in _BE)
        ):
            continue
        if start is not None and any(n.kind == "area" and n.last == at - 1 for n in parsed.names):
            continue
        if start is not None:
            return _made(text, tokens, start, _without_adverb(tokens, start, at - 1), parsed.index)
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is not None and (after.capital or after.norm == "the") and at and tokens[at - 1].text in ',"”':
            end = _phrase_end(tokens, at + 1)
            if end > at:
                return _made(text, tokens, at + 1, end, parsed.index)
    return None


def _without_adverb(tokens: Sequence[Token], start: int, end: int) -> int:
    while end > start and (tokens[end].norm in ("further", "also", "later", "then") or tokens[end].norm.endswith("ly")):
        end -= 1
    return end


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
        spoken = (tag := token.tag("report")) is not None and tag.form == "past"
        if spoken or (token.tag("verb", "middle", "dirverb", "event") and not token.capital and token.norm != "report"):
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
    """For every sentence the source that governs it.

    Its own; else, where it points back ("it added") or goes on in the same paragraph, the last one named; else the
    document's own source: one named at its head and spoken of again. A text that cites many has none of its own.
    """
    named = [find_source(text, item) for item in parsed]
    main = _main([source for source in named if source], parsed)
    found: list[str] = []
    last, paragraph = "", -1
    for item, given in zip(parsed, named, strict=True):
        source = given
        if source and not source.anaphor and last and source.text.split()[-1] in last.split():
            source = replace(source, anaphor=True)  # "the Mission" after "the UN Assistance Mission"
        if source and source.text and (not source.anaphor or (not last and source.text.casefold() not in _PRONOUNS)):
            last, paragraph = source.text, item.sentence.paragraph
            found.append(last)
        elif source and source.anaphor:
            found.append(last or main)
        else:
            goes_on = item.sentence.paragraph == paragraph and item.sentence.kind == "prose"
            found.append(last if goes_on else main)
    return found


def _main(named: Sequence[Source], parsed: Sequence[Parsed]) -> str:
    """The source the whole document reports, "" where there is none."""
    first = next((s for s in named if not s.anaphor and s.text), None)
    if first is None or first.sentence > 3:
        return ""
    others = {
        s.text for s in named if not s.anaphor and s.text and s.text not in first.text and first.text not in s.text
    }
    again = sum(s.anaphor or s.text in first.text or first.text in s.text for s in named)
    return first.text if again > len(others) and (again > 1 or (first.sentence < 2 and len(parsed) < 14)) else ""
