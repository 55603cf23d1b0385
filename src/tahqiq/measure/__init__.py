"""Events to numbers with uncertainty: counts, comparisons, trends, effects, places.

Each measure is a function of a workspace, the registry and a ``Selection``, and gives a ``Measured``.
"""

from tahqiq.measure.breaks import breaks
from tahqiq.measure.compare import compare
from tahqiq.measure.count import By, count
from tahqiq.measure.coverage import Scope, coverage
from tahqiq.measure.delays import delays
from tahqiq.measure.effect import Intervention, Windows, effect
from tahqiq.measure.place import About, place
from tahqiq.measure.result import Estimate, Measured
from tahqiq.measure.selection import Counted, Selection
from tahqiq.measure.tempo import Pace, tempo
from tahqiq.measure.trend import trend
from tahqiq.measure.undercount import undercount

__all__ = [
    "About", "By", "Counted", "Estimate", "Intervention", "Measured", "Pace", "Scope", "Selection", "Windows",
    "breaks", "compare", "count", "coverage", "delays", "effect", "place", "tempo", "trend", "undercount",
]  # fmt: skip
