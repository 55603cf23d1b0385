"""What a claim asks of the evidence, before any of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

from tahqiq.claims.read.basis import Hint
from tahqiq.terms import Claim, Span, WhyNot


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that a dataset may hold. ``areas`` together make the claim's area ("KP and Balochistan").

    ``variant`` says in words how this measure departs from the claim's own; "" for the claim's own.
    """

    metric: str
    victim: str
    areas: tuple[str, ...]
    actor: str = ""
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A claim made ready to be asked.

    ``named`` are the publishers that the claim quotes; ``named_unknown`` is its attribution when none of ours is
    meant. ``part`` is the word that narrows the claim to a part of its metric. ``stock`` marks a state of affairs,
    read at the observation nearest in time. ``against`` is the other side of a ratio. ``why_not`` is set, with
    ``why``, when nothing can be asked.
    """

    claim: Claim
    sentence: str
    measures: tuple[Measure, ...] = ()
    hint: Hint = field(default_factory=Hint)
    window: Span | None = None
    base: Span | None = None
    base_options: tuple[Span, ...] = ()
    named: frozenset[str] = frozenset()
    named_unknown: str = ""
    stock: bool = False
    country: str = ""
    part: str = ""
    against: Measure | None = None
    why_not: WhyNot | None = None
    why: str = ""
