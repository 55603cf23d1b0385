"""Figures that publishers printed: those of a thing, which of several editions stands, and which fill a period.

Every measure that uses printed figures selects them here: the whole of a metric, of an area itself (not of what it
contains), with both days known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Protocol, TypeVar

from tahqiq.terms import Bound, RecordKind, Unit

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

_DAY = dt.timedelta(days=1)
_GRADES = {"high": 2, "medium": 1}
USED = (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST)
"""The bounds of figures that stand for a count; what is printed as "up to" or "over" does not."""


class Edition(Protocol):
    """A printed figure: its first and last day, the day it was public from, how sure its source is."""

    @property
    def start(self) -> dt.date: ...
    @property
    def end(self) -> dt.date: ...
    @property
    def known_from(self) -> dt.date | None: ...
    @property
    def confidence(self) -> str: ...


E = TypeVar("E", bound=Edition)


@dataclass(frozen=True, slots=True)
class Printed:
    """A count as a publisher printed it."""

    publisher: str
    metric: str
    area: str
    victim: str
    start: dt.date
    end: dt.date
    value: float
    bound: str
    counts: str
    militants: str
    territory: str
    known_from: dt.date | None
    confidence: str
    published: str
    url: str
    dataset: str
    release_id: str

    @property
    def basis(self) -> tuple[str, str, str]:
        """What is counted; dead militants in or out; a territory in or out. Only figures of one go together."""
        return self.counts, self.militants, self.territory


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which printed figures: metrics of areas (none: of any), of classes of victims ("" for what has no class).

    ``actor`` "" is whoever acted, ``publisher`` "" all of them, ``dataset`` "" any. ``scope`` "" is the whole of the
    metric, else that part of it. Only counts, unless ``any_unit``.
    """

    metrics: tuple[str, ...]
    areas: tuple[str, ...] = ()
    victims: tuple[str, ...] = ("",)
    actor: str = ""
    publisher: str = ""
    dataset: str = ""
    scope: str = ""
    any_unit: bool = False
    as_of: dt.date | None = None


def wholes(workspace: Workspace, wanted: Wanted) -> ir.Table:
    """The rows of published statistics that are wanted, of whatever bound, as an expression of the engine."""
    table = workspace.table(RecordKind.OBSERVATIONS, wanted.as_of)
    asked = [
        table.metric.isin(wanted.metrics), table.victim.coalesce("").isin(wanted.victims),
        table.actor.coalesce("") == wanted.actor, table.scope.coalesce("") == wanted.scope, table.value.notnull(),
        table.start.notnull(), table.end.notnull(),
    ]  # fmt: skip
    if wanted.areas:
        asked.append(table.area.isin(wanted.areas))
    if wanted.publisher:
        asked.append(table.publisher == wanted.publisher)
    if wanted.dataset:
        asked.append(table.dataset == wanted.dataset)
    if not wanted.any_unit:
        asked.append(table.unit == str(Unit.COUNT))
    return table.filter(*asked)  # at once: Ibis takes its time for each step


def printed(workspace: Workspace, wholes: ir.Table, bounds: Sequence[Bound] = USED) -> list[Printed]:
    """Such rows of some bounds, in no order: a few thousand at most, of which editions and bases are told apart."""
    kept = wholes.filter(wholes.bound.isin([str(b) for b in bounds]))
    return [Printed(**r) for r in workspace.arrow(kept.select(*(f.name for f in fields(Printed)))).to_pylist()]


def newest_first(rows: Iterable[E]) -> list[E]:
    """Editions of one statistic: sound before doubtful, then the newest, then the better source of it."""
    return sorted(
        rows,
        key=lambda r: (r.confidence != "low", r.known_from or dt.date.min, _GRADES.get(r.confidence, 0)),
        reverse=True,
    )


def tiles(rows: Sequence[E], start: dt.date, end: dt.date) -> list[E]:
    """The fewest rows that fill the period without gap or overlap, the newest editions of them; [] when none do."""
    best: dict[dt.date, list[E]] = {start: []}
    inside = [r for r in rows if r.start >= start and r.end <= end]
    for row in sorted(newest_first(inside), key=lambda r: r.end):
        chain = best.get(row.start)
        if chain is None:
            continue
        after = row.end + _DAY
        if after not in best or len(best[after]) > len(chain) + 1:
            best[after] = [*chain, row]
    return best.get(end + _DAY, [])
