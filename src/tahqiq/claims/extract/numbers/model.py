"""What a quantity in prose is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tahqiq.terms import Bound

QuantityUnit = Literal["count", "percent", "points", "usd", "currency", "km", "km2", "metres", "tonnes", "kg", "factor"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as written. ``source[start:end] == text``; ``core_start`` is where the figure itself begins.

    ``value`` is in ``unit``: percent as 0–100, money in whole units of ``currency`` ("USD" where the unit is
    usd, else the ISO code, or the sign as written where it does not tell the country), km and km2 converted
    from miles. A range has ``low`` and ``high`` and no value; a vague word ("dozens") a ``low`` alone.
    ``step`` is the place value of the last digit printed, None for vague words. ``article`` marks "a soldier"
    (one), ``ordinal`` "third" or "3rd", ``looks_like_year`` a bare 1900–2099 that nothing shows to be a count.
    """

    start: int
    end: int
    text: str
    core_start: int
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: QuantityUnit = "count"
    bound: Bound = Bound.EXACT
    step: float | None = None
    currency: str = ""
    vague: bool = False
    article: bool = False
    ordinal: bool = False
    looks_like_year: bool = False
