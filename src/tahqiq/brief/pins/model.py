"""An edit by hand and the place it was made at; what became of it when the brief was made again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Act(StrEnum):
    """What a hand did."""

    REPLACE = "replace"  # a paragraph or an item in other words
    DROP = "drop"  # a paragraph or an item left out
    ADD = "add"  # a paragraph or an item after another one
    COMMENT = "comment"  # a remark at a sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edit was made: under which headings, at which words, and what these stood on (names of rows or queries).

    Of an addition the words are those before it; "" is the beginning of the section.
    """

    section: tuple[str, ...]
    words: str
    stands_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text by hand, as printed, and what it stood on when it was written."""

    text: str
    stands_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """What somebody did on a day. ``item`` is for an addition that is an item of a list."""

    act: Act
    place: Place
    text: str
    by: str
    on: dt.date
    numbers: tuple[Number, ...] = ()
    item: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As it stands in a file (docs/reference/pins.schema.json)."""
        made: dict[str, Any] = {
            "act": str(self.act), "section": list(self.place.section), "words": self.place.words,
            "stands_on": list(self.place.stands_on), "text": self.text, "by": self.by, "date": self.on,
        }  # fmt: skip
        if self.numbers:
            made["numbers"] = [{"text": n.text, "stands_on": list(n.stands_on)} for n in self.numbers]
        return made | ({"item": True} if self.item else {})


class Matter(StrEnum):
    """What a reader has to know of an edit."""

    NOT_PLACED = "not placed"
    NUMBER = "numbers to look at"
    BENEATH = "changed beneath"


@dataclass(frozen=True, slots=True)
class Notice:
    """A matter of an edit, in a sentence."""

    matter: Matter
    edit: Edit
    said: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the edits: how many stand in the brief, and what is to be known of them."""

    placed: int
    notices: tuple[Notice, ...]

    def lines(self) -> list[str]:
        """A report by matter, each under its heading."""
        lost = sum(n.matter is Matter.NOT_PLACED for n in self.notices)
        said = [f"Edits by hand: {self.placed} in place, {lost} not placed."]
        for matter in Matter:
            of = [n for n in self.notices if n.matter is matter]
            said += [f"{matter.capitalize()}:"] if of else []
            said += [f"  {_named(n.edit)}: {n.said}" for n in of]
        return said


def _named(edit: Edit) -> str:
    words = edit.text or edit.place.words
    short = words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"
    where = " › ".join(edit.place.section) or "before the first heading"
    return f"{edit.act} of {edit.by}, {edit.on}, in {where}, “{short}”"


_SHOWN = 70
