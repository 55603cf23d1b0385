"""One strip a dataset or publisher: of each unit of time what it has, or why it has nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tahqiq.measure.calendar import Unit, after, units
from tahqiq.measure.cover import covered, holds
from tahqiq.measure.pick import within
from tahqiq.measure.printed import Wanted, wholes
from tahqiq.measure.selection import Counted, Period, Selection
from tahqiq.measure.series import series
from tahqiq.sources import card
from tahqiq.terms import RecordKind, Release, Victim

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_DAY = dt.timedelta(days=1)
_UNITS = (("slot", "int64"), ("first", "date32"), ("last", "date32"))


class Status(StrEnum):
    """What a dataset has of an area and time. Only ``SILENT`` says that, by its rules, there was nothing."""

    RECORDED = "recorded"
    PARTS = "only parts of it"
    LONGER = "only in a longer period"
    SILENT = "nothing recorded"
    NOT_RECORDED = "not recorded"
    NOT_KEPT = "not kept by this source"
    PARTLY = "partly outside its period"
    OUTSIDE = "outside its period"
    ELSEWHERE = "outside its area"


@dataclass(frozen=True, slots=True)
class Scope:
    """What coverage is asked of. ``areas`` and ``actor`` are ids, ``actor`` "" for all; ``dataset`` "" for all."""

    areas: tuple[str, ...]
    start: dt.date
    end: dt.date
    metric: str = "deaths"
    victim: Victim = Victim.ALL
    actor: str = ""
    dataset: str = ""
    as_of: dt.date | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "areas": list(self.areas), "start": self.start.isoformat(), "end": self.end.isoformat(),
            "metric": self.metric, "victim": str(self.victim), "actor": self.actor, "dataset": self.dataset,
            "as_of": self.as_of.isoformat() if self.as_of else None,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strip:
    """A dataset, of one publisher where it has several: of each unit (or district) a status and how many rows."""

    dataset: str
    publisher: str
    cells: tuple[tuple[Status, int], ...]

    def count(self, *statuses: Status) -> int:
        """How many units have one of these statuses."""
        return sum(status in statuses for status, _ in self.cells)


def known(strips: Sequence[Strip], at: int) -> bool:
    """Whether some source says what there was in a unit, were it nothing; a list of notable incidents never does."""
    counts = [s for s in strips if card(s.dataset).record_kind is not RecordKind.INCIDENTS]
    return any(s.cells[at][0] in (Status.RECORDED, Status.SILENT) for s in counts)


def keeps(dataset: str, scope: Scope) -> bool:
    """Whether a dataset records the metric and the class of victims at all."""
    of = card(dataset)
    kept = {m.partition(":")[0] for m in of.metrics} | set(of.metrics)
    return scope.metric in kept | {"events"} and (scope.victim in ("", "all") or scope.victim in of.victims)


def event_strip(
    workspace: Workspace, registry: Registry, scope: Scope, releases: list[Release], unit: Unit
) -> Strip:  # fmt: skip
    """The strip of an event dataset: silence inside its period is by its rules an answer."""
    dataset = releases[0].dataset
    spans = [(day, after(day, unit) - _DAY) for day in units((scope.start, scope.end), unit)]
    held = [r for r in releases if holds(r, registry, scope.areas)]
    whole = Status.ELSEWHERE if not held else Status.NOT_KEPT if not keeps(dataset, scope) else None
    if whole is None:
        period = covered(held)
        found = _counted(workspace, registry, scope, dataset, period, unit)
        if scope.actor and not sum(found.values()):
            whole = Status.NOT_KEPT  # it never came in: that it did nothing is not said
    if whole is not None:
        return Strip(dataset, card(dataset).publisher, tuple((whole, 0) for _ in spans))
    return Strip(
        dataset, card(dataset).publisher,
        tuple((_inside(span, period, found.get(span[0], 0)), found.get(span[0], 0)) for span in spans),
    )  # fmt: skip


def _counted(
    workspace: Workspace, registry: Registry, scope: Scope, dataset: str, period: Period, unit: Unit
) -> dict[dt.date, int]:  # fmt: skip
    chosen = Selection(
        dataset, scope.areas, *period, counted=Counted.EVENTS, victim=scope.victim, actor=scope.actor,
        as_of=scope.as_of,
    )  # fmt: skip
    found = series(workspace, registry, chosen, unit)
    return {day: int(n) for day, n in zip(found.starts, found.values, strict=True)}


def _inside(span: Period, period: Period, count: int) -> Status:
    if span[1] < period[0] or span[0] > period[1]:
        return Status.OUTSIDE
    if count:
        return Status.RECORDED
    return Status.SILENT if period[0] <= span[0] and span[1] <= period[1] else Status.PARTLY


def incident_strip(workspace: Workspace, registry: Registry, scope: Scope, dataset: str, unit: Unit) -> Strip:
    """The strip of a list of incidents, which is no count: its silence is none."""
    table = workspace.table(RecordKind.INCIDENTS, scope.as_of)
    rows = within(workspace, registry, table.filter(table.dataset == dataset), scope.areas)
    spans = _spans(workspace, scope, unit)
    joined = rows.inner_join(spans, rows.start.between(spans["first"], spans["last"]))
    found = {
        r["slot"]: r["n"] for r in workspace.arrow(joined.group_by("slot").aggregate(n=joined.count())).to_pylist()
    }
    missing = Status.NOT_RECORDED if keeps(dataset, scope) and not scope.actor else Status.NOT_KEPT
    cells = tuple(
        (Status.RECORDED if i in found and missing is Status.NOT_RECORDED else missing, found.get(i, 0))
        for i in range(len(units((scope.start, scope.end), unit)))
    )
    return Strip(dataset, card(dataset).publisher, cells)


def printed_strips(workspace: Workspace, scope: Scope, releases: list[Release], unit: Unit) -> list[Strip]:
    """The strips of every publisher with a figure of the area itself, the fullest first.

    Before and after all rows of a dataset of one publisher is outside its period.
    """
    rows = figures(workspace, scope, scope.areas)
    spans = _spans(workspace, scope, unit)
    joined = rows.inner_join(spans, (rows.start <= spans["last"]) & (rows.end >= spans["first"]))
    exact = (joined.start == joined["first"]) & (joined.end == joined["last"])
    longer = (joined.start <= joined["first"]) & (joined.end >= joined["last"]) & ~exact
    grouped = joined.group_by(["dataset", "publisher", "slot"]).aggregate(
        n=joined.count(), exact=exact.sum(), longer=longer.sum()
    )
    found: dict[tuple[str, str], dict[int, tuple[Status, int]]] = {}
    for row in workspace.arrow(grouped).to_pylist():
        parts = row["n"] - row["exact"] - row["longer"]
        status = Status.RECORDED if row["exact"] else Status.PARTS if parts else Status.LONGER
        number = row["exact"] or parts or row["longer"]
        found.setdefault((row["dataset"], row["publisher"]), {})[row["slot"]] = (status, number)
    firsts = units((scope.start, scope.end), unit)
    strips = []
    for (dataset, publisher), cells in found.items():
        without = [Status.NOT_RECORDED] * len(firsts)
        if card(dataset).publisher == publisher:
            without = [_unprinted((day, after(day, unit) - _DAY), releases, dataset) for day in firsts]
        strips.append(Strip(dataset, publisher, tuple(cells.get(i, (why, 0)) for i, why in enumerate(without))))
    return sorted(strips, key=lambda s: (-s.count(Status.RECORDED), -s.count(Status.PARTS), s.publisher))


def _unprinted(span: Period, releases: list[Release], dataset: str) -> Status:
    own = [r for r in releases if r.dataset == dataset and r.start and r.end]
    inside = any(r.start and r.end and r.start <= span[1] and span[0] <= r.end for r in own)
    return Status.NOT_RECORDED if inside or not own else Status.OUTSIDE


def figures(workspace: Workspace, scope: Scope, areas: tuple[str, ...] = ()) -> ir.Table:
    """The printed figures of the metric, class and actor, of some areas themselves or of any."""
    victims = (str(scope.victim), "") if scope.victim in ("", "all") else (str(scope.victim),)
    wanted = Wanted((scope.metric,), areas, victims, scope.actor, any_unit=True, as_of=scope.as_of)
    rows = wholes(workspace, wanted)
    return rows.filter(rows.dataset == scope.dataset) if scope.dataset else rows


def _spans(workspace: Workspace, scope: Scope, unit: Unit) -> ir.Table:
    firsts = units((scope.start, scope.end), unit)
    columns: dict[str, Sequence[object]] = {
        "slot": list(range(len(firsts))), "first": firsts, "last": [after(d, unit) - _DAY for d in firsts],
    }  # fmt: skip
    workspace.lay("coverage_units", _UNITS, columns)
    return workspace.named("coverage_units")
