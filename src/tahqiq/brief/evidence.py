"""What a brief may stand on: the evidence of one country as it was known on a day, each kind read once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tahqiq.measure.printed import newest_first
from tahqiq.measure.selection import Period
from tahqiq.resolve import nesting
from tahqiq.terms import Bound, RecordKind, Release

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Basis = tuple[str, str, str]
"""What a figure counts: which happenings, dead militants in or out, a territory in or out."""
STANDS = frozenset({Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.OVER})
_DERIVED = "our sum"  # a row that the compilers added up themselves is nobody's printed figure


@dataclass(frozen=True, slots=True)
class Figure:
    """A statistic as a publisher printed it for a period with two ends (columns of ``terms.OBSERVATIONS``)."""

    obs_id: str
    release_id: str
    dataset: str
    publisher: str
    document: str
    url: str
    published: str
    known_from: dt.date | None
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
    definition: str
    counts: str
    militants: str
    territory: str
    scope: str
    reported_by: str
    confidence: str

    @property
    def basis(self) -> Basis:
        """What it counts."""
        return self.counts, self.militants, self.territory


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated state of affairs (columns of ``terms.FACTS``)."""

    fact_id: str
    release_id: str
    dataset: str
    subject: str
    predicate: str
    object: str
    start: dt.date | None
    start_latest: dt.date | None
    end: dt.date | None
    start_text: str
    url: str
    reported_by: str
    confidence: str
    notes: str


@dataclass(frozen=True, slots=True)
class Incident:
    """A notable incident (columns of ``terms.INCIDENTS``); the dead leave the attackers out."""

    incident_id: str
    release_id: str
    dataset: str
    start: dt.date
    end: dt.date
    place: str
    district: str
    area: str
    area_id: str | None
    kind: str
    target: str
    claimed_by: str
    attributed_to: str
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    urls: str
    notes: str


@dataclass(frozen=True, slots=True)
class Allegation:
    """Who alleges what of whom, and who denies it (columns of ``terms.ALLEGATIONS``)."""

    allegation_id: str
    release_id: str
    dataset: str
    alleger: str
    accused: str
    allegation: str
    first_date: str
    denied_by: str
    denial_date: str
    evidence_offered: str
    third_party_view: str
    urls: str


R = TypeVar("R", Figure, Fact, Incident, Allegation)


@dataclass(frozen=True)
class Evidence:
    """The evidence of ``country`` (an id of the registry) as known on ``as_of``."""

    workspace: Workspace
    registry: Registry
    country: str
    as_of: dt.date

    @cached_property
    def releases(self) -> list[Release]:
        """The releases in force on the day that hold something of the country."""
        held = self.workspace.in_force(self.as_of)
        return [r for r in held if r.area in ("", "world", self.country)]

    @cached_property
    def areas(self) -> frozenset[str]:
        """The ids of the country and every place in it."""
        return frozenset({self.country, *(inner for _, inner, *_ in nesting(self.registry).get(self.country, ()))})

    @cached_property
    def figures(self) -> list[Figure]:
        """The statistics of the country and its parts."""
        return [f for f in self._read(RecordKind.OBSERVATIONS, Figure) if _DERIVED not in f.definition]

    @cached_property
    def facts(self) -> list[Fact]:
        """The dated facts, earliest first."""
        return sorted(self._read(RecordKind.FACTS, Fact), key=lambda f: (f.start or dt.date.min, f.fact_id))

    @cached_property
    def incidents(self) -> list[Incident]:
        """The notable incidents, earliest first."""
        return sorted(self._read(RecordKind.INCIDENTS, Incident), key=lambda i: (i.start, i.incident_id))

    @cached_property
    def allegations(self) -> list[Allegation]:
        """The allegations, earliest first."""
        found = [a for a in self._read(RecordKind.ALLEGATIONS, Allegation) if a.first_date <= str(self.as_of)]
        return sorted(found, key=lambda a: (a.first_date, a.allegation_id))

    def _read(self, kind: RecordKind, into: type[R]) -> list[R]:
        own = [r.release_id for r in self.releases if r.kind is kind]
        if not own:
            return []
        table = self.workspace.table(kind, self.as_of)
        table = table.filter(table.release_id.isin(own))
        if kind is RecordKind.OBSERVATIONS:
            table = table.mutate(start=table.start.coalesce(table.end))  # a stock has a day, not a period
            table = table.filter(table.area.isin(sorted(self.areas)), table.start.notnull(), table.end.notnull())
        names = [f.name for f in fields(into)]
        rows = self.workspace.arrow(_text(table.select(*names))).to_pylist()
        return [into(**row) for row in rows]

    def printed(
        self, metric: str, area: str, period: Period, *, victim: str = "", actor: str = ""
    ) -> dict[Basis, list[Figure]]:
        """The figure that each publisher's newest sound edition has for the very period, by what it counts.

        Whole counts only, with publishers in order of their figures.
        """
        fits = [
            f for f in self.figures
            if (f.metric, f.area, f.victim, f.actor) == (metric, area, victim, actor) and (f.start, f.end) == period
            and not f.scope and f.unit in ("count", "") and f.bound in STANDS
        ]  # fmt: skip
        found: dict[Basis, dict[str, Figure]] = {}
        for figure in sorted(newest_first(fits), key=lambda f: f.bound != Bound.EXACT):
            found.setdefault(figure.basis, {}).setdefault(figure.publisher, figure)
        return {b: sorted(of.values(), key=lambda f: (f.value, f.publisher)) for b, of in found.items()}


def _text(table: ir.Table) -> ir.Table:
    """Empty text instead of nothing, so that a row's text is always text."""
    return table.mutate(**{n: table[n].fill_null("") for n, t in table.schema().items() if t.is_string()})
