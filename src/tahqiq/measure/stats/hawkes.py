"""Whether events beget events: a self-exciting (Hawkes) process seen through counts by day."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.extra import library
from tahqiq.measure.stats.ratio import Interval

Floats = NDArray[np.float64]
BLOCK = 182
"""Days of a block: each has its own level and trend, so that a conflict that grows is not taken for contagion."""
SHORTEST, LONGEST = 0.5, 10.0
"""Days: between which the mean delay from an event to those that follow on it is sought. Days cannot show a shorter
one, and a longer one cannot be told from a level that changes."""
_SLOWEST = 60.0
"""Days: swings slower than this are left out of the fit, as the level's own."""
PERMUTATIONS = 999
WEEKS = 28
"""Days of a block of the test: short, as a season within a block would pass for excitation."""
_SEED = 71
_MOST = 0.98
_LOG_DELAY = (math.log(SHORTEST), math.log(LONGEST))
_LOG_NUGGET = (-9.0, 4.0)
_DELAYS = (0.5, 1.0, 2.0, 4.0, 8.0)
_AT_ONCE = 16  # series
_FARTHEST = 300  # days, after which nothing is left of the longest delay that a number could show


@dataclass(frozen=True, slots=True)
class Excitation:
    """``branching`` is the mean number of events that follow directly on one event (0: none beget any), with its
    interval; ``delay`` the mean days between them; ``p`` the chance of such a pattern where none do; ``burst`` how much
    more the counts of a day vary than such a process would have them (days of many events told apart)."""

    branching: Interval
    delay: float
    p: float
    burst: float


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Frequencies (radians a day), the mean power at each, and of how many blocks it is the mean."""

    frequency: Floats
    power: Floats
    blocks: int


@dataclass(frozen=True, slots=True)
class Fit:
    """The parameters of one fit: ``nugget`` is the variance of a day beyond the process's own, over the mean."""

    branching: float
    delay: float
    nugget: float


def excitation(counts: Floats, q: float, permutations: int = PERMUTATIONS) -> Excitation:
    """Fit a Hawkes process with an exponential kernel (Hawkes 1971, Biometrika 58:83) to counts by day.

    The fit is Whittle's, of the spectrum that the counts by day of such a process have, so that binning is in the
    model and not an error of it (Cheysson & Lang 2022, Annals of Statistics 50). The spectrum is of blocks of half a
    year, each over its own level, without swings slower than two months. The variance of a day is free: several
    events of one day may be one attack recorded as several, so only what later days follow is taken for excitation.
    The interval is of the profile of Whittle's likelihood at the normal quantile ``q``.
    """
    spectrum = _periodogram(_blocks(counts))
    # SciPy's minimiser asks BLAS for sums over three numbers, whose threads would take ten times the work in waiting
    with library("threadpoolctl").threadpool_limits(limits=1, user_api="blas"):
        found, loss = _best(spectrum)
        ceiling = loss + q * q / 2
        low, high = (_edge(spectrum, found, ceiling, up=up) for up in (False, True))
    return Excitation(Interval(found.branching, low, high), found.delay, test(counts, permutations), found.nugget)


def fitted(counts: Floats) -> Fit:
    """The likeliest parameters alone."""
    return _best(_periodogram(_blocks(counts)))[0]


def _blocks(counts: Floats) -> Floats:
    """Whole blocks from the end, as rows."""
    whole = len(counts) // BLOCK
    return counts[len(counts) - whole * BLOCK :].reshape(whole, BLOCK)


def _loss(spectrum: Spectrum, branching: float, delay: float, nugget: float) -> float:
    shape = _shape(spectrum.frequency, branching, delay, nugget)
    return float(spectrum.blocks * np.sum(np.log(shape) + spectrum.power / shape))


def _best(spectrum: Spectrum) -> tuple[Fit, float]:
    optimize = library("scipy.optimize")
    made = [
        optimize.minimize(lambda z: _loss(spectrum, _ratio(z[0]), math.exp(z[1]), math.exp(z[2])), start,
                          method="L-BFGS-B", bounds=[(-8, 8), _LOG_DELAY, _LOG_NUGGET])
        for start in ([_free(0.2), 0.4, -2.0], [_free(0.5), 1.4, -2.0])
    ]  # fmt: skip
    best = min(made, key=lambda one: float(one.fun))
    return Fit(_ratio(best.x[0]), math.exp(best.x[1]), math.exp(best.x[2])), float(best.fun)


def _edge(spectrum: Spectrum, found: Fit, ceiling: float, *, up: bool) -> float:
    """Where the profile over the branching ratio goes through a ceiling; the end of its range where it does not."""
    optimize = library("scipy.optimize")
    start = [math.log(found.delay), math.log(found.nugget)]

    def over(branching: float) -> float:
        made = optimize.minimize(
            lambda z: _loss(spectrum, branching, math.exp(z[0]), math.exp(z[1])), start, method="L-BFGS-B",
            bounds=[_LOG_DELAY, _LOG_NUGGET],
        )  # fmt: skip
        return float(made.fun) - ceiling

    end = _MOST if up else 1e-4
    if over(end) <= 0:
        return 1.0 if up else 0.0
    if over(found.branching) >= 0:
        return found.branching
    return float(optimize.brentq(over, found.branching, end, xtol=2e-3))


