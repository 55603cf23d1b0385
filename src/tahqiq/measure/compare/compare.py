"""The ratio and the difference of two counts, with intervals that allow for how noisy such counts are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tahqiq.errors import InputError
from tahqiq.measure.calendar import PER_YEAR
from tahqiq.measure.compare.cells import Cells, cells
from tahqiq.measure.compare.noise import dispersion, stretch, unit_for
from tahqiq.measure.compare.parts import composition, largest
from tahqiq.measure.compare.words import said
from tahqiq.measure.count import nothing
from tahqiq.measure.cover import covered, releases_of, used
from tahqiq.measure.people import MANY, YEAR, guessed, lived
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
from tahqiq.measure.wording import number, of_what, where_and_when

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

People = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two counts, and what one has been exposed to over the other (days, or people times days).

    ``people`` are those of either side where rates are a person's; ``guessed`` says whether no census spans the days.
    """

    now: float
    then: float
    exposure: float
    people: tuple[float, float] | None = None
    guessed: bool = False

    @property
    def per(self) -> str:
        """What rates are for."""
        return "person" if self.people else "day"


def compare(
    workspace: Workspace, registry: Registry, now: Selection, then: Selection, people: People = (None, None)
) -> Measured:
    """``now`` against ``then``: they differ in period or area and in nothing else.

    ``people`` is how many lived on either side, None for what the registry's censuses say. Estimates: ``now``,
    ``then`` (counts), ``ratio`` (of rates a day; and a person, where areas differ and their people are known, or people
    are given), ``rate_now`` and ``rate_then`` (a year for 100,000 people, where it is of these), ``difference`` (of
    counts, over the days of ``now``), ``ratio_without_largest``, ``detectable_up`` and ``detectable_down`` (the
    smallest ratios that such counts would show, at 5% with a power of 80%; None where there are none). Rows are the
    composition. InputError where the two count different things, or one selects nothing.
    """
    _alike(now, then)
    releases = releases_of(workspace, registry, now)
    releases_of(workspace, registry, then)
    unit, reach = unit_for(now, then), covered(releases)
    both = [cells(workspace, registry, s, stretch(s, unit, reach), unit) for s in (now, then)]
    for side in both:
        if not side.total("events"):
            raise nothing(registry, side.selection)
    noisy = dispersion(both)
    sides = _sides(registry, (both[0], both[1]), people)
    top = [largest(workspace, registry, side) for side in both]
    estimates = _estimates(both, sides, noisy, top)
    found = Measured(
        "compare", {"now": now.to_dict(), "then": then.to_dict()},
        f"{of_what(now).capitalize()}: {where_and_when(registry, now)} against {where_and_when(registry, then)}", "",
        estimates, composition(registry, *both), _caveats(now, then, sides, noisy), used(releases),
        more={"phi": noisy.phi, "rho": noisy.rho, "df": noisy.df, "unit": str(unit),
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


def _sides(registry: Registry, both: tuple[Cells, Cells], given: People) -> Sides:
    now, then = both
    one, other = now.selection, then.selection
    days, counts = one.days / other.days, (now.total(now.what), then.total(then.what))
    if one.areas == other.areas and not any(given):
        return Sides(*counts, days)
    people = [p or lived(registry, s.areas, (s.start, s.end)) for s, p in zip((one, other), given, strict=True)]
    if not people[0] or not people[1]:
        return Sides(*counts, days)
    sides = zip((one, other), given, strict=True)
    guess = any(not p and guessed(registry, s.areas, (s.start, s.end)) for s, p in sides)
    return Sides(*counts, days * people[0] / people[1], (people[0], people[1]), guess)


def _estimates(
    both: list[Cells], sides: Sides, noisy: Dispersion, top: list[dict[str, Any] | None]
) -> tuple[Estimate, ...]:
    now, then = (side.selection for side in both)
    per_unit = 365.2425 / PER_YEAR[both[0].unit]
    phi = (noisy.of_sum(now.days / per_unit), noisy.of_sum(then.days / per_unit))
    q = quantile(LEVEL, noisy.df)
    ratio = ratio_interval(sides.now, sides.then, sides.exposure, phi, q)
    one, other = count_interval(sides.now, phi[0], q), count_interval(sides.then, phi[1], q)
    days = now.days / then.days
    gap = difference_interval(one, Interval(*(v * days for v in (other.value, other.low, other.high))))
    smallest = [detectable(sides.then, sides.exposure, max(phi), q, up=up) for up in (True, False)]
    found = [
        *(_coded(name, side) for name, side in zip(("now", "then"), both, strict=True)),
        _estimate("ratio", ratio, ""), _estimate("difference", gap, of_what(now)),
        *(Estimate(f"detectable_{way}", value, kind="none", level=None)
          for way, value in zip(("up", "down"), smallest, strict=True)),
    ]  # fmt: skip
    if sides.people:
        rates = zip(("now", "then"), (one, other), sides.people, (now.days, then.days), strict=True)
        found += [_rate(name, count, people * span) for name, count, people, span in rates]
    if now.counted is Counted.DEATHS and top[0] and top[1]:
        left = (sides.now - top[0]["best"], sides.then - top[1]["best"])
        found.append(_estimate("ratio_without_largest", ratio_interval(*left, sides.exposure, phi, q), ""))
    return tuple(found)


def _coded(name: str, side: Cells) -> Estimate:
    unit = of_what(side.selection)
    if side.selection.counted is Counted.EVENTS:
        return Estimate(name, side.total("events"), kind="none", level=None, unit=unit)
    return Estimate(name, side.total("best"), side.total("low"), side.total("high"), "coded", None, unit)


def _rate(name: str, count: Interval, person_days: float) -> Estimate:
    value, low, high = (v * MANY * YEAR / person_days for v in (count.value, count.low, count.high))
    return Estimate(f"rate_{name}", value, low, high, unit="a year for 100,000 people")


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
        said = " and ".join(number(round(p)) for p in sides.people or ())
        found.append(f"The ratio is of rates a person, with {said} people: those given, else by the areas' censuses.")
        if sides.guessed:
            found.append("Before the first and after the last census the people are taken to be those of that census.")
    elif now.areas != then.areas:
        found.append(
            "The people of the areas are not known (--population and --base-population give them): the ratio is of "
            "counts, not of risks."
        )
    if now.days != then.days:
        found.append(f"The periods have {now.days} and {then.days} days; rates a day are compared.")
    return tuple(found)
