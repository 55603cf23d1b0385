"""The queries of a check for what was published, and for records of small kinds: a few for the whole document.

Asks are laid down as a relation and joined with observations; what comes back is candidate rows, from which figures
are then made. Sums of events are made in ``cells``, the deadliest events are found in ``deadliest``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from tahqiq.claims.find.rows import Row
from tahqiq.claims.read.question import Measure
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.store import Workspace

Window = tuple[Measure, dt.date, dt.date]


_OBSERVATION_ASK = (("metric", "string"), ("area", "string"), ("start", "date32"), ("end", "date32"))


def observations(workspace: Workspace, windows: Iterable[Window], containing: Iterable[str]) -> list[Row]:
    """Every observation of the measures that touches its window, in the areas asked or what contains them."""
    wanted = _wanted(windows, tuple(containing))
    if not wanted:
        return []
    columns: dict[str, Sequence[object]] = {
        "metric": [k[0] for k in wanted],
        "area": [k[1] for k in wanted],
        "start": [v[0] for v in wanted.values()],
        "end": [v[1] for v in wanted.values()],
    }
    workspace.lay("observation_asks", _OBSERVATION_ASK, columns)

    def build() -> ir.Table:
        ask = workspace.named("observation_asks")
        seen = workspace.table(RecordKind.OBSERVATIONS, None)
        touches = [
            seen.metric == ask.metric,
            seen.area == ask.area,
            seen.start.coalesce(seen.end) <= ask.end,
            seen.end.coalesce(seen.start) >= ask.start,
        ]
        hit = seen.semi_join(ask, touches).filter(seen.value.notnull())
        # a period given on one side only is taken as that day: only states of affairs may lack a side
        days = {"start": hit.start.coalesce(hit.end), "end": hit.end.coalesce(hit.start)}
        texts = {name: hit[name].coalesce("") for name in _TEXTS}
        return hit.mutate(**days, **texts).filter(lambda t: t.start.notnull()).select(_ROW)

    table = workspace.prepared("observations", [RecordKind.OBSERVATIONS], None, build)
    return [Row(*record) for record in zip(*(table[name].to_pylist() for name in _ROW), strict=True)]


_ROW = [f.name for f in fields(Row)]
_TEXTS = ("actor", "victim", "counts", "militants", "territory", "scope", "bound", "definition", "published", "unit")


def _wanted(windows: Iterable[Window], containing: tuple[str, ...]) -> dict[tuple[str, str], list[dt.date]]:
    """By metric and area the span of days that any window of it takes in."""
    of_areas: dict[tuple[str, str], list[dt.date]] = {}
    of_metric: dict[str, list[dt.date]] = {}
    for measure, start, end in windows:
        for area in measure.areas:
            _widen(of_areas.setdefault((measure.metric, area), [start, end]), start, end)
        _widen(of_metric.setdefault(measure.metric, [start, end]), start, end)
    for metric, (start, end) in of_metric.items():  # what contains the areas is asked of every window alike
        for area in containing:
            _widen(of_areas.setdefault((metric, area), [start, end]), start, end)
    return {(m, area): days for (metric, area), days in of_areas.items() for m in (metric, f"change_pct:{metric}")}


def _widen(bounds: list[dt.date], start: dt.date, end: dt.date) -> None:
    bounds[0], bounds[1] = min(bounds[0], start), max(bounds[1], end)


def records(workspace: Workspace, kind: RecordKind) -> list[dict[str, Any]]:
    """All records of a small kind (incidents, facts, allegations) in force now."""
    table = workspace.prepared(str(kind), [kind], None, lambda: workspace.table(kind, None))
    found: list[dict[str, Any]] = table.to_pylist()
    return found
