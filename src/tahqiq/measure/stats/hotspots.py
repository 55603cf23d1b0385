"""Clusters of high or low values among neighbouring areas: local Getis-Ord statistics with a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.extra import library

if TYPE_CHECKING:
    import shapely

Floats = NDArray[np.float64]
PERMUTATIONS = 9999
_SEED = 20080


@dataclass(frozen=True)
class HotSpots:
    """For each area: ``z`` (how far its neighbourhood's sum is from what chance gives, in standard deviations), the
    two-sided ``p`` of the permutations, and whether it is told from chance at the false-discovery rate asked for."""

    z: Floats
    p: Floats
    told: NDArray[np.bool_]


def contiguity(shapes: Sequence[shapely.Geometry]) -> Any:
    """Which areas touch which (queen contiguity), each a neighbour of itself too: libpysal's graph.

    Remembered: the borders of a country's districts are asked for again and again.
    """
    return _contiguity(tuple(shapes))


@lru_cache(maxsize=16)
def _contiguity(shapes: tuple[shapely.Geometry, ...]) -> Any:
    series = library("geopandas").GeoSeries(list(shapes))
    graph = library("libpysal.graph").Graph.build_contiguity(series, rook=False)
    return graph.assign_self_weight(1)


def hot_spots(values: Floats, graph: Any, rate: float = 0.05, permutations: int = PERMUTATIONS) -> HotSpots:
    """Gi* of Getis and Ord (1992; Ord and Getis 1995, Geographical Analysis 27:286) with binary weights.

    Its p-values are of conditional permutations (Anselin 1995): the area keeps its value, the others are dealt anew.
    They are two-sided and corrected for testing every area by the false-discovery rate (Benjamini and Hochberg 1995).
    The seed is fixed. Where all values are alike nothing is told.
    """
    if np.ptp(values) == 0:
        none = np.zeros(len(values))
        return HotSpots(none, none + 1, none > 0)
    found = library("esda").G_Local(values, graph, transform="B", permutations=0, star=True)
    p = _p(values, graph.sparse, permutations)
    return HotSpots(np.asarray(found.Zs, dtype=np.float64), p, discovered(p, rate))


def _p(values: Floats, touching: Any, permutations: int) -> Floats:
    """The two-sided p of each area: how rare the sum of its neighbours is among sums of as many others.

    All areas share the deals. A deal is of the areas but for the last, which stands in for the area that is tested:
    deals without it need no look of their own, so that one order of the sums serves all areas with as many neighbours.
    """
    around = np.asarray(touching.sum(axis=1)).ravel().astype(np.int64) - 1
    sums = touching @ values - values
    slack = 1e-12 * np.abs(values).sum()  # sums of the same values in another order
    most = int(around.max())
    if most == 0:
        return np.ones(len(values))
    deals = _deals(len(values) - 1, most, permutations)
    dealt = np.cumsum(values[deals.drawn], axis=1)
    ordered = np.sort(dealt, axis=0)
    p = np.ones(len(values))
    for at in np.flatnonzero(around):
        place, least, top = around[at] - 1, sums[at] - slack, sums[at] + slack
        above = permutations - np.searchsorted(ordered[:, place], least, side="left")
        below = np.searchsorted(ordered[:, place], top, side="right")
        mine = dealt[deals.with_(int(at), int(place)), place]
        instead = mine + values[-1] - values[at]
        above += np.count_nonzero(instead >= least) - np.count_nonzero(mine >= least)
        below += np.count_nonzero(instead <= top) - np.count_nonzero(mine <= top)
        p[at] = min(1.0, 2 * (min(above, below) + 1) / (permutations + 1))
    return p


@dataclass(frozen=True)
class _Deals:
    """``drawn`` are the areas of each deal, in the order in which they come; ``held`` of each area the deals that have
    it and its place in them."""

    drawn: NDArray[np.int64]
    held: tuple[tuple[NDArray[np.int64], NDArray[np.int64]], ...]

    def with_(self, area: int, place: int) -> NDArray[np.int64]:
        """The deals that have an area up to a place; none have the last area."""
        if area == len(self.held):
            return np.zeros(0, dtype=np.int64)
        deals, places = self.held[area]
        return deals[places <= place]


@lru_cache(maxsize=8)
def _deals(areas: int, most: int, permutations: int) -> _Deals:
    """Deals of ``most`` of some areas; remembered: they depend on nothing else."""
    chance = np.random.default_rng(_SEED)
    drawn = np.array([chance.permutation(areas)[:most] for _ in range(permutations)])
    order = np.argsort(drawn, axis=None, kind="stable")
    ends = np.searchsorted(drawn.ravel()[order], np.arange(1, areas))
    held = (np.divmod(cells, most) for cells in np.split(order, ends))
    return _Deals(drawn, tuple(held))


def discovered(p: Floats, rate: float) -> NDArray[np.bool_]:
    """Which tests stand when at most a share ``rate`` of those that stand may be false (Benjamini and Hochberg)."""
    order = np.argsort(p)
    passed = np.flatnonzero(p[order] <= rate * np.arange(1, len(p) + 1) / len(p))
    told = np.zeros(len(p), dtype=np.bool_)
    if len(passed):
        told[order[: passed[-1] + 1]] = True
    return told
