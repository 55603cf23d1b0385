"""Happenings told with their day and place before the sentence that gives their toll."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.draft import EVENTS, Parsed
from tahqiq.claims.extract.names import Name
from tahqiq.claims.extract.tokens import Token
from tahqiq.claims.extract.words import grammar
from tahqiq.terms import Span

_NOUNS = grammar("event_nouns")
_DEEDS = frozenset(
    ("ambushed", "attacked", "bombed", "detonated", "exploded", "hit", "raided", "rammed", "shelled", "stormed",
     "struck", "targeted", "blew", "opened", "crashed", "overran")
)  # fmt: skip
_DAYS = 2
_NEXT = 2
"""Sentences after that of a happening in which its toll still follows."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One attack or clash told in a sentence of the document: on which days and where (None and "" where unsaid)."""

    index: int
    paragraph: int
    span: Span | None
    area: str


def find_happenings(parsed: Sequence[Parsed], days: Sequence[tuple[int, Span]]) -> tuple[Happening, ...]:
    """The happenings of a document in order; ``days`` are the periods told in its sentences, as (sentence, span)."""
    told: dict[int, Span] = {}
    for index, span in days:
        told.setdefault(index, span)
    found: list[Happening] = []
    for item in parsed:
        at = next((i for i, t in enumerate(item.tokens) if _happens(t)), None)
        day = told.get(item.index)
        if at is None or item.sentence.kind != "prose" or (day is not None and (day.days or 0) > _DAYS):
            continue
        if day is None and found and _goes_on(found[-1], item):
            day = found[-1].span
        area = _place(item, at)
        if day is not None or area:
            found.append(Happening(item.index, item.sentence.paragraph, day, area))
    return tuple(found)


def _goes_on(last: Happening, item: Parsed) -> bool:
    """Whether a sentence without a day tells on of what the one before it told."""
    near = item.index - last.index == 1 and item.sentence.paragraph == last.paragraph
    return near and not any(t.norm in ANOTHER for t in item.tokens)


ANOTHER = frozenset(
    ("another", "also", "similar", "separate", "separately", "meanwhile", "earlier", "second", "elsewhere")
)


def before(happenings: Sequence[Happening], item: Parsed) -> Happening | None:
    """The last happening told in one of the two sentences before, in the same paragraph or the one before."""
    at = bisect_left(happenings, item.index, key=lambda h: h.index) - 1
    last = happenings[at] if at >= 0 else None
    near = last is not None and item.index - last.index <= _NEXT and item.sentence.paragraph - last.paragraph <= 1
    return last if near else None


def _happens(token: Token) -> bool:
    tag = token.tag("metric")
    one = tag is not None and tag.value in EVENTS and (token.norm in _NOUNS or tag.base in _NOUNS)
    return (one and not token.capital) or token.norm in _DEEDS


def _place(item: Parsed, at: int) -> str:
    """The first place named behind the event, else the last before it."""
    places = [n for n in item.names if n.kind == "area" and not n.back]
    behind = [n for n in places if n.first > at and not n.weak]
    ahead = [n for n in places if n.last < at and not _whose(item, n)]
    return (behind[0] if behind else ahead[-1]).text if behind or ahead else ""


def _whose(item: Parsed, name: Name) -> bool:
    return item.tokens[name.last].possessive
