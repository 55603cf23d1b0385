"""Decisions: an editor's corrections of the claims found in a document. Append-only; undone by a later one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tahqiq.terms.claim import Claim


class Act(StrEnum):
    """What a decision does to the claims of a document."""

    FIX = "fix"  # other slots or another quote for a claim
    SPLIT = "split"  # several claims in place of one
    MERGE = "merge"  # one claim in place of several
    DISMISS = "dismiss"  # what was found is no claim
    ADD = "add"  # a claim that was not found
    WITHDRAW = "withdraw"  # an earlier decision no longer holds


@dataclass(frozen=True, slots=True)
class Wanted:
    """One claim as an editor wants it: its slots by their names in the JSON, and its words in the text.

    ``quote`` empty keeps the words of the claim that is corrected. ``at`` is the quote's offset, needed only where
    the same words stand in the text more than once. Slots not named keep their value.
    """

    slots: Mapping[str, Any] = field(default_factory=dict)
    quote: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor asks for: the act, the ids of the claims it is about, and what is wanted in their place."""

    act: Act
    claims: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands: its words and up to 60 characters either side, runs of white space as one space.

    ``start`` and ``end`` hold in the very text that was decided on and are not trusted in any other.
    """

    quote: str
    before: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """A claim that is corrected: where it stood, and the slots (by their JSON names) that tell it from others there."""

    anchor: Anchor
    slots: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A claim that is wanted: the slots to set, in JSON form; without ``anchor`` it keeps its target's words."""

    slots: Mapping[str, Any]
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class DecidedOn:
    """The document that an editor had before them. ``sketch`` samples its words (see ``claims.decide.documents``)."""

    sha256: str
    title: str
    date: dt.date | None
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement with who and when. ``seq`` is its place in the workspace's log, 0 until it is stored."""

    act: Act
    document: DecidedOn
    targets: tuple[Target, ...]
    parts: tuple[Part, ...]
    by: str
    at: dt.datetime
    note: str = ""
    withdraws: int | None = None
    seq: int = 0

    @property
    def id(self) -> str:
        """Its name in the workspace: ``d12``."""
        return f"d{self.seq}"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a decision in a document: the claims before and after it, or why it was not applied."""

    decision: Decision
    before: tuple[Claim, ...] = ()
    after: tuple[Claim, ...] = ()
    why: str = ""

    @property
    def applied(self) -> bool:
        """Whether it was applied."""
        return not self.why

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        made = self.decision
        return {
            "id": made.id, "act": str(made.act), "by": made.by, "at": made.at.isoformat(), "note": made.note,
            "applied": self.applied, "why": self.why, "claims": [c.id for c in self.after],
            "before": [c.to_dict() for c in self.before],
        }  # fmt: skip
