"""What a brief may stand on: the evidence of one country as it was known on a day, each kind read once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Allegation, Fact, Figure, Incident, R, chosen, dated, made
from tahqiq.measure.selection import Period
from tahqiq.resolve import nesting
from tahqiq.terms import Bound, RecordKind, Release

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

Basis = tuple[str, str, str]
"""What a figure counts: which happenings, dead militants in or out, a territory in or out."""
STANDS = frozenset({Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST, Bound.OVER})
_DERIVED = "our sum"  # a row that the compilers added up themselves is nobody's printed figure


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
            table = dated(table.filter(table.area.isin(sorted(self.areas))))
        return list(made(into, self.workspace.arrow(chosen(table, into))))

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
