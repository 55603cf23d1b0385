"""Steps in the level of a series of counts: how many, when, and between which days they may lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GRID = 240  # levels that are tried, evenly spaced by their logarithm


@dataclass(frozen=True)
class Noise:
    """What is known of the noise: variance mean + ``alpha`` × mean², and ``inflation``, how many times the likelihood
    overstates what a stretch tells, as neighbouring units say much the same (1: they do not)."""

    alpha: float
    inflation: float = 1.0


@dataclass(frozen=True)
class Step:
    """The first unit of a new level, and the first and last that it may be with the probability asked for."""

    at: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Asked:
    """How much more a step has to gain than one known noise would ask, as terms of a logarithm.

    ``level`` for all, ``short`` over the root of the units, ``lasting`` by how alike neighbouring units are, ``longer``
    by how much more alike units two apart are than that explains, if they are. They are set by simulation, for one
    length of unit and one method: a response surface of critical values (MacKinnon 1991, Critical Values for
    Cointegration Tests).
    """

    short: float
    lasting: float
    longer: float = 0.0
    level: float = 0.0


def penalty(units: int, shortest: int, asked: Asked | None = None, alike: tuple[float, float] = (0.0, 0.0)) -> float:
    """What twice the logarithm of the likelihood, of units as if unrelated, must gain by a step for it to be taken.

    In 5% of series without a step some number of steps gains more than this each. Of known noise, without ``asked``,
    it depends on how many steps might be tried. ``alike`` are the first autocorrelation of residuals beyond what
    unrelated ones of that model would show, and the second beyond the square of that (``Fit.excess``, ``Fit.longer``):
    they are known far better than how long noise lasts, which would be a ratio of two uncertain numbers.
    benchmarks/measure/breaks.py shows what comes of it.
    """
    known = 5.9 + 1.1 * math.log(units / shortest)
    if asked is None:
        return known
    more = asked.level + asked.short / math.sqrt(units) + asked.lasting * alike[0] + asked.longer * max(alike[1], 0.0)
    return known * math.exp(more)


def gains(values: Floats, expected: Floats, noise: Noise) -> Floats:
    """Twice the log-likelihood of every unit (rows) at every level of a grid (columns), up to a constant.

    ``expected`` is what a unit would have at level 1: its days, its season.
    """
    rates = _levels(values, expected)
    mean = expected[:, None] * rates[None, :]
    if noise.alpha <= 0:
        likelihood = values[:, None] * np.log(mean) - mean
    else:
        size = 1 / noise.alpha
        likelihood = values[:, None] * np.log(mean) - (values[:, None] + size) * np.log(size + mean)
    gained: Floats = 2 * likelihood / noise.inflation
    return gained


def _levels(values: Floats, expected: Floats) -> Floats:
    rates = values / expected
    low = 0.5 / float(expected.sum()) if not np.any(values > 0) else float(rates[rates > 0].min())
    smallest = max(low / 4, 0.5 / float(expected.sum()))
    grid: Floats = np.geomspace(smallest, max(float(rates.max()), low) * 1.5, GRID)
    return grid


def split(gained: Floats, cost: float, shortest: int) -> list[int]:
    """The first units of the stretches, after the first, that gain most when each step costs ``cost``.

    Exact over the grid of levels: the best way to unit t on a level either stays on it or has begun a stretch of
    ``shortest`` units there (optimal partitioning, Jackson et al. 2005, IEEE Signal Process. Lett. 12:105).
    """
    count = len(gained)
    summed = np.vstack([np.zeros(gained.shape[1]), np.cumsum(gained, axis=0)])
    best = np.full(count + 1, -np.inf)  # of whole stretches that end before unit t
    begun = np.zeros((count + 1, gained.shape[1]), dtype=np.int64)  # where the stretch on a level began
    run = np.full(gained.shape[1], -np.inf)
    came = np.zeros(count + 1, dtype=np.int64)
    for t in range(shortest, count + 1):
        first = t - shortest
        entry = (0.0 if first == 0 else best[first] - cost) + summed[t] - summed[first]
        stay = run + gained[t - 1]
        run = np.maximum(entry, stay)
        begun[t] = np.where(entry > stay, first, begun[t - 1])
        top = int(np.argmax(run))
        best[t], came[t] = run[top], begun[t, top]
    steps, at = [], int(came[count])
    while at > 0:
        steps.append(at)
        at = int(came[at])
    return steps[::-1]


def dated(gained: Floats, steps: Sequence[int], shortest: int, level: float) -> list[Step]:
    """Every step with the smallest set of units that holds it with a probability, as its first and last.

    A step's neighbours are taken as known; every unit between them is as likely before the counts are seen, and so is
    every level of the grid: the probabilities are those of the counts, averaged over the levels on both sides.
    """
    summed = np.vstack([np.zeros(gained.shape[1]), np.cumsum(gained, axis=0)]) / 2
    ends = [0, *steps, len(gained)]
    found = []
    for i, step in enumerate(steps, start=1):
        shorter = min(shortest, 2)
        tried = np.arange(ends[i - 1] + shorter, ends[i + 1] - shorter + 1)
        before = _averaged(summed[tried] - summed[ends[i - 1]])
        after = _averaged(summed[ends[i + 1]] - summed[tried])
        chance = np.exp(before + after - np.max(before + after))
        order = np.argsort(-chance)
        enough = int(np.searchsorted(np.cumsum(chance[order]) / chance.sum(), level)) + 1
        kept = tried[order[:enough]]
        found.append(Step(step, min(step, int(kept.min())), max(step, int(kept.max()))))
    return found


def _averaged(likelihood: Floats) -> Floats:
    top = likelihood.max(axis=1, keepdims=True)
    summed: Floats = top[:, 0] + np.log(np.mean(np.exp(likelihood - top), axis=1))
    return summed


def stabilised(values: Floats, expected: Floats, alpha: float) -> Floats:
    """The counts on a scale on which their standard deviation is about 1 at every level, without the season.

    For variance m + alpha m² that is 2/√alpha · arsinh √(alpha m) (Anscombe 1948, Biometrika 35:246), for Poisson
    counts 2√m.
    """
    level = values / (expected / expected.mean())
    if alpha <= 1e-4:
        return np.asarray(2 * np.sqrt(level + 0.375))
    inside = (level + 0.375) / (1 / alpha - 0.75) if alpha < 1 else alpha * level
    return np.asarray(2 / np.sqrt(alpha) * np.arcsinh(np.sqrt(np.maximum(inside, 0))))
