"""The time between events, and whether events follow on events."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.count import nothing
from tahqiq.measure.cover import used
from tahqiq.measure.pick import picked
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.stats.hawkes import BLOCK, LONGEST, Excitation, excitation
from tahqiq.measure.stats.lilliefors import exponential
from tahqiq.measure.stats.ratio import quantile
from tahqiq.measure.wording import many, number, source, where_and_when

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from tahqiq.measure.selection import Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace
    from tahqiq.terms import Release

    Floats = NDArray[np.float64]

FEWEST, SHORTEST = 100, 4 * BLOCK
"""Events, and days, from which excitation is asked about."""
_ALPHA = 0.05
_SEED, _JITTERS = 5, 21
_TESTED = 20_000  # events, of which any but the least departure from chance is seen
_MOST = 31  # days of a wait that have a row of their own


def waits(workspace: Workspace, registry: Registry, selection: Selection, releases: list[Release]) -> Measured:
    """Waiting times between lethal events whose day is known, and self-excitation.

    Rows: ``days`` (between one event and the next: 0, 1, … 30, 31+), ``waits``, ``share``, ``expected`` (the
    share where events came at random at the same mean rate). Estimates: ``mean``, ``median`` (days), ``variation``
    (standard deviation over mean of the waits; 1 at random), ``p_random``, ``branching`` with its interval, ``delay``,
    ``p_excited``. Without 100 events and two years, the last three are left out and said to be.
    """
    events = picked(workspace, registry, selection)
    exact = events.filter(events.date_prec.coalesce(1) <= 1)
    counts, total = _daily(workspace, exact, selection), _count(workspace, events)
    if not total:
        raise nothing(registry, selection)
    if counts.sum() < 3:
        return _refused(registry, selection, releases, int(counts.sum()))
    gaps = _gaps(counts)
    enough = counts.sum() >= FEWEST and len(counts) >= SHORTEST
    found = excitation(counts, quantile(LEVEL, 0)) if enough else None
    p_random = _random(counts)
    estimates = _estimates(gaps, p_random, found)
    return Measured(
        "tempo", {**selection.to_dict(), "about": "waits"}, _title(registry, selection),
        _said(registry, selection, estimates, found), estimates, _rows(gaps, counts), _caveats(counts, total, found),
        used(releases), more={"burst": found.burst} if found else {},
    )  # fmt: skip


def _title(registry: Registry, selection: Selection) -> str:
    return f"Time between lethal events, {where_and_when(registry, selection)}"


def _refused(registry: Registry, selection: Selection, releases: list[Release], count: int) -> Measured:
    have = many(count, "event has", "events have")
    why = f"only {have} a known day; waits between them need three or more: widen the period or the area"
    return Measured(
        "tempo", {**selection.to_dict(), "about": "waits"}, _title(registry, selection), f"No answer: {why}.",
        evidence=used(releases), refused=why,
    )  # fmt: skip


def _count(workspace: Workspace, events: ir.Table) -> int:
    return int(workspace.arrow(events.aggregate(n=events.count())).to_pylist()[0]["n"])


def _daily(workspace: Workspace, events: ir.Table, selection: Selection) -> Floats:
    found = workspace.arrow(events.group_by("start").aggregate(n=events.count())).to_pydict()
    counts = np.zeros(selection.days)
    at = [(day - selection.start).days for day in found["start"]]
    counts[at] = np.array(found["n"], dtype=np.float64)
    return counts


@dataclass(frozen=True, slots=True)
class Gaps:
    """Whole days from one event to the next: each length there is, shortest first, and how many waits have it."""

    days: Floats
    waits: Floats

    @property
    def mean(self) -> float:
        """Days."""
        return float(np.average(self.days, weights=self.waits))

    @property
    def median(self) -> float:
        """Days; between the two in the middle where these are an even number."""
        upto, count = np.cumsum(self.waits), self.waits.sum()
        middle = np.searchsorted(upto, [(count - 1) // 2, count // 2], side="right")
        return float(self.days[middle].mean())

    @property
    def spread(self) -> float:
        """The standard deviation, in days."""
        return math.sqrt(np.average((self.days - self.mean) ** 2, weights=self.waits))


def _gaps(counts: Floats) -> Gaps:
    """Days from each event to the next one, 0 for those of one day."""
    on = np.flatnonzero(counts)
    between, times = np.unique(np.diff(on), return_counts=True)
    return Gaps(np.append(0.0, between), np.append(counts.sum() - len(on), times).astype(np.float64))


def _random(counts: Floats) -> float:
    """The chance of waits as uneven as these if events came at random at one rate (Lilliefors' test for exponentials).

    The hour is not known: each event gets a random one, which is exact for events at random. The p-value is twice the
    median over several such draws, which holds its level whatever the draws have in common. Of very many events each
    is kept with the same chance, as events at random that are thinned at random are at random still.
    """
    chance = np.random.default_rng(_SEED)
    whole = counts.astype(np.int64)
    if counts.sum() > _TESTED:
        whole = chance.binomial(whole, _TESTED / counts.sum())
    days = np.repeat(np.arange(len(counts)), whole)
    times = np.sort(days + chance.random((_JITTERS, len(days))), axis=1)
    return min(1.0, 2 * float(np.median(exponential(np.diff(times, axis=1)))))


def _estimates(gaps: Gaps, p_random: float, found: Excitation | None) -> tuple[Estimate, ...]:
    def plain(name: str, value: float, unit: str = "") -> Estimate:
        return Estimate(name, value, kind="none", level=None, unit=unit)

    mean = gaps.mean
    made = [
        plain("mean", mean, "days"), plain("median", gaps.median, "days"),
        plain("variation", gaps.spread / mean if mean else math.nan), plain("p_random", p_random),
    ]  # fmt: skip
    if found:
        made += [
            Estimate("branching", found.branching.value, found.branching.low, found.branching.high, unit="events"),
            plain("delay", found.delay, "days"), plain("p_excited", found.p),
        ]  # fmt: skip
    return tuple(made)


def _rows(gaps: Gaps, counts: Floats) -> list[dict[str, Any]]:
    seen = np.bincount(np.minimum(gaps.days, _MOST).astype(np.int64), gaps.waits, minlength=_MOST + 1)
    rate = counts.sum() / len(counts)
    # from a random hour of a day: no midnight, or the k-th, is passed before the next event
    ends = np.arange(_MOST + 1)
    stay = np.concatenate([[1.0], (1 - math.exp(-rate)) / rate * np.exp(-rate * np.arange(_MOST))])
    expected = np.append(stay[:-1] - stay[1:], stay[-1])
    return [
        {"days": f"{d}" if d < _MOST else f"{_MOST}+", "waits": int(seen[d]),
         "share": float(seen[d] / gaps.waits.sum()), "expected": float(expected[d])}
        for d in ends
    ]  # fmt: skip


def _said(
    registry: Registry, selection: Selection, estimates: tuple[Estimate, ...], found: Excitation | None
) -> str:  # fmt: skip
    named = {e.name: e for e in estimates}
    mean, median, p = (float(named[n].value or 0) for n in ("mean", "median", "p_random"))
    said = [
        f"Between {source(selection.dataset)}'s lethal events in {where_and_when(registry, selection)} lie "
        f"{number(round(mean, 2))} days on average (median {number(median)})."
    ]
    if p <= _ALPHA:
        said.append("They do not come at random at one rate: there are times of many and of few.")
    else:
        said.append("They are not told from events that come at random at one rate.")
    if found is None:
        said.append("Whether events follow on events is not asked of fewer than 100 events or two years.")
    elif found.p > _ALPHA:
        said.append(
            f"That events follow on events within days is not told from chance (p = {found.p:.3f}), beside the level "
            "of each four weeks."
        )
    else:
        said.append(_excited(found))
    return " ".join(said)


def _excited(found: Excitation) -> str:
    low, high = found.branching.low, found.branching.high
    span = f"{low:.2f} to {high:.2f}" if high < 1 else f"from {low:.2f}, without upper limit"
    return (
        f"Beside the level of the time, events follow on events (p = {found.p:.3f}): on each follow "
        f"{found.branching.value:.2f} more directly (95% interval {span}), after {found.delay:.1f} days on average. "
        "It may be one operation that goes on as well as an answer to the one before."
    )


def _caveats(counts: Floats, total: int, found: Excitation | None) -> tuple[str, ...]:
    said = []
    if counts.sum() < total:
        said.append(f"{number(total - counts.sum())} of {number(total)} events have no exact day and are left out.")
    if found:
        said.append(
            f"Only days are known, and delays from half a day to {LONGEST:.0f} days are told; several events of one "
            "day may be one attack recorded as several, and are not taken for events that follow on one another."
        )
    return tuple(said)
