"""The stretches of time from which the noise of two counts is told."""

from __future__ import annotations

import datetime as dt

from tahqiq.measure.calendar import Unit
from tahqiq.measure.compare.cells import Cells
from tahqiq.measure.selection import Period, Selection
from tahqiq.measure.stats.dispersion import Dispersion, estimated

_FEWEST = 24  # units of a stretch of one level, from which its dispersion can be told
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30}


def unit_for(*selections: Selection) -> Unit:
    """Months where every period has six of them or more, else weeks, else days."""
    days = min(s.days for s in selections)
    return Unit.MONTH if days >= 180 else Unit.WEEK if days >= 42 else Unit.DAY


def stretch(selection: Selection, unit: Unit, covered: Period) -> Period:
    """The selection's period; one of fewer than 24 units is widened on both sides, within what is covered."""
    missing = _FEWEST * _DAYS[unit] - selection.days
    beside = dt.timedelta(days=max(0, (missing + 1) // 2))
    return max(covered[0], selection.start - beside), min(covered[1], selection.end + beside)


def dispersion(sides: list[Cells]) -> Dispersion:
    """The dispersion of the counts of both sides, each stretch of one level of its own."""
    return estimated([side.series() for side in sides])
