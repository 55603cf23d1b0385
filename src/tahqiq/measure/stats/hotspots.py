"""Clusters of high or low values among neighbouring areas: local Getis-Ord statistics with a test."""

from __future__ import annotations

import warnings
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
    with warnings.catch_warnings():
        # esda's own p is one-sided and is to be changed; it is not used
        warnings.filterwarnings("ignore", "The alternative hypothesis for conditional", DeprecationWarning)
        found = library("esda").G_Local(
            values, graph, transform="B", permutations=permutations, star=True, n_jobs=1, seed=_SEED
        )
    dealt, own = np.asarray(found.rGs), np.asarray(found.Gs)[:, None]
    slack = 1e-12  # sums of the same values in another order
    above = ((dealt >= own - slack).sum(axis=1) + 1) / (permutations + 1)
    below = ((dealt <= own + slack).sum(axis=1) + 1) / (permutations + 1)
    p = np.minimum(1.0, 2 * np.minimum(above, below))
    return HotSpots(np.asarray(found.Zs, dtype=np.float64), p, discovered(p, rate))


def discovered(p: Floats, rate: float) -> NDArray[np.bool_]:
    """Which tests stand when at most a share ``rate`` of those that stand may be false (Benjamini and Hochberg)."""
    order = np.argsort(p)
    passed = np.flatnonzero(p[order] <= rate * np.arange(1, len(p) + 1) / len(p))
    told = np.zeros(len(p), dtype=np.bool_)
    if len(passed):
        told[order[: passed[-1] + 1]] = True
    return told
