"""Rows and sums that the evidence returned, and the figures made of them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tahqiq.claims.find.interval import Interval
from tahqiq.claims.read.question import Measure
from tahqiq.terms import RowsAt, Violence


@dataclass(frozen=True, slots=True)
class Row:
    """A published statistic, as the store has it (terms.evidence.OBSERVATIONS)."""

    obs_id: str
    dataset: str
    release_id: str
    publisher: str
    document: str
    url: str
    known_from: dt.date | None
    published: str
    metric: str
    area: str
    actor: str
    victim: str
    start: dt.date
    end: dt.date
    value: float
    bound: str
    low: float | None
    high: float | None
    unit: str
    base_start: dt.date | None
    base_end: dt.date | None
    definition: str
    counts: str
    militants: str
    territory: str
    scope: str
    reported_by: str
    confidence: str

    @property
    def days(self) -> int:
        """The length of the period."""
        return (self.end - self.start).days + 1

    def stands_for(self, actor: str) -> bool:
        """Whether it is the whole of its metric for an actor; for none, whoever acted or the state's forces."""
        return not self.scope and (self.actor == actor or (not actor and self.actor == "state"))


@dataclass(frozen=True, slots=True)
class EventTotal:
    """Sums over the events of one release that answer one ask.

    They are of events that begin inside the period and are placed inside the area. Those of them that end after it
    (``late``) and those that began before it and reach into it (``edge``) widen the interval. ``squares`` are the
    sums of squared deaths, of all and by class (for dispersion).
    """

    release_id: str
    dataset: str
    events: int = 0
    low: int = 0
    best: int = 0
    high: int = 0
    state: int = 0
    armed_group: int = 0
    civilian: int = 0
    unknown: int = 0
    squares: float = 0.0
    squares_state: float = 0.0
    squares_armed_group: float = 0.0
    squares_civilian: float = 0.0
    late_events: int = 0
    late_low: int = 0
    late_best: int = 0
    edge_events: int = 0
    edge_high: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """One area (with all it contains), one actor or none, one period, asked of event data.

    ``kind`` asks for one type of violence only (``state_based``, ``non_state``, ``one_sided``).
    """

    areas: tuple[str, ...]
    actor: str
    start: dt.date
    end: dt.date
    kind: str = ""


def ask(measure: Measure, start: dt.date, end: dt.date) -> Ask:
    """What a measure of a period asks of event data."""
    return Ask(measure.areas, measure.actor, start, end, measure.part if measure.part in set(Violence) else "")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure found in the evidence, before it is set against a claim.

    ``interval`` may be one-sided (a lower or an upper bound): then ``value`` is None. ``dispersion`` is the sum of the
    squares of the happenings behind the value over their sum, where known (for noise). ``edition`` is 0 for the
    publisher's newest figure, 1 and up for those it has revised. ``variant`` is how it departs from what
    the claim asks. ``least`` and ``most`` say bounds in a few words, ``why`` at length. ``rows`` are what it was made
    of. ``coded`` marks an interval that is a coder's low to high around a best estimate.
    """

    publisher: str
    dataset: str
    release: str
    definition: str
    area: str
    start: dt.date
    end: dt.date
    victim: str
    value: float | None
    interval: Interval
    counts: str
    militants: str
    citation: str
    url: str
    published: str
    known_from: dt.date | None
    why: str = ""
    variant: str = ""
    edition: int = 0
    base_start: dt.date | None = None
    base_end: dt.date | None = None
    pair: tuple[float, float] | None = None
    dispersion: float | None = None
    confidence: str = ""
    least: str = ""
    most: str = ""
    part: str = ""
    rows: tuple[RowsAt, ...] = ()
    coded: bool = False


def known_since(rows: Iterable[Row | Figure]) -> dt.date | None:
    """The day from which all of some rows or figures were public; None where that of one is not known."""
    days = [r.known_from for r in rows]
    return None if None in days else max((d for d in days if d), default=None)


Group = tuple[str, str, str]  # publisher, what is counted, dead militants in or out


def grouped(rows: Iterable[Row]) -> dict[Group, list[Row]]:
    """The rows of each publisher on each basis; only these are ever put together."""
    groups: dict[Group, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.publisher, row.counts, row.militants].append(row)
    return groups


@dataclass(frozen=True, slots=True)
class Wholes:
    """Rows of a whole metric, victim class and actor, those of one group together, found by area and year."""

    rows: Sequence[Row]
    at: Mapping[tuple[str, int], Sequence[int]]  # by area and each year that a row touches
    everywhen: Mapping[str, Sequence[int]]  # by area

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Wholes:
        """The rows, looked up."""
        ordered = [row for group in grouped(rows).values() for row in group]
        at: dict[tuple[str, int], list[int]] = defaultdict(list)
        everywhen: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(ordered):
            everywhen[row.area].append(i)
            for year in range(row.start.year, row.end.year + 1):
                at[row.area, year].append(i)
        return cls(ordered, at, everywhen)

    def near(self, areas: Iterable[str], start: dt.date, end: dt.date) -> dict[Group, list[Row]]:
        """The rows in some areas that share a day with a period, by group."""
        if start.year == end.year:
            found = sorted(i for area in areas for i in self.at.get((area, start.year), ()))
        else:
            found = sorted(i for area in areas for i in self.everywhen.get(area, ()))
        return grouped(r for r in map(self.rows.__getitem__, found) if r.start <= end and r.end >= start)


Key = tuple[str, str]  # metric and victim


@dataclass(frozen=True)
class Evidence:
    """What was fetched for a document: candidate rows by metric and victim, and event sums by ask."""

    rows: Mapping[Key, Sequence[Row]] = field(default_factory=dict)
    events: Mapping[Ask, Sequence[EventTotal]] = field(default_factory=dict)
    _wholes: dict[tuple[str, str, str], Wholes] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Evidence:
        """The rows by metric and victim, without event sums."""
        found: dict[Key, list[Row]] = defaultdict(list)
        for row in rows:
            found[row.metric, row.victim].append(row)
        return cls(found)

    def of_measure(self, metric: str, victim: str) -> Sequence[Row]:
        """The rows of a metric and victim class."""
        return self.rows.get((metric, victim), ())

    def wholes(self, metric: str, victim: str, actor: str) -> Wholes:
        """The rows of a whole metric, victim class and actor: looked up, as thousands of claims ask."""
        key = (metric, victim, actor)
        if key not in self._wholes:
            self._wholes[key] = Wholes.of(r for r in self.of_measure(metric, victim) if r.stands_for(actor))
        return self._wholes[key]

    def known_by(self, day: dt.date | None, events: Mapping[Ask, Sequence[EventTotal]]) -> Evidence:
        """The same as it stood on ``day`` (None: now): later rows unseen, with the event sums of that day."""
        if day is None:
            return Evidence(self.rows, events)
        seen = {
            key: [r for r in rows if r.known_from is not None and r.known_from <= day]
            for key, rows in self.rows.items()
        }
        return Evidence(seen, events)
