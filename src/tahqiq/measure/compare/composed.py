"""What a change of printed counts is made of, by what the same publisher printed of its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tahqiq.measure.parts import AREA, EVENT, VICTIMS, Beside, Change, Count, Part, Period, Thing, divisions, large
from tahqiq.measure.pick import within
from tahqiq.measure.printed import Printed, Wanted, printed, tiles, wholes
from tahqiq.measure.result import Measured, Row
from tahqiq.measure.units import PROVINCES
from tahqiq.measure.wording import number, percent, places
from tahqiq.terms import Counts, Militants, RecordKind, Victim

if TYPE_CHECKING:
    from tahqiq.measure.compare.published import PublishedSelection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_INCIDENT = ("kind", "start", "place", "area", "area_id", "killed_best", "killed_civilian", "killed_security")
_CLASSES = tuple(str(v) for v in (Victim.MILITANT, Victim.CIVILIAN, Victim.SECURITY))
_NAMES = {
    "militant": "militants", "civilian": "civilians", "security": "the security forces",
    str(Counts.OPERATIONS): "operations of the state", str(Counts.ATTACKS): "attacks",
}  # fmt: skip


def composed(
    workspace: Workspace, registry: Registry, made: Measured, asked: PublishedSelection, change: Change
) -> Measured:
    """A comparison with the parts of its change as rows and, where one of them makes it, with a sentence of that.

    The figures that the whole was made of are kept in ``more``.
    """
    around = Beside(
        _incidents(workspace, registry, asked), frozenset({asked.area}), _provinces(registry, asked.area),
    )  # fmt: skip
    count = _counter(workspace, asked, around.provinces)
    divided = [list(parts) for parts in divisions(change, count, around)] if change.pair[0] else []
    rows = [_row("whole", asked.metric, change.pair), *(_of(registry, p) for parts in divided for p in parts)]
    carrying = [max((p for p in parts if p.carries), key=_moved, default=None) for parts in divided]
    first = next((p for p in carrying if p), None) if large(change) else None
    said = f"{made.paragraph} {_said(registry, first)}" if first else made.paragraph
    more = {**made.more, "figures": [{k: str(v) for k, v in r.items()} for r in made.rows]}
    return replace(made, paragraph=said, rows=rows, more=more)


def _moved(part: Part) -> float:
    return part.moved


def _counter(workspace: Workspace, asked: PublishedSelection, provinces: Sequence[str]) -> Count:
    """What the publisher printed of a thing in a period; all of its figures that may be asked for, fetched once."""
    wanted = Wanted(
        (asked.metric, str(Counts.ATTACKS), str(Counts.OPERATIONS)), (asked.area, *provinces),
        (str(asked.victim), *_CLASSES), asked.actor, asked.publisher, as_of=asked.as_of,
    )  # fmt: skip
    found: dict[tuple[str, str, str, str], dict[tuple[str, str, str], list[Printed]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in printed(workspace, wholes(workspace, wanted)):
        if row.militants != Militants.OUT:
            found[row.metric, row.victim, row.area, row.counts][row.basis].append(row)

    def count(thing: Thing, at: Period) -> float | None:
        bases = found.get((thing.metric, thing.victim, thing.areas[0], thing.counts), {})
        filled = [rows for rows in (tiles(of, *at) for of in bases.values()) if rows]
        best = min(filled, key=len, default=None)
        return float(sum(r.value for r in best)) if best else None

    return count


def _provinces(registry: Registry, area: str) -> tuple[str, ...]:
    entry = registry.places.get(area)
    if entry is None or entry.kind != "country":
        return ()
    return tuple(p.id for p in registry.places.values() if p.kind in PROVINCES and any(q.id == area for q in p.parents))


def _incidents(
    workspace: Workspace, registry: Registry, asked: PublishedSelection
) -> list[Mapping[str, Any]]:  # fmt: skip
    """The notable incidents of the area, said to lie in it itself: which part of it is no matter here."""
    table = workspace.table(RecordKind.INCIDENTS, asked.as_of)
    rows = within(workspace, registry, table.mutate(area_id=table.area_id.coalesce(table.area)), (asked.area,))
    return [{**r, "area_id": asked.area} for r in workspace.arrow(rows.select(*_INCIDENT)).to_pylist()]


def _row(by: str, part: str, pair: tuple[float, float]) -> Row:
    then, now = pair
    return {"by": by, "part": part, "now": int(now), "then": int(then), "difference": int(now - then)}


def _of(registry: Registry, part: Part) -> Row:
    return _row(part.of, _named(registry, part), (part.before, part.after))


def _named(registry: Registry, part: Part) -> str:
    if part.of == AREA:
        return places(registry, [part.name])
    return f"{part.name}, {part.day}" if part.of == EVENT else _NAMES.get(part.name, part.name)


def _said(registry: Registry, part: Part) -> str:
    name = _named(registry, part)
    if part.of == EVENT:
        return f"It hangs on one event ({name}): without it, {_went(part.rest)}."
    where = {AREA: f"in {name} alone", VICTIMS: f"of {name}"}.get(part.of, f"in {name}")
    return f"The change is {where}: {_went((part.before, part.after))}, while the rest went {_went(part.rest)}."


def _went(pair: tuple[float, float]) -> str:
    before, after = pair
    change = f" ({percent(after / before)})" if before else ""
    return f"from {number(before)} to {number(after)}{change}"
