"""How figures of a text belong together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tahqiq.terms import Claim


class TieKind(StrEnum):
    """What a tie's claims are to each other: ``head``, then ``first`` and ``second``."""

    WHOLE = "whole"  # a whole; its parts
    CHANGE = "change"  # a change; the figures before; the figures after
    SHARE = "share"  # a share; its part; its whole
    RATIO = "ratio"  # a comparison; its two sides
    RATE = "rate"  # an average; the totals it is the average of
    SAME = "same"  # a figure; the same thing given again


@dataclass(frozen=True, slots=True)
class Tie:
    """Claims whose figures hang together, so that one follows from the others or is bounded by them.

    ``complete`` marks parts that are said to be all there are ("nine people: six soldiers and three civilians").
    """

    kind: TieKind
    head: Claim
    first: tuple[Claim, ...] = ()
    second: tuple[Claim, ...] = ()
    complete: bool = False

    def members(self) -> Iterator[Claim]:
        """All its claims."""
        yield self.head
        yield from self.first
        yield from self.second
