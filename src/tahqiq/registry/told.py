"""What the registry tells of an entry besides its names: dated lines with where they were read, and its relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from tahqiq.registry.entries import Actor, Entry, Operation, Place, Programme, Publisher, kind_of
from tahqiq.registry.lookup import Registry
from tahqiq.terms import Span


@dataclass(frozen=True, slots=True)
class Line:
    """Something told of an entry, with where it was read."""

    what: str
    said: str
    when: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Dates:
    """From when to when, as far as is known, with where it was read."""

    start: str = ""
    end: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation to another entry (its ``of`` is its kind, "" where it is not known): ``away`` from the one told of."""

    kind: str
    id: str
    name: str
    of: str
    away: bool
    dates: Dates


_NONE = Dates()


@singledispatch
def lines(entry: Entry) -> Iterable[Line]:
    """What is told of an entry, in the order of the registry's file."""
    raise TypeError(f"{type(entry).__name__} is no entry of the registry")


@lines.register
def _(entry: Actor) -> Iterable[Line]:
    if entry.formed:
        yield Line("formed", entry.formed.text, "", entry.formed_source)
    for d in entry.designations:
        yield Line("listed by", " ".join(w for w in (d.by, d.ref) if w), d.date, d.source)
    yield from _note(entry.notes)


@lines.register
def _(entry: Place) -> Iterable[Line]:
    for head in entry.population:
        when = str(head.day) if head.day else f"{head.start} to {head.end}"
        yield Line("people", f"{head.people:,}", when, entry.source)
    yield from _note(entry.note)


@lines.register
def _(entry: Operation) -> Iterable[Line]:
    source = entry.sources[0] if entry.sources else ""
    yield from _days((("announced", entry.announced), ("began", entry.start), ("ended", entry.end)), source)
    if entry.aims:
        yield Line("aims", entry.aims, "", source)
    yield from map(_result, entry.results)
    yield from _note(entry.notes)


def _result(told: Mapping[str, Any]) -> Line:
    """A result that somebody claimed: what, how many, by whom, of when."""
    value, bound = told.get("value"), str(told.get("bound", ""))
    much = f"{value:,}" if isinstance(value, (int, float)) else str(value or "")
    words = {"": "", "exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about ", "over": "over "}
    who = f", as {told['claimed_by']} said" if told.get("claimed_by") else ""
    days = [str(told[k]) for k in ("period_start", "period_end") if told.get(k)]
    said = f"{str(told.get('metric', '')).replace('_', ' ')}: {words.get(bound, bound + ' ')}{much}{who}"
    return Line("result claimed", said, " to ".join(dict.fromkeys(days)), str(told.get("source", "")))


def _days(days: Iterable[tuple[str, Span | None]], source: str) -> Iterable[Line]:
    return (Line(what, span.text, "", source) for what, span in days if span)


@lines.register
def _(entry: Programme) -> Iterable[Line]:
    if entry.aim:
        yield Line("aim", entry.aim)
    for m in entry.milestones:
        value = f": {m.value:g} {m.unit}".rstrip() if m.value is not None else ""
        yield Line("milestone", f"{m.what}{value}", m.date.text if m.date else "", m.source)
    yield from _note(entry.notes)


@lines.register
def _(entry: Publisher) -> Iterable[Line]:
    said = (("what it is", entry.kind), ("grade", entry.grade), ("party to the conflict", entry.party))
    yield from (Line(what, text) for what, text in said if text)
    yield from _note(entry.note)


def _note(text: str) -> Iterable[Line]:
    return [Line("note", text)] if text else []


def ties(entry: Entry, known: Registry) -> Iterable[Tie]:
    """The relations of an entry, and those that other actors have to it."""
    if isinstance(entry, Actor):
        yield from _between(entry, known)
        yield from (_tie(known, "active in", area) for area in entry.areas)
    elif isinstance(entry, Place):
        for parent in entry.parents:
            days = Dates(str(parent.start or ""), str(parent.end or ""), entry.source)
            yield _tie(known, "lies in", parent.id, days)
    elif isinstance(entry, Operation):
        yield from (_tie(known, "part of", of) for of in [entry.part_of] if of)
        yield from (_tie(known, "by", who) for who in [entry.actor] if who)
        yield from (_tie(known, "in", area) for area in entry.areas)
    elif isinstance(entry, Programme):
        yield from (_tie(known, "led by", who) for who in [entry.lead] if who)
        yield from (_tie(known, "in", area) for area in entry.areas)


def _between(entry: Actor, known: Registry) -> Iterable[Tie]:
    for actor in known.actors.values():
        for r in actor.relations:
            if entry.id in (actor.id, r.to):
                away = actor.id == entry.id
                days = Dates(r.start.text if r.start else "", r.end.text if r.end else "", r.source, r.note)
                yield _tie(known, r.kind.replace("_", " "), r.to if away else actor.id, days, away=away)
        if actor.parent == entry.id:
            yield _tie(known, "part of", actor.id, away=False)
    yield from (_tie(known, "part of", of) for of in [entry.parent] if of)


def _tie(known: Registry, kind: str, to: str, dates: Dates = _NONE, *, away: bool = True) -> Tie:
    other = next((e for e in known.named(to) if e.id == to), None)
    return Tie(kind, to, other.name if other else to, kind_of(other) if other else "", away, dates)
