"""Names as keys: the same name in another spelling, script variant or punctuation gets the same key.

Folding goes character by character, so that a match in folded text leads back to exact offsets in the original.
Keys add what needs whole words: the joins of transliterated Arabic and Persian (``al``, ``ul``, ``-e-``, ``-i-``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

BOUNDARY = "\x1f"
"""What no name reaches across: the end of a sentence or paragraph, a bracket, a comma."""

_APOSTROPHES = frozenset("'’‘`´ʼ")
_POSSESSIVE = re.compile(r"s\b", re.I)
_DROPPED = _APOSTROPHES | frozenset("ʻʾʿ\u0640\u200b\u200c\u200d\u200e\u200f\u00ad\ufeff")
_SPACES = frozenset(" \t\n\r\f\v-‐‑‒–—_/\u00a0\u2009\u202f")
_LETTERS = str.maketrans({"ى": "ی", "ي": "ی", "ك": "ک", "ھ": "ہ", "ه": "ہ", "ة": "ہ", "ۃ": "ہ", "ۂ": "ہ",
                          "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ی", "ۓ": "ے", "ı": "i", "ø": "o", "ł": "l",
                          "đ": "d", "ð": "d"})  # fmt: skip
_ARTICLES = frozenset({"al", "ul", "el", "ur", "ud", "ad", "as", "ash", "us", "ush", "il"})
_FIRST_ARTICLES = frozenset({"al", "el"})
JOINS = frozenset({"e", "i"})


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    """What one character becomes: nothing, a space, a boundary, or letters and digits without marks."""
    if char in _DROPPED:
        return ""
    if char in _SPACES:
        return " "
    if char == "&":
        return "and"
    letters = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    folded = "".join(letters).casefold().translate(_LETTERS)
    if unicodedata.combining(char):
        return ""
    return folded if folded and all(c.isalnum() for c in folded) else BOUNDARY


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``origin[i]`` is the offset in the original of the character that ``text[i]`` came from."""

    text: str
    origin: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold a text, keeping where each character came from.

    Case, diacritics, harakat, tatweel and zero-width marks go; hyphens, slashes and white space become one space
    (a blank line is a boundary); a full stop goes after a single letter ("U.S.", "D. I. Khan"); any other
    punctuation is a boundary. A possessive stands apart ("Pakistan's" is "pakistan s").
    """
    out: list[str] = []
    origin: list[int] = []
    for offset, char in enumerate(text):
        folded = _fold_char(char)
        if len(folded) == 1 and folded.isalnum():
            out.append(folded)
            origin.append(offset)
            continue
        if char in _APOSTROPHES and _POSSESSIVE.match(text, offset + 1):
            folded = " "
        if char == "." and _after_single_letter(text, offset):
            continue
        if char == "\n" and out and out[-1] == " " and "\n" in text[origin[-1] : offset]:
            out[-1] = BOUNDARY
            continue
        if folded == " " and out and out[-1] in (" ", BOUNDARY):
            continue
        out.extend(folded)
        origin.extend([offset] * len(folded))
    return Folded("".join(out), tuple(origin))


def _after_single_letter(text: str, offset: int) -> bool:
    return offset > 0 and text[offset - 1].isalpha() and (offset == 1 or not text[offset - 2].isalnum())


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold(name).text.replace(BOUNDARY, " ").split())


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """The key under which a name is looked up: folded, articles as ``al``, joins as ``e``, a possessive as a plural."""
    parts = words(name)
    out: list[str] = []
    for place, word in enumerate(parts):
        if word == "s" and out:
            out[-1] += "s"
            continue
        if 0 < place < len(parts) - 1 and word in JOINS:
            out.append("e")
        elif place < len(parts) - 1 and word in (_ARTICLES if place else _FIRST_ARTICLES):
            out.append("al")
        else:
            out.append(word)
    return " ".join(out)
