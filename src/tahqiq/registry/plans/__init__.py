"""Strategies and rival hypotheses of a pack: what was promised, by what it is told, and what might explain a trend.

They are read when asked for (``strategies``, ``rivals``), not with the rest of the registry: a check needs neither.
"""

from tahqiq.registry.plans.load import rivals, strategies
from tahqiq.registry.plans.model import (
    Alleged,
    Commitment,
    Events,
    FactSeries,
    Hypothesis,
    Indicator,
    Item,
    Kind,
    Pillar,
    Result,
    Rivals,
    Statistic,
    Step,
    Strategy,
    Target,
    Wanted,
)
from tahqiq.registry.plans.validate import faults

__all__ = [
    "Alleged",
    "Commitment",
    "Events",
    "FactSeries",
    "Hypothesis",
    "Indicator",
    "Item",
    "Kind",
    "Pillar",
    "Result",
    "Rivals",
    "Statistic",
    "Step",
    "Strategy",
    "Target",
    "Wanted",
    "faults",
    "rivals",
    "strategies",
]  # fmt: skip
