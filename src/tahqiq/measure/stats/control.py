"""A control built of other series: weights on those that moved alike before, and how far the one treated departs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.extra import library
from tahqiq.measure.stats.dispersion import estimated
from tahqiq.measure.stats.interrupted import Span

Floats = NDArray[np.float64]

_QUARTER = 3
_LEAST = 0.02  # of the mean before: a control that falls silent is not taken for exactly nothing
_SUM = 1e3  # how heavily the weights' sum of 1 is enforced beside the fit


@dataclass(frozen=True)
class Departed:
    """How the treated series went from before to after, over how its control did.

    ``log_ratio`` is the logarithm of that ratio of ratios, ``error`` its standard error from the counts' own noise,
    ``before`` the same between the halves of the time before, in standard errors.
    """

    weights: Floats
    log_ratio: float
    error: float
    before: float
    curve: Floats

    @property
    def score(self) -> float:
        """The departure in standard errors."""
        return self.log_ratio / self.error


def departed(treated: Floats, others: Floats, span: Span) -> Departed:
    """``treated`` by month, ``others`` one row each. ``curve`` is the control over all months, at the treated level."""
    past, future = slice(span.first, span.date), slice(span.begin, span.end)
    shapes = others / others[:, past].mean(axis=1, keepdims=True)
    weights = _weights(treated[past] / treated[past].mean(), shapes[:, past], span.end - span.begin)
    curve = treated[past].mean() * np.maximum(weights @ shapes, _LEAST)
    log_ratio, error = _departure(treated, curve, (past, future))
    middle = (span.first + span.date) // 2
    early, noise = _departure(treated, curve, (slice(span.first, middle), slice(middle, span.date)))
    return Departed(weights, log_ratio, error, early / noise, curve)


def _weights(target: Floats, shapes: Floats, after: int) -> Floats:
    """Non-negative weights with a sum of 1 that bring the others' course nearest to the treated one's, by quarters.

    Synthetic control (Abadie, Diamond & Hainmueller 2010) on courses and not on levels (Ferman & Pinto 2021,
    arXiv:1911.08521), with the ridge of Arkhangelsky et al. (2021, AER 111:4088), so that noise is not matched with
    noise.
    """
    goal, have = _quarters(target[None, :])[0], _quarters(shapes)
    noise = float(np.var(np.diff(have, axis=1))) if have.shape[1] > 1 else 0.0
    ridge = math.sqrt(math.sqrt(max(1, after // _QUARTER)) * noise * len(goal))
    rows = np.vstack([have.T, ridge * np.eye(len(have)), _SUM * np.ones((1, len(have)))])
    weights, _ = library("scipy.optimize").nnls(rows, np.r_[goal, np.zeros(len(have)), _SUM])
    found: Floats = weights / weights.sum()
    return found


def _quarters(rows: Floats) -> Floats:
    cut = rows[:, rows.shape[1] % _QUARTER :]
    found: Floats = cut.reshape(len(rows), -1, _QUARTER).mean(axis=2)
    return found


def _departure(treated: Floats, curve: Floats, halves: tuple[slice, slice]) -> tuple[float, float]:
    """The logarithm of the later ratio to the control over the earlier, and its standard error.

    How noisy the counts are is taken from how they lay about the control in the earlier months, so that what both
    went through together is no noise. Of the later months the smaller of observed and expected counts.
    """
    early, late = halves
    noisy = estimated([(treated[early], curve[early])])
    before = float(treated[early].sum()) + 0.5
    due = before / float(curve[early].sum()) * float(curve[late].sum())
    seen = float(treated[late].sum()) + 0.5
    variance = noisy.of_sum(early.stop - early.start) / before + noisy.of_sum(late.stop - late.start) / min(due, seen)
    return math.log(seen / due), math.sqrt(variance)


def placebos(others: Floats, span: Span) -> Floats:
    """The score of each of the others as if it had been the treated one, against the rest of them."""
    return np.array([departed(row, np.delete(others, i, axis=0), span).score for i, row in enumerate(others)])


def rank(score: float, scores: Floats) -> float:
    """The share of those not treated, and the one treated, that lie as far out as it: the p of a placebo test."""
    return (1 + float(np.sum(np.abs(scores) >= abs(score)))) / (1 + len(scores))
