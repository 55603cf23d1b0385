"""A statement in the making."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.terms import ClaimKind, Direction, Span, Unit, WhyNot


@dataclass(frozen=True, slots=True)
class Statement:
    """``text[start:end]`` of a document, with the slots a statement without a figure can fill.

    ``actor`` and ``source`` are names as written: who is accused, and who accuses. ``beside``: it may share its
    words with a figure's claim.
    """

    start: int
    end: int
    kind: ClaimKind
    metric: str
    direction: Direction = Direction.NONE
    period: Span | None = None
    base: Span | None = None
    why_not: WhyNot | None = None
    actor: str = ""
    source: str = ""
    beside: bool = False

    @property
    def unit(self) -> Unit:
        """A milestone is a date, a change without a figure a percentage that is not given."""
        return {ClaimKind.MILESTONE: Unit.DATE, ClaimKind.CHANGE: Unit.PERCENT}.get(self.kind, Unit.COUNT)
