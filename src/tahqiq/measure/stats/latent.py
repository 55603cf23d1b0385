"""A latent-class model of overlapping lists: people are of kinds that the lists catch with different chances.

Manrique-Vallier (2016), "Bayesian Population Size Estimation Using Dirichlet Process Mixtures", Biometrics 72: within
a class the lists are independent, and the number of classes is left to a Dirichlet process (stick-breaking, cut at
``CLASSES``). What is left of his posterior when the unseen, everybody's class and the concentration are summed out is
a smooth density of the classes' sticks and chances, which Hamiltonian Monte Carlo draws from (Neal 2011, Handbook of
Markov Chain Monte Carlo, ch. 5): its work does not grow with the number of people.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.stats.loglinear import histories

Floats = NDArray[np.float64]

CLASSES = 5
_SHAPE = _RATE = 0.25  # of the gamma prior of the concentration; this and CLASSES are the defaults of R's LCMCR
_CLIMB = 20  # steps of expectation-maximisation, from anywhere to where the density is not flat
_PATH, _LONGEST = 2.5, 100  # how far a path goes, on the scale of log odds, and in how many steps at most
_TAKEN = 0.8  # the share of paths that is to be taken (Beskos et al. 2013, Bernoulli 19:1501; Stan's default)


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the sampler runs: chains side by side, ``warm`` paths to find the length of a step, then blocks of paths.

    They stop where ``settled`` is at most ``enough``, or after ``most`` blocks.
    """

    chains: int = 24
    warm: int = 40
    block: int = 60
    most: int = 8
    enough: float = 1.02
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Posterior:
    """How many are on no list: the median and the interval of the posterior.

    ``settled`` is Gelman and Rubin's ratio of log unseen between and within chains: 1 where they agree. ``worth`` is
    how many draws that do not depend on each other say as much as all that were kept.
    """

    unseen: float
    low: float
    high: float
    settled: float
    worth: float


def latent(counts: Floats, lists: int, level: float, sampling: Sampling | None = None) -> Posterior:
    """The posterior of the unseen, of counts for each of ``histories``. Same counts, same draws."""
    run = sampling or Sampling()
    chance = np.random.default_rng(run.seed)
    chains = _Chains.begun(chance, _Density.of(counts, lists), run.chains)
    for _ in range(run.warm):
        chains.tune(chains.move(chance))
    missed: list[Floats] = []
    for _ in range(run.most):
        for _ in range(run.block):
            chains.move(chance)
            missed.append(chains.at.none)
        none = np.clip(np.array(missed), 1e-12, 1 - 1e-9)
        kept = chance.negative_binomial(counts.sum(), 1 - none).astype(np.float64)
        settled, worth = agreement(np.log(kept + 1))
        if settled <= run.enough:
            break
    low, middle, high = np.quantile(kept, [(1 - level) / 2, 0.5, (1 + level) / 2])
    return Posterior(float(middle), float(low), float(high), settled, worth)


@dataclass(frozen=True, slots=True)
class _At:
    """Where each chain is, as log odds, the logarithm of the density there, its slope, and the chance to be on no list.

    ``on`` and ``off`` are how often each stick and chance is expected to have come true and not, with its prior.
    """

    odds: Floats
    height: Floats
    slope: Floats
    none: Floats
    on: Floats
    off: Floats


