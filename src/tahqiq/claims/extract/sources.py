"""Who a claim is attributed to: "according to UCDP", "the report said", "per Pakistani estimates"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.claims.extract.draft import Parsed
from tahqiq.claims.extract.names import Mention
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
_SPEECH = frozenset(("say", "claim", "state", "announce", "declare", "confirm", "tell", "maintain", "warn", "add"))
_PLURAL_SOURCES = frozenset(
    ("reports", "figures", "data", "estimates", "officials", "residents", "witnesses", "police", "authorities",
     "sources", "media", "statistics", "records")
)  # fmt: skip
_CLAUSE_WORDS = frozenset(("there", "he", "she", "it", "they", "has", "have", "had", "will", "would")) | _BE
_TELLS = re.compile(
    r"(?:\s\d{4})?(?:['’]s?\s(?:[\w-]+\s){0,2}?(?:counts?|data|figures?|estimates?|numbers|tally|toll|totals?|records?|series|"
    r"report|database)\b|\s(?:counts?|counted|records?|recorded|puts?|documents?|documented|lists|listed|found|shows)\b)"
)
"""Behind a publisher's name: that its figures follow, or stood before."""
_HEADS = re.compile(r"(?:\s*:|[^.:;\n]{0,60}:\s*(?:\n|$)|,[^.:;\n]{0,60}:)")
"""Behind a publisher's name that opens a line: a heading over figures."""
_WITH_DIRECTOR = re.compile(r"\s*\([^()]{2,12}\)")


@dataclass(frozen=True, slots=True)
class Source:
    """A source named in a sentence; ``anaphor`` where it only points back ("the report said")."""

    text: str
    sentence: int
    anaphor: bool = False
    start: int = 0
    end: int = 0
    publisher: str = ""


def find_source(text: str, parsed: Parsed, mentions: Sequence[Mention] = ()) -> Source | None:
    """The source that governs the sentence, if it names one.

    ``mentions`` are the known names in the sentence: where one of them is a publisher, it is the source's name.
    """
    found = _according(text, parsed) or _compiled(text, parsed) or _reporting(text, parsed)
    if found is None:
        return _told_by(text, parsed, mentions)
    if not found.text:
        return found
    for kinds in (("publisher",), ("actor",)):
        for m in mentions:
            if m.kind in kinds and not m.demonym and found.start <= m.start < found.end and _names(found, m, kinds[0]):
                return _named(text, found, m)
    return found


def _told_by(text: str, parsed: Parsed, mentions: Sequence[Mention]) -> Source | None:
    """The one publisher whose figures the sentence gives: "UCDP's count of …", "…, the index recorded"."""
    told = [m for m in mentions if m.kind == "publisher" and len(m.ids) == 1]
    if len({m.ids for m in told}) != 1:
        return None
    for m in told:
        opens = m.start - parsed.sentence.start <= len("the ")
        if _TELLS.match(text, m.end) or (opens and _HEADS.match(text, m.end)):
            return _named(text, Source("", parsed.index, start=m.start, end=m.end), m)
    return None


def _names(source: Source, mention: Mention, kind: str) -> bool:
    """A publisher anywhere in the phrase is its source; another known name only where the phrase begins with it."""
    return kind == "publisher" or (mention.start - source.start <= len("the ") and mention.end >= source.end)


def _named(text: str, source: Source, mention: Mention) -> Source:
    """The source under its known name, an acronym in brackets behind it included."""
    bracket = _WITH_DIRECTOR.match(text, mention.end)
    end = bracket.end() if bracket else mention.end
    publisher = "+".join(mention.ids) if mention.kind == "publisher" else ""
    return replace(source, text=text[mention.start : end], anaphor=False, publisher=publisher)


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
    if token.kind == "q" or token.text in ',;:.–—"“”' or (token.norm in _CLAUSE_WORDS and not token.text.isupper()):
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
    written = re.sub(r"^(?:a|an|the)\s+", "", written, flags=re.I) or written
    anaphor = (
        tokens[end].norm in _ANAPHORS
        and end - start < 4
        and not any(
            t.capital and t.norm not in ("the", "a", "an", "it", "he", "she", "they") for t in tokens[start : end + 1]
        )
    )
    return Source(" ".join(written.split()), sentence, anaphor, tokens[start].start, tokens[end].end)


