"""Words broken over line ends, and signs that fonts keep apart, made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tahqiq.claims.document.pdf.model import HYPHEN

_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
                            "\ufb05": "st", "\ufb06": "st", "\uf0b7": "\u2022", "\uf0a7": "\u2022",
                            "\uf0fc": "\u2022", "\uf0d8": "\u2022", "\x00": None})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"([^\W_]*)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
# second halves of compounds, none of which ends a word of its own
_SECOND = frozenset(
    ("affected", "affiliated", "backed", "based", "border", "controlled", "day", "insurgency", "level", "linked",
     "made", "month", "profile", "quarters", "range", "related", "scale", "style", "term", "terrorism", "thirds",
     "week", "wide", "year")
)  # fmt: skip


def plain(text: str) -> str:
    """A run's words with ligatures written out and the bullets of symbol fonts as bullets."""
    return text.translate(_LIGATURES)


class Joiner:
    """Joins lines; whether a hyphen at a line's end is the word's own it asks the rest of the document."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: Counter[str] = Counter()
        self.compounds: Counter[str] = Counter()
        for line in lines:
            whole = line[:-1].rpartition(" ")[0] if line.endswith(("-", HYPHEN)) else line
            self.words.update(w.casefold() for w in _WORD.findall(whole))
            self.compounds.update(w.casefold() for w in _COMPOUND.findall(whole))

    def glue(self, above: str, below: str) -> tuple[str, str]:
        """The end of a line without a hyphen that only broke a word, and what stands between it and the next."""
        above = above[:-1] + "-" if above.endswith((HYPHEN, "\u2010")) else above
        last = _LAST.search(above[-60:])
        if last is None or not below or above.endswith((" -", "--")):
            return above, " "
        first = _FIRST.match(below)
        if first is None or not below[0].islower() or not last[1] or not last[1][-1].isalpha():
            return above, ""  # "2023-" "24", "Zarb-e-" "Azb"
        return (above, "") if self._compound(above, last[1], first[0]) else (above[:-1], "")

    def _compound(self, above: str, last: str, first: str) -> bool:
        one, other = last.casefold(), first.casefold()
        if self.words[one + other]:
            return False
        if above[: -len(last) - 1].endswith("-") or other in _SECOND or self.compounds[f"{one}-{other}"]:
            return True  # "Tehrik-e-" "taliban", "intelligence-" "based"
        return bool(self.words[one] and self.words[other] and len(other) > 2)
