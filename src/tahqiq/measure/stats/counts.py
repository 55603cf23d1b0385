"""A log-linear model of a series of counts: negative-binomial noise, of which a part lasts from unit to unit."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.stats.negbin import by_lag, kurtosis, regressed

Floats = NDArray[np.float64]

_LEAN, _SHORT, _HALF = 0.25, 9.0, 0.5
"""Standard errors that are added to the autocorrelation, and more over the units, up to half of one, as the estimate of
a short series is skewed: more covers too much where noise does not last, less too little where it does
(benchmarks/measure/trends.py)."""
_LITTLE = 0.02  # the share of the noise that is not Poisson's, below which it is not told from none
_MOST = 0.95  # the strongest correlation that is allowed for
_HIDDEN = 8.0
"""How much of rare large counts a model's terms take for their own, so that ``alpha`` comes out too low: their excess
kurtosis times the terms a unit, over this. Set by simulation of sparse counts (benchmarks/measure/trends.py)."""


@dataclass(frozen=True, slots=True)
class Fit:
    """``values`` have mean exp(design @ coefficients) × exposure and variance mean + ``alpha`` × mean².

    ``lasting`` is the correlation of the part of the noise that is not Poisson's from one unit to the next, ``first``
    what it comes to between whole neighbouring units, and ``scale`` how many times the variance about a model as
    closely fitted as this one understates that of the counts. ``covariance`` is that of the coefficients and allows for
    all of it, ``df`` are the degrees of freedom that it was estimated with. ``excess`` is the first autocorrelation of
    the residuals beyond what unrelated noise would leave in those of this design, ``longer`` the second one, likewise,
    beyond the square of the first, which is what noise of first order would show.
    """

    coefficients: Floats
    covariance: Floats
    mean: Floats
    residuals: Floats
    alpha: float
    lasting: float
    first: float
    scale: float
    df: float
    excess: float
    longer: float

    @property
    def long_run(self) -> float:
        """How many times the variance of a sum over many units is that of as many unrelated ones with ``alpha``."""
        return self.scale * (1 + 2 * self.first / (1 - self.lasting))


def fitted(values: Floats, design: Floats, exposure: Floats, lean: float | None = None) -> Fit:
    """The model of a series. ``design`` has a row for each unit, more units than columns, full rank.

    The coefficients are those of a negative-binomial regression (``regressed``). Correlation does not bias them but
    their variance (Zeger 1988, Biometrika 75:621; Davis, Dunsmuir & Wang 2000, Biometrika 87:491): it is of sandwich
    form, with a first-order autoregressive latent process whose correlation is the one that makes the first
    autocorrelation of the residuals what it is expected to be, of residuals of this very design. ``lean`` standard
    errors are added to the autocorrelation, as it is uncertain and one too low is the worse error: unless told, the
    more the fewer units there are.
    Sparse counts in bouts have a small allowance for the large ones that the model's terms explain away. Where no noise
    lasts and it is little more than Poisson's, only that more is estimated, and the degrees of freedom are as many more
    (Satterthwaite).
    """
    coefficients, mean, alpha = regressed(values, design, exposure)
    lean = min(_LEAN + _SHORT / len(values), _HALF) if lean is None else lean
    return _with_errors(values, design, coefficients, mean, alpha, lean)


def _with_errors(
    values: Floats, design: Floats, coefficients: Floats, mean: Floats, alpha: float, lean: float
) -> Fit:  # fmt: skip
    spread = np.sqrt(mean + alpha * mean**2)
    residuals = (values - mean) / spread
    weighted = design * np.sqrt(mean / (1 + alpha * mean))[:, None]
    inverse = np.linalg.inv(weighted.T @ weighted + 1e-9 * np.eye(design.shape[1]))
    left = np.eye(len(values)) - weighted @ inverse @ weighted.T
    share = np.sqrt(alpha * mean / (1 + alpha * mean))
    lasting, scale, first = _correlation(residuals, left, share, lean)
    excess = kurtosis(mean, alpha)
    scale *= 1 + excess * design.shape[1] / (_HIDDEN * len(values))
    correlated = _matrix(share, lasting)
    covariance = scale * inverse @ (weighted.T @ correlated @ weighted) @ inverse
    free = (len(values) - design.shape[1]) * (1 - first) / (1 + first)
    df = 2 / (2 / max(free, 1.0) + excess / len(values))
    if not lasting:
        df /= max(float(np.mean(share**2)), _LITTLE) ** 2
    first_beyond, second_beyond = (_beyond(residuals, left, lag) for lag in (1, 2))
    return Fit(
        coefficients, covariance, mean, residuals, alpha, lasting, first, scale, max(3.0, df), first_beyond,
        second_beyond - first_beyond**2,
    )  # fmt: skip


def _beyond(residuals: Floats, left: Floats, lag: int) -> float:
    """An autocorrelation of residuals less what unrelated noise would leave in those of this design."""
    total = float(residuals @ residuals)
    if total <= 0 or len(residuals) <= lag:
        return 0.0
    seen = float(residuals[lag:] @ residuals[:-lag]) / total
    return seen - float(np.sum(np.diagonal(left, lag)) / np.trace(left))


def _matrix(share: Floats, lasting: float) -> Floats:
    """The correlation of units: of the noise that lasts, ``share`` (a root) of each unit's."""
    apart = np.abs(np.subtract.outer(np.arange(len(share)), np.arange(len(share))))
    powers = lasting ** np.arange(len(share))
    made: Floats = np.outer(share, share) * powers[apart]
    np.fill_diagonal(made, 1.0)
    return made


def _correlation(residuals: Floats, left: Floats, share: Floats, lean: float) -> tuple[float, float, float]:
    """The lasting correlation, the factor by which residuals understate the variance, the first autocorrelation.

    ``left`` maps noise to residuals. Residuals of a model with many terms are less correlated than the noise, so the
    correlation is sought whose residuals would have, on average, the first autocorrelation seen.
    """
    total = float(residuals @ residuals)
    if total <= 0 or not np.any(share > 0):
        return 0.0, 1.0, 0.0
    seen = float(residuals[1:] @ residuals[:-1]) / total + lean / math.sqrt(len(residuals))
    lasts, next_ = np.outer(share, share), left[:, 1:] @ left[:-1, :]
    own, shifted = by_lag(left * lasts), by_lag(next_ * lasts)
    own[0], shifted[0] = np.trace(left), np.trace(next_)

    def expected(lasting: float) -> tuple[float, float]:
        powers = lasting ** np.arange(len(residuals))
        whole = float(own @ powers)
        return float(shifted @ powers) / whole, whole

    if seen <= expected(0.0)[0]:
        return 0.0, 1.0, 0.0
    low, high = 0.0, _MOST
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if expected(middle)[0] < seen else (low, middle)
    lasting = (low + high) / 2
    return lasting, max(1.0, total / expected(lasting)[1]), lasting * float(np.mean(share**2))
