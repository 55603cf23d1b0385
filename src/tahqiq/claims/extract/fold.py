"""Text made plain for the grammars, with a way back to the exact places in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SAME_LENGTH = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
    "\u2015": "\u2014",
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    "\uff05": "%",
    "\u066b": ".",
    "\u066c": ",",
}
# Arabic-Indic, extended Arabic-Indic, Devanagari, Bengali and full-width digits
_DIGITS = {chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for n in range(10)}
_TABLE = str.maketrans({**_SAME_LENGTH, **_DIGITS})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` has plain hyphens, quotes and digits and no invisible characters; em dashes stay em dashes.

    ``origin[i]`` is the offset in the original of ``text[i]``; None where the two run in step.
    """

    text: str
    origin: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that ``text[start:end]`` (not empty) was made from."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text; linear in its length."""
    plain = text.translate(_TABLE)
    if not _INVISIBLE.search(plain):
        return Folded(plain)
    kept: list[str] = []
    origin: list[int] = []
    at = 0
    for gap in _INVISIBLE.finditer(plain):
        kept.append(plain[at : gap.start()])
        origin.extend(range(at, gap.start()))
        at = gap.end()
    kept.append(plain[at:])
    origin.extend(range(at, len(plain)))
    return Folded("".join(kept), tuple(origin))
