"""A change that holds in its own window and against its own baseline, and in few of those beside them.

The comparisons beside it are other baselines for the same window, longer looks that end with it, and the window moved
a little; a window that shares no day with it tells of another time, not of this one. All are of the publisher by
whose figures the claim holds, on the same basis. A neighbour bears the claim out if it goes the same way and is a
third as large.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tahqiq.claims.find.neighbours import Neighbour, Period, neighbours
from tahqiq.claims.find.parts import Whole
from tahqiq.claims.find.rows import Figure
from tahqiq.claims.judge.flags.changes import changes, holding
from tahqiq.claims.judge.flags.words import Counted, Names, listed, percent, what, when
from tahqiq.claims.judge.weigh import Weighed
from tahqiq.claims.read.question import Measure, Question
from tahqiq.terms import ClaimKind, Direction, Flag, FlagName, Span

Lookup = Callable[[Measure, Period], Sequence[Figure]]

BEARS = 1 / 3  # of the claim's own change that a neighbour must be to bear it out
FEW = 1 / 3  # share of the neighbours that bear the claim out, below which it is flagged
ENOUGH = 3  # neighbours that must be known
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbour with its change in percent."""

    neighbour: Neighbour
    change: float


def window(question: Question, weighed: Weighed, lookup: Lookup, names: Names) -> Flag | None:
    """The flag, if a publisher by whom the claim holds shows that few comparisons beside it would."""
    claim = question.claim
    if claim.kind is not ClaimKind.CHANGE or claim.direction is Direction.NONE or question.window is None:
        return None
    for own in changes(question, weighed, holding(question, weighed)):
        if not own.percent:  # "did not rise": where nothing changed there is no way that others could go
            continue
        beside = list(_beside(own, lookup))
        bearing = [b for b in beside if b.change / own.percent >= BEARS]
        if len(beside) >= ENOUGH and len(bearing) < FEW * len(beside):
            return Flag(FlagName.WINDOW, _message(own, beside, names))
    return None


def _beside(own: Whole, lookup: Lookup) -> Iterator[Beside]:
    """The neighbours of which the publisher has figures on the same basis."""
    for neighbour in neighbours(Span(*own.now), own.then):
        after = _figure(own, lookup(own.measure, neighbour.now))
        before = [_figure(own, lookup(own.measure, p)) for p in neighbour.then]
        known = [b for b in before if b is not None]
        if after is None or len(known) < len(before) or not sum(known):
            continue
        mean = neighbour.scale * sum(known) / len(known)
        yield Beside(neighbour, 100 * (after - mean) / mean)


def _figure(own: Whole, found: Sequence[Figure]) -> float | None:
    of = own.figure
    basis = (of.publisher, of.dataset, of.counts, of.militants)
    for item in found:
        if (item.publisher, item.dataset, item.counts, item.militants) == basis and not item.edition:
            return item.value
    return None


def _message(own: Whole, beside: Sequence[Beside], names: Names) -> str:
    item, measure = own.figure, own.measure
    of = what(Counted(measure.metric, measure.victim, item.counts, actor=measure.actor), names)
    place = " and ".join(names.place(a) for a in measure.areas)
    against = [b for b in beside if b.change / own.percent < BEARS]
    said = [f"{percent(b.change)} {_said(b.neighbour)}" for b in against[:SHOWN]]
    way = "rise" if own.percent > 0 else "fall"
    bearing = len(beside) - len(against) or "none"
    return (
        f"{names.publisher(item.publisher)}’s {way} in {of} in {place}, {percent(own.percent)} in {when(*own.now)} "
        f"against {when(*own.then)}, hangs on what is compared: it is {listed(said)}. Of {len(beside)} comparisons "
        f"beside it {bearing} bear it out; say what it is measured against, and give another."
    )


def _said(neighbour: Neighbour) -> str:
    return neighbour.said.format(*(when(*p) for p in neighbour.shown))
