"""A figure that is wrong where it stands and is exactly some publisher's for another place in the evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tahqiq.claims.find.areas import Areas
from tahqiq.claims.find.homes.search import Candidates
from tahqiq.claims.judge.flags.misplaced.find import home, lost
from tahqiq.claims.judge.flags.misplaced.message import message
from tahqiq.claims.judge.flags.words import Names
from tahqiq.claims.judge.weigh import Weighed
from tahqiq.claims.read.question import Question
from tahqiq.terms import Flag, FlagName

__all__ = ["lost", "misplaced"]


def misplaced(
    astray: Iterable[tuple[Question, Weighed]], candidates: Candidates, areas: Areas, day: dt.date | None, names: Names
) -> dict[str, Flag]:
    """By claim id the flag of every lost claim (see ``lost``) that has a home; ``day`` is the document's."""
    found: dict[str, Flag] = {}
    for question, weighed in astray:
        among = candidates.of(question.claim.kind)
        at = home(question, among, areas, day) if among is not None else None
        if at is not None:
            found[question.claim.id] = Flag(FlagName.MISPLACED, message(question, weighed, at, names))
    return found
