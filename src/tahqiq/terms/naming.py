"""Judgements on names: whether a name as written means an entry of the registry. Append-only; undone by a later one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """What an editor holds of a name and an entry."""

    SAME = "same"  # the name means the entry
    OTHER = "other"  # it means something else
    UNSURE = "unsure"  # looked at, and left open


@dataclass(frozen=True, slots=True)
class NameDecision:
    """A judgement with who and when. ``seq`` is its place in the workspace's log of names, 0 until it is stored.

    ``kind`` is ``area`` or ``actor``, ``entry`` the id of the place or actor. ``document`` is the digest of the text
    in which it holds, empty where it holds in every text. One that ``withdraws`` another repeats what that one said.
    """

    kind: str
    name: str
    entry: str
    judgement: Judgement
    document: str
    by: str
    at: dt.datetime
    note: str = ""
    withdraws: int | None = None
    seq: int = 0

    @property
    def id(self) -> str:
        """Its name in the workspace: ``n12``."""
        return f"n{self.seq}"


def in_force(log: list[NameDecision]) -> list[NameDecision]:
    """The judgements of a log that hold, oldest first: neither withdrawals nor withdrawn."""
    gone: set[int] = set()
    for made in sorted(log, key=lambda d: -d.seq):  # a withdrawal that was itself withdrawn undoes nothing
        if made.withdraws is not None and made.seq not in gone:
            gone.add(made.withdraws)
    return [made for made in log if made.withdraws is None and made.seq not in gone]
