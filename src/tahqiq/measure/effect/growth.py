"""The model of a gradual exposure on bands of districts, with its checks, its placebos and its variants."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.effect.bands import Bands
from tahqiq.measure.effect.trial import EVENTS, MONTHS, PLACEBOS
from tahqiq.measure.result import LEVEL
from tahqiq.measure.stats.control import rank
from tahqiq.measure.stats.dose import Dose, dose, parted
from tahqiq.measure.stats.ratio import quantile
from tahqiq.measure.wording import many

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

HALF = 0.5
"""The least share that has to stand by the end: less than half would be carried on to the whole."""
_MOST = 80  # earlier dates that are tried


@dataclass(frozen=True)
class Months:
    """By place among the months: the first that is seen, the first with anything built, and the end (not inside)."""

    first: int
    begun: int
    end: int

    def moved(self, months: int) -> Months:
        """All of it earlier, as far as there are months."""
        return Months(max(0, self.first - months), self.begun - months, self.end - months)


@dataclass(frozen=True)
class Grown:
    """``parted`` is the p of a trend before; ``times`` and ``places`` are the scores of the placebos."""

    months: Months
    near: Floats
    inside: Floats
    built: Floats
    main: Dose
    parted: float
    times: Floats
    places: Floats

    @property
    def p_time(self) -> float | None:
        """The rank among the same growth begun earlier; None where too few can be tried."""
        return rank(self.main.z, self.times) if len(self.times) >= PLACEBOS else None

    @property
    def p_place(self) -> float | None:
        """The rank among groups of districts where nothing was built; None where too few can be tried."""
        return rank(self.main.z, self.places) if len(self.places) >= PLACEBOS else None

    @property
    def drift(self) -> float:
        """How much further apart groups of districts drift than the model has it, in standard errors."""
        each = [math.sqrt(float(np.mean(z**2))) for z in (self.times, self.places) if len(z) >= PLACEBOS]
        return max([1.0, *each])

    def limits(self, one: Dose) -> tuple[float, float, float]:
        """The ratio for a full completion with its interval, widened by the drift of the placebos."""
        count = max([len(z) for z in (self.times, self.places) if len(z) >= PLACEBOS], default=int(one.df) + 1)
        q = quantile(LEVEL, max(2.0, min(one.df, count - 1)))
        reach = q * one.error * self.drift
        low, value, high = (math.exp(min(30.0, one.log_ratio + s * reach)) for s in (-1, 0, 1))
        return value, low, high


def short(near: Floats, inside: Floats, built: Floats, months: Months) -> str:
    """Why the record is too short or too quiet for an answer; "" where it is not."""
    before, after = slice(max(0, months.first), months.begun), slice(months.begun, months.end)
    if (whole := max(0, months.begun - months.first)) < MONTHS:
        covered = many(whole, "whole month before its beginning is", "whole months before its beginning are")
        return f"only {covered} covered, and it takes {MONTHS}"
    if months.end - months.begun < 1 or built[months.end - 1] < HALF:
        reached = built[months.end - 1] if months.end > months.begun else 0.0
        return f"by the end of the record only {reached:.0%} of it stood, and it takes {HALF:.0%}"
    for counts, where in ((near, "near it"), (inside, "further inside")):
        for part, when in ((before, "before it began"), (after, "while it grew")):
            if counts[part].sum() < EVENTS:
                return f"only {counts[part].sum():,.0f} were counted {where} {when}, and it takes {EVENTS}"
    return ""


def measured(
    near: Floats, inside: Floats, built: Floats, calendar: Floats, months: Months, *, trend: bool = False
) -> Dose:
    """The model on the months that are seen."""
    seen = slice(months.first, months.end)
    return dose(near[seen], inside[seen], built[seen], calendar[seen], trend=trend)


def grown(of: Bands, near: Flags, inside: Flags, built: Floats, months: Months) -> Grown:
    """Everything at once. ``short`` is ""."""
    sums = of.counts[near].sum(axis=0), of.counts[inside].sum(axis=0)
    before = slice(months.first, months.begun)
    return Grown(
        months, *sums, built, measured(*sums, built, of.calendar, months),
        parted(sums[0][before], sums[1][before], of.calendar[before]),
        earlier(*sums, built, of.calendar, months), elsewhere(of, inside, int(near.sum()), built, months),
    )  # fmt: skip


def earlier(near: Floats, inside: Floats, built: Floats, calendar: Floats, months: Months) -> Floats:
    """The scores of the same growth, so much earlier that it was over before the true one began."""
    found = []
    tries = range(months.end - months.begun, months.begun - MONTHS + 1)
    for back in tries[:: max(1, math.ceil(len(tries) / _MOST))]:
        moved = months.moved(back)
        shifted = np.r_[built[back:], np.full(back, built[-1])]
        if not short(near, inside, shifted, moved):
            found.append(measured(near, inside, shifted, calendar, moved).z)
    return np.array(found)


def elsewhere(of: Bands, inside: Flags, size: int, built: Floats, months: Months) -> Floats:
    """The scores of groups of neighbouring districts further inside, as if it had been built there.

    A group is a district with those nearest to it, as many as are near the true one but at most a third of all; each
    group is set against the rest.
    """
    at = np.flatnonzero(inside)
    total, found = of.counts[at].sum(axis=0), {}
    many = max(1, min(size, len(at) // 3))
    for seed in at:
        away = np.hypot(*(of.middles[at] - of.middles[seed]).T)
        group = frozenset(at[np.argsort(away, kind="stable")[:many]].tolist())
        if group in found:
            continue
        own = of.counts[sorted(group)].sum(axis=0)
        if not short(own, total - own, built, months):
            found[group] = measured(own, total - own, built, of.calendar, months).z
    return np.array(list(found.values()))


def variants(
    of: Bands, within: float, exposures: Mapping[str, Floats], ends: Mapping[str, int], months: Months
) -> dict[str, Dose | str]:
    """The answer under other choices: each a model, or why there is none.

    ``exposures`` are other readings of what stood (``built`` the one used), ``ends`` earlier last months (not inside).
    """
    found: dict[str, Dose | str] = {}

    def put(name: str, near: Flags, inside: Flags, built: Floats, span: Months, *, trend: bool = False) -> None:
        sums = of.counts[near].sum(axis=0), of.counts[inside].sum(axis=0)
        found[name] = short(*sums, built, span) or measured(*sums, built, of.calendar, span, trend=trend)

    near, inside, built = of.near(within), of.inside(within), exposures["built"]
    for name, end in ends.items():
        put(name, near, inside, built, replace(months, end=end))
    if np.isfinite(of.far).all():
        for km in (within / 2, within * 2):
            put(f"within_{km:g}km", of.near(km), of.inside(km), built, months)
    put("without_neighbours", near, inside & ~of.touching[near].any(axis=0), built, months)
    for name, other in exposures.items():
        if name != "built":
            put(name, near, inside, other, months)
    put("with_trend", near, inside, built, months, trend=True)
    return found
