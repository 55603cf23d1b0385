"""The changes between two briefs, each with its causes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Cause(StrEnum):
    """Why a statement is another."""

    STATISTIC = "new statistic"  # a figure published between the two days
    REVISED = "revised figure"  # its publisher gives another value for the same thing
    RELEASE = "revised release"  # the dataset is in force in another release
    EVENT = "happened between"  # an incident or a fact of the days between
    ROW = "new row"  # something earlier, known only between the two days
    WITHDRAWN = "withdrawn"  # the row is not known any more
    PERIOD = "period moved on"  # "last month" is another month
    CHOSEN = "told now"  # known before already, and left out then
    DISPLACED = "others in its place"  # known still, and left out now
    MOVED = "under another heading"
    WORDING = "wording"  # the same numbers of the same rows in other words
    UNTOLD = "not told"  # it stands on nothing in the ledger


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause in a clause, with the addresses of its rows and the pages they were read on."""

    cause: Cause
    said: str
    rows: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"cause": str(self.cause), "said": self.said, "rows": list(self.rows), "pages": list(self.pages)}


@dataclass(frozen=True, slots=True)
class Change:
    """A statement ``before`` and ``after``, "" where there is none; ``section`` is where it stands, or stood."""

    section: tuple[str, ...]
    before: str
    after: str
    reasons: tuple[Reason, ...]

    @property
    def kind(self) -> str:
        """ "new", "gone" or "changed"."""
        return "changed" if self.before and self.after else "new" if self.after else "gone"

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "section": list(self.section), "kind": self.kind, "before": self.before, "after": self.after,
            "reasons": [r.to_dict() for r in self.reasons],
        }  # fmt: skip


@dataclass(frozen=True)
class Diff:
    """What changed in a brief from the day ``before`` to the day ``after``; ``same`` counts what stayed word for word.

    ``commands`` make the two briefs.
    """

    title: str
    outline: str
    country: str
    before: dt.date
    after: dt.date
    commands: tuple[str, str]
    changes: tuple[Change, ...]
    same: int

    @property
    def causes(self) -> dict[Cause, int]:
        """In how many changes each cause has a part, the commonest first."""
        found = Counter(cause for c in self.changes for cause in {r.cause for r in c.reasons})
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def to_dict(self) -> dict[str, Any]:
        """The JSON form (docs/reference/brief-diff.schema.json)."""
        return {
            "title": self.title, "outline": self.outline, "country": self.country, "before": self.before.isoformat(),
            "after": self.after.isoformat(), "commands": list(self.commands), "same": self.same,
            "causes": {str(c): n for c, n in self.causes.items()}, "changes": [c.to_dict() for c in self.changes],
        }  # fmt: skip
