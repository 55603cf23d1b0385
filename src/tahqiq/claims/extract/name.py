"""A name in a sentence, what is known of the words of a document, and names told by another sentence of it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Protocol

from tahqiq.claims.extract.tokens import Token


class Mention(Protocol):
    """What the gazetteer finds (``tahqiq.resolve.Mention``)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def ids(self) -> tuple[str, ...]: ...
    @property
    def demonym(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Name:
    """A name or noun phrase that stands for a place ("area") or for those who act ("actor").

    ``first`` and ``last`` are its token indexes. ``weak`` marks one told only by its place in the sentence. ``back``
    is the noun of an area that points back to one named before ("the province", "the country"), or "rest" of what is
    left beside those named ("the remaining provinces").
    """

    start: int
    end: int
    text: str
    kind: str
    first: int
    last: int
    weak: bool = False
    back: str = ""


def made(text: str, tokens: Sequence[Token], kind: str, span: tuple[int, int], weak: bool = False) -> Name:
    """The name of the tokens from the first to the last of ``span``, without a possessive at its end."""
    first, last = span
    start, end = tokens[first].start, tokens[last].end
    if tokens[last].possessive:
        cut = max(text.rfind("'", start, end), text.rfind("’", start, end))
        end = cut if cut > start else end
    return Name(start, end, text[start:end], kind, first, last, weak)


def with_acronym(tokens: Sequence[Token], last: int) -> int:
    """ "Khyber Pakhtunkhwa (KP)": the acronym belongs to the name."""
    tail = tokens[last + 1 : last + 4]
    if (
        len(tail) == 3
        and tail[0].text == "("
        and tail[2].text == ")"
        and tail[1].text.isupper()
        and tail[1].kind == "word"
    ):
        return last + 3
    return last


@dataclass(frozen=True, slots=True)
class Words:
    """What the document tells of its words: ``common`` are those it writes in small letters, none of which is a name
    for opening a sentence; ``groups`` the names (in small letters) that it gives to armed groups.
    """

    common: AbstractSet[str] = frozenset()
    groups: AbstractSet[str] = frozenset()


def title_case(tokens: Sequence[Token]) -> bool:
    """A heading whose words are nearly all capitals tells nothing by them."""
    words = [t for t in tokens if t.kind == "word"]
    return sum(t.capital for t in words) > 0.6 * len(words) and len(words) > 4


def settled(sentences: Sequence[Sequence[Name]]) -> list[list[Name]]:
    """The places and actors of each sentence; a name that the text once uses for a place is one wherever it stands."""
    places = {
        name.text.casefold() for names in sentences for name in names
        if name.kind == "area" and not (name.weak or name.back) and " and " not in name.text and "," not in name.text
    }  # fmt: skip
    return [[found for name in names if (found := _placed(name, places)).kind != "other"] for names in sentences]


def _placed(name: Name, places: AbstractSet[str]) -> Name:
    unknown = name.kind == "other" or (name.kind == "actor" and name.weak and name.last > name.first)
    return replace(name, kind="area", weak=True) if unknown and name.text.casefold() in places else name
