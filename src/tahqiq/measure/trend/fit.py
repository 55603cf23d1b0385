"""One trend fitted: growth a year, what of the counts follows the calendar, the line and its band."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.design import Design, designed
from tahqiq.measure.result import LEVEL, Estimate
from tahqiq.measure.series import Series
from tahqiq.measure.stats.counts import Fit, fitted
from tahqiq.measure.stats.ratio import above, quantile

Floats = NDArray[np.float64]

_WINTER = (11, 0, 1)  # December to February
_POWER = 0.8


@dataclass(frozen=True)
class Line:
    """A fitted trend."""

    design: Design
    fit: Fit

    def ratio(self, name: str, contrast: Floats) -> Estimate:
        """The exponential of a sum of coefficients, with its interval."""
        value, spread = self._sum(contrast)
        reach = quantile(LEVEL, self.fit.df) * spread
        return Estimate(name, math.exp(value), _exp(value - reach), _exp(value + reach))

    def of(self, term: str, name: str = "") -> Estimate | None:
        """The ratio that a term of 1 makes (a year, or a unit all in Ramadan); None where it has no such term."""
        at = self.design.place(term)
        if at is None:
            return None
        contrast = np.zeros(len(self.design.names))
        contrast[at] = 1.0
        return self.ratio(name or term, contrast)

    def detectable(self, *, up: bool) -> Estimate:
        """The smallest growth a year that would be told from none at 5% with a power of 80%."""
        at = self.design.place("time")
        assert at is not None
        spread = math.sqrt(self.fit.covariance[at, at])
        reach = quantile(LEVEL, self.fit.df) + NormalDist().inv_cdf(_POWER)
        name = "detectable_up" if up else "detectable_down"
        return Estimate(name, _exp(reach * spread if up else -reach * spread), kind="none", level=None)

    def winter(self) -> Estimate | None:
        """December to February against the other months; None where the months have no levels."""
        if len(self.design.season) != 11:
            return None
        months = np.array([self.design.seasonal(m) for m in range(12)])
        cold = np.isin(np.arange(12), _WINTER)
        contrast = np.zeros(len(self.design.names))
        contrast[list(self.design.season)] = months[cold].mean(axis=0) - months[~cold].mean(axis=0)
        return self.ratio("winter", contrast)

    def season(self) -> tuple[float, Floats]:
        """The chance of a season as strong as this one where there is none (Wald's F), and each part's ratio."""
        at = list(self.design.season)
        if not at:
            return 1.0, np.ones(1)
        own = self.fit.coefficients[at]
        wald = float(own @ np.linalg.solve(self.fit.covariance[np.ix_(at, at)], own)) / len(at)
        chance = above(wald, len(at), self.fit.df)
        parts = np.array([self.design.seasonal(p) for p in range(int(self.design.parts.max()) + 1)]) @ own
        return chance, np.exp(parts)

    def band(self) -> tuple[Floats, Floats, Floats]:
        """The trend without the season, as a rate a day in each unit: value, low and high."""
        terms = [i for i, n in enumerate(self.design.names) if n in ("level", "time", "bend") or n.startswith("step")]
        columns = np.zeros_like(self.design.columns)
        columns[:, terms] = self.design.columns[:, terms]
        value = columns @ self.fit.coefficients
        spread = np.sqrt(np.einsum("ij,jk,ik->i", columns, self.fit.covariance, columns))
        reach = quantile(LEVEL, self.fit.df) * spread
        return np.exp(value), np.exp(value - reach), np.exp(value + reach)

    def _sum(self, contrast: Floats) -> tuple[float, float]:
        return (
            float(contrast @ self.fit.coefficients),
            math.sqrt(max(0.0, float(contrast @ self.fit.covariance @ contrast))),
        )


def line(found: Series, steps: Sequence[dt.date] = (), *, bend: bool = False) -> Line:
    """The trend of a series."""
    design = designed(found, steps, bend=bend)
    return Line(design, fitted(found.values, design.columns, found.days))


def _exp(value: float) -> float:
    return math.exp(min(value, 700.0))
