"""What of a text is not its writer's own words: quotations, code, addresses, notes' references."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_PAIRS = {"“": "”", "„": "”“", "«": "»", "‘": "’"}
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\u2029")
_MARK = re.compile(r"[“”„«»‘’\"]")
_APART = re.compile(
    r"```.*?(?:```|\Z)"  # code
    r"|`[^`\n]{1,200}`"
    r"|^[ \t]*>[^\n]*"  # a quotation of Markdown
    r"|^\[\^?[\w-]{1,20}\]:[^\n]*"  # a note or an address at the foot
    r"|\bhttps?://[^\s)>\]]+"
    r"|(?<=\])\([^()\s]{1,400}\)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of a text, in order and apart."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds the whole of ``text[start:end]``."""
        at = bisect_right(self.starts, start) - 1
        return at >= 0 and end <= self.ends[at]


def exempt(text: str) -> Spans:
    """The stretches of a text that are quoted or no prose. Linear in its length.

    A quotation ends in its paragraph; one that is still open there, as speech that goes on in the next, ends with it.
    A single curly mark opens only before a word and closes only behind one, so that an apostrophe is none.
    """
    found = [m.span() for m in _APART.finditer(text)]
    at = 0
    for stop in [*(m.start() for m in _PARAGRAPH.finditer(text)), len(text)]:
        found.extend(_quoted(text, at, stop))
        at = stop
    return _merged(found)


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened, closes = -1, ""
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if opened >= 0 and mark in closes and _may_close(text, mark, at):
            found.append((opened, at + 1))
            opened = -1
        elif opened < 0 and _may_open(text, mark, at):
            opened, closes = at, '"' if mark == '"' else _PAIRS[mark]
    speech = opened >= 0 and not text[start:opened].strip()
    return [*found, (opened, end)] if speech else found


def _may_open(text: str, mark: str, at: int) -> bool:
    inside = at > 0 and text[at - 1].isalnum()
    return (mark in _PAIRS or (mark == '"' and not inside)) and at + 1 < len(text) and not text[at + 1].isspace()


def _may_close(text: str, mark: str, at: int) -> bool:
    return mark != "’" or at + 1 >= len(text) or not text[at + 1].isalnum()


def _merged(spans: list[tuple[int, int]]) -> Spans:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return Spans(tuple(a for a, _ in kept), tuple(b for _, b in kept))
