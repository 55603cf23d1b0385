"""How a strategy's statuses moved: at the end of each quarter, and each change with its own day and what brought it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tahqiq.errors import InputError
from tahqiq.measure.calendar import Unit, after, floor
from tahqiq.measure.strategy.result import Change, Moved, Row, Status, Told
from tahqiq.measure.strategy.seen import Evidence, Known, releases
from tahqiq.measure.strategy.tell import gather, tell, told_indicator
from tahqiq.registry import Registry
from tahqiq.registry.plans import Statistic, Strategy
from tahqiq.terms import RecordKind

if TYPE_CHECKING:
    from tahqiq.store import Workspace

_DAY = dt.timedelta(days=1)
_KINDS = (RecordKind.OBSERVATIONS, RecordKind.FACTS, RecordKind.ALLEGATIONS, RecordKind.EVENTS)


def history(
    workspace: Workspace, registry: Registry, plan: Strategy, as_of: dt.date, since: dt.date | None = None
) -> Moved:
    """The statuses at the end of each quarter from ``since`` (by default the strategy's start) to ``as_of``, and on it.

    Between two quarters a change is looked for day by day of those on which anything became known, was due or grew
    stale. InputError where there is no such quarter.
    """
    first = max(since or plan.since, plan.since)
    if first > as_of:
        raise InputError(f"{plan.name} has no history before {first}; give a later day than {as_of} (--as-of)")
    evidence, days = _Gathered(workspace, registry, plan), _quarters(first, as_of)
    found: list[dict[str, Told]] = []
    changes: list[Change] = []
    with workspace.pinned():
        for at, day in enumerate(days):
            told = evidence.told(day, evidence.of(day))
            before, last = (found[at - 1], days[at - 1]) if at else (None, first - _DAY)
            changes += _changes(evidence, before, told, last, day)
            found.append(told)
    table = {name: tuple(t[name].status for t in found) for name in found[-1]}
    return Moved(
        tell(workspace, registry, plan, as_of, evidence.of(as_of)), tuple(days), table,
        tuple(sorted(changes, key=lambda c: c.day)),
    )  # fmt: skip


def _quarters(first: dt.date, last: dt.date) -> list[dt.date]:
    """The last days of the quarters from one day to another, and the last day itself."""
    found, day = [], after(floor(first, Unit.QUARTER), Unit.QUARTER) - _DAY
    while day < last:
        found.append(day)
        day = after(day + _DAY, Unit.QUARTER) - _DAY
    return [*found, last]


@dataclass
class _Gathered:
    """The evidence of a strategy, fetched once for all days on which the same releases were in force."""

    workspace: Workspace
    registry: Registry
    plan: Strategy

    def __post_init__(self) -> None:
        self._held: dict[tuple[str, ...], Evidence] = {}
        self._keys: dict[dt.date, tuple[str, ...]] = {}
        self._told: dict[tuple[dt.date, str], Told] = {}
        self._indicators = {i.id: i for _, _, i in self.plan.indicators()}

    def of(self, day: dt.date) -> Evidence:
        """The evidence whose releases were in force on a day."""
        if day not in self._keys:
            others = [releases(self.workspace, kind, day) for kind in _KINDS]
            self._keys[day] = tuple(r.release_id for one in others if one for r in one)
        key = self._keys[day]
        if key not in self._held:
            self._held[key] = gather(self.workspace, self.registry, [self.plan], day)
        return self._held[key]

    def told(self, day: dt.date, seen: Evidence) -> dict[str, Told]:
        """The indicators' statuses on a day."""
        return {name: self.one(name, day, seen) for name in self._indicators}

    def one(self, name: str, day: dt.date, seen: Evidence) -> Told:
        """The status of one indicator on a day."""
        if (day, name) not in self._told:
            known = Known(seen, day, min(day, self.plan.until or day))
            self._told[day, name] = told_indicator(self.registry, self.plan, self._indicators[name], known)
        return self._told[day, name]


def _changes(
    evidence: _Gathered, before: Mapping[str, Told] | None, now: Mapping[str, Told], last: dt.date, day: dt.date
) -> list[Change]:
    """The changes of a quarter. The first statuses of all are changes from nothing, but for what cannot be told."""
    moved = [n for n, t in now.items() if t.status is not (before[n].status if before else Status.UNKNOWN)]
    if not moved:
        return []
    found = []
    seen = evidence.of(day)
    same = before is not None and evidence.of(last) is seen
    for name in moved:
        then = before[name] if before else None
        for one in _candidates(evidence.plan, evidence.registry, seen, last, day):
            told = evidence.one(name, one, seen if same else evidence.of(one))
            if told.status is not (then.status if then else Status.UNKNOWN):
                found.append(_change(evidence.plan, seen, one, then, told))
                then = told
    return found


def _candidates(plan: Strategy, registry: Registry, seen: Evidence, last: dt.date, day: dt.date) -> list[dt.date]:
    """The days of a quarter on which a status can change: something is known, has ended, is stated or was due."""
    indicators = [i for _, _, i in plan.indicators()]
    days = {f.known for f in seen.figures} | {f.known for rows in seen.happened.values() for f in rows}
    days |= {d for f in seen.facts for d in (f.known_from, f.end, f.end_latest) if d}
    programmes = dict.fromkeys(s.programme for i in indicators for s in i.steps if s.programme)
    spans = [m.date for p in programmes for m in registry.programmes[p].milestones]
    spans += [span for i in indicators for t in i.targets for span in (t.by, t.stated)]
    days |= {d for span in spans if span and span.end for d in (span.end, span.end + _DAY)}
    return sorted({d for d in days if last < d < day} | {day})


def _change(plan: Strategy, seen: Evidence, day: dt.date, before: Told | None, now: Told) -> Change:
    """What came in on the day; where nothing did, it is the passing of time."""
    old = {_key(r) for r in before.rows} if before else set()
    new = [r for r in now.rows if _key(r) not in old and r.role not in ("then", "target")]
    came = [r for r in new if r.known_from == day] or [r for r in new if r.known_from] or new
    was = before.status if before else None
    if came:
        return Change(now.id, day, was, now.status, now.why, tuple(came))
    asked = next(i for _, _, i in plan.indicators() if i.id == now.id)
    others = [
        f.obs_id
        for q in asked.evidence
        if isinstance(q.source, Statistic)
        for f in seen.matching(q.source)
        if f.known == day
    ]
    why = f"{', '.join(others[:3])} came to tell how noisy such counts are" if others else "by the passing of time"
    return Change(now.id, day, was, now.status, f"{why}: {now.why}")


def _key(row: Row) -> tuple[object, ...]:
    return row.id, row.role, row.start, row.end, row.value
