"""Records of evidence kept by hand, as values: statistics, dated facts, notable incidents, allegations.

Their columns are those of ``terms.evidence``; ``made`` reads them out of a table of the engine.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from tahqiq.measure.printed import Printed

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Figure(Printed):
    """A published statistic. A day given on one side only stands for both."""

    obs_id: str
    actor: str
    scope: str
    unit: str
    low: float | None
    high: float | None
    definition: str
    reported_by: str
    document: str = ""

    @property
    def known(self) -> dt.date:
        """The day from which it was public: as published, else when its period had ended."""
        return self.known_from or self.end


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact; ``start_latest`` is the last day that its start can be, ``start_text`` the date as given."""

    fact_id: str
    known_from: dt.date | None
    subject: str
    predicate: str
    object: str
    start: dt.date | None
    start_latest: dt.date | None
    end: dt.date | None
    end_latest: dt.date | None
    url: str
    reported_by: str
    confidence: str
    notes: str
    start_text: str = ""
    release_id: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """A notable incident; the dead leave the attackers out."""

    incident_id: str
    start: dt.date
    end: dt.date
    place: str
    district: str
    area: str
    area_id: str
    kind: str
    target: str
    claimed_by: str
    attributed_to: str
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    urls: str
    notes: str
    release_id: str


@dataclass(frozen=True, slots=True)
class Allegation:
    """Who alleges what of whom, who denies it, and what third parties say."""

    allegation_id: str
    known_from: dt.date | None
    alleger: str
    accused: str
    allegation: str
    denied_by: str
    third_party_view: str
    urls: str
    first_date: str = ""
    evidence_offered: str = ""
    release_id: str = ""


R = TypeVar("R", Figure, Fact, Incident, Allegation)


def chosen(rows: ir.Table, of: type[Any]) -> ir.Table:
    """The columns of a kind of record, empty text instead of nothing."""
    table = rows.select([f.name for f in fields(of)])
    return table.mutate(**{n: table[n].fill_null("") for n, t in table.schema().items() if t.is_string()})


def dated(rows: ir.Table) -> ir.Table:
    """Statistics with both days: one that is given on one side only stands for both; without any they are left out."""
    days = {"start": rows.start.coalesce(rows.end), "end": rows.end.coalesce(rows.start)}
    return rows.filter(rows.value.notnull()).mutate(**days).filter(lambda t: t.start.notnull())


def made(of: type[R], table: pa.Table) -> tuple[R, ...]:
    """The rows of a table with those columns."""
    columns = [table[f.name].to_pylist() for f in fields(of)]
    return tuple(of(*cells) for cells in zip(*columns, strict=True))
