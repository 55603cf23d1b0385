"""What a claim asks of the evidence, before any of it is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tahqiq.claims.read.attribution import Attribution
from tahqiq.claims.read.basis import Hint
from tahqiq.claims.read.indexed import Edition
from tahqiq.claims.read.part import slug
from tahqiq.terms import Claim, Span, WhyNot


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity that a dataset may hold. ``areas`` together make the claim's area ("KP and Balochistan").

    ``variant`` says in words how this measure departs from the claim's own; "" for the claim's own. ``part`` narrows
    it to a part of the metric, by the slug of its scope; ``events`` marks one that only event data can answer.
    """

    metric: str
    victim: str
    areas: tuple[str, ...]
    actor: str = ""
    variant: str = ""
    part: str = ""
    events: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Another period that the claim's words may mean; ``variant`` says in words which."""

    span: Span
    variant: str


@dataclass(frozen=True, slots=True)
class Question:
    """A claim made ready to be asked.

    ``windows`` are other periods that the words of ``window`` may mean, ``base_options`` those that may be its base.
    ``source`` is whose figure it says it is. ``part`` is the word that narrows the claim to a part of its metric,
    ``narrowed`` words that may do so, ``operation`` the one in which its sentence says it was done, ``group`` says
    whose alone it may be. ``stock`` marks a state of affairs, read at the observation nearest in time. ``against`` is
    the other side of a ratio, ``worldwide`` marks a rank among all countries, ``edition`` the index that it is a place
    in. ``why_not`` is set, with ``why``, when nothing can be asked.
    """

    claim: Claim
    sentence: str
    measures: tuple[Measure, ...] = ()
    hint: Hint = field(default_factory=Hint)
    window: Span | None = None
    windows: tuple[Window, ...] = ()
    base: Span | None = None
    base_options: tuple[Span, ...] = ()
    source: Attribution = field(default_factory=Attribution)
    stock: bool = False
    country: str = ""
    part: str = ""
    narrowed: str = ""
    operation: str = ""
    group: str = ""
    against: Measure | None = None
    worldwide: bool = False
    edition: Edition | None = None
    why_not: WhyNot | None = None
    why: str = ""

    @property
    def named(self) -> frozenset[str]:
        """The publishers that the claim quotes."""
        return self.source.named

    def of_part(self) -> Question:
        """The question with the words that may narrow it taken as narrowing it."""
        measure = replace(self.measures[0], part=slug(self.narrowed))
        return replace(self, part=self.narrowed, narrowed="", measures=(measure,), windows=())
