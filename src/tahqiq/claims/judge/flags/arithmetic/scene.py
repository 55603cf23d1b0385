"""What every check of a document's own numbers looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tahqiq.claims.extract.links import Layout, Tie, TieKind
from tahqiq.claims.find.interval import Interval
from tahqiq.claims.judge.compare import claimed_interval, rounding
from tahqiq.claims.judge.flags.arithmetic.wording import Where
from tahqiq.terms import Claim, Unit

Found = Iterator[tuple[Claim, str]]
"""Claims with what is to be said of each."""
Inside = Callable[[tuple[str, ...]], frozenset[str]]
"""The areas and everything that is in them, by registry id."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A document's claims, how they hang together, and how places nest."""

    layout: Layout
    ties: Sequence[Tie]
    where: Where
    inside: Inside

    def of(self, kind: TieKind) -> Iterator[Tie]:
        """The ties of one kind."""
        return (t for t in self.ties if t.kind is kind)


def interval(claim: Claim) -> Interval:
    """What a claim's printed figure stands for."""
    found = claimed_interval(claim)
    assert found is not None  # only claims with figures are tied
    return found


def printed(value: float) -> Interval:
    """What a figure stands for of which only the number is known."""
    half = rounding(value, None, Unit.COUNT)
    return Interval(value - half, value + half)
