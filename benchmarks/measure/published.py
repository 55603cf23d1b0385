"""The interrupted series of a published tutorial, by its authors' own models and by ours.

Monthly admissions for acute coronary events in Sicily about the smoking ban of January 2005, with their
age-standardised population: the data and code that Lopez Bernal, Cummins & Gasparrini (2017, Int. J. Epidemiol. 46:348)
give out at github.com/gasparrini/2017_lopezbernal_IJE_codedata. Their models 3 (a step) and 4 (a step and a bend) are
quasi-Poisson with two harmonics; ours is negative-binomial and allows for serial correlation.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.extra import library
from tahqiq.measure.stats.interrupted import Span, change, design
from tahqiq.measure.stats.negbin import fitted

Floats = NDArray[np.float64]

_DATA = Path(__file__).parent / "data" / "sicily.csv"
_BAN = 36  # months before it
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio with its 95% limits."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def data() -> tuple[Floats, Floats]:
    """Admissions and population by month."""
    rows = np.loadtxt(_DATA, delimiter=",", skiprows=1)
    return rows[:, 2], rows[:, 3]


def authors(*, bend: bool) -> Ratio:
    """The step by the authors' model, in statsmodels."""
    counts, people = data()
    model = library("statsmodels.api")
    families = model.families
    found = model.GLM(counts, _design(bend=bend), family=families.Poisson(), offset=np.log(people)).fit(scale="X2")
    low, high = found.conf_int()[6]
    return Ratio(*(float(np.exp(x)) for x in (found.params[6], low, high)))


def ours(*, bend: bool) -> Ratio:
    """The step by our model."""
    counts, people = data()
    calendar = np.arange(len(counts), dtype=np.float64)
    if bend:
        found = change(counts, people, calendar, Span(0, _BAN, _BAN, len(counts)))
        assert found is not None
        return Ratio(*found.level)
    model = fitted(counts, _design(bend=False), people)
    middle, reach = model.coef[6], _Z * np.sqrt(model.cov[6, 6])
    return Ratio(*(float(np.exp(x)) for x in (middle, middle - reach, middle + reach)))


def _design(*, bend: bool) -> Floats:
    months = np.arange(len(data()[0]), dtype=np.float64)
    after = (months >= _BAN).astype(np.float64)
    plain = design(months, len(months), np.inf, origin=0.0)
    return np.column_stack([plain, after, *([after * (months - _BAN)] if bend else [])])


def section() -> list[str]:
    """Both side by side as Markdown lines."""
    rows = [
        f"| {name} | {authors(bend=bend)} | {ours(bend=bend)} |"
        for name, bend in (("a step", False), ("a step and a bend", True))
    ]
    return [
        "## A published effect", "",
        "Admissions for acute coronary events in Sicily after the smoking ban of January 2005, as a ratio to what was "
        "before (Lopez Bernal, Cummins & Gasparrini 2017, Int. J. Epidemiol. 46:348): the authors' models on "
        "their data, and ours.",
        "", "| model | theirs | ours |", "| --- | --- | --- |", *rows, "",
    ]  # fmt: skip
