"""Figures in words: "a hundred and twenty", "sixty-five thousand", "two dozen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.claims.extract.numbers.core import Core
from tahqiq.claims.extract.numbers.lexicon import any_of, words

_SMALL: dict[str, int] = words()["small"]
_TENS: dict[str, int] = words()["tens"]
SCALES: dict[str, int] = words()["scales"]
_WORD = rf"(?:{any_of([*_SMALL, *_TENS, *SCALES])})\b"
PATTERN = rf"(?:an?\s{{1,2}}(?=(?:{any_of(SCALES)})\b))?{_WORD}(?:(?:-|\s{{1,2}}(?:and\s{{1,2}})?){_WORD})*"
SHORT = rf"{_WORD}(?:[-\s]{_WORD}){{0,2}}"  # an age; bounded, since what follows may not match
_TOKEN = re.compile(rf"(?P<and>\band\s+)?\b(?P<word>{_WORD})", re.IGNORECASE)


@dataclass(slots=True)
class _Sum:
    """A number being read. ``ceiling`` is the smallest thousand, lakh or million read so far."""

    start: int
    end: int
    total: int = 0
    part: int | None = None
    step: int = 1
    ceiling: int | None = None
    closed: bool = False

    def takes(self, word: str, after_and: bool, glued: bool = False) -> bool:
        """Add the word if a number can go on with it; ``glued`` where a hyphen joins it on ("six-thirty")."""
        if self.closed:
            return False
        if glued and word in _TENS and not self.total and 0 < (self.part or 0) < 10:
            self.part = (self.part or 0) * 100 + _TENS[word]
            self.closed = True
            return True
        if word in SCALES:
            return not after_and and self._scale(SCALES[word])
        value = _TENS.get(word) or _SMALL[word]
        opened = self.part is None or (self.part >= 100 and self.part % 100 == 0)
        if opened and (self.part or self.total or not after_and):
            return self._add(value)
        fits = word in _SMALL and 0 < value < 10 and self.part is not None and self.part % 100 in _TENS.values()
        return fits and not after_and and self._add(value)

    def _add(self, value: int) -> bool:
        self.part = (self.part or 0) + value
        self.step = 1
        return True

    def _scale(self, scale: int) -> bool:
        count = 1 if self.part is None else self.part
        if scale == 12:
            self.closed = True
        elif scale == 100:
            if count >= 100:
                return False
        else:
            if self.ceiling is not None and scale >= self.ceiling:
                return False
            self.total += count * scale
            self.step = scale if self.part is None else self.step * scale
            self.part, self.ceiling = None, scale
            return True
        self.part, self.step = count * scale, scale
        return True

    def core(self) -> Core:
        """The number read."""
        return Core(self.start, self.start, self.end, float(self.total + (self.part or 0)), step=float(self.step))


def cores(text: str, start: int) -> Iterator[Core]:
    """The numbers of one run of number words; "two three" is two numbers."""
    current: _Sum | None = None
    for token in _TOKEN.finditer(text):
        word = " ".join(token["word"].lower().split())
        glued = current is not None and text[token.start() - 1 : token.start()] == "-"
        if current is None or not current.takes(word, bool(token["and"]), glued):
            if current is not None:
                yield current.core()
            at = start + token.start("word") if current is not None else start
            current = _Sum(at, at)
            current.takes(word, False)
        current.end = start + token.end("word")
    if current is not None:
        yield current.core()
