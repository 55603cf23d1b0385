"""The clauses of a sentence: what stands between semicolons, dashes, brackets, and the words that open a clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_CUT = re.compile(
    r"[;:]\s+|\s*\u2014\s*|\s+[\u2013-]\s+|,?\s+(?=(?:but(?!\s+also)|whereas|although|though|while|because)\s)"
    r"|,\s+(?=(?:and\s+|thus\s+|thereby\s+|[a-z]+ly\s+){0,2}[a-z]{2,}ing\b(?<!\bincluding)(?<!\bduring)"
    r"(?<!\bfollowing)(?<!\baccording)(?<!\bregarding)(?<!\bconcerning)(?<!\binvolving)(?<!\bbeing))"
    r"|,\s+(?=(?:which|who|where|as\s+seen|potentially|acknowledged|underscored)\b)"
    r"|,\s+(?=and\s+(?:it|they|this|these|there)\b)"
)
# words before the subject that belong to the argument, not to what is asserted
_LEAD = re.compile(
    r"(?:(?:however|meanwhile|moreover|furthermore|additionally|nevertheless|nonetheless|overall|indeed|thus|still"
    r"|in addition|as a result|despite (?:these|this|such) [a-z]+),\s+|(?:and|but)\s+(?!also)|while\s+(?=[a-z]+ing\b))",
    re.IGNORECASE,
)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """``text[start:end]`` of a document. ``opened`` marks one that depends on what stands before it."""

    start: int
    end: int
    text: str
    opened: bool = False


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """The clauses of ``text[start:end]`` in order, trimmed; those of fewer than three words are left out."""
    edges = [(start, start)]
    edges.extend(match.span() for match in _CUT.finditer(text, start, end) if match.end() > start)
    edges.append((end, end))
    found = []
    for (_, at), (last, _) in pairwise(edges):
        first = at + len(text[at:last]) - len(text[at:last].lstrip(" ,\t\n"))
        lead = _LEAD.match(text, first, last)
        first = lead.end() if lead else first
        piece = text[first:last].rstrip(" ,.;:\t\n")
        if len(piece.split()) >= _FEWEST:
            found.append(Clause(first, first + len(piece), piece, opened=at != start))
    return found
