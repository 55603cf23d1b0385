"""How counts of events grow from one release of a dataset to the next, and recent counts corrected by that."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.calendar import Unit, units
from tahqiq.measure.cover import covered, used
from tahqiq.measure.delays.pairs import Pair, counted, pairs, successive
from tahqiq.measure.delays.words import none_of, said, title
from tahqiq.measure.result import LEVEL, Estimate, Measured, Row
from tahqiq.measure.selection import Selection
from tahqiq.measure.stats.development import Corrected, Development, corrected, developed
from tahqiq.measure.wording import many
from tahqiq.terms import Release

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

HORIZON = 36
"""Months after which counts are taken to stand still."""
_FEWEST = 20  # events that have to stand behind the first factor
_MATCHED = 0.5  # the share of ids that has to be found again for two releases to be of the same events


@dataclass(frozen=True)
class Clock:
    """The age of months at releases, in steps: ``every`` months from one release to the next, from ``least`` months on.

    ``least`` is how old the newest month of a release is when it is published.
    """

    every: int
    least: int

    @property
    def steps(self) -> int:
        """How many steps are corrected for."""
        return max(1, -(-(HORIZON - self.least) // self.every))

    def step(self, release: Release, months: tuple[dt.date, ...]) -> NDArray[np.int64]:
        """The age of months at a release, in steps."""
        ages = np.array([_apart(m, release.known_from) for m in months], dtype=np.int64)
        return np.maximum(ages - self.least, 0) // self.every

    def months(self, step: int) -> str:
        """The months since the event of a step: "6–17"."""
        first = self.least + step * self.every
        return f"{first}" if self.every == 1 else f"{first}–{first + self.every - 1}"


def delays(workspace: Workspace, registry: Registry, selection: Selection) -> Measured:
    """The growth of events and deaths from release to release by months since the event, and recent counts corrected.

    ``rows`` have ``what`` (``events``, ``deaths``, or ``corrected`` for stretches of recent months), ``months_since``,
    ``period``, ``before``, ``after``, ``new``, ``dropped``, ``revised``, ``factor``, ``low``, ``high``. Refused, with
    no estimate, where fewer than two releases of the dataset hold the area, or where they share no month or no events.
    """
    releases = successive(workspace, registry, selection)
    found = pairs(workspace, registry, selection, releases) if len(releases) > 1 else []
    why = none_of(selection, releases, found) or _unlike(found)
    if why:
        return _refusal(registry, selection, releases, why)
    clock = _clock(found)
    name = str(selection.counted)
    grown = {what: _developed(found, clock, what) for what in ("events", "deaths")}
    first = sum(p.sums["events_before"][clock.step(p.earlier, p.months) == 0].sum() for p in found)
    if first < _FEWEST:
        why = f"the newest months of the earlier releases hold {many(first, 'event')}; at least {_FEWEST} are needed"
        return _refusal(registry, selection, releases, why)
    stretches = _stretches(workspace, registry, selection, releases[-1], clock)
    counts = np.array([s.count for s in stretches])
    result = corrected(counts, np.array([s.step for s in stretches], dtype=np.int64), grown[name], LEVEL)
    measured = Measured(
        "delays", selection.to_dict(), title(registry, selection), "", _estimates(result, counts, grown[name], name),
        [*_history(found, clock, grown), *_recent(stretches, result, clock)],
        _caveats(found, clock, grown[name]), used(releases),
        more={"every_months": clock.every, "least_months": clock.least, "pairs": len(found)},
    )  # fmt: skip
    return said(measured, registry, selection, clock.months(0))


def _unlike(found: list[Pair]) -> str:
    worst = min(found, key=lambda p: p.kept)
    if worst.kept >= _MATCHED:
        return ""
    return (
        f"of the events of {worst.earlier.release_id} only {100 * worst.kept:.0f}% have an event of the same id in "
        f"{worst.later.release_id}, so which are new cannot be told"
    )


def _refusal(registry: Registry, selection: Selection, releases: list[Release], why: str) -> Measured:
    return Measured(
        "delays", selection.to_dict(), title(registry, selection),
        f"How much of what happened lately is still to be reported cannot be said: {why}.",
        evidence=used(releases), refused=why,
    )  # fmt: skip


def _apart(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _clock(found: list[Pair]) -> Clock:
    gaps = [_apart(p.earlier.known_from, p.later.known_from) for p in found]
    each = {r.release_id: r for p in found for r in (p.earlier, p.later)}.values()
    least = min(_apart(covered([r])[1], r.known_from) for r in each)
    return Clock(max(1, int(np.median(gaps))), max(0, least))


def _developed(found: list[Pair], clock: Clock, what: str) -> Development:
    ages = np.concatenate([clock.step(p.earlier, p.months) for p in found])
    which = np.concatenate([np.full(len(p.months), i) for i, p in enumerate(found)])
    before, after = (np.concatenate([p.sums[f"{what}_{side}"] for p in found]) for side in ("before", "after"))
    return developed(ages, before, after, which, clock.steps)


@dataclass(frozen=True)
class Stretch:
    """Months of one step of age in the newest release, and what it counts in them."""

    step: int
    first: dt.date
    last: dt.date
    count: float


def _stretches(
    workspace: Workspace, registry: Registry, selection: Selection, release: Release, clock: Clock
) -> list[Stretch]:  # fmt: skip
    """Recent months by age, the newest first: months between two releases are not told apart, their growth is one."""
    start, end = covered([release])
    start, end = max(start, selection.start), min(end, selection.end)
    counts = counted(workspace, registry, selection.over((start, end)), release, str(selection.counted))
    months = tuple(units((start, end), Unit.MONTH))
    steps = clock.step(release, months)
    made = []
    for step in range(clock.steps):
        inside = [m for m, s in zip(months, steps, strict=True) if s == step]
        if inside:
            made.append(Stretch(step, inside[0], inside[-1], sum(counts.get(m, 0.0) for m in inside)))
    return made


def _estimates(result: Corrected, counts: NDArray[np.float64], grown: Development, unit: str) -> tuple[Estimate, ...]:
    total, reported = result.total, float(counts.sum())
    return (
        Estimate("reported", reported, kind="none", level=None, unit=unit),
        Estimate("corrected", *total, unit=unit),
        Estimate("late", total[0] - reported, total[1] - reported, total[2] - reported, unit=unit),
        Estimate("first_factor", float(grown.factor[0]), kind="none", level=None, unit="ratio"),
    )


_EMPTY: dict[str, Any] = dict.fromkeys(
    ("months_since", "period", "before", "after", "new", "dropped", "revised", "factor", "low", "high")
)


def _history(found: list[Pair], clock: Clock, grown: dict[str, Development]) -> list[Row]:
    """What came, went and was revised, of events and of deaths, by age."""
    rows: list[Row] = []
    for what, growth in grown.items():
        for step in range(clock.steps):
            sums = {
                side: int(sum(p.sums[f"{what}_{side}"][clock.step(p.earlier, p.months) == step].sum() for p in found))
                for side in ("before", "after", "new", "dropped")
            }
            if growth.seen[step]:
                revised = sums["after"] - sums["before"] - sums["new"] + sums["dropped"]
                rows.append(
                    {**_EMPTY, "what": what, "months_since": clock.months(step), **sums, "revised": revised,
                     "factor": float(growth.factor[step])}
                )  # fmt: skip
    return [{"what": r["what"], **{k: r[k] for k in _EMPTY}} for r in rows]


def _recent(stretches: list[Stretch], result: Corrected, clock: Clock) -> list[Row]:
    rows: list[Row] = []
    for i, s in enumerate(stretches):
        period = f"{s.first:%Y-%m}" if s.first == s.last else f"{s.first:%Y-%m}..{s.last:%Y-%m}"
        grown = float(result.values[i] / s.count) if s.count else None
        rows.append(
            {"what": "corrected", **_EMPTY, "months_since": clock.months(s.step), "period": period,
             "before": int(s.count), "after": float(result.values[i]), "factor": grown, "low": float(result.low[i]),
             "high": float(result.high[i])}
        )  # fmt: skip
    return rows


def _caveats(found: list[Pair], clock: Clock, grown: Development) -> tuple[str, ...]:
    told = [
        f"Counts are taken to stand still {HORIZON} months after the events; what is revised later is not in this.",
        "It is taken for granted that the newest release lacks what earlier ones lacked at that age.",
    ]
    unseen = [clock.months(step) for step in range(clock.steps) if not grown.seen[step]]
    if unseen:
        ages = unseen[0] if len(unseen) == 1 else f"{unseen[0]} to {unseen[-1]}"
        told.append(f"No two releases show how counts grow {ages} months after the events; no growth is used there.")
    if len(found) == 1:
        told.append("Two releases were compared: that each release grows like this one is an assumption.")
    return tuple(told)
