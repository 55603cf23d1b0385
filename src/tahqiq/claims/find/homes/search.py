"""Which candidate homes a document's lost claims need, fetched at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tahqiq.claims.find.areas import Areas
from tahqiq.claims.find.homes import fetch
from tahqiq.claims.find.homes.table import Homes, homes
from tahqiq.claims.read.question import Question
from tahqiq.terms import ClaimKind, RecordKind, Unit

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

REACH = 3  # years before the earliest and after the latest period of the claims in which homes are looked for


@dataclass(frozen=True)
class Candidates:
    """What was found for a document: figures of amounts, changes in percent, and tolls of single happenings."""

    amounts: Homes | None = None
    changes: Homes | None = None
    tolls: Homes | None = None

    def of(self, kind: ClaimKind) -> Homes | None:
        """The candidates that a claim of a kind can have its figure from."""
        return {ClaimKind.CHANGE: self.changes, ClaimKind.EVENT_TOLL: self.tolls}.get(kind, self.amounts)


@dataclass(frozen=True)
class Ground:
    """What candidates are searched in: the evidence, as known on a day (None: now), and how places nest.

    ``publishers`` are those of the datasets of events, by dataset.
    """

    workspace: Workspace
    registry: Registry
    areas: Areas
    publishers: Mapping[str, str]
    as_of: dt.date | None = None


def search(ground: Ground, questions: Sequence[Question]) -> Candidates:
    """Fetch the candidates for the claims of a document that have no home where they stand."""
    spans = [q.window for q in questions if q.window]
    starts, ends = [s.start for s in spans if s.start], [s.end for s in spans if s.end]
    if not starts or not ends:
        return Candidates()
    first, last = _years(min(starts), -REACH), _years(max(ends), REACH)
    fetch.lay(ground.workspace, _around(ground, questions), first, last)
    kinds = {q.claim.kind for q in questions}
    workspace, as_of = ground.workspace, ground.as_of
    amounts = changes = tolls = None
    if kinds - {ClaimKind.CHANGE, ClaimKind.EVENT_TOLL}:
        tables = [fetch.published(workspace, as_of)]
        if _has_events(ground, first, last):
            tables.append(fetch.sums(workspace, _closure(ground.registry), as_of))
        amounts = homes(tables, ground.publishers)
    if any(q.claim.kind is ClaimKind.CHANGE and q.claim.unit is Unit.PERCENT for q in questions):
        changes = homes([fetch.published(workspace, as_of), fetch.changes(workspace, as_of)], {})
    if ClaimKind.EVENT_TOLL in kinds:
        tolls = homes([fetch.tolls(workspace, as_of)], {})
    return Candidates(amounts, changes, tolls)


def _around(ground: Ground, questions: Sequence[Question]) -> set[str]:
    """The areas asked of, what contains them, their neighbours, and the parts of a country."""
    asked = {a for q in questions for m in q.measures[:1] for a in m.areas}
    found = set(asked)
    for area in asked:
        found |= ground.areas.place((area,)).containing | set(ground.areas.siblings(area))
        entry = ground.registry.places.get(area)
        if entry is not None and entry.kind == "country":
            found |= set(ground.areas.children(area))
    return found


def _has_events(ground: Ground, first: dt.date, last: dt.date) -> bool:
    """Whether any release of events reaches into those days."""
    return any(
        r.kind is RecordKind.EVENTS and (r.start or dt.date.min) <= last and (r.end or dt.date.max) >= first
        for r in ground.workspace.in_force(ground.as_of)
    )


def _closure(registry: Registry) -> dict[str, list[object]]:
    from tahqiq.resolve import closure_columns

    return closure_columns(registry)


def _years(day: dt.date, years: int) -> dt.date:
    return dt.date(max(1, day.year + years), day.month, min(day.day, 28))
