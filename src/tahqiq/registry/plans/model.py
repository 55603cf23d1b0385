"""A strategy as data: pillars, commitments, indicators; and rival hypotheses with their items of evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tahqiq.terms import Span


class Kind(StrEnum):
    """How an indicator is told; each has its own part of the rule (docs/reference/strategy.md)."""

    COUNT = "count"  # happenings that come by chance too, printed or of event data: tested as noisy counts
    RATE = "rate"  # what an authority does: totals over periods, set against each other by the day
    LEVEL = "level"  # a stock or amount at a time
    TOTAL = "total"  # what only accumulates: items done, kilometres built
    STEPS = "steps"  # dated steps, some perhaps still awaited
    STATE = "state"  # something that holds or does not
    ALLEGED = "alleged"  # what is alleged, which is no evidence for itself
    HOLE = "hole"  # nothing public that was found


class Wanted(StrEnum):
    """What the commitment wants of it."""

    NONE = ""
    UP = "up"
    DOWN = "down"
    DONE = "done"
    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"


NUMERIC = frozenset({Kind.COUNT, Kind.RATE, Kind.LEVEL, Kind.TOTAL})
LEVELS = ("input", "output", "outcome")


@dataclass(frozen=True, slots=True)
class Statistic:
    """Published statistics: a metric of an area, by some publishers (none: all of them), on one basis.

    ``militants``, ``territory`` and ``counts`` None: whatever the rows have, but never mixed.
    """

    metric: str
    area: str
    publishers: tuple[str, ...] = ()
    victim: str = ""
    actor: str = ""
    unit: str = ""
    scope: str = ""
    counts: str | None = None
    militants: str | None = None
    territory: str | None = None


@dataclass(frozen=True, slots=True)
class FactSeries:
    """Dated facts of one subject and predicate. ``said_by`` is the publisher whose word they are, where it is one's."""

    subject: str
    predicate: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a party claims of an operation (``Operation.results``)."""

    operation: str
    metric: str


@dataclass(frozen=True, slots=True)
class Alleged:
    """Allegations, by who alleges them or of whom."""

    allegers: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Events:
    """Events of the data at hand: how many, or deaths of a class of victims."""

    area: str
    counted: str = "events"
    victim: str = "all"
    kind: str = ""
    actor: str = ""
    dataset: str = ""


Source = Statistic | FactSeries | Result | Alleged | Events


@dataclass(frozen=True, slots=True)
class Query:
    """Where an indicator's evidence is read.

    ``of`` is what a value is a share of (it becomes a percentage); ``leave_out`` are rows that are not used, with why.
    """

    source: Source
    of: float | None = None
    leave_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone of a programme, a fact by its id, or a step that is only awaited.

    ``awaited`` is how it is named before it is known: what a milestone says would give away what came later. ``undo``
    takes back what was done.
    """

    programme: str = ""
    what: str = ""
    date: str = ""
    fact: str = ""
    awaited: str = ""
    undo: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """A value (None: the thing itself) that was promised by a day (None: no day was given), and where that was said."""

    source: str
    value: float | None = None
    by: Span | None = None
    stated: Span | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """A value that everything is set against, with its day and page."""

    value: float
    date: Span
    source: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What tells whether a commitment is kept. ``fresh``: after how many months a value says nothing of today;
    ``tolerance``: the least share by which amounts and rates have to differ to be told apart; ``base``: the period that
    counts are set against, where the same months of the year before the strategy were not printed.

    ``changes`` is what would change the status beside what the rule itself says; ``why`` and ``filled_by`` say of a
    hole why there is nothing and which source would fill it.
    """

    id: str
    name: str
    kind: Kind
    level: str = ""
    wanted: Wanted = Wanted.NONE
    unit: str = ""
    evidence: tuple[Query, ...] = ()
    steps: tuple[Step, ...] = ()
    targets: tuple[Target, ...] = ()
    baseline: Baseline | None = None
    base: Span | None = None
    fresh: int = 24
    tolerance: float = 0.1
    changes: str = ""
    note: str = ""
    why: str = ""
    filled_by: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise, in our own words, with the page it was read on. ``number`` is its place in the strategy's own list."""

    id: str
    says: str
    source: str
    number: str = ""
    note: str = ""
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Pillar:
    """A part of a strategy: its own, or ours where it has none (``ours``)."""

    id: str
    name: str
    ours: bool = False
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class Strategy:
    """What was promised and by what it is told. ``of`` is the operation or programme of the registry that it is."""

    id: str
    name: str
    area: str
    start: Span
    source: str
    pillars: tuple[Pillar, ...]
    of: str = ""
    end: Span | None = None
    replaced_by: str = ""
    aliases: tuple[str, ...] = ()
    about: str = ""
    note: str = ""

    @property
    def since(self) -> dt.date:
        """The first day that its start can be."""
        assert self.start.start is not None  # the reader has seen to it
        return self.start.start

    @property
    def until(self) -> dt.date | None:
        """The last day it was in force; None while it is."""
        return self.end.end if self.end else None

    def indicators(self) -> Iterator[tuple[Pillar, Commitment, Indicator]]:
        """Every indicator with what it belongs to."""
        for pillar in self.pillars:
            for commitment in pillar.commitments:
                for indicator in commitment.indicators:
                    yield pillar, commitment, indicator


RATINGS = ("CC", "C", "N", "I", "II", "NA")
"""How an item goes with a hypothesis: very consistent, consistent, neutral, inconsistent, very inconsistent, not
applicable (Heuer 1999, chapter 8)."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One explanation of several."""

    id: str
    says: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A change that printed counts have to show for the item to stand: from ``base`` to ``now``, ``up`` or ``down``."""

    statistic: Statistic
    now: str
    base: str
    shows: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of evidence and how it goes with each hypothesis.

    It is one of: a measured change, rows by their ids (facts, statistics), an allegation, a page. ``origin`` names
    where it comes from in the end: items of one origin count once. ``grade`` is that of a page, which has no row.
    """

    id: str
    says: str
    ratings: Mapping[str, str]
    origin: str
    why: str = ""
    source: str = ""
    date: Span | None = None
    grade: str = ""
    measured: Measured | None = None
    facts: tuple[str, ...] = ()
    statistics: tuple[str, ...] = ()
    allegation: str = ""


@dataclass(frozen=True, slots=True)
class Rivals:
    """A question, its rival answers and the items that bear on them."""

    id: str
    question: str
    area: str
    source: str
    hypotheses: tuple[Hypothesis, ...]
    items: tuple[Item, ...]
    trend: Measured | None = None
    note: str = ""
