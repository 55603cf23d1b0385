"""What each dataset and publisher covers of an area: month by month or district by district, and what silence means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, name, units
from tahqiq.measure.cover import used
from tahqiq.measure.coverage import districts as by_district
from tahqiq.measure.coverage import strips as by_time
from tahqiq.measure.coverage.strips import Scope, Status, Strip, keeps, known
from tahqiq.measure.coverage.words import said, silences, title
from tahqiq.measure.result import Estimate, Measured, Row
from tahqiq.terms import RecordKind, Release

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_KINDS = (RecordKind.EVENTS, RecordKind.OBSERVATIONS, RecordKind.INCIDENTS)


def coverage(workspace: Workspace, registry: Registry, scope: Scope, unit: Unit | None = Unit.YEAR) -> Measured:
    """Of every dataset and publisher a status for each unit of time, or with ``unit`` None for each district.

    ``rows`` have ``dataset``, ``publisher``, the unit's (or ``district``), ``status`` and ``rows`` (events or figures).
    Estimates: ``units``, ``recorded`` (units of which any source has rows or, by its rules, nothing), ``unrecorded``.
    InputError where no dataset in the workspace has anything of the kind.
    """
    releases = _releases(workspace, scope)
    unplaced = 0
    if unit is None:
        label, names = "district", [registry.places[d].name for d in by_district.districts(registry, scope)]
        strips, unplaced = _districts(workspace, registry, scope, releases)
    else:
        label, names = str(unit), [name(day, unit) for day in units((scope.start, scope.end), unit)]
        strips = _times(workspace, registry, scope, releases, unit)
    if not any(keeps(s.dataset, scope) or s.count(Status.RECORDED, Status.PARTS, Status.LONGER) for s in strips):
        raise InputError(
            f"no dataset in the workspace has anything of {scope.metric!r} by {label} in {' and '.join(scope.areas)}; "
            "expected a metric such as deaths, attacks or injuries (--metric), and an area that was imported"
        )
    rows = [_row(strip, label, at, names) for strip in strips for at in range(len(names))]
    return Measured(
        "coverage", {**scope.to_dict(), "by": label}, title(registry, scope, label),
        said(registry, scope, strips, names, label, unplaced), _estimates(strips, names), rows,
        silences(strips), used([r for r in releases if r.dataset in {s.dataset for s in strips}]),
    )  # fmt: skip


def _releases(workspace: Workspace, scope: Scope) -> list[Release]:
    return [
        r for r in workspace.in_force(scope.as_of) if r.kind in _KINDS and scope.dataset in ("", r.dataset)
    ]  # fmt: skip


def _of(releases: list[Release], kind: RecordKind) -> dict[str, list[Release]]:
    found: dict[str, list[Release]] = {}
    for release in releases:
        if release.kind is kind:
            found.setdefault(release.dataset, []).append(release)
    return found


def _times(
    workspace: Workspace, registry: Registry, scope: Scope, releases: list[Release], unit: Unit
) -> list[Strip]:  # fmt: skip
    strips = [
        by_time.event_strip(workspace, registry, scope, found, unit)
        for found in _of(releases, RecordKind.EVENTS).values()
    ]
    strips += by_time.printed_strips(workspace, scope, releases, unit)
    strips += [
        by_time.incident_strip(workspace, registry, scope, dataset, unit)
        for dataset in _of(releases, RecordKind.INCIDENTS)
    ]
    return strips


def _districts(
    workspace: Workspace, registry: Registry, scope: Scope, releases: list[Release]
) -> tuple[list[Strip], int]:  # fmt: skip
    found = [by_district.event_strip(workspace, registry, scope, r) for r in _of(releases, RecordKind.EVENTS).values()]
    strips = [strip for strip, _ in found] + by_district.printed_strips(workspace, registry, scope)
    return strips, sum(unplaced for _, unplaced in found)


def _row(strip: Strip, label: str, at: int, names: list[str]) -> Row:
    status, rows = strip.cells[at]
    return {
        "dataset": strip.dataset, "publisher": strip.publisher, label: names[at], "status": str(status), "rows": rows
    }  # fmt: skip


def _estimates(strips: list[Strip], names: list[str]) -> tuple[Estimate, ...]:
    said = sum(known(strips, i) for i in range(len(names)))
    return tuple(
        Estimate(what, value, kind="none", level=None, unit="units")
        for what, value in (("units", len(names)), ("recorded", said), ("unrecorded", len(names) - said))
    )
