"""The evidence that strategies are read from, fetched at once: published statistics, facts, allegations."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from tahqiq.measure.records import Allegation, Fact, Figure, chosen, dated, made
from tahqiq.registry.plans import Alleged, Events, FactSeries, Statistic
from tahqiq.terms import RecordKind, Release, Unit

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

_ASK = (("metric", "string"), ("area", "string"), ("id", "string"))


@dataclass(frozen=True)
class Evidence:
    """All rows that may be asked for, of every day; ``on`` gives what was known on one."""

    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    allegations: tuple[Allegation, ...]
    happened: Mapping[Events, Sequence[Figure]] = field(default_factory=dict)
    _matching: dict[Statistic, list[Figure]] = field(default_factory=dict)

    def matching(self, asked: Statistic) -> Sequence[Figure]:
        """The statistics that a query asks for, of every day."""
        if asked not in self._matching:
            found = self.by_metric.get((asked.metric, asked.area), ())
            self._matching[asked] = [f for f in found if _fits(f, asked)]
        return self._matching[asked]

    @cached_property
    def by_metric(self) -> Mapping[tuple[str, str], Sequence[Figure]]:
        """The statistics by metric and area."""
        return _grouped(self.figures, lambda f: (f.metric, f.area))

    @cached_property
    def by_area(self) -> Mapping[str, Sequence[Figure]]:
        """The counts of everybody and everything, by area."""
        return _grouped((f for f in self._of_all if not f.scope), lambda f: f.area)

    @cached_property
    def parts_by_area(self) -> Mapping[str, Sequence[Figure]]:
        """The counts of one part of what happened, or of more than that (with crime), by area."""
        return _grouped((f for f in self._of_all if f.scope), lambda f: f.area)

    @cached_property
    def _of_all(self) -> Sequence[Figure]:
        """The counts that are of no one group."""
        return [f for f in self.figures if not f.actor and f.unit == Unit.COUNT]

    @cached_property
    def by_predicate(self) -> Mapping[tuple[str, str], Sequence[Fact]]:
        """The facts by subject and predicate."""
        return _grouped(self.facts, lambda f: (f.subject, f.predicate))

    @cached_property
    def figure_ids(self) -> Mapping[str, Figure]:
        """The statistics by id."""
        return {f.obs_id: f for f in self.figures}

    @cached_property
    def fact_ids(self) -> Mapping[str, Fact]:
        """The facts by id."""
        return {f.fact_id: f for f in self.facts}


@dataclass(frozen=True)
class Known:
    """What was known on a day, of what had happened by ``until`` (that day, or the end of an ended strategy)."""

    evidence: Evidence
    day: dt.date
    until: dt.date

    def figures(self, asked: Statistic | Events) -> list[Figure]:
        """The statistics that a query asks for, or the events at hand by month."""
        if isinstance(asked, Events):
            return [f for f in self.evidence.happened.get(asked, ()) if f.known <= self.day and f.end <= self.until]
        return [f for f in self.evidence.matching(asked) if f.known <= self.day and f.end <= self.until]

    def facts(self, asked: FactSeries) -> list[Fact]:
        """The facts that a query asks for."""
        found = self.evidence.by_predicate.get((asked.subject, asked.predicate), ())
        return [f for f in found if self.holds(f)]

    def holds(self, fact: Fact) -> bool:
        """Whether a fact was known and had begun."""
        first = fact.known_from or fact.start
        return first is not None and first <= self.day and first <= self.until

    def fact(self, name: str) -> Fact | None:
        """The fact of an id; None where it is not there or was not known yet."""
        found = self.evidence.fact_ids.get(name)
        return found if found is not None and self.holds(found) else None

    def figure(self, name: str) -> Figure | None:
        """The statistic of an id; None where it is not there or was not known yet."""
        found = self.evidence.figure_ids.get(name)
        return found if found is not None and found.known <= self.day and found.end <= self.until else None

    def allegations(self, asked: Alleged) -> list[Allegation]:
        """The allegations that a query asks for."""
        return [
            a
            for a in self.evidence.allegations
            if (a.known_from is None or a.known_from <= self.day)
            and (not asked.allegers or a.alleger in asked.allegers)
            and (not asked.accused or a.accused in asked.accused)
        ]


T = TypeVar("T")


def _grouped(rows: Iterable[T], key: Any) -> dict[Any, list[T]]:
    found: dict[Any, list[T]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return dict(found)


def _fits(figure: Figure, asked: Statistic) -> bool:
    wanted = (
        (asked.victim, figure.victim), (asked.actor, figure.actor), (asked.scope, figure.scope),
        (asked.counts, figure.counts), (asked.militants, figure.militants), (asked.territory, figure.territory),
    )  # fmt: skip
    return (
        all(one is None or one == other for one, other in wanted)
        and (not asked.publishers or figure.publisher in asked.publishers)
        and (not asked.unit or figure.unit == asked.unit)
    )


def fetch(
    workspace: Workspace, asked: Iterable[Statistic], ids: Iterable[str], as_of: dt.date | None = None
) -> Evidence:
    """All that the statistics and ids ask for, with every fact and allegation: three queries for any number of them.

    ``as_of`` only chooses among the releases: rows of every day come back, for ``Known`` to choose from.
    """
    wanted = [(m, a, "") for m, a in dict.fromkeys((s.metric, s.area) for s in asked)]
    wanted += [("", "", name) for name in dict.fromkeys(ids)]
    columns: dict[str, Sequence[object]] = {name: [w[i] for w in wanted] for i, (name, _) in enumerate(_ASK)}
    workspace.lay("strategy_asks", _ASK, columns)
    own = {kind: releases(workspace, kind, as_of) for kind in _KINDS}

    def statistics() -> ir.Table:
        ask, seen = workspace.named("strategy_asks"), table(workspace, RecordKind.OBSERVATIONS, own)
        hit = ((seen.metric == ask.metric) & (seen.area == ask.area)) | (seen.obs_id == ask.id)
        return chosen(dated(seen.semi_join(ask, hit)), Figure)

    def facts() -> ir.Table:
        return chosen(table(workspace, RecordKind.FACTS, own), Fact)

    def allegations() -> ir.Table:
        return chosen(table(workspace, RecordKind.ALLEGATIONS, own), Allegation)

    builds = {RecordKind.OBSERVATIONS: statistics, RecordKind.FACTS: facts, RecordKind.ALLEGATIONS: allegations}
    tables = {
        kind: workspace.prepared(f"strategy_{kind}", [kind], None, build)
        if own[kind] is None
        else workspace.arrow(build())
        for kind, build in builds.items()
    }
    return Evidence(
        made(Figure, tables[RecordKind.OBSERVATIONS]), made(Fact, tables[RecordKind.FACTS]),
        made(Allegation, tables[RecordKind.ALLEGATIONS]),
    )  # fmt: skip


_KINDS = (RecordKind.OBSERVATIONS, RecordKind.FACTS, RecordKind.ALLEGATIONS)
Chosen = Mapping[RecordKind, "list[Release] | None"]


def releases(workspace: Workspace, kind: RecordKind, as_of: dt.date | None) -> list[Release] | None:
    """The releases in force on the day, where they are others than today's; None where they are not.

    A release that came out later is no other one: its rows have later days themselves.
    """
    now = [r for r in workspace.in_force(None) if r.kind is kind]
    then = [r for r in workspace.in_force(as_of) if r.kind is kind] if as_of else now
    return None if {r.release_id for r in then} <= {r.release_id for r in now} else then


def table(workspace: Workspace, kind: RecordKind, chosen: Chosen) -> ir.Table:
    """The rows of the releases chosen, of every day."""
    others = chosen[kind]
    return workspace.table(kind, None) if others is None else workspace.rows_of(others, kind, None)
