"""Sentences of a text, with their exact places. Linear in the text's length."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from tahqiq.claims.extract.words import grammar

SentenceKind = Literal["prose", "heading", "item"]

_ABBREVIATIONS = grammar("abbreviations")
_BULLET = re.compile(r"\s*(?:[-*•‣▪●○◦–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t\u00a0]+(?=\S)")
_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=[\s\u00a0]|$)")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ /-]{2,40}(?:,[ \u00a0][A-Z][\w.]+(?:[ \u00a0]\d{1,2})?)?"
    r"(?:[ \u00a0]?\([^()\n]{1,40}\))?[ \u00a0]*(?::|--|[–—-](?=[ \u00a0]))[ \u00a0]*"
)
_TERMINAL = ".!?:;…"


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` of a document, without surrounding space, bullet or dateline.

    ``paragraph`` numbers the blocks of lines; an ``item`` is one entry of a list or a "Key: 55" line.
    """

    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "prose"


def script_share(text: str) -> float:
    """The share of a text's letters that are in Latin script: 0 to 1, and 1.0 where there is no letter."""
    sample = text if len(text) <= 20_000 else text[:10_000] + text[-10_000:]
    letters = [c for c in sample if c.isalpha()]
    latin = sum(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return latin / len(letters) if letters else 1.0


def split(text: str) -> list[Sentence]:
    """The sentences of a text in order; wrapped lines are joined, list items and headings stand alone."""
    found: list[Sentence] = []
    for number, (start, end, bullet) in enumerate(_blocks(text)):
        at = _skip_dateline(text, start, end)
        pieces = list(_cut(text, at, end))
        for first, last in pieces:
            kind: SentenceKind = "item" if bullet else "prose"
            if len(pieces) == 1 and _headlike(text[first:last]):
                kind = "item" if re.search(r":\s*\S*\d", text[first:last]) else "heading"
            found.append(Sentence(first, last, number, kind))
    return found


def _blocks(text: str) -> list[tuple[int, int, bool]]:
    """Runs of lines that belong together: (start, end, is a list item)."""
    blocks: list[tuple[int, int, bool]] = []
    previous_end = -1
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        marker = _BULLET.match(line)
        start = match.start() + (marker.end() if marker else len(line) - len(line.lstrip()))
        end = match.start() + len(line.rstrip())
        if blocks and not marker and _continues(text, blocks[-1], previous_end, match.start(), start):
            blocks[-1] = (blocks[-1][0], end, blocks[-1][2])
        else:
            blocks.append((start, end, marker is not None))
        previous_end = match.end()
    return blocks


def _continues(text: str, block: tuple[int, int, bool], previous_end: int, line: int, start: int) -> bool:
    """A line goes on with the block above when that one is unfinished and this one begins in mid-sentence."""
    gap = text[previous_end:line]
    if gap.replace("\r\n", "\n").count("\n") + gap.count("\u2029") > 1 or not text[block[1] - 1 : block[1]]:
        return False
    last_line = text.rfind("\n", block[0], block[1])
    width = block[1] - max(block[0], last_line + 1)
    unfinished = text[block[1] - 1] not in _TERMINAL
    return (unfinished and (text[start].islower() or text[block[1] - 1] == ",")) or (
        width > 55 and unfinished and not text[start : start + 1].isspace() and _sentence_like(text, block)
    )


def _sentence_like(text: str, block: tuple[int, int, bool]) -> bool:
    """A block that reads as prose: most of its words begin in lower case."""
    words: list[str] = re.findall(r"[^\W\d_]+", text[max(block[0], block[1] - 400) : block[1]])
    return sum(w[0].islower() for w in words) > len(words) / 2


def _skip_dateline(text: str, start: int, end: int) -> int:
    match = _DATELINE.match(text, start, min(end, start + 120))
    return match.end() if match and match.end() < end else start


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a block at sentence ends: not after abbreviations and initials, not before a lower-case word."""
    pieces: list[tuple[int, int]] = []
    first = start
    for match in _END.finditer(text, start, end):
        after = match.end()
        while after < end and text[after].isspace():
            after += 1
        if after < end and not _ends_here(text, match, after):
            continue
        pieces.append((first, match.end()))
        first = after
    if first < end:
        pieces.append((first, end))
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def _ends_here(text: str, match: re.Match[str], after: int) -> bool:
    following = text[after]
    if following.islower() or following in ",;)":
        return False
    if match.group()[0] != "." or len(match.group()) > 1:
        return True
    begin = match.start()
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in ".-") and match.start() - begin < 20:
        begin -= 1
    word = text[begin : match.start()].casefold()
    initial = len(word) == 1 and word.isalpha() and text[begin].isupper()
    return not (initial or (word in _ABBREVIATIONS and not (word in {"p.m", "a.m"} and following.isupper())))


def _headlike(piece: str) -> bool:
    return len(piece) < 120 and piece[-1] not in '.!?…"”'
