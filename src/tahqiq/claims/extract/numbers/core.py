"""Figures as they are found, before units and bounds are read; offsets are in the folded text."""

from __future__ import annotations

from dataclasses import dataclass

from tahqiq.claims.extract.numbers.model import QuantityUnit
from tahqiq.terms import Bound


@dataclass(frozen=True, slots=True)
class Core:
    """A figure: ``core`` is where it begins, ``start`` where its sign of money or its bound begins.

    ``scale`` is the hundred or million that followed the digits. ``open`` says that a unit or a scale may
    follow. ``plain`` marks digits without separator, scale or unit.
    """

    start: int
    core: int
    end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: QuantityUnit = "count"
    bound: Bound = Bound.EXACT
    step: float | None = None
    scale: float = 1
    currency: str = ""
    vague: bool = False
    article: bool = False
    ordinal: bool = False
    plain: bool = False
    open: bool = True
    year: bool = False
    ranged: bool = False
    bounded: bool = False
