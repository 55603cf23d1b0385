"""An interrupted series of counts: what would have been expected after a date from what was before it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.stats.negbin import Fitted, correlated, fitted
from tahqiq.measure.stats.ratio import quantile, two_sided

Floats = NDArray[np.float64]

_YEAR = 12
_SECOND = 48  # months from which two harmonics of the year are told apart


@dataclass(frozen=True)
class Span:
    """Months of a series by place: ``before`` from ``first`` to ``date``, ``after`` from ``begin`` to ``end``.

    Ends are not inside. Months between ``date`` and ``begin`` are left out: partly treated, or a time of transition.
    """

    first: int
    date: int
    begin: int
    end: int

    def moved(self, months: int) -> Span:
        """The same as if the date had been so many months earlier; no month before the series' own first."""
        return Span(max(0, self.first - months), self.date - months, self.begin - months, self.end - months)


@dataclass(frozen=True)
class Expected:
    """What was to be expected of the months after, had all gone on as before.

    ``curve``, ``low`` and ``high`` are of single months; ``total`` with its limits is of their sum, which ``observed``
    is set against. ``z`` is how far apart they are in standard errors, ``p`` two-sided.
    """

    observed: float
    total: float
    low: float
    high: float
    curve: Floats
    curve_low: Floats
    curve_high: Floats
    z: float
    p: float
    model: Fitted

    @property
    def clear(self) -> bool:
        """Whether the sum lies outside what was to be expected, at 5%."""
        return self.p < 0.05


def design(months: Floats, before: int, trend_end: float, *, origin: float) -> Floats:
    """Columns: ones, years since ``origin`` (held from ``trend_end`` on), harmonics of the calendar year.

    ``months`` count from a January, so that 12 divides those of one name. ``before`` is how many months the model is
    fitted to: below 48 one harmonic, from there two.
    """
    turns = 2 * np.pi * months / _YEAR
    waves = range(1, 3 if before >= _SECOND else 2)
    columns = [np.ones_like(months), (np.minimum(months, trend_end) - origin) / _YEAR]
    columns += [f(k * turns) for k in waves for f in (np.sin, np.cos)]
    return np.column_stack(columns)


def expected(counts: Floats, days: Floats, calendar: Floats, span: Span, level: float = 0.95) -> Expected:
    """The model of the months before, carried on over those after. ``calendar`` counts months from a January.

    A negative-binomial regression with a trend and a season is fitted to the months before and carried on. The sum of
    the months after is then uncertain by the coefficients and by the months' own variance with their correlation; on
    the logarithmic scale, with Student's quantile.
    """
    past, future = slice(span.first, span.date), slice(span.begin, span.end)
    size, end = span.date - span.first, float(calendar[span.end - 1])
    origin = float(calendar[span.date - 1])
    model = fitted(counts[past], design(calendar[past], size, end, origin=origin), days[past])
    ahead = design(calendar[future], size, end, origin=origin)
    mean = days[future] * np.exp(np.clip(ahead @ model.coef, -30, 30))
    total, observed = float(mean.sum()), float(counts[future].sum())
    error = _log_error(model, mean, ahead)
    q = quantile(level, model.df)
    z = math.log((observed + 0.5) / (total + 0.5)) / error
    p = two_sided(z, model.df)
    curve = np.array([_log_error(model, mean[i : i + 1], ahead[i : i + 1]) for i in range(len(mean))])
    low, high = _limits(np.array([total]), np.array([error]), q)
    curve_low, curve_high = _limits(mean, curve, q)
    return Expected(observed, total, float(low[0]), float(high[0]), mean, curve_low, curve_high, z, p, model)


@dataclass(frozen=True)
class Change:
    """What a segmented regression of all months gives: ratios with limits, at once and by each further year."""

    level: tuple[float, float, float]
    slope: tuple[float, float, float]


def change(counts: Floats, days: Floats, calendar: Floats, span: Span, level: float = 0.95) -> Change | None:
    """The step at the date and the bend of the trend after it; None where no event came after."""
    kept = np.r_[span.first : span.date, span.begin : span.end]
    if not counts[span.begin : span.end].sum():
        return None
    end, origin = float(calendar[span.end - 1]), float(calendar[span.date - 1])
    after = (calendar[kept] >= calendar[span.begin]).astype(np.float64)
    bend = after * (calendar[kept] - calendar[span.begin]) / _YEAR
    columns = np.column_stack([design(calendar[kept], len(kept), end, origin=origin), after, bend])
    model = fitted(counts[kept], columns, days[kept])
    step, turn = (_ratio(model, -2, level), _ratio(model, -1, level))
    return Change(step, turn)


def bent(counts: Floats, days: Floats, calendar: Floats, span: Span) -> float:
    """How likely so much curvature of the months before would be, were their trend straight: a two-sided p."""
    past = slice(span.first, span.date)
    straight = design(calendar[past], span.date - span.first, math.inf, origin=float(calendar[span.date - 1]))
    middle = straight[:, 1] - straight[:, 1].mean()
    model = fitted(counts[past], np.column_stack([straight, middle**2]), days[past])
    t = abs(float(model.coef[-1])) / math.sqrt(float(model.cov[-1, -1]))
    return two_sided(t, model.df)


def _ratio(model: Fitted, at: int, level: float) -> tuple[float, float, float]:
    q = quantile(level, model.df)
    middle, reach = float(model.coef[at]), q * math.sqrt(float(model.cov[at, at]))
    low, value, high = (math.exp(min(x, 30)) for x in (middle - reach, middle, middle + reach))
    return value, low, high


def reached(observed: Floats, curve: Floats, months: int, *, fewer: bool) -> int | None:
    """The first month from which so many months together are back at what was to be expected of them; None if never."""
    ones = np.ones(months)
    seen, due = (np.convolve(v, ones, mode="valid") for v in (observed, curve))
    back = np.flatnonzero(seen >= due if fewer else seen <= due)
    return int(back[0]) if len(back) else None


def _limits(mean: Floats, error: Floats, q: float) -> tuple[Floats, Floats]:
    """About a mean on the scale of log(x + 1/2), never below 0."""
    reach = np.exp(np.minimum(q * error, 30))
    return np.maximum((mean + 0.5) / reach - 0.5, 0.0), (mean + 0.5) * reach - 0.5


def _log_error(model: Fitted, mean: Floats, ahead: Floats) -> float:
    """The standard error of the logarithm of a sum that is yet to come, plus a half."""
    slope = mean @ ahead
    own = np.sqrt(model.variance(mean))
    chance = float(own @ correlated(len(mean), model.rho) @ own)
    return math.sqrt(float(slope @ model.cov @ slope) + chance) / (float(mean.sum()) + 0.5)
