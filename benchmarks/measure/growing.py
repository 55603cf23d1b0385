"""How often the model of what was built bit by bit finds an effect where there is none, and how often one there is.

Null series are drawn like the real ones near a border and further inside; then the whole procedure is tried on the
real districts further inside, where nothing was built.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.effects import Real
from tahqiq import verbs
from tahqiq.measure.effect.bands import Bands, bands
from tahqiq.measure.effect.growth import Months, grown
from tahqiq.measure.effect.ramp import ramp
from tahqiq.measure.effect.trial import RARE
from tahqiq.measure.extra import library
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.stats.control import rank
from tahqiq.measure.stats.dose import dose
from tahqiq.measure.stats.interrupted import design
from tahqiq.measure.stats.negbin import fitted

Floats = NDArray[np.float64]

PROGRAMME = "border_fence_afghanistan"
DISTANCES = (10, 25, 50)
RATIOS = (0.25, 0.5, 2.0)
BEFORE = 60
_MIDDLE = dt.timedelta(days=14)


def real() -> tuple[Bands, Floats, Months]:
    """The districts by month, what stood of the programme, and the months that are seen."""
    workspace, registry = verbs.open_workspace(), verbs.registry()
    given = Selection("ucdp_ged", ("PAK",), dt.date(1989, 1, 1), dt.date(2021, 12, 31), counted=Counted.EVENTS)
    programme = registry.programmes[PROGRAMME]
    of, growth = bands(workspace, registry, given, programme), ramp(programme)
    assert growth is not None
    begun = sum(s < growth.begun for s in of.starts)
    built = growth.share([s + _MIDDLE for s in of.starts])
    return of, built, Months(begun - BEFORE, begun, len(of.starts))


def found(of: Bands, built: Floats, months: Months, within: int, ratio: float, runs: int) -> float:
    """The share of drawn pairs of series in which the model finds an effect (of the right sign), in percent."""
    seen, chance = slice(months.first, months.end), np.random.default_rng(2611)
    calendar, share = of.calendar[seen], built[seen]
    pair = []
    for chosen in (of.near(within), of.inside(within)):
        counts, days = of.counts[chosen].sum(axis=0)[seen], np.full(len(calendar), 365.2425 / 12)
        model = fitted(counts, design(calendar, len(calendar), np.inf, origin=float(calendar[0])), days)
        course = model.mean * counts.mean() / model.mean.mean()
        pair.append(Real("", course, model))
    level = pair[1].mean / pair[1].mean.mean()  # both go through the same years, so that only the share can part them
    near = pair[0].drawn(chance, runs, pair[0].mean.mean() * level * ratio**share)
    inside = pair[1].drawn(chance, runs)
    hits = 0
    for one, other in zip(near, inside, strict=True):
        result = dose(one, other, share, calendar)
        hits += result.clear and (ratio == 1 or (result.log_ratio > 0) == (ratio > 1))
    return 100 * hits / runs


def false_findings(scores: Floats) -> tuple[float, float]:
    """Of placebos on real districts: percent that the model finds, and that pass as an effect among the others."""
    t = library("scipy.stats").t
    told = 0
    for i, z in enumerate(scores):
        rest = np.delete(scores, i)
        drift = max(1.0, float(np.sqrt(np.mean(rest**2))))
        told += abs(z) > drift * t.ppf(0.975, len(rest) - 1) and rank(float(z), rest) <= RARE
    return 100 * float(np.mean(np.abs(scores) > 1.96)), 100 * told / len(scores)


def section(runs: int) -> list[str]:
    """The tables of false and true findings as Markdown lines."""
    of, built, months = real()
    each = max(runs // 5, 100)
    error = 100 * (0.05 * 0.95 / each) ** 0.5
    lines = [
        "## What was built bit by bit", "",
        f"Share in percent of {each:,} drawn pairs of series in which the model of a gradual exposure finds one at 5%: "
        f"ratio 1 is the type I error (standard error {error:.1f} points), the others, of {each // 3:,} pairs, its "
        "power. Drawn with the level, season, trend, dispersion and correlation of the lethal events near the border "
        f"and further inside in the {BEFORE} months before the fence and the {months.end - months.begun} while it "
        "grew, by what stood of it.",
        "", "| near: within | events near | inside | ratio 1 | " + " | ".join(f"{r:g}" for r in RATIOS) + " |",
        "| --- |" + " --- |" * (3 + len(RATIOS)),
    ]  # fmt: skip
    for within in DISTANCES:
        sums = [of.counts[c][:, months.first : months.end].sum() for c in (of.near(within), of.inside(within))]
        cells = " | ".join(f"{found(of, built, months, within, r, each // 3):.0f}" for r in RATIOS)
        null = found(of, built, months, within, 1.0, each)
        lines.append(f"| {within} km | {sums[0]:,.0f} | {sums[1]:,.0f} | {null:.1f} | {cells} |")
    lines += [
        "", "The same growth given to real groups of districts further inside and to real earlier dates: percent that "
        "the model alone finds, and percent that stand out among the others with the interval widened by them.", "",
        "| placebos | tried | model alone | told |", "| --- | --- | --- | --- |",
    ]  # fmt: skip
    trial = grown(of, of.near(25), of.inside(25), built, months)
    for said, scores in (("groups further inside", trial.places), ("earlier dates", trial.times)):
        alone, told = false_findings(scores)
        lines.append(f"| {said} | {len(scores)} | {alone:.0f} | {told:.1f} |")
    return [*lines, ""]
