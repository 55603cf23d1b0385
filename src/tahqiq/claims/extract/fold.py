"""Text made plain for the grammars, with a way back to the exact places in the original."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SAME_LENGTH = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d", "-"),
    "\u2015": "\u2014",
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\uff02", '"'),
    **dict.fromkeys([*map(chr, range(0x2000, 0x200B)), "\u00a0", "\u1680", "\u202f", "\u205f", "\u3000"], " "),
    **dict.fromkeys("\x85\u2028", "\n"),
    "\uff05": "%",
    "\u066a": "%",
    "\u066b": ".",
    "\u066c": ",",
}  # fmt: skip
# Arabic-Indic, extended Arabic-Indic, Devanagari, Bengali and full-width digits
_DIGITS = {chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for n in range(10)}
_TABLE = str.maketrans({**_SAME_LENGTH, **_DIGITS})
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
              "\ufb06": "st"}  # fmt: skip
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""What no reader sees, as the inside of a character class: controls, soft hyphens, joiners, marks of direction."""
_NOTE_MARKS = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
"""Superscript figures: the marks of notes (and squares), which belong to no word and no number before them."""
_MARKS = "\u0300-\u036f\u0653-\u0655\u093c\u09bc\u09be\u09d7"
_ODD = re.compile(rf"\r\n?|[{INVISIBLE}{_NOTE_MARKS}]+|[\ufb00-\ufb06]")
_ODD_OR_APART = re.compile(rf"{_ODD.pattern}|[^{_MARKS}{INVISIBLE}\r][{_MARKS}]{{1,8}}")
# A dash with space on both sides is one between clauses, whichever is used; one between digits joins them.
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])\u2014(?=[0-9])|(?<=[0-9] )\u2014(?= [0-9])")
_BETWEEN_CLAUSES = re.compile(r"(?<=[^\s0-9] )-(?=\s)|(?<=[0-9] )-(?=\s(?![0-9]))")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with plain dashes, quotes, spaces, digits and line ends, composed letters and nothing invisible.

    It came in runs from the original: the run that starts at ``starts[i]`` from ``spans[i]``. A run as long as its
    span runs in step with it; any other came from its span as a whole ("ﬁ", an accent written apart).
    """

    text: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that ``text[start:end]`` (not empty) was made from."""
        return self._span(start)[0], self._span(end - 1)[1]

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """The place in ``text`` of a span of the original."""
        return self._place(start), self._place(end)

    def _span(self, at: int) -> tuple[int, int]:
        run = bisect_right(self.starts, at) - 1
        first, last = self.spans[run]
        if self._length(run) != last - first:
            return first, last
        return first + at - self.starts[run], first + at - self.starts[run] + 1

    def _place(self, offset: int) -> int:
        """How many characters of ``text`` begin before an offset of the original."""
        run = bisect_right(self.spans, (offset, -1)) - 1
        if run < 0:
            return 0
        length, (first, last) = self._length(run), self.spans[run]
        return self.starts[run] + (min(length, offset - first) if length == last - first else length)

    def _length(self, run: int) -> int:
        following = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return following - self.starts[run]


def fold(text: str) -> Folded:
    """Fold a text; linear in its length."""
    odd = _ODD if unicodedata.is_normalized("NFC", text) else _ODD_OR_APART
    kept: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    at = length = 0
    for match in odd.finditer(text):
        for piece, span in ((text[at : match.start()], (at, match.start())), (_plain(match[0]), match.span())):
            if piece:
                kept.append(piece)
                starts.append(length)
                spans.append(span)
                length += len(piece)
        at = match.end()
    if at < len(text):
        kept.append(text[at:])
        starts.append(length)
        spans.append((at, len(text)))
    return Folded(_dashes("".join(kept).translate(_TABLE)), tuple(starts), tuple(spans))


def _plain(odd: str) -> str:
    if odd[0] == "\r":
        return "\n"
    return _LIGATURES.get(odd) or (unicodedata.normalize("NFC", odd) if odd[-1] > "\u02ff" and _mark(odd[-1]) else "")


def _mark(char: str) -> bool:
    return unicodedata.combining(char) > 0 and char != "\u034f"


def _dashes(text: str) -> str:
    if "\u2014" in text:
        text = _BETWEEN_DIGITS.sub("-", text)
    return _BETWEEN_CLAUSES.sub("\u2014", text) if " -" in text else text
