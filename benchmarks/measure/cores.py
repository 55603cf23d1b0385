"""Simulations spread over the cores, cell by cell: every cell has a seed of its own, so that the order is no matter."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Found = TypeVar("Found")


def spread(work: Callable[..., Found], cells: Sequence[tuple[Any, ...]]) -> list[Found]:
    """``work`` of the arguments of each cell, in order. ``work`` stands at the top of a module."""
    cores = min(os.cpu_count() or 1, len(cells))
    if cores < 2:
        return [work(*cell) for cell in cells]
    with ProcessPoolExecutor(cores, mp_context=get_context("forkserver")) as pool:
        return list(pool.map(work, *zip(*cells, strict=True)))


def error(share: float, runs: int) -> float:
    """The standard error of a share of so many runs, in percent points; of none or all as if half a run were not."""
    kept = min(max(share, 0.5 / runs), 1 - 0.5 / runs)
    return float(100 * (kept * (1 - kept) / runs) ** 0.5)


def percent(share: float, runs: int) -> str:
    """A share of so many runs with its standard error: "94.6 ±0.7"."""
    return f"{100 * share:.1f} ±{error(share, runs):.1f}"