def _periodogram(blocks: Floats) -> Spectrum:
    """The mean over blocks of the periodogram over the block's mean.

    A straight line is taken from each block; blocks of less than one event a month are left out.
    """
    busy = blocks[blocks.mean(axis=1) > 1 / 30]
    time = np.arange(BLOCK) - (BLOCK - 1) / 2
    flat = busy - busy.mean(axis=1, keepdims=True) - np.outer(busy @ time / (time @ time), time)
    power = np.abs(np.fft.rfft(flat, axis=1)) ** 2 / BLOCK / busy.mean(axis=1, keepdims=True)
    first = math.ceil(BLOCK / _SLOWEST)
    frequency = 2 * np.pi * np.arange(power.shape[1]) / BLOCK
    last = power.shape[1] - (BLOCK % 2 == 0)  # the highest one has half the degrees of freedom
    return Spectrum(frequency[first:last], power.mean(axis=0)[first:last], len(busy))


def _shape(frequency: Floats, branching: float, delay: float, nugget: float) -> Floats:
    """The spectrum of the counts by day, over their mean.

    The covariance density is C exp(-k lag) beyond the points' own, with k = (1 - branching) / delay and
    C = k (1 / (1 - branching)^2 - 1) / 2 (Hawkes 1971); over two days it is integrated.
    """
    pull = (1 - branching) / delay
    density = pull / 2 * (1 / (1 - branching) ** 2 - 1)
    keep = math.exp(-pull)
    within = 1 + nugget + 2 * density * (pull - 1 + keep) / pull**2
    beside = density * ((1 - keep) / pull) ** 2
    shape: Floats = within + 2 * beside * (np.cos(frequency) - keep) / (1 - 2 * keep * np.cos(frequency) + keep**2)
    return shape


def _ratio(z: float) -> float:
    return _MOST / (1 + math.exp(-z))


def _free(branching: float) -> float:
    return math.log(branching / (_MOST - branching))


def test(counts: Floats, permutations: int = PERMUTATIONS) -> float:
    """The share of permutations of the days within their blocks in which days follow on busy days as much as seen.

    Where none beget any, the days of a block may stand in any order, however the counts of one day are distributed; so
    the test holds its level. The statistic is the largest, over a few mean delays, of the standardised sum of
    each day's surplus times what is left of the surpluses before. Blocks are of four weeks, so that seasons pass.
    """
    chance = np.random.default_rng(_SEED)
    block = np.arange(len(counts)) // WEEKS
    made = np.empty((permutations + 1, len(counts)))
    made[0] = counts
    for part in np.split(np.arange(len(counts)), np.flatnonzero(np.diff(block)) + 1):
        made[1:, part] = chance.permuted(np.broadcast_to(counts[part], (permutations, len(part))), axis=1)
    surplus = made - (np.bincount(block, counts) / np.bincount(block))[block]
    scores = _following(surplus)
    spread = scores[:, 1:].std(axis=1, keepdims=True)
    largest = ((scores - scores[:, 1:].mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)).max(axis=0)
    return float((np.sum(largest[1:] >= largest[0] - 1e-12) + 1) / (permutations + 1))


def _following(surplus: Floats) -> Floats:
    """For each mean delay (rows) the sum of each day's surplus times what is left of those before, of each series.

    Of the spectrum of the series, as the Fourier transform is taken once for all delays (Parseval's theorem).
    """
    fft = library("scipy.fft")
    size = fft.next_fast_len(surplus.shape[1] + _FARTHEST, real=True)
    left = np.zeros((len(_DELAYS), size))
    left[:, 1 : _FARTHEST + 1] = np.exp(-np.arange(_FARTHEST) / np.array(_DELAYS)[:, None])
    passed = fft.rfft(left, axis=1).real / size
    passed[:, 1 : (size + 1) // 2] *= 2  # a frequency stands for its mirror image too
    scores = np.empty((len(_DELAYS), len(surplus)))
    for start in range(0, len(surplus), _AT_ONCE):  # so few that they stay in the processor's cache
        found = fft.rfft(surplus[start : start + _AT_ONCE], size, axis=1)
        scores[:, start : start + _AT_ONCE] = passed @ (found.real**2 + found.imag**2).T
    return scores


def simulated(
    chance: np.random.Generator, background: Floats, branching: float, delay: float, nugget: float = 0.0
) -> Floats:
    """Counts by day of a Hawkes process, by its families: immigrants at the days' rates, each with a Poisson number of
    events that follow on it after exponential delays, and so on (Hawkes & Oakes 1974, J. Appl. Probability 11:493).

    ``nugget`` adds to the variance of a day (over the mean) without any following: events of one day that are recorded
    as several, where the others are fewer for it.
    """
    times = np.repeat(np.arange(len(background)), chance.poisson(background)).astype(np.float64)
    times += chance.random(len(times))
    counts = np.zeros(len(background))
    while len(times):
        np.add.at(counts, times.astype(np.int64), 1)
        parents = np.repeat(times, chance.poisson(branching, len(times)))
        times = parents + chance.exponential(delay, len(parents))
        times = times[times < len(background)]
    if nugget > 0:
        # thin, and let each that is left stand for a geometric number: the mean stays, the variance grows
        thinned = chance.binomial(counts.astype(np.int64), 1 / (1 + nugget / 2))
        extra = chance.negative_binomial(np.maximum(thinned, 1), 1 / (1 + nugget / 2))
        counts = np.where(thinned > 0, thinned + extra, 0).astype(np.float64)
    return counts
