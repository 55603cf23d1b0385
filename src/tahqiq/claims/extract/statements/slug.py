"""A name for what a statement is about, made from its own words: "other:national_risk_assessment"."""

from __future__ import annotations

import re

from tahqiq.claims.extract.statements.lexicon import words

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PLAIN = frozenset(words()["plain"])
_ENDS = re.compile(
    r"\s+(?:of|in|on|at|to|from|for|with|by|as|into|after|before|since|that|which|who|amid|against)\s", re.I
)
_SPELLED = {"gray": "grey", "defense": "defence", "program": "programme"}


def slug(phrase: str, most: int = 3) -> str:
    """``other:<words>`` from the head of a noun phrase, or "" where it has none.

    An acronym in brackets stands for the name before it; the last ``most`` words up to the first preposition count.
    """
    acronyms = list(_ACRONYM.finditer(phrase[:200]))
    if acronyms:
        phrase = f"{acronyms[-1][1]} {phrase[acronyms[-1].end() :]}"
    pieces = _ENDS.split(f"{phrase.strip()} ", maxsplit=2)
    kept = _content(pieces[0] or phrase)
    if len(kept) == 1 and len(pieces) > 1 and re.search(rf"{re.escape(kept[0])}\s+of\s", phrase, re.IGNORECASE):
        kept += _content(pieces[1])  # "the state of emergency"
    named = "_".join(_SPELLED.get(word, word).replace("-", "_") for word in kept[-most:])
    return f"other:{named}" if named and not named.isdigit() else ""


def _content(phrase: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(phrase) if word.lower() not in _PLAIN]
