"""Phrases that a text repeats: what tells a composed text from a filled form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.claims.extract.plain import plain

WORDS = 5
_WORD = re.compile(r"\d[\d.,:%]*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAMES = 0.6
"""The share of names and figures from which a run of words is one of names and no phrase of the writer's."""


_SMALL = frozenset(("of", "for", "and", "the", "in", "on", "de", "al", "e", "i"))


@dataclass(frozen=True, slots=True)
class Repeat:
    """A phrase and where it stands: offsets of its first character. Figures in it may differ from place to place."""

    phrase: str
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    key: str
    name: bool
    sentence: int


def repeats(text: str, words: int = WORDS) -> tuple[Repeat, ...]:
    """The phrases of so many words or more that stand at least twice in the prose of a text, longest first.

    One figure is as good as another ("rose by 13%" and "rose by 9%" are one phrase); a run that is mostly names is no
    phrase; tables and headings are no prose. Linear in the text's length.
    """
    found = _words(text)
    keys = [_key(found[at : at + words], words) for at in range(len(found) - words + 1)]
    places: dict[_Key, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key:
            places[key].append(at)
    phrases = [
        Repeat(_phrase(text, found, starts[0], words + more), tuple(found[at].start for at in starts))
        for starts in places.values()
        if len(starts) > 1 and (more := _beyond(keys, starts)) is not None
    ]
    return tuple(sorted(phrases, key=lambda r: (-len(r.phrase), r.starts)))


_Key = tuple[str, ...]


def _key(run: Sequence[_Word], words: int) -> _Key:
    """What makes a run of words the same as another, () where it is no phrase."""
    if run[0].sentence != run[-1].sentence or sum(w.name for w in run) >= _NAMES * words:
        return ()
    return tuple(w.key for w in run)


def _beyond(keys: Sequence[_Key], starts: Sequence[int]) -> int | None:
    """How many words further all places go on alike; None where all have one word more in common before."""
    if _alike(keys, starts, -1):
        return None
    more = 0
    while _alike(keys, starts, more + 1):
        more += 1
    return more


def _alike(keys: Sequence[_Key], starts: Sequence[int], by: int) -> bool:
    first = starts[0] + by
    if not 0 <= first < len(keys) or not keys[first]:
        return False
    return all(at + by < len(keys) and keys[at + by] == keys[first] for at in starts)


def _phrase(text: str, found: Sequence[_Word], at: int, length: int) -> str:
    return " ".join(text[found[at].start : found[at + length - 1].end].split())


def _words(text: str) -> list[_Word]:
    """The words of the prose, with capitals inside a sentence taken for names."""
    read = plain(text)
    found: list[_Word] = []
    for number, sentence in enumerate(read.sentences):
        if sentence.kind in ("row", "heading"):
            continue
        for match in _WORD.finditer(read.text, sentence.start, sentence.end):
            start, end = read.folded.original(*match.span())
            figure = match[0][0].isdigit()
            name = figure or (match[0][0].isupper() and match.start() > sentence.start)
            found.append(_Word(start, end, "#" if figure else match[0].casefold(), name, number))
    return [_joining(found, at) for at in range(len(found))]


def _joining(found: Sequence[_Word], at: int) -> _Word:
    """A small word between two names, as part of one."""
    word = found[at]
    between = word.key in _SMALL and 0 < at < len(found) - 1 and found[at - 1].name and found[at + 1].name
    return replace(word, name=True) if between else word
