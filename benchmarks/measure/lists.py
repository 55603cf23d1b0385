"""Undercounts held against populations of known size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.cores import error, spread
from tahqiq.measure.stats.latent import latent
from tahqiq.measure.stats.loglinear import averaged

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class World:
    """A population. ``kinds`` are the shares of its kinds of people and the chances that each list names one of them.

    With ``follow`` the second list names everybody on the first with that chance instead.
    """

    name: str
    kinds: tuple[tuple[float, tuple[float, ...]], ...]
    follow: float | None = None


WORLDS = (
    World("lists that do not depend on each other", ((1.0, (0.25, 0.2, 0.3, 0.15)),)),
    World("the second list follows the first", ((1.0, (0.25, 0.15, 0.3, 0.2)),), follow=0.5),
    World(
        "two kinds of people, one named half as often",
        ((0.6, (0.4, 0.3, 0.35, 0.25)), (0.4, (0.2, 0.15, 0.18, 0.12))),
    ),
    World("two kinds, one named a sixth as often", ((0.5, (0.42, 0.36, 0.48, 0.3)), (0.5, (0.07, 0.06, 0.08, 0.05)))),
    World("two kinds that different lists name", ((0.5, (0.45, 0.4, 0.1, 0.1)), (0.5, (0.1, 0.1, 0.4, 0.35)))),
)
SIZES = (500, 2000)


def cells(world: World, size: int, chance: np.random.Generator) -> Floats:
    """How many of a population of that size have each history of being named, but for those that no list names."""
    lists = len(world.kinds[0][1])
    kind = chance.choice(len(world.kinds), size, p=[share for share, _ in world.kinds])
    chances = np.array([c for _, c in world.kinds])[kind]
    named = chance.random((size, lists)) < chances
    if world.follow is not None:
        named[named[:, 0], 1] = chance.random(int(named[:, 0].sum())) < world.follow
    return np.bincount(named @ (1 << np.arange(lists)[::-1]), minlength=1 << lists)[1:].astype(np.float64)


@dataclass
class _Tally:
    hits: int = 0
    tried: int = 0
    errors: list[float] | None = None

    def add(self, low: float, value: float, high: float, truth: int) -> None:
        self.tried += 1
        self.hits += low <= truth <= high
        self.errors = [*(self.errors or []), value / truth]

    def __str__(self) -> str:
        return f"{100 * self.hits / self.tried:.0f} ({100 * (float(np.median(self.errors or [1])) - 1):+.0f}%)".replace(
            "-", "−"
        )


def _row(world: World, size: int, runs: int) -> str:
    chance = np.random.default_rng(size)
    tallies = [_Tally() for _ in range(4)]
    for _ in range(runs):
        counts = cells(world, size, chance)
        seen, lists = counts.sum(), len(world.kinds[0][1])
        one, other = averaged(counts, lists, 0.95), latent(counts, lists, 0.95)
        if one is None:
            continue
        best = one.models[0]
        both = [(m.low, m.unseen, m.high) for m in (best, one, other)]
        both.append((min(one.low, other.low), (one.unseen * other.unseen) ** 0.5, max(one.high, other.high)))
        for tally, (low, value, high) in zip(tallies, both, strict=True):
            tally.add(seen + low, seen + value, seen + high, size)
    return f"| {world.name} | {size:,} | " + " | ".join(str(t) for t in tallies) + " |"


def section(runs: int) -> list[str]:
    """The table of coverage as Markdown lines."""
    some = max(20, runs // 20)
    return [
        "## Undercounts", "",
        "Share in % of 95% intervals that hold the true size of a made population of which four lists each name a "
        f"part, {some} populations a row, as in `measure undercount`; behind it the estimate's median error. A share's "
        f"standard error near 95% is {error(0.95, some):.1f} points.", "",
        "| population | size | best log-linear model | averaged | latent classes | lowest to highest of both |",
        "| --- | --- | --- | --- | --- | --- |",
        *spread(_row, [(world, size, some) for world in WORLDS for size in SIZES]), "",
    ]  # fmt: skip
