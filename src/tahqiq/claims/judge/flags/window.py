"""A change that holds in its own window and against its own baseline, and in few of those beside them.

The comparisons beside it are those of ``measure.neighbours``, which ``tahqiq measure windows`` shows in full. All are
of the publisher by whose figures the claim holds, on the same basis.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tahqiq.claims.judge.flags.changes import Lookup, Whole, changes, holding
from tahqiq.claims.judge.flags.commands import command
from tahqiq.claims.judge.flags.words import Counted, Names, percent, what, when
from tahqiq.claims.judge.weigh import Weighed
from tahqiq.claims.read.question import Question
from tahqiq.measure.neighbours import Beside, Neighbour, beside, hangs, whole_months
from tahqiq.measure.wording import listed
from tahqiq.terms import ClaimKind, Direction, Flag, FlagName

SHOWN = 4


def window(
    question: Question, weighed: Weighed, lookup: Lookup, names: Names, day: dt.date | None = None
) -> Flag | None:  # fmt: skip
    """The flag, if a publisher by whom the claim holds shows that few comparisons beside it would.

    ``day`` is the one as of which all is seen; None for now.
    """
    claim = question.claim
    if claim.kind is not ClaimKind.CHANGE or claim.direction is Direction.NONE or question.window is None:
        return None
    for own in changes(question, weighed, holding(question, weighed)):
        if not own.change.percent:  # "did not rise": where nothing changed there is no way that others could go
            continue
        known = beside(own.now, own.then, own.counts(lookup))
        if hangs(own.change.percent, known):
            comparable = whole_months(own.now) == whole_months(own.then)
            make = command("windows", own, day) if comparable else ""
            return Flag(FlagName.WINDOW, _message(own, known, names), make)
    return None


def _message(own: Whole, known: Sequence[Beside], names: Names) -> str:
    item, measure, change = own.figure, own.measure, own.change.percent
    of = what(Counted(measure.metric, measure.victim, item.counts, actor=measure.actor), names)
    place = " and ".join(names.place(a) for a in measure.areas)
    against = [b for b in known if not b.bears(change)]
    said = [f"{percent(b.change)} {_said(b.neighbour)}" for b in against[:SHOWN]]
    way = "rise" if change > 0 else "fall"
    bearing = len(known) - len(against) or "none"
    return (
        f"{names.publisher(item.publisher)}’s {way} in {of} in {place}, {percent(change)} in {when(*own.now)} "
        f"against {when(*own.then)}, hangs on what is compared: it is {listed(said)}. Of {len(known)} comparisons "
        f"beside it {bearing} bear it out; say what it is measured against, and give another."
    )


def _said(neighbour: Neighbour) -> str:
    return neighbour.said.format(*(when(*p) for p in neighbour.shown))
