"""How fast counts grow or fall a year, and what of them follows the calendar."""

from tahqiq.measure.trend.trend import trend

__all__ = ["trend"]
