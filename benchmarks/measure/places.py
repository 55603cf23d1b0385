"""How often hot spots are found where there are none, and where there is one; how often a median's interval holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

import tahqiq
from tahqiq.measure.stats.clusters import drawn, percentiles
from tahqiq.measure.stats.hotspots import contiguity, hot_spots
from tahqiq.resolve.boundaries import read_topojson

_MAP = Path(tahqiq.__file__).parent / "packs" / "pakistan" / "boundaries.topojson"
_SPREADS = (0.5, 1.0, 2.0)
_TIMES = (2.0, 4.0, 8.0)
_WEEKLY = (0.5, 2.0, 10.0)
_CLUMPS = (1.0, 3.0, 5.0)


def false_spots(graph: Any, spread: float, runs: int) -> tuple[float, float]:
    """Of maps of log-normal rates dealt at random: the share of districts with p ≤ 5%, of maps with a cluster named."""
    chance = np.random.default_rng(round(100 * spread))
    made = [hot_spots(np.exp(chance.normal(0, spread, graph.n)), graph) for _ in range(runs)]
    return float(np.mean([m.p <= 0.05 for m in made])), float(np.mean([m.told.any() for m in made]))


def found_spots(graph: Any, times: float, runs: int) -> tuple[float, float]:
    """Of maps where a district and its neighbours have rates ``times`` as high: the share of maps in which that
    district is named, and of the districts named the share that touch none of the raised ones."""
    chance = np.random.default_rng(round(100 * times) + 1)
    near = graph.sparse.toarray() > 0
    hits, false, named = 0, 0, 0
    for _ in range(runs):
        values = np.exp(chance.normal(0, 1, graph.n))
        middle = int(chance.integers(graph.n))
        raised = near[middle]
        values[raised] *= times
        told = hot_spots(values, graph).told
        hits += bool(told[middle])
        named += int(told.sum())
        false += int((told & ~(near @ raised)).sum())
    return hits / runs, false / named if named else 0.0


def median_held(weekly: float, clump: float, runs: int) -> float:
    """The share of years whose interval holds the true median of exponential distances (mean 100 km): ``weekly`` bouts
    a week, each of ``clump`` events on average within some 5 km of one another."""
    chance, truth, held = np.random.default_rng(round(10 * weekly + clump)), int(100 * np.log(2)), 0
    tried = 0
    for run in range(runs):
        histogram = np.zeros((52, 1200))
        for week, bouts in enumerate(chance.poisson(weekly, 52)):
            sizes = chance.geometric(1 / clump, bouts)
            far = np.repeat(chance.exponential(100, bouts), sizes)
            far = np.abs(far + chance.normal(0, 5, len(far)) * (clump > 1))
            np.add.at(histogram[week], np.minimum(far, 1199).astype(int), 1)
        found = drawn(histogram, run)
        if found is None:
            continue
        low, high = percentiles(found.median()[1], 0.95)
        tried, held = tried + 1, held + (low <= truth <= high)
    return held / tried


def section(runs: int) -> list[str]:
    """The tables as Markdown lines; a tenth of the runs, as each is 9,999 permutations of 160 districts."""
    few = max(20, runs // 10)
    graph = contiguity([shape for _, shape in read_topojson(_MAP)])
    lines = [
        "## Hot spots and distances", "",
        f"Gi* on the 160 bundled districts with log-normal rates, {few} maps each, 9,999 permutations, false-discovery "
        "rate 5%. Where nothing is clustered:", "",
        "| standard deviation of log rates | districts with p ≤ 5% | maps with a cluster named |",
        "| --- | --- | --- |",
    ]  # fmt: skip
    for spread in _SPREADS:
        level, maps = false_spots(graph, spread, few)
        lines.append(f"| {spread:g} | {100 * level:.1f}% | {100 * maps:.1f}% |")
    lines += ["", "Where one district and those that touch it have higher rates (standard deviation 1):", "",
              "| times as high | maps in which it is named | of the named, far from the raised |",
              "| --- | --- | --- |"]  # fmt: skip
    for times in _TIMES:
        power, false = found_spots(graph, times, few)
        lines.append(f"| {times:g} | {100 * power:.0f}% | {100 * false:.1f}% |")
    lines += [
        "", f"Share of years whose 95% interval holds the true median distance to a border, {few} years each, bouts of "
        "events near one another:", "",
        "| bouts a week | " + " | ".join(f"{c:g} events a bout" for c in _CLUMPS) + " |",
        "| --- |" + " --- |" * len(_CLUMPS),
    ]  # fmt: skip
    for weekly in _WEEKLY:
        cells = " | ".join(f"{100 * median_held(weekly, clump, few):.1f}%" for clump in _CLUMPS)
        lines.append(f"| {weekly:g} | {cells} |")
    return [*lines, ""]