@dataclass(frozen=True, slots=True)
class _Density:
    """The density of the sticks and the chances to be caught, for counts of histories (the first, of no list, is 0).

    ``won`` and ``lost`` say of each stick and chance (rows), for each class and history (columns), whether it came true
    for such a person, or did not: a stick of the own class did, those of earlier ones did not; the others say nothing.
    """

    counts: Floats
    won: Floats
    lost: Floats

    @classmethod
    def of(cls, counts: Floats, lists: int) -> _Density:
        """Of counts for each of ``histories``."""
        seen = np.vstack([np.zeros(lists), histories(lists)])
        own, later = np.eye(CLASSES), np.triu(np.ones((CLASSES, CLASSES)), 1)
        sticks = [np.repeat(m[:-1], len(seen), axis=1) for m in (own, later)]
        caught = [np.kron(own, s.T) for s in (seen, 1 - seen)]
        won, lost = (np.vstack(pair) for pair in zip(sticks, caught, strict=True))
        return cls(np.append(0.0, counts), won, lost)

    def at(self, odds: Floats) -> _At:
        """What it is at log odds of sticks and chances, one row a chain."""
        sticks = slice(0, CLASSES - 1)
        chance = 1 / (1 + np.exp(-odds))
        yes = np.log(chance)
        no = yes - odds
        each = np.exp(yes @ self.won + no @ self.lost).reshape(len(odds), CLASSES, -1)
        cell = each.sum(axis=1)
        some, seen = cell[:, 1:].sum(axis=1), self.counts.sum()
        focus = _RATE - no[:, sticks].sum(axis=1)
        height = np.log(cell) @ self.counts - seen * np.log(some) + (yes + no).sum(axis=1)
        height += focus - (_SHAPE + CLASSES - 1) * np.log(focus)
        people = self.counts / cell
        people[:, 0] = seen / some  # of whom that share is on no list
        members = (each * people[:, None]).reshape(len(odds), -1)
        on, off = 1 + members @ self.won.T, 1 + members @ self.lost.T
        off[:, sticks] += ((_SHAPE + CLASSES - 1) / focus - 1)[:, None]
        return _At(odds, height, on - (on + off) * chance, cell[:, 0], on, off)


@dataclass(slots=True)
class _Chains:
    """The state of the chains, and the length of a step."""

    density: _Density
    at: _At
    step: float

    @classmethod
    def begun(cls, chance: np.random.Generator, density: _Density, chains: int) -> _Chains:
        """Anywhere, and up from there."""
        at = density.at(_odds(chance.beta(1, 2, (chains, len(density.won)))))
        for _ in range(_CLIMB):
            at = density.at(_odds(at.on / (at.on + at.off)))
        return cls(density, at, 2 / math.sqrt(density.counts.sum()))

    def move(self, chance: np.random.Generator) -> float:
        """Take a path, or stay; the share of paths that may be taken."""
        at, shape = self.at, self.at.odds.shape
        step = self.step * chance.uniform(0.7, 1.3, (shape[0], 1))
        push = chance.normal(size=shape)
        energy = at.height - (push**2).sum(axis=1) / 2
        with np.errstate(all="ignore"):
            for _ in range(min(_LONGEST, math.ceil(_PATH / self.step))):
                push = push + step / 2 * at.slope
                at = self.density.at(at.odds + step * push)
                push = push + step / 2 * at.slope
            likely = np.exp(np.minimum(at.height - (push**2).sum(axis=1) / 2 - energy, 0))
        likely = np.nan_to_num(likely)
        taken = chance.random(shape[0]) < likely
        parts = ((getattr(at, f), getattr(self.at, f)) for f in _At.__slots__)
        self.at = _At(*(np.where(taken[(...,) + (None,) * (new.ndim - 1)], new, old) for new, old in parts))
        return float(likely.mean())

    def tune(self, taken: float) -> None:
        """Longer steps where more paths are taken than asked, shorter where fewer."""
        self.step *= math.exp((taken - _TAKEN) / 2)


def _odds(chance: Floats) -> Floats:
    found: Floats = np.log(chance) - np.log1p(-chance)
    return found


def agreement(draws: Floats) -> tuple[float, float]:
    """The split potential scale reduction of chains (columns), and the number of independent draws they are worth.

    Gelman et al., Bayesian Data Analysis, 3rd ed., 11.4 and 11.5; the autocorrelations are summed in pairs until one is
    below 0 and none above the one before (Geyer 1992, Statistical Science 7:473).
    """
    half = len(draws) // 2
    parts = np.hstack([draws[:half], draws[half : 2 * half]])
    within = float(parts.var(axis=0, ddof=1).mean())
    if within == 0:
        return 1.0, float(parts.size)
    between = half * float(parts.mean(axis=0).var(ddof=1))
    whole = (half - 1) / half * within + between / half
    centred = parts - parts.mean(axis=0)
    spectrum = np.abs(np.fft.rfft(centred, 2 * half, axis=0)) ** 2
    lagged = np.fft.irfft(spectrum, axis=0)[:half].mean(axis=1) / half
    alike = 1 - (within - lagged) / whole
    pairs = alike[: half // 2 * 2].reshape(-1, 2).sum(axis=1)
    below = np.flatnonzero(pairs < 0)
    pairs = np.minimum.accumulate(pairs[: below[0] if len(below) else len(pairs)])
    return math.sqrt(whole / within), parts.size / max(1.0, 2 * float(pairs.sum()) - 1)
