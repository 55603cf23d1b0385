"""An axis: what it spans, where its ticks stand, and where a value falls on it in percent of its width."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_LOG_ABOVE = 200  # a linear axis this long would press every smaller value into its first half percent
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high``; ``at`` gives 0–100. ``log`` says that equal steps are equal factors."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool = False

    def at(self, value: float) -> float:
        """Where ``value`` falls, in percent of the width, kept within the plot."""
        if self.log:
            low, high = math.log10(self.low), math.log10(self.high)
            place = (math.log10(max(value, self.low)) - low) / (high - low)
        else:
            place = (value - self.low) / (self.high - self.low)
        return round(100 * min(max(place, 0.0), 1.0), 2)

    def holds(self, value: float) -> bool:
        """Whether ``value`` lies on the axis."""
        return self.low <= value <= self.high


def scale(values: Sequence[float]) -> Scale:
    """An axis that holds zero and all ``values`` (at least one, finite), with three to six round ticks.

    It is linear, unless all values are above zero and so far apart that the smaller ones could not be told apart.
    """
    low, high = min(values), max(values)
    if low > 0 and high / low > _LOG_ABOVE:
        return _log_scale(low, high)
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = 1.0
    step = _step(high - low)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(float(f"{step * n:.10g}") for n in range(first, last + 1))
    return Scale(min(low, ticks[0]), max(high, ticks[-1]), ticks)


def _step(width: float) -> float:
    rough = width / 4
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


def _log_scale(low: float, high: float) -> Scale:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = max(1, math.ceil((last - first) / 5))
    last = first + every * math.ceil((last - first) / every)
    ticks = tuple(10.0**n for n in range(first, last + 1, every))
    return Scale(ticks[0], ticks[-1], ticks, log=True)
