"""The ratio and the difference of two counts, with intervals that allow for how noisy such counts are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError
from tahqiq.measure.compare.noise import dispersion, unit_for
from tahqiq.measure.compare.parts import composition, largest
from tahqiq.measure.compare.words import said
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import covered, releases_of, used
from tahqiq.measure.pick import picked
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.stats.dispersion import Dispersion
from tahqiq.measure.stats.ratio import (
    Interval,
    count_interval,
    detectable,
    difference_interval,
    quantile,
    ratio_interval,
)
from tahqiq.measure.wording import of_what, where_and_when

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace


@dataclass(frozen=True, slots=True)
class Sides:
    """The two counts, and what one has been exposed to over the other (days, or people times days)."""

    now: float
    then: float
    exposure: float
    per: str


def compare(workspace: Workspace, registry: Registry, now: Selection, then: Selection) -> Measured:
    """``now`` against ``then``: they differ in period or area and in nothing else.

    Estimates: ``now``, ``then`` (counts), ``ratio`` (of rates a day; and a person, where areas differ and their
    populations are known), ``difference`` (of counts, over the days of ``now``), ``ratio_without_largest``,
    ``detectable_up`` and ``detectable_down`` (the smallest ratios that such counts would show, at 5% with a power of
    80%; None where there are none). Rows are the composition. InputError where the two count different things, or one
    selects nothing.
    """
    _alike(now, then)
    releases = releases_of(workspace, registry, now)
    releases_of(workspace, registry, then)
    totals = [_total(workspace, registry, s) for s in (now, then)]
    for selection, total in zip((now, then), totals, strict=True):
        if not total["events"]:
            raise nothing(registry, selection)
    noisy = dispersion(workspace, registry, [now, then], covered(releases))
    sides = _sides(registry, now, then, totals)
    top = [largest(workspace, registry, s) for s in (now, then)]
    estimates = _estimates(now, then, sides, noisy, totals, top)
    found = Measured(
        "compare", {"now": now.to_dict(), "then": then.to_dict()},
        f"{of_what(now).capitalize()}: {where_and_when(registry, now)} against {where_and_when(registry, then)}", "",
        estimates, composition(workspace, registry, now, then), _caveats(now, then, sides, noisy), used(releases),
        more={"phi": noisy.phi, "rho": noisy.rho, "df": noisy.df, "unit": str(unit_for(now, then)),
              "exposure": sides.exposure, "per": sides.per,
              "largest_now": _named(top[0]), "largest_then": _named(top[1])},
    )  # fmt: skip
    return said(found, registry, now, then)


def _alike(now: Selection, then: Selection) -> None:
    one, other = ({k: v for k, v in s.to_dict().items() if k not in {"areas", "start", "end"}} for s in (now, then))
    differing = [k for k in one if one[k] != other[k]]
    if differing:
        parts = ", ".join(f"{k} {one[k]!r} and {other[k]!r}" for k in differing)
        raise InputError(
            f"the two sides count different things ({parts}); give them the same, and compare periods or areas"
        )
    if (now.areas, now.start, now.end) == (then.areas, then.start, then.end):
        raise InputError("the two sides are the same period and area; give another period or area to set it against")


def _total(workspace: Workspace, registry: Registry, selection: Selection) -> dict[str, Any]:
    events = picked(workspace, registry, selection)
    found: dict[str, Any] = workspace.arrow(
        events.aggregate(
            events=events.count(), low=events.low.sum().coalesce(0), best=events.best.sum().coalesce(0),
            high=events.high.sum().coalesce(0),
        )
    ).to_pylist()[0]  # fmt: skip
    return found


def _sides(registry: Registry, now: Selection, then: Selection, totals: list[dict[str, Any]]) -> Sides:
    what = "best" if now.counted is Counted.DEATHS else "events"
    exposure, per = now.days / then.days, "day"
    if now.areas != then.areas:
        people = [_people(registry, s) for s in (now, then)]
        if all(people):
            exposure, per = exposure * people[0] / people[1], "person"
    return Sides(float(totals[0][what]), float(totals[1][what]), exposure, per)


def _people(registry: Registry, selection: Selection) -> float:
    known = [registry.places[a].population for a in selection.areas if a in registry.places]
    return float(sum(p for p in known if p)) if known and all(known) else 0.0


def _estimates(
    now: Selection, then: Selection, sides: Sides, noisy: Dispersion, totals: list[dict[str, Any]],
    top: list[dict[str, Any] | None],
) -> tuple[Estimate, ...]:  # fmt: skip
    per_unit = {"month": 365.2425 / 12, "week": 7.0, "day": 1.0}[str(unit_for(now, then))]
    phi = tuple(noisy.of_sum(s.days / per_unit) for s in (now, then))
    q = quantile(LEVEL, noisy.df)
    ratio = ratio_interval(sides.now, sides.then, sides.exposure, (phi[0], phi[1]), q)
    one, other = count_interval(sides.now, phi[0], q), count_interval(sides.then, phi[1], q)
    days = now.days / then.days
    gap = difference_interval(one, Interval(*(v * days for v in (other.value, other.low, other.high))))
    both = max(phi)
    unit = of_what(now)
    found = [
        _coded("now", sides.now, totals[0], now, unit), _coded("then", sides.then, totals[1], then, unit),
        _estimate("ratio", ratio, ""), _estimate("difference", gap, unit),
        *(Estimate(f"detectable_{way}", detectable(sides.then, sides.exposure, both, q, up=way == "up"), kind="none",
                   level=None)
          for way in ("up", "down")),
    ]  # fmt: skip
    if now.counted is Counted.DEATHS and top[0] and top[1]:
        left = ratio_interval(
            sides.now - top[0]["best"], sides.then - top[1]["best"], sides.exposure, (phi[0], phi[1]), q
        )
        found.append(_estimate("ratio_without_largest", left, ""))
    return tuple(found)


def _coded(name: str, value: float, total: dict[str, Any], selection: Selection, unit: str) -> Estimate:
    if selection.counted is Counted.EVENTS:
        return Estimate(name, value, kind="none", level=None, unit=unit)
    return Estimate(name, value, total["low"], total["high"], "coded", None, unit)


def _estimate(name: str, found: Interval, unit: str) -> Estimate:
    finite = [v if math.isfinite(v) else None for v in (found.value, found.low, found.high)]
    return Estimate(name, finite[0], finite[1], finite[2], unit=unit)


def _named(event: dict[str, Any] | None) -> dict[str, Any] | None:
    return {**event, "start": event["start"].isoformat()} if event else None


def _caveats(now: Selection, then: Selection, sides: Sides, noisy: Dispersion) -> tuple[str, ...]:
    found = [
        f"From one {unit_for(now, then)} to the next such counts vary {noisy.phi:.1f} times as much as Poisson counts"
        + (f", and high ones follow on high ones (correlation {noisy.rho:.2f})" if noisy.rho else "")
        + "; the intervals allow for it."
    ]
    if sides.per == "person":
        found.append("The ratio is of rates per person, by the populations in the registry.")
    elif now.areas != then.areas:
        found.append("The populations of the areas are not known: the ratio is of counts, not of risks.")
    if now.days != then.days:
        found.append(f"The periods have {now.days} and {then.days} days; rates a day are compared.")
    return tuple(found)
