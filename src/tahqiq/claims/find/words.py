"""Words of a text as keys for matching a claim with a recorded happening."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W\d_]{2,}")
_STOP_WORDS = """
    a an and are as at be been being but by for from had has have he her him his how in into is it its of off on
    or our out over she since than that the their them then there these they this those to under until up was were
    what when where which who whom whose why will with would after before during while also about against all both
    each other some such only own same so very can not no nor more most first last new said says near
    january february march april may june july august september october november december early late mid
    operation operations year years month months day days
    government authorities officials state states terrorist group groups outfit outfits
"""
_STOP = frozenset(_STOP_WORDS.split())
_SAME = {
    "grey": "gray", "organisation": "organization", "blast": "bombing", "bomb": "bombing", "explosion": "bombing",
    "captured": "arrested", "capture": "arrest", "seized": "arrested", "frozen": "suspended", "halted": "suspended",
    "stopped": "suspended", "freeze": "suspend", "aid": "assistance", "military": "security", "began": "start",
    "begun": "start", "launched": "start", "begins": "start", "started": "start", "lifted": "removed",
    "removal": "removed", "delisted": "removed", "takeover": "take", "took": "take", "seizure": "take", "us": "united",
    "fall": "take",
    "outlawed": "banned", "proscribed": "banned", "blacklisted": "listed", "founded": "formed", "established": "formed",
}  # fmt: skip
"""Words that say the same in a claim and in a record of it."""

_SPELT = re.compile(r"((?:[A-Z][\w’'-]*\s+(?:and\s+|of\s+|the\s+|on\s+)?){2,8})\(([A-Z]{2,8})\)")


def keys(text: str) -> frozenset[str]:
    """The content words of a text: unaccented, lower case, without endings."""
    plain = unicodedata.normalize("NFKD", _SPELT.sub(_short, text).replace("_", " "))
    words = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).lower())
    return frozenset(_stem(_SAME.get(w, w)) for w in words if w not in _STOP)


def _short(match: re.Match[str]) -> str:
    """The acronym in place of its name written out ("Financial Action Task Force (FATF)"), where the two fit."""
    words = [w for w in match[1].split() if w[0].isupper()]
    count = len(match[2])
    if "".join(w[0] for w in words[-count:]) != match[2]:
        return match[0]
    return " ".join([*words[:-count], match[2]])


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ments", "ment", "ations", "ation", "als", "al", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How telling each word is: the logarithm of its rarity over the texts."""
    listed = list(texts)
    seen = Counter(word for text in listed for word in text)
    return {word: math.log((1 + len(listed)) / n) for word, n in seen.items()}


def coverage(asked: frozenset[str], held: frozenset[str], weight: Mapping[str, float]) -> float:
    """The share, by weight, of the asked words that are held; 0 to 1."""
    heaviest = max(weight.values(), default=1.0)
    total = sum(weight.get(w, heaviest) for w in asked)
    return sum(weight.get(w, heaviest) for w in asked & held) / total if total else 0.0
