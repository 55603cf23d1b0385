"""The other side of a ratio: "civilian deaths surpassed those of security forces", "more attacks in A than in B"."""

from __future__ import annotations

import re
from dataclasses import replace

from tahqiq.claims.read.question import Measure
from tahqiq.registry import Registry
from tahqiq.resolve import Gazetteer
from tahqiq.terms import Claim, Victim

_NOT_OF = (
    r"(?!\s+(?:attacks?|violence|groups?|organi[sz]ations?|incidents?|activit\w+|acts?|strikes?|bombings?|networks?|outfits?"
    r"|stations?|posts?|vans?)\b)"
)
"""What makes the name of a class an adjective: "terrorist attacks" counts no terrorists."""
_CLASSES = (
    (Victim.CIVILIAN, re.compile(r"\bcivilians?\b", re.IGNORECASE)),
    (Victim.SECURITY, re.compile(r"\b(?:security|armed)\s+(?:forces?|personnel)\b|\bLEAs?\b", re.IGNORECASE)),
    (Victim.MILITARY, re.compile(r"\b(?:soldiers?|troops?)\b", re.IGNORECASE)),
    (Victim.POLICE, re.compile(rf"\bpolice(?:men|man|\s+officers?)?\b{_NOT_OF}", re.IGNORECASE)),
    (
        Victim.MILITANT,
        re.compile(rf"\b(?:militants?|terrorists?|insurgents?|rebels?|fighters?)\b{_NOT_OF}", re.IGNORECASE),
    ),
)


def classes_in(text: str) -> frozenset[Victim]:
    """The classes of victims that a text names."""
    return frozenset(victim for victim, words in _CLASSES if words.search(text))


BEFORE = 45  # characters before the quote in which the first side may stand


def other_side(claim: Claim, own: Measure, sentence: str, gazetteer: Gazetteer) -> Measure | None:
    """What the claim's own measure is set against: the one other victim class, or the one other area, beside it.

    Where there is none, it is itself in the period of its base ("below the level of 2004").
    """
    at = sentence.find(claim.quote)
    said = sentence[max(0, at - BEFORE) : at + len(claim.quote)] if at >= 0 else claim.quote
    near, named = _sides(claim, own, said, gazetteer)
    if near is None and not named:
        near, named = _sides(claim, own, sentence, gazetteer)
    in_time = claim.base is not None and claim.base.start is not None and claim.base.end is not None
    return near or (own if in_time and not named else None)


def _sides(claim: Claim, own: Measure, said: str, gazetteer: Gazetteer) -> tuple[Measure | None, bool]:
    """The other side that a wording names, and whether it names any other class or area at all.

    The claim's own side stands first: where the other does, the two may be the wrong way round, and none is given.
    """
    places = {victim: match.start() for victim, words in _CLASSES if (match := words.search(said))}
    others = set(places) - {claim.victim}
    if claim.victim in places and len(others) == 1:
        other = others.pop()
        return (replace(own, victim=str(other)), True) if places[claim.victim] < places[other] else (None, True)
    areas = [m.ids for m in gazetteer.mentions(said) if m.kind == "area" and not m.demonym and len(m.ids) == 1]
    elsewhere = {ids for ids in areas if ids != own.areas}
    if own.areas in areas and len(elsewhere) == 1:
        return (replace(own, areas=elsewhere.pop()), True) if areas[0] == own.areas else (None, True)
    return None, bool(others or elsewhere)


def inner_area(text: str, around: tuple[str, ...], gazetteer: Gazetteer, registry: Registry) -> tuple[str, ...]:
    """The one area named in a text that lies within others; () where it names none or several."""
    named = {m.ids for m in gazetteer.mentions(text) if m.kind == "area" and not m.demonym and len(m.ids) == 1}
    inside = [ids for ids in named if ids != around and set(around) & set(registry.ancestors(ids[0]))]
    return inside[0] if len(inside) == 1 else ()
