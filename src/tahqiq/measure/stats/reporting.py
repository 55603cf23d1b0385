"""How many people events killed, given what coders wrote: the distribution of Vesco et al. (2026), as published.

Its estimates stand in ``reporting.yml``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import NormalDist
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from tahqiq.measure.stats.ratio import Interval

Floats = NDArray[np.float64]
KINDS = ("state_based", "non_state", "one_sided")
_ZETA3 = 1.2020569031595942
_VARIANCE, _THIRD = math.pi**2 / 6, 2 * _ZETA3  # second and third cumulants of a Gumbel distribution of scale 1


@cache
def _published() -> dict[str, Any]:
    source = files("tahqiq.measure.stats") / "reporting.yml"
    found: dict[str, Any] = yaml.safe_load(source.read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Reporting:
    """The parameters for figures: location and scale of the Gumbel distribution, chance of the figure as written."""

    figures: Floats
    loc: Floats
    scale: Floats
    written: Floats

    def cumulants(self) -> tuple[Floats, Floats, Floats]:
        """The mean, variance and third cumulant of each event's deaths."""
        mean = self.loc + np.euler_gamma * self.scale
        whole = self.written * self.figures + (1 - self.written) * mean
        one, other = self.figures - whole, mean - whole  # of the two parts of the mixture
        variance = self.written * one**2 + (1 - self.written) * (other**2 + _VARIANCE * self.scale**2)
        inner = other**3 + 3 * other * _VARIANCE * self.scale**2 + _THIRD * self.scale**3
        return whole, variance, self.written * one**3 + (1 - self.written) * inner

    def draws(self, chance: np.random.Generator, runs: int) -> Floats:
        """Simulated deaths of each event, one row a run."""
        shape = (runs, len(self.figures))
        gumbel = self.loc - self.scale * np.log(-np.log(chance.uniform(size=shape)))
        return np.where(chance.uniform(size=shape) < self.written, self.figures, gumbel)


def parameters(figures: Floats, kind: str) -> Reporting:
    """The distribution of events of one type of violence (one of ``KINDS``) with these deaths written, 0 or more."""
    published = _published()
    asked = np.array([figures == f for f in published["figures"]], dtype=np.float64)
    design = np.vstack([np.ones(len(figures)), np.log1p(figures), asked])
    loc, scale, written = (np.array(published[kind][n]) @ design for n in ("loc", "scale", "reported"))
    return Reporting(figures, np.expm1(loc), np.exp(scale), 1 / (1 + np.exp(-written)))


def total(figures: Floats, kinds: list[str], events: Floats, level: float) -> Interval:
    """The mean of a sum and its interval, of ``events`` events a figure and type, that err independently.

    By the sums of the first three cumulants (Cornish & Fisher 1938); events of no known type count as state-based.
    """
    sums = np.zeros(3)
    for kind in dict.fromkeys(kinds):
        of_kind = np.array([k == kind for k in kinds], dtype=np.bool_)
        made = parameters(figures[of_kind], kind if kind in KINDS else "state_based").cumulants()
        sums += [float((c * events[of_kind]).sum()) for c in made]
    mean, spread = sums[0], math.sqrt(sums[1])
    skew = sums[2] / spread**3 if spread else 0.0
    z = NormalDist().inv_cdf((1 + level) / 2)
    low, high = (q + skew * (q * q - 1) / 6 for q in (-z, z))
    return Interval(mean, mean + spread * low, mean + spread * high)
