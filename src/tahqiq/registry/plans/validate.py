"""Whether strategies and hypotheses are whole and lead somewhere. Every fault is listed, none stops the listing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tahqiq.registry.entries import Programme
from tahqiq.registry.plans.load import HYPOTHESES, STRATEGIES, read
from tahqiq.registry.plans.model import (
    Alleged,
    Events,
    FactSeries,
    Indicator,
    Query,
    Result,
    Rivals,
    Source,
    Statistic,
    Step,
    Strategy,
)
from tahqiq.registry.plans.read import strategy
from tahqiq.registry.plans.read_rivals import rivals

Parts = Mapping[str, Mapping[str, Any]]


def faults(folders: Iterable[Path], parts: Parts) -> list[str]:
    """The faults of the strategies and hypotheses of pack folders, one line each.

    ``parts`` are the entries of the packs by the name of their file ("actors.yml" …), to which references lead.
    """
    listed = list(folders)
    plans, bad_plans = read(listed, STRATEGIES, strategy)
    questions, bad_questions = read(listed, HYPOTHESES, rivals)
    return [*bad_plans, *bad_questions, *references(plans, parts), *references(questions, parts)]


def references(found: Mapping[str, Strategy] | Mapping[str, Rivals], parts: Parts) -> list[str]:
    """What strategies or questions name that is not there, and what they have twice."""
    faults: list[str] = []
    for one in found.values():
        faults += _rivals(one, parts) if isinstance(one, Rivals) else _strategy(one, found, parts)
    return faults


def _strategy(plan: Strategy, plans: Mapping[str, object], parts: Parts) -> Iterator[str]:
    at = f"{STRATEGIES} {plan.id}"
    if plan.area and plan.area not in parts["places.csv"]:
        yield f"{at}: area {plan.area!r} is no place"
    if plan.of and plan.of not in parts["operations.yml"] and plan.of not in parts["programmes.yml"]:
        yield f"{at}: of {plan.of!r}, which is no operation and no programme"
    if plan.replaced_by and plan.replaced_by not in plans:
        yield f"{at}: replaced by {plan.replaced_by!r}, which is no strategy"
    if plan.until and plan.until < plan.since:
        yield f"{at}: ends before it starts"
    yield from _twice(at, "pillar", [p.id for p in plan.pillars])
    yield from _twice(at, "commitment", [c.id for p in plan.pillars for c in p.commitments])
    yield from _twice(at, "indicator", [i.id for _, _, i in plan.indicators()])
    for _, _, indicator in plan.indicators():
        yield from _indicator(f"{at} > {indicator.id}", indicator, parts)


def _twice(at: str, what: str, ids: list[str]) -> Iterator[str]:
    yield from (f"{at}: the {what} {name!r} is given twice" for name, n in Counter(ids).items() if n > 1 and name)


def _indicator(at: str, indicator: Indicator, parts: Parts) -> Iterator[str]:
    for query in indicator.evidence:
        yield from _query(at, query, parts)
    for step in indicator.steps:
        yield from _step(at, step, parts)


def _query(at: str, query: Query, parts: Parts) -> Iterator[str]:
    yield from source_faults(at, query.source, parts)


def source_faults(at: str, source: Source, parts: Parts) -> Iterator[str]:
    """What a query names that is not there."""
    if isinstance(source, Statistic):
        yield from _place(at, source.area, parts)
        yield from _publishers(at, source.publishers, parts)
        yield from _actors(at, (source.actor,) if source.actor else (), parts)
    elif isinstance(source, FactSeries):
        yield from _publishers(at, (source.said_by,) if source.said_by else (), parts)
    elif isinstance(source, Result):
        operation = parts["operations.yml"].get(source.operation)
        if operation is None:
            yield f"{at}: operation {source.operation!r} is no operation"
        elif source.metric not in {r.get("metric") for r in operation.results}:
            yield f"{at}: {source.operation} has no result of {source.metric!r}"
    elif isinstance(source, Alleged):
        yield from _actors(at, (*source.allegers, *source.accused), parts)
    elif isinstance(source, Events):
        yield from _place(at, source.area, parts)
        yield from _actors(at, (source.actor,) if source.actor else (), parts)


def _place(at: str, area: str, parts: Parts) -> Iterator[str]:
    if area and area not in parts["places.csv"]:
        yield f"{at}: area {area!r} is no place"


def _publishers(at: str, names: Iterable[str], parts: Parts) -> Iterator[str]:
    yield from (f"{at}: publisher {n!r} is no publisher" for n in names if n not in parts["publishers.yml"])


def _actors(at: str, names: Iterable[str], parts: Parts) -> Iterator[str]:
    known = {*parts["actors.yml"], *parts["places.csv"], *parts["publishers.yml"]}
    yield from (f"{at}: actor {n!r} is no actor, place or publisher" for n in names if n not in known)


def _step(at: str, step: Step, parts: Parts) -> Iterator[str]:
    if not step.programme:
        return
    programme: Programme | None = parts["programmes.yml"].get(step.programme)
    if programme is None:
        yield f"{at}: programme {step.programme!r} is no programme"
        return
    hits = milestones(programme, step)
    if len(hits) != 1:
        more = "; give its date too" if hits else ""
        yield f"{at}: {len(hits)} milestones of {step.programme} are {step.what!r}{more}"


def milestones(programme: Programme, step: Step) -> list[Any]:
    """The milestones of a programme that a step can mean."""
    return [
        m
        for m in programme.milestones
        if m.what == step.what and (not step.date or (m.date is not None and m.date.text == step.date))
    ]


def _rivals(question: Rivals, parts: Parts) -> Iterator[str]:
    at = f"{HYPOTHESES} {question.id}"
    yield from _place(at, question.area, parts)
    yield from _twice(at, "hypothesis", [h.id for h in question.hypotheses])
    yield from _twice(at, "item", [i.id for i in question.items])
    for name, measured in [("trend", question.trend), *((i.id, i.measured) for i in question.items)]:
        if measured:
            yield from source_faults(f"{at} > {name}", measured.statistic, parts)
