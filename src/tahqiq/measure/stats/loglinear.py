"""Log-linear models of overlapping lists: how many are on none, by every model of how lists depend on each other.

Fienberg (1972), "The multiple recapture census for closed populations and incomplete 2^k contingency tables"; the
multinomial profile likelihood, as in R's Rcapture; empty overlaps as Chan, Silverman and Vincent (2021) take them: the
parameter of a dependence whose overlap is empty is minus infinity, and its cells are expected to be empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.extra import library
from tahqiq.measure.stats.ratio import quantile

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Term = tuple[int, ...]

MOST_LISTS = 6
_ORDERS = {3: 2, 4: 3, 5: 3, 6: 2}
"""The most lists in one dependence, for so many lists: what can be told of few, and what is quick of many."""
_WEIGHED = 0.995  # the share of the weight whose models are profiled
_PROFILED, _KNOTS, _REACH = 100, 41, 6.0  # models, points of a profile, standard errors that it reaches
_VAGUE = 3.0  # a standard error of log unseen from which a model knows nothing: a factor of 350 each way
_GRID = 2000
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Model:
    """One model's answer. ``terms`` are the sets of lists that depend on each other; ``weight`` is BIC's, of 1.

    ``unseen`` is its estimate of how many are on no list, ``low`` and ``high`` its profile-likelihood interval.
    """

    terms: tuple[Term, ...]
    weight: float
    unseen: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Averaged:
    """Every model that has weight, the heaviest first, and how many are on no list by all of them together."""

    models: tuple[Model, ...]
    fitted: int
    unseen: float
    low: float
    high: float


def histories(lists: int) -> NDArray[np.int64]:
    """The capture histories that can be seen, one a row, 0 and 1 for each list; the one of no list is not there."""
    return np.array(list(product((0, 1), repeat=lists)))[1:]


def averaged(counts: Floats, lists: int, level: float) -> Averaged | None:
    """The models of counts (one for each of ``histories``) averaged by BIC's weights; None where none can be fitted.

    Each model's profile likelihood of the unseen, with the prior 1/unseen (Madigan and York 1997), is its density; the
    densities are mixed by weight, and the median and the quantiles of the mixture are given.
    """
    design, terms, masks = _space(lists)
    on, masks, kept = _emptied(counts, lists, terms, masks)
    beta, se, bic = _fitted(design[1:], masks, on, counts)
    # of lists that are all but complete the log of the unseen is not known, but that they are few
    good = np.isfinite(bic) & ((se < _VAGUE) | (beta + 2 * se < np.log(counts.sum())))
    if not good.any():
        return None
    weight = np.where(good, np.exp(-(bic - bic[good].min()) / 2), 0.0)
    weight /= weight.sum()
    order = np.argsort(-weight, kind="stable")
    order = order[: min(_PROFILED, 1 + int(np.searchsorted(np.cumsum(weight[order]), _WEIGHED)))]
    curves = _profiles(design, masks[order], on[order], counts, (beta[order], se[order]))
    share = weight[order] / weight[order].sum()
    found = [
        Model(tuple(t for t, m in zip(terms, kept[i], strict=True) if m), float(share[n]), float(np.exp(beta[i])),
              *_interval(curves[0][n], curves[1][n], level))
        for n, i in enumerate(order)
    ]  # fmt: skip
    low, middle, high = _mixed(curves, share, level)
    return Averaged(tuple(found), int(good.sum()), middle, low, high)


@cache
def _space(lists: int) -> tuple[Floats, list[Term], Bools]:
    """The design of all histories (the unseen first), the terms of its later columns, and every hierarchical model."""
    full = np.array(list(product((0, 1), repeat=lists)), dtype=np.float64)
    terms = [t for size in range(2, _ORDERS[lists] + 1) for t in combinations(range(lists), size)]
    design = np.column_stack([np.ones(len(full)), full, *(full[:, list(t)].prod(axis=1) for t in terms)])
    pairs = [t for t in terms if len(t) == 2]
    triples = [t for t in terms if len(t) == 3]
    rows = []
    for chosen in product((False, True), repeat=len(pairs)):
        has = {p for p, c in zip(pairs, chosen, strict=True) if c}
        may = [all(p in has for p in combinations(t, 2)) for t in triples]
        rows += [(*chosen, *more) for more in product(*((False, True) if m else (False,) for m in may))]
    return design, terms, np.array(rows, dtype=np.bool_)


def _emptied(counts: Floats, lists: int, terms: list[Term], models: Bools) -> tuple[Bools, Bools, Bools]:
    """The cells that each model expects (the unseen not among them), its columns, and its terms.

    Models that hold a dependence inside an empty one are the same as those without, and left out.
    """
    within = np.array([histories(lists)[:, list(t)].all(axis=1) for t in terms])
    empty = within @ counts == 0
    inside = np.array([any(empty[j] and set(o) < set(t) for j, o in enumerate(terms)) for t in terms])
    kept = models[~(models & inside).any(axis=1)]
    on = ~((kept & empty) @ within)
    always = np.ones((len(kept), 1 + lists), dtype=np.bool_)
    return on, np.hstack([always, kept & ~empty]), kept


def _fitted(design: Floats, masks: Bools, on: Bools, counts: Floats) -> tuple[Floats, Floats, Floats]:
    """Of each model: the log of the unseen, its standard error, BIC (NaN where the fit did not settle)."""
    parts = [_fit_some(design, masks[i : i + _CHUNK], on[i : i + _CHUNK], counts) for i in range(0, len(masks), _CHUNK)]
    log, se, bic = (np.concatenate([p[i] for p in parts]) for i in range(3))
    return log, se, bic


def _fit_some(design: Floats, masks: Bools, on: Bools, counts: Floats) -> tuple[Floats, Floats, Floats]:
    many = np.broadcast_to(counts, on.shape)
    beta, mean, settled = _newton(design, masks, on, many)
    with np.errstate(divide="ignore", invalid="ignore"):
        fit = np.where(on & (many > 0), many * np.log(mean), 0).sum(axis=1) - mean.sum(axis=1)
        variance = np.linalg.inv(_information(design, masks, mean))[:, 0, 0]
    # a dependence whose overlap is empty was chosen as much as any other: it counts as a parameter
    own = masks.sum(axis=1) + (~on).any(axis=1)
    bic = np.where(settled & (variance > 0), -2 * fit + own * np.log(counts.sum()), np.nan)
    return beta[:, 0], np.sqrt(np.maximum(variance, 0)), bic


def _information(design: Floats, masks: Bools, mean: Floats) -> Floats:
    """X'WX of each model, with 1 on the diagonal where a column is not the model's."""
    size = design.shape[1]
    crossed = (design[:, :, None] * design[:, None, :]).reshape(len(design), -1)
    found: Floats = (mean @ crossed).reshape(-1, size, size) * (masks[:, :, None] & masks[:, None, :])
    at = np.arange(size)
    found[:, at, at] += np.where(masks, 1e-9, 1.0)
    return found


def _newton(design: Floats, masks: Bools, on: Bools, counts: Floats) -> tuple[Floats, Floats, Bools]:
    """Poisson regressions on one design, all at once: coefficients, means, and which of them settled."""
    start = (np.log(counts + 0.5) @ np.linalg.pinv(design).T) * masks
    beta, settled = np.clip(start, -15, 15), np.zeros(len(masks), dtype=np.bool_)
    mean = np.zeros(on.shape)
    for _ in range(60):
        mean = np.exp(np.clip(beta @ design.T, -30, 30)) * on
        slope = ((counts - mean) * on) @ design * masks
        step = np.linalg.solve(_information(design, masks, mean), slope[:, :, None])[:, :, 0]
        largest = np.abs(step).max(axis=1)
        settled = largest < 1e-6
        if settled.all():
            break
        beta = beta + step * np.minimum(1, 3 / np.maximum(largest, 1e-12))[:, None]
    return beta, mean, settled


def _profiles(
    design: Floats, masks: Bools, on: Bools, counts: Floats, about: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Of each model a grid of log unseen and the multinomial profile log-likelihood on it, 0 at its highest."""
    gammaln: Any = library("scipy.special").gammaln
    grid = about[0][:, None] + about[1][:, None] * np.linspace(-_REACH, _REACH, _KNOTS)
    unseen = np.exp(grid)
    full = np.concatenate(
        [unseen[:, :, None], np.broadcast_to(counts, (*unseen.shape, len(counts)))], axis=2
    ).reshape(-1, len(counts) + 1)  # fmt: skip
    seen = np.repeat(np.hstack([np.ones((len(on), 1), dtype=np.bool_), on]), _KNOTS, axis=0)
    _, mean, _ = _newton(design, np.repeat(masks, _KNOTS, axis=0), seen, full)
    total = full.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        cells = np.where(full > 0, full * np.log(np.maximum(mean, 1e-300) / total[:, None]), 0).sum(axis=1)
    height = (gammaln(total + 1) - gammaln(full[:, 0] + 1) + cells).reshape(grid.shape)
    return grid, height - height.max(axis=1, keepdims=True)


def _interval(grid: Floats, height: Floats, level: float) -> tuple[float, float]:
    """Where the profile is within the quantile of chi-squared of its highest."""
    fine = np.linspace(grid[0], grid[-1], _GRID)
    spline = library("scipy.interpolate").CubicSpline(grid, height)(fine)
    inside = fine[spline >= spline.max() - quantile(level, 0) ** 2 / 2]
    return float(np.exp(inside[0])), float(np.exp(inside[-1]))


def _mixed(curves: tuple[Floats, Floats], share: Floats, level: float) -> tuple[float, float, float]:
    """The lower end, the median and the upper end of the models' densities of log unseen, mixed."""
    fine = np.linspace(curves[0].min(), curves[0].max(), 4 * _GRID)
    density = np.zeros(len(fine))
    for grid, height, part in zip(*curves, share, strict=True):
        one = np.exp(np.interp(fine, grid, height, left=-np.inf, right=-np.inf))
        density += part * one / one.sum()
    at = np.searchsorted(np.cumsum(density), [(1 - level) / 2, 0.5, (1 + level) / 2])
    low, middle, high = (float(v) for v in np.exp(fine[np.minimum(at, len(fine) - 1)]))
    return low, middle, high
