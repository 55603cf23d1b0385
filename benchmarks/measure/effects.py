"""How often the test of an effect finds one where there is none, and how often one that there is.

The null series are made of real ones: the model of an effect is fitted to months of the bundled events, and series are
drawn with its level, trend, season, dispersion and correlation.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure.cores import spread
from tahqiq import verbs
from tahqiq.measure.calendar import Unit
from tahqiq.measure.effect.panel import Panel
from tahqiq.measure.effect.trial import short, tried
from tahqiq.measure.effect.words import failures
from tahqiq.measure.extra import library
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.series import series
from tahqiq.measure.stats.interrupted import Span, bent, design, expected
from tahqiq.measure.stats.negbin import Fitted, fitted

Floats = NDArray[np.float64]

AREAS = ("PAK", "PK-BA", "PK-SD", "PK525", "PK513", "PK528")
RATIOS = (0.25, 0.5, 0.7, 1.5, 2.0, 4.0)
BEFORE, AFTER = 60, 24
_FIRST, _LAST = dt.date(2010, 1, 1), dt.date(2016, 12, 31)
_EARLIER = 60  # months before those, where the placebos in time find their dates
_DISTRICTS = 12
_SPAN = Span(0, BEFORE, BEFORE, BEFORE + AFTER)


@dataclass(frozen=True)
class Real:
    """A series of the evidence as a model: its mean by month, and how its counts lie about it."""

    name: str
    mean: Floats
    model: Fitted

    def drawn(self, chance: np.random.Generator, runs: int, mean: Floats | None = None) -> Floats:
        """``runs`` series of negative-binomial counts whose ranks follow a first-order autoregression."""
        stats, mean = library("scipy.stats"), self.mean if mean is None else mean
        noise = chance.standard_normal((runs, len(mean)))
        rho = self.model.rho
        for i in range(1, len(mean)):
            noise[:, i] = rho * noise[:, i - 1] + np.sqrt(1 - rho**2) * noise[:, i]
        alpha = max(self.model.alpha, 1e-6)
        found: Floats = stats.nbinom.ppf(stats.norm.cdf(noise), 1 / alpha, 1 / (1 + alpha * mean)).astype(np.float64)
        return found


def real() -> list[Real]:
    """The areas, and the deaths of the whole country, in the years of most violence."""
    workspace, registry = verbs.open_workspace(), verbs.registry()
    found = []
    for area, counted in [*((a, Counted.EVENTS) for a in AREAS), ("PAK", Counted.DEATHS)]:
        taken = series(
            workspace, registry, Selection("ucdp_ged", (area,), _FIRST, _LAST, counted=counted), Unit.MONTH
        )  # fmt: skip
        columns = design(_calendar(len(taken)), len(taken), np.inf, origin=0.0)
        model = fitted(taken.values, columns, taken.days)
        found.append(Real(f"{registry.places[area].name}, {counted}", model.mean, model))
    return found


def _calendar(months: int) -> Floats:
    return np.arange(months, dtype=np.float64)


def found(source: Real, ratio: float, runs: int) -> tuple[float, float]:
    """The share of drawn series with a clear effect, and of those whose trend passes as straight, in percent."""
    chance, days = np.random.default_rng(20140615), np.full(len(source.mean), 365.2425 / 12)
    mean = source.mean * np.where(_calendar(len(source.mean)) >= BEFORE, ratio, 1.0)
    clear = straight = 0
    of = 0
    for counts in source.drawn(chance, runs, mean):
        if counts[:BEFORE].sum() < 24:
            continue
        of += 1
        given = (counts, days, _calendar(len(counts)), _SPAN)
        result = expected(*given)
        clear += result.clear and (ratio == 1 or (result.z > 0) == (ratio > 1))
        straight += bent(*given) >= 0.05
    return 100 * clear / of, 100 * straight / of


def claimed(source: Real, ratio: float, runs: int) -> float:
    """The share of panels of alike districts, one of them treated, in which the whole procedure tells of an effect."""
    chance, months = np.random.default_rng(20170222), _EARLIER + BEFORE + AFTER
    calendar, hits = _calendar(months), 0
    level = np.resize(source.mean[:12], months) * source.mean.mean() / source.mean[:12].mean()
    span = Span(_EARLIER, _EARLIER + BEFORE, _EARLIER + BEFORE, months)
    starts = tuple(dt.date(2000 + i // 12, i % 12 + 1, 1) for i in range(months))
    names = tuple(f"d{i}" for i in range(_DISTRICTS))
    for _ in range(runs):
        treated = source.drawn(chance, 1, level * np.where(calendar >= span.begin, ratio, 1.0))[0]
        others = source.drawn(chance, _DISTRICTS, level)
        panel = Panel(starts, np.full(months, 365.2425 / 12), treated, names, others, frozenset(), fixed=False)
        if short(panel, span):
            continue
        trial = tried(panel, span)
        hits += trial.expected.clear and not failures(trial) and (ratio == 1 or (trial.expected.z > 0) == (ratio > 1))
    return 100 * hits / runs


def section(runs: int) -> list[str]:
    """The tables of false and true findings as Markdown lines."""
    each, panels, sources = max(runs // 4, 100), max(runs // 40, 20), real()
    error = 100 * (0.05 * 0.95 / each) ** 0.5
    lines = [
        "## The test of an effect", "",
        f"Share in percent of {each:,} drawn series in which the model finds an effect at 5%: ratio 1 is the type I "
        f"error (standard error {error:.1f} points), the others are its power. Each series has the level, trend, "
        "season, dispersion and serial correlation of the real one, 60 months before the date and 24 after it. "
        "`straight` is the share at ratio 1 that passes the check of the trend before.", "",
        "| series of 2010–2016 | mean a month | alpha | rho | ratio 1 | straight | "
        + " | ".join(f"{r:g}" for r in RATIOS) + " |",
        "| --- |" + " --- |" * (5 + len(RATIOS)),
    ]  # fmt: skip
    nulls = spread(found, [(source, 1.0, each) for source in sources])
    powers = iter(spread(found, [(source, r, each // 3) for source in sources for r in RATIOS]))
    for source, (error_rate, straight) in zip(sources, nulls, strict=True):
        power = " | ".join(f"{next(powers)[0]:.0f}" for _ in RATIOS)
        model = source.model
        lines.append(
            f"| {source.name} | {source.mean.mean():.1f} | {model.alpha:.2f} | {model.rho:.2f} | {error_rate:.1f} | "
            f"{straight:.0f} | {power} |"
        )
    lines += [
        "", f"The whole procedure, with its checks and its placebos in time and place, on {panels:,} panels of "
        "thirteen alike districts of 144 months, one of them treated: percent in which it tells of an effect.", "",
        "| districts like | ratio 1 | 0.25 | 0.5 | 2 | 4 |", "| --- |" + " --- |" * 5,
    ]  # fmt: skip
    ratios = (1.0, 0.25, 0.5, 2.0, 4.0)
    claims = iter(spread(claimed, [(source, r, panels) for source in sources[3:6] for r in ratios]))
    for source in sources[3:6]:
        cells = " | ".join(f"{next(claims):.1f}" for _ in ratios)
        lines.append(f"| {source.name} | {cells} |")
    return [*lines, ""]
