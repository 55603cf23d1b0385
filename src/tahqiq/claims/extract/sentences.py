"""Sentences of a text, with their exact places. Linear in the text's length."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tahqiq.claims.extract.words import closed, grammar

SentenceKind = Literal["prose", "heading", "item", "row"]

_ABBREVIATIONS = grammar("abbreviations")
_DAYS = closed("weekdays") | closed("months") | {"on", "local", "gmt", "utc", "est", "et"}
"""What goes on after "4 p.m." within a sentence."""
_BULLET = re.compile(r"\s*(?:[-*•‣▪●○◦–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t\u00a0]+(?=\S)")
_LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=[\s\u00a0]|$)")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ /-]{2,40}(?:,[ \u00a0][A-Z][\w.]+(?:[ \u00a0]\d{1,2})?)?"
    r"(?:[ \u00a0]?\([^()\n]{1,40}\))?[ \u00a0]*(?::|--|[–—-](?=[ \u00a0]))[ \u00a0]*"
)
_TERMINAL = ".!?:;…"
_WORD_AT = re.compile(r"\S{1,60}")
_NARROWEST, _WIDEST = 60, 140
"""Between these widths, in characters, lines are taken for broken by hand."""
_FEWEST = 3  # lines that show it


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` of a document, without surrounding space, bullet or dateline.

    ``paragraph`` numbers the blocks of lines; an ``item`` is one entry of a list or a "Key: 55" line,
    a ``row`` one line of a table.
    """

    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "prose"


def script_share(text: str) -> float:
    """The share of a text's letters that are in Latin script: 0 to 1, and 1.0 where there is no letter."""
    sample = text if len(text) <= 20_000 else text[:10_000] + text[-10_000:]
    letters = "".join(filter(str.isalpha, sample))
    others = [c for c in letters if not c.isascii()] if not letters.isascii() else []
    latin = len(letters) - len(others) + sum(unicodedata.name(c, "").startswith("LATIN") for c in others)
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
    previous_end, column = -1, 0
    wrap = _wrap_of(text)
    for match in _LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        marker = _BULLET.match(line)
        indent = len(line) - len(line.lstrip())
        start = match.start() + (marker.end() if marker else indent)
        end = match.start() + len(line.rstrip())
        joins = bool(blocks) and not marker and _adjacent(text[previous_end : match.start()], text[start])
        if joins and (
            (blocks[-1][2] and indent > column and text[blocks[-1][0]] not in "#|")
            or _continues(text, blocks[-1], start)
            or (wrap.width > 0 and _wrapped(text, blocks[-1], start, wrap))
        ):
            blocks[-1] = (blocks[-1][0], end, blocks[-1][2])
        else:
            blocks.append((start, end, marker is not None))
            column = indent
        previous_end = match.end()
    return blocks


@dataclass(frozen=True, slots=True)
class _Wrap:
    """The column at which a text's lines were broken by hand, 0 where its lines are whole paragraphs.

    ``sure`` where nearly every line with another right below it is full: then such a line goes on, whatever its words.
    """

    width: int
    sure: bool = False


def _wrap_of(text: str) -> _Wrap:
    lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    pairs = [
        (one, other) for one, other in pairwise(lines)
        if other[0] - one[1] <= 1 and text[one[0]] not in "#|" and text[other[0]] not in "#|>"
        and not _BULLET.match(text, other[0])
    ]  # fmt: skip
    longest = max((end - start for pair in pairs for start, end in pair), default=0)
    full = sum(end - start >= longest * 0.85 for (start, end), _ in pairs)
    if not _NARROWEST <= longest <= _WIDEST or full < _FEWEST - 1:
        return _Wrap(0)
    over = sum(_full(text, end, start, following, longest) for (start, end), (following, _) in pairs)
    return _Wrap(longest, len(pairs) >= _FEWEST and over >= 0.9 * len(pairs))


def _full(text: str, end: int, start: int, following: int, width: int) -> bool:
    """Whether the first word of the line below had no room on a line."""
    word = _WORD_AT.match(text, following)
    return word is not None and width - (end - start) < len(word[0]) + 1


def _adjacent(gap: str, first: str) -> bool:
    """Whether a line stands right below the one above, and is no heading, table row or quotation mark of Markdown."""
    return gap.replace("\r\n", "\n").count("\n") + gap.count("\u2029") <= 1 and first not in "#|>"


def _last_width(text: str, block: tuple[int, int, bool]) -> int:
    return block[1] - max(block[0], text.rfind("\n", block[0], block[1]) + 1)


def _continues(text: str, block: tuple[int, int, bool], start: int) -> bool:
    """A line goes on with the block above when that one is unfinished and this one begins in mid-sentence."""
    last = text[block[1] - 1 : block[1]]
    if not last or last in _TERMINAL or text[block[0]] == "#":
        return False
    begins_inside = text[start].islower() or last == ","
    return begins_inside or (_last_width(text, block) > 55 and _sentence_like(text, block))


def _wrapped(text: str, block: tuple[int, int, bool], start: int, wrap: _Wrap) -> bool:
    """The line above is full: this line's first word had no room on it."""
    begin = text.rfind("\n", 0, block[1]) + 1
    return (
        _full(text, block[1], begin, start, wrap.width)
        and text[block[0]] not in "#|"
        and (wrap.sure or _sentence_like(text, block, 4))
    )


def _sentence_like(text: str, block: tuple[int, int, bool], part: int = 2) -> bool:
    """A block that reads as prose: more than one in ``part`` of its words begins in lower case."""
    words: list[str] = re.findall(r"[^\W\d_]+", text[max(block[0], block[1] - 400) : block[1]])
    return sum(w[0].islower() for w in words) > len(words) / part


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
    if word in {"p.m", "a.m"}:
        named = _WORD_AT.match(text, after)
        return following.isupper() and not (named and named[0].rstrip(".,").casefold() in _DAYS)
    return not (initial or word in _ABBREVIATIONS)


def _headlike(piece: str) -> bool:
    return len(piece) < 120 and piece[-1] not in '.!?…"”'
