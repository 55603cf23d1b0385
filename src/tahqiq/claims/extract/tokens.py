"""A sentence as tokens: words and phrases with their tags, quantities, periods, punctuation."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from tahqiq.claims.extract import words
from tahqiq.claims.extract.numbers import Quantity
from tahqiq.claims.extract.periods import PeriodMention
from tahqiq.claims.extract.words import Tag

_WORD = re.compile(r"\b[A-Z]&[A-Z]\b|\b[A-Z]{1,2}[0-9]{1,2}\b|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]|_")
_ACRONYM_DOTS = re.compile(r"(?:[A-Z]\.){2,}")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, phrase, quantity, period or punctuation mark, at its place in the document."""

    start: int
    end: int
    text: str
    norm: str
    kind: str  # word | q | t | p
    tags: tuple[Tag, ...] = ()
    quantity: Quantity | None = None
    period: PeriodMention | None = None
    possessive: bool = False

    def tag(self, *classes: str) -> Tag | None:
        """Its first tag of one of these classes."""
        for tag in self.tags:
            if tag.cls in classes:
                return tag
        return None

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.kind == "word" and self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    norm: str
    possessive: bool


@dataclass(slots=True)
class Tokens:
    """The tokens of one sentence."""

    items: list[Token] = field(default_factory=list)

    def at(self, index: int) -> Token | None:
        """The token at an index, None outside."""
        return self.items[index] if 0 <= index < len(self.items) else None


def tokenise(text: str, start: int, end: int, quantities: list[Quantity], periods: list[PeriodMention]) -> list[Token]:
    """The tokens of ``text[start:end]``; quantities and periods carry offsets of the document.

    A period swallows the quantity inside it ("the past six months"); hyphens inside words are dropped, so that
    "counter-terrorism" and "counter terrorism" read alike.
    """
    fixed = _fixed(text, quantities, periods)
    tokens: list[Token] = []
    at = start
    for token in [*fixed, None]:
        stop = token.start if token else end
        tokens.extend(_words(text, at, stop))
        if token:
            tokens.append(token)
            at = token.end
    return tokens


def _fixed(text: str, quantities: list[Quantity], periods: list[PeriodMention]) -> list[Token]:
    found = [
        Token(p.start, p.end, p.text, "", "t", period=p, possessive=text[p.end : p.end + 2] in ("'s", "’s"))
        for p in periods
    ]
    spans = [(p.start, p.end) for p in periods]
    starts = [a for a, _ in spans]
    for q in quantities:
        near = spans[max(0, bisect_right(starts, q.core_start) - 3) : bisect_right(starts, q.core_start) + 1]
        inside = any(a <= q.core_start and q.end <= b for a, b in near)
        if not inside:
            clear = max([q.start, *(b for a, b in near if q.start < b <= q.core_start)])
            found.append(Token(clear, q.end, q.text, "", "q", quantity=q))
    found.sort(key=lambda t: (t.start, -t.end))
    kept: list[Token] = []
    for token in found:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _words(text: str, start: int, end: int) -> list[Token]:
    raws = _raws(text, start, end)
    norms = [raw.norm for raw in raws]
    tokens: list[Token] = []
    i = 0
    while i < len(raws):
        raw = raws[i]
        if not (raw.norm[:1].isalpha()):
            tokens.append(Token(raw.start, raw.end, text[raw.start : raw.end], raw.norm, "p"))
            i += 1
            continue
        taken, tags = words.longest(norms, i)
        last = raws[i + max(taken, 1) - 1]
        tokens.append(
            Token(
                raw.start, last.end, text[raw.start : last.end], " ".join(norms[i : i + max(taken, 1)]), "word",
                tags, possessive=last.possessive,
            )
        )  # fmt: skip
        i += max(taken, 1)
    return tokens


def plain_articles(tokens: list[Token]) -> list[Token]:
    """Read "a" and "an" as words where no people follow: "a drop", but "a soldier" is one soldier."""
    made: list[Token] = []
    for index, token in enumerate(tokens):
        article = token.quantity is not None and token.quantity.article
        if article and not (_before_people(tokens, index) or _another_one(tokens, index)):
            made.append(Token(token.start, token.end, token.text, token.text.casefold(), "word"))
        else:
            made.append(token)
    return made


def _another_one(tokens: list[Token], index: int) -> bool:
    """ "Killed one person and injured another yesterday": a person, though none is named."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = after is None or after.kind in "pt" or after.norm in ("in", "near", "at", "and", "when", "on")
    return (
        tokens[index].text.casefold() == "another"
        and index > 0
        and ends
        and tokens[index - 1].tag("animate") is not None
    )


def _before_people(tokens: list[Token], index: int) -> bool:
    rest = tokens[index + 1 : index + 9]
    short = next((i for i, t in enumerate(rest) if t.text == "("), len(rest))
    if short + 2 < len(rest) and rest[short + 2].text == ")" and rest[short + 1].text.isupper():
        rest = rest[:short] + rest[short + 3 :]  # "a New Front (NF) fighter"
    if rest and rest[0].text.isdigit():
        old = next((i for i, t in enumerate(rest[:6]) if t.norm == "old"), -1)
        rest = rest[old + 1 :]  # "a 47-year-old man"
    for token in rest[:5]:
        if token.kind != "word" or (token.tag("verb", "metric") and not token.tag("people")):
            return False
        people = token.tag("people")
        if people and token.norm.endswith(("force", "forces", "enforcement")):
            return False  # a body, not a man
        if people:
            return people.form == "sg" or len(token.norm.split()) > 1
    return False


def _raws(text: str, start: int, end: int) -> list[_Raw]:
    raws: list[_Raw] = []
    for match in _WORD.finditer(text, start, end):
        piece = match.group()
        if raws and match.start() < raws[-1].end:
            continue
        if match.start() == start and piece in "'’" and text[start + 1 : start + 2].casefold() == "s":
            continue  # the possessive of a period: "last year's"
        if match.start() == start + 1 and piece.casefold() == "s" and text[start] in "'’":
            continue
        dotted = _ACRONYM_DOTS.match(text, match.start(), end) if piece.isupper() else None
        if dotted:
            raws.append(_Raw(match.start(), dotted.end(), dotted.group().casefold(), False))
            continue
        if piece in "-‐‑" and _inside_word(text, match.start(), start, end):
            continue
        norm = piece.casefold().replace("’", "'")
        bare = _POSSESSIVE.sub("", norm)
        raws.append(_Raw(match.start(), match.end(), bare or norm, bare != norm and bool(bare)))
    return raws


def _inside_word(text: str, at: int, start: int, end: int) -> bool:
    return start < at and at + 1 < end and text[at - 1].isalnum() and text[at + 1].isalnum()