def _reporting(text: str, parsed: Parsed) -> Source | None:
    """The subject of a verb of saying: the nearest name or noun before or, inverted, behind it."""
    tokens = parsed.tokens
    for at in range(len(tokens)):
        base = _said(tokens, at)
        if not base:
            continue
        start = _subject_start(tokens, at)
        if start is not None and not _speaks(parsed, start, at, base):
            continue
        if start is not None:
            return _made(text, tokens, start, _without_adverb(tokens, start, at - 1), parsed.index)
        after = _inverted(tokens, at)
        if after is not None:
            return _made(text, tokens, at + 1, after, parsed.index)
    return None


def _said(tokens: Sequence[Token], at: int) -> str:
    """The verb of saying at a token, "" where it is none: a finite form, no participle ("a plan announced in June")."""
    token = tokens[at]
    tag = token.tag("report")
    if tag is None or token.capital or token.tag("metric", "people"):
        return ""
    before = tokens[at - 1] if at else None
    if before is not None and before.text == "(":
        return ""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tag.form == "past" and following is not None and following.norm == "by":
        return ""
    if tag.form in ("past", "s"):
        return tag.base
    plural = before is not None and before.norm in _PLURAL_SOURCES
    return tag.base if any(g.cls == "report" and g.form == "base" for g in token.tags) and plural else ""


def _speaks(parsed: Parsed, start: int, verb: int, base: str) -> bool:
    """Whether the subject of the verb is a source: not a metric, not a place that merely counted or saw something."""
    tokens = parsed.tokens
    subject = tokens[start:verb]
    if subject and subject[-1].norm == "alone":
        return False  # "Rivers alone counted 60 deaths"
    if base in _OBSERVERS and not any(t.capital for t in subject):
        return False
    if any(t.tag("metric") for t in subject) or (verb and tokens[verb - 1].norm in _BE):
        return False
    if sum(t.text == "(" for t in subject) != sum(t.text == ")" for t in subject):
        return False
    places = {i for n in parsed.names if n.kind == "area" for i in range(n.first, n.last + 1)}
    capitals = [i for i in range(start, verb) if tokens[i].capital and tokens[i].norm not in ("the", "in", "at")]
    only_places = bool(capitals) and places.issuperset(capitals)
    return not only_places or base in _SPEECH


def _inverted(tokens: Sequence[Token], at: int) -> int | None:
    """The end of the speaker behind the verb (", said the ministry"), None where nobody speaks there."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not at or tokens[at - 1].text not in ',"”' or not (after.capital or after.norm == "the"):
        return None
    end = _phrase_end(tokens, at + 1)
    words = tokens[at + 1 : end + 1]
    who = any(t.capital for t in words) or (bool(words) and words[-1].norm in _ANAPHORS | _SOURCES)
    return end if end > at and who and not any(t.possessive for t in words[:1]) else None


def _without_adverb(tokens: Sequence[Token], start: int, end: int) -> int:
    while end > start and (tokens[end].norm in ("further", "also", "later", "then") or tokens[end].norm.endswith("ly")):
        end -= 1
    return end


def _subject_start(tokens: Sequence[Token], verb: int) -> int | None:
    at = verb - 1
    if at < 0:
        return None
    while at > 0 and tokens[at].norm in ("had", "has", "have"):
        at -= 1
    if tokens[at].norm in ("it", "he", "she", "they"):
        return at
    at = verb - 1
    start, seen = None, False
    while at >= 0 and verb - at < 16:
        token = tokens[at]
        if (
            (token.text in ',;:."“”’–—' and token.text not in "()")
            or token.kind in "qt"
            or token.norm
            in ("that", "which", "while", "but", "has", "have", "had", "when", "in", "at", "and", "after", "he", "she")
        ):
            one = token.quantity is not None and (token.quantity.article or token.text.casefold() == "one")
            if one and start is not None:
                return at  # "A witness told …"
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
    return (
        start if seen or (start is not None and verb - start < 7 and tokens[verb - 1].tag("people", "actor")) else None
    )
