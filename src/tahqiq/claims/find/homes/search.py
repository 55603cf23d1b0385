"""Which candidate homes a document's lost claims need, fetched at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tahqiq.claims.find.areas import Areas
from tahqiq.claims.find.homes import fetch
from tahqiq.claims.find.homes.table import Homes, homes
from tahqiq.claims.read.question import Question
from tahqiq.resolve import closure_columns
from tahqiq.terms import ClaimKind, RecordKind

if TYPE_CHECKING:
    import pyarrow as pa

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

MARGIN = dt.timedelta(days=550)  # sums of events are wanted where a claim's period, or one a step away, has events
_OF_EVENTS = frozenset({"deaths", "attacks", "incidents"})


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


@dataclass(frozen=True)
class _Key:
    """What candidates depend on: they are fetched once for it and kept, since releases never change."""

    workspace: Workspace
    areas: tuple[str, ...]
    as_of: dt.date | None
    releases: tuple[str, ...]


def search(ground: Ground, questions: Sequence[Question]) -> Candidates:
    """The candidates for the claims of a document that have no home where they stand."""
    kinds = {q.claim.kind for q in questions}
    releases = tuple(r.release_id for r in ground.workspace.in_force(ground.as_of))
    key = _Key(ground.workspace, tuple(sorted(_around(ground, questions))), ground.as_of, releases)
    amounts = changes = tolls = None
    if kinds - {ClaimKind.CHANGE, ClaimKind.EVENT_TOLL}:
        events = any(_has_events(ground, q) for q in questions)
        amounts = _amounts(key, ground.registry if events else None, tuple(ground.publishers.items()))
    if ClaimKind.CHANGE in kinds:
        changes = _changes(key)
    if ClaimKind.EVENT_TOLL in kinds:
        tolls = _tolls(replace(key, areas=()))
    return Candidates(amounts, changes, tolls)


def _around(ground: Ground, questions: Sequence[Question]) -> set[str]:
    """The areas asked of, what contains them, their neighbours, and the parts of a country."""
    asked = {a for q in questions for m in q.measures[:1] for a in m.areas}
    found = set(asked)
    for area in asked:
        found |= {*ground.areas.place((area,)).containing, *ground.areas.siblings(area), *ground.areas.provinces(area)}
    return found


def _has_events(ground: Ground, question: Question) -> bool:
    """Whether a release of events reaches the claim's period, and counts such things."""
    window, kind = question.window, question.claim.kind
    if kind in {ClaimKind.CHANGE, ClaimKind.EVENT_TOLL} or question.measures[0].metric not in _OF_EVENTS:
        return False
    if window is None or window.start is None or window.end is None:
        return False
    first, last = window.start - MARGIN, window.end + MARGIN
    return any(
        r.kind is RecordKind.EVENTS and (r.start or dt.date.min) <= last and (r.end or dt.date.max) >= first
        for r in ground.workspace.in_force(ground.as_of)
    )


@lru_cache(maxsize=8)
def _published(key: _Key) -> pa.Table:
    fetch.lay(key.workspace, key.areas)
    return fetch.published(key.workspace, key.as_of)


@lru_cache(maxsize=8)
def _amounts(key: _Key, registry: Registry | None, publishers: tuple[tuple[str, str], ...]) -> Homes:
    """Published figures, and sums of events where a registry is given to place them."""
    tables = [_published(key)]
    fetch.lay(key.workspace, key.areas)
    if registry is not None:
        tables.append(fetch.sums(key.workspace, closure_columns(registry), key.as_of))
    return homes(tables, dict(publishers))


@lru_cache(maxsize=8)
def _changes(key: _Key) -> Homes:
    published = _published(key)
    fetch.lay(key.workspace, key.areas)
    return homes([published, fetch.changes(key.workspace, key.as_of)], {})


@lru_cache(maxsize=8)
def _tolls(key: _Key) -> Homes:
    return homes([fetch.tolls(key.workspace, key.as_of)], {})
