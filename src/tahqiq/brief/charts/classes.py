"""The classes of a map: their edges, their names in the legend, their colours."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tahqiq.brief.charts.palette import NONE, SHADES, UNKNOWN
from tahqiq.measure.wording import number


@dataclass(frozen=True, slots=True)
class Legend:
    """The words of a map's legend: what is counted, what 0 is called, and what a missing value means."""

    of: str
    none: str = "none recorded"
    unknown: str = "not recorded"


@dataclass(frozen=True, slots=True)
class Classes:
    """The legend's entries with their colours, the highest class first, and the lower edges of the classes."""

    colours: Mapping[str, str]
    edges: tuple[float, ...]
    legend: Legend

    def of(self, value: float | None) -> str:
        """The entry of a value."""
        if value is None:
            return self.legend.unknown
        if value <= 0:
            return self.legend.none
        at = max((n for n, edge in enumerate(self.edges) if value >= edge), default=0)
        return list(self.colours)[len(self.edges) - 1 - at]


def classes(values: Sequence[float], legend: Legend, *, missing: bool) -> Classes:
    """Up to five classes of about equally many values above 0; entries for 0 and for missing ones where there are."""
    whole = all(float(v).is_integer() for v in values)
    edges = breaks([v for v in values if v > 0])
    top = max(values, default=0.0)
    shades = SHADES[-len(edges) :] if edges else ()
    if whole and len({v for v in values if v > 0}) == len(edges):  # each class is one value
        spans = [number(edge) for edge in edges]
    else:
        spans = [_span(edges, at, top, whole=whole) for at in range(len(edges))]
    colours = {spans[at]: shades[at] for at in reversed(range(len(edges)))}
    if any(v <= 0 for v in values):
        colours[legend.none] = NONE
    if missing:
        colours[legend.unknown] = UNKNOWN
    return Classes(colours, tuple(edges), legend)


def breaks(values: Sequence[float]) -> list[float]:
    """The lower edges of up to five classes of about equally many values; whole numbers where all values are."""
    ordered = sorted(values)
    if not ordered:
        return []
    whole = all(float(v).is_integer() for v in ordered)
    picked = [ordered[len(ordered) * at // 5] for at in range(5)]
    edges = [float(math.ceil(v)) if whole else float(f"{v:.2g}") for v in picked]
    return sorted({min(edges[0], float(f"{ordered[0]:.2g}")), *edges[1:]})


def _span(edges: Sequence[float], at: int, top: float, *, whole: bool) -> str:
    low, last = edges[at], at == len(edges) - 1
    if not whole:
        return f"{_short(low)} and more" if last else f"{_short(low)} to under {_short(edges[at + 1])}"
    high = top if last else edges[at + 1] - 1
    return number(low) if high <= low else f"{number(low)}–{number(high)}"


def _short(edge: float) -> str:
    """An edge, which has two figures that tell, without noughts behind them."""
    said = number(edge)
    return said.rstrip("0").rstrip(".") if "." in said else said
