"""Where an edit belongs in a brief that was made again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tahqiq.brief.align.grounds import Grounds, of_names, worded
from tahqiq.brief.align.known import Row
from tahqiq.brief.align.pair import Stated
from tahqiq.brief.align.units import Unit
from tahqiq.brief.pins.model import Place

_LEAST = 0.5  # of what two statements stand on that has to be the same
_SIGNS = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "---", "–": "--", "\u00a0": " "}
_MARKUP = re.compile(r"\[\^[\w-]+\]|\\(?=[^\w\s])|(?<!\w)[*_]{1,3}|[*_]{1,3}(?!\w)")


def bare(text: str) -> str:
    """Words alone: without markup, footnotes and the shapes of quotation marks and dashes, on one line."""
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    return " ".join(_MARKUP.sub("", text.replace("...", "…")).split())


def find(place: Place, among: Sequence[Stated], known: Mapping[str, Row]) -> Stated | str:
    """The statement that an edit is about, or why there is none.

    The very words in the section; else what stands on the same rows, or the same figures in another edition; else,
    for words that stood on nothing, words much alike. Never what is of another period.
    """
    here = [s for s in among if s.unit.section == place.section]
    if not here:
        return f"there is no section {' › '.join(place.section)!r} any more"
    wanted = bare(place.words)
    exact = [s for s in here if bare(s.unit.plain) == wanted]
    grounds = of_names(place.stands_on, known)
    if exact:
        return exact[0]
    return _by_grounds(grounds, here) if grounds else _by_words(place, here)


def _by_grounds(grounds: Grounds, here: Sequence[Stated]) -> Stated | str:
    scored = [(_shared(grounds, s.grounds), s) for s in here]
    best = max(score for score, _ in scored)
    likest = [s for score, s in scored if score == best]
    if best >= _LEAST:
        return likest[0] if len(likest) == 1 else "several statements stand on the same; none of them has its words"
    if best:
        return "what it was written for stands on much else now"
    if any(grounds.alike & s.grounds.alike for s in here):
        return "what it was written for is told of another period now"
    return "nothing in the section stands on the same any more"


def _by_words(place: Place, here: Sequence[Stated]) -> Stated | str:
    one = Unit(place.section, "", place.words, 0, 0, 0)
    likest = max(((worded(one, s.unit), -i) for i, s in enumerate(here) if not s.grounds), default=(0.0, 0))
    return here[-likest[1]] if likest[0] else "its words are not in the section any more"


def _shared(one: Grounds, other: Grounds) -> float:
    both = len(one.same | other.same)
    return len(one.same & other.same) / both if both else 0.0
