"""What a statement stands on, at three removes: its rows, their like in any edition, their like in any period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from tahqiq.brief.align.known import Row, named
from tahqiq.brief.align.units import Unit
from tahqiq.brief.ledger import Basis
from tahqiq.measure.records import Figure

_SPAN_OF_EVENTS = re.compile(r"&?(?:start|end)=[^&]*")
_SPAN_OF_QUERY = re.compile(r"\b(?:period|base|since)='[^']*'(?:, )?")
_LEAST_ALIKE = 0.6  # of the words of two statements that stand on nothing


@dataclass(frozen=True, slots=True)
class Grounds:
    """``rows`` by name (queries where there are none), ``same`` whatever the edition, ``alike`` whatever the period."""

    rows: frozenset[str]
    same: frozenset[object]
    alike: frozenset[object]

    def __bool__(self) -> bool:
        return bool(self.rows)


def of_bases(bases: Iterable[Basis], known: Mapping[str, Row]) -> Grounds:
    """The grounds of what stands on ``bases``; rows are looked up in ``known``."""
    return of_names((n for b in bases for n in names(b)), known)


def of_names(found: Iterable[str], known: Mapping[str, Row]) -> Grounds:
    """The same from the names of rows and queries."""
    rows = frozenset(found)
    return Grounds(rows, frozenset(same(n, known) for n in rows), frozenset(alike(n, known) for n in rows))


def names(basis: Basis) -> tuple[str, ...]:
    """What a number stands on by name: its rows, else its query."""
    return tuple(n for r in basis.rows for n in named(r)) or (basis.query,)


def same(name: str, known: Mapping[str, Row]) -> object:
    """What a figure is of, whichever edition it stands in; another row is itself alone."""
    row = known.get(name)
    return (*_of(row), row.start, row.end) if isinstance(row, Figure) else name


def alike(name: str, known: Mapping[str, Row]) -> object:
    """What a figure is of in any period as long; of a choice of events or a query the same without its period."""
    row = known.get(name)
    if isinstance(row, Figure):
        return (*_of(row), _length((row.end - row.start).days + 1))
    return _SPAN_OF_QUERY.sub("", name) if "(" in name else _SPAN_OF_EVENTS.sub("", name)


def _of(figure: Figure) -> tuple[object, ...]:
    return (figure.publisher, figure.metric, figure.area, figure.actor, figure.victim, *figure.basis, figure.scope,
            figure.unit)  # fmt: skip


def _length(days: int) -> str:
    for most, name in ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (184, "half"), (366, "year")):
        if days <= most:
            return name
    return "years"


def likeness(one: Grounds, other: Grounds) -> float:
    """How far two statements stand on the same: 0 for nothing in common; rows count before editions before periods."""
    parts = ((one.rows, other.rows), (one.same, other.same), (one.alike, other.alike))
    return sum(w * _shared(a, b) for w, (a, b) in zip((4, 2, 1), parts, strict=True))


def _shared(one: frozenset[object], other: frozenset[object]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def worded(one: Unit, other: Unit) -> float:
    """How far two statements that stand on nothing have the same words: 0, or from 0.6 to 1."""
    matcher = SequenceMatcher(None, one.plain.split(), other.plain.split(), autojunk=False)
    if matcher.real_quick_ratio() < _LEAST_ALIKE or matcher.quick_ratio() < _LEAST_ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _LEAST_ALIKE else 0.0
