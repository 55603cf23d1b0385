"""A latent-class model of overlapping lists: people are of kinds that the lists catch with different chances.

Manrique-Vallier (2016), "Bayesian Population Size Estimation Using Dirichlet Process Mixtures", Biometrics 72: within
a class the lists are independent, the number of classes is left to a Dirichlet process (stick-breaking, cut at
``CLASSES``), and a Gibbs sampler draws the unseen, the classes and the chances in turn. Written anew from the paper.
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


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the sampler runs: chains side by side, in blocks of sweeps until they agree, of which the later half is kept.

    They stop where ``settled`` is at most ``enough``, or after ``most`` blocks.
    """

    chains: int = 12
    block: int = 2000
    most: int = 10
    enough: float = 1.03
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
    chains = _Chains.begun(chance, counts, histories(lists).astype(np.float64), run.chains)
    drawn: list[Floats] = []
    for _ in range(run.most):
        drawn += [chains.sweep(chance) for _ in range(run.block)]
        kept = np.array(drawn[len(drawn) // 2 :])
        settled, worth = agreement(np.log(kept + 1))
        if settled <= run.enough:
            break
    low, middle, high = np.quantile(kept, [(1 - level) / 2, 0.5, (1 + level) / 2])
    return Posterior(float(middle), float(low), float(high), settled, worth)


@dataclass(slots=True)
class _Chains:
    """The state of the chains: of each the classes' shares, their chances to be caught, and the concentration."""

    counts: NDArray[np.int64]
    seen: Floats
    share: Floats
    caught: Floats
    focus: Floats

    @classmethod
    def begun(cls, chance: np.random.Generator, counts: Floats, seen: Floats, chains: int) -> _Chains:
        """Anywhere."""
        return cls(
            counts.astype(np.int64), seen, chance.dirichlet(np.ones(CLASSES), chains),
            chance.beta(1, 2, (chains, CLASSES, seen.shape[1])), np.ones(chains),
        )  # fmt: skip

    def sweep(self, chance: np.random.Generator) -> Floats:
        """Draw everything once; the unseen of each chain."""
        missed = self.share * np.prod(1 - self.caught, axis=2)
        none = np.clip(missed.sum(axis=1), 1e-12, 1 - 1e-9)
        unseen = chance.negative_binomial(self.counts.sum(), 1 - none)
        inside = _classes(chance, self.share, self.caught, self.seen, self.counts)
        members = inside.sum(axis=1) + chance.multinomial(unseen, missed / missed.sum(axis=1, keepdims=True))
        on = np.swapaxes(inside, 1, 2) @ self.seen
        self.caught = np.clip(chance.beta(1 + on, 1 + members[:, :, None] - on), 1e-9, 1 - 1e-9)
        self.share, self.focus = _sticks(chance, members, self.focus)
        drawn: Floats = unseen.astype(np.float64)
        return drawn


def _classes(
    chance: np.random.Generator, share: Floats, caught: Floats, seen: Floats, observed: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How many of each history are of each class: chains by histories by classes."""
    log = np.log(caught) @ seen.T + np.log1p(-caught) @ (1 - seen.T) + np.log(share)[:, :, None]
    likely = np.exp(log - log.max(axis=1, keepdims=True))
    found: NDArray[np.int64] = chance.multinomial(
        observed, np.swapaxes(likely / likely.sum(axis=1, keepdims=True), 1, 2)
    )
    return found


def _sticks(chance: np.random.Generator, members: NDArray[np.int64], focus: Floats) -> tuple[Floats, Floats]:
    """The classes' shares by stick-breaking, and the concentration."""
    later = members[:, ::-1].cumsum(axis=1)[:, ::-1] - members
    broken = np.clip(chance.beta(1 + members[:, :-1], focus[:, None] + later[:, :-1]), 1e-9, 1 - 1e-9)
    left = np.cumprod(1 - broken, axis=1)
    share = np.hstack([broken, np.ones((len(members), 1))]) * np.hstack([np.ones((len(members), 1)), left])
    share = np.maximum(share, 1e-300)
    focus = chance.gamma(_SHAPE + CLASSES - 1, 1 / (_RATE - np.log(1 - broken).sum(axis=1)))
    return share / share.sum(axis=1, keepdims=True), focus


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
