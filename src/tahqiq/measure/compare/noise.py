"""How noisy the counts of a selection are, from their units of time in and around its period."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tahqiq.measure.calendar import Unit
from tahqiq.measure.selection import Period, Selection
from tahqiq.measure.series import Series, series
from tahqiq.measure.stats.dispersion import Dispersion, estimated

if TYPE_CHECKING:
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace

_FEWEST = 24  # units of a stretch of one level, from which its dispersion can be told
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30}


def unit_for(*selections: Selection) -> Unit:
    """Months where every period has six of them or more, else weeks, else days."""
    days = min(s.days for s in selections)
    return Unit.MONTH if days >= 180 else Unit.WEEK if days >= 42 else Unit.DAY


def dispersion(workspace: Workspace, registry: Registry, selections: list[Selection], covered: Period) -> Dispersion:
    """The dispersion of the counts of two selections, each period a stretch of one level.

    A period of fewer than 24 units is widened on both sides, within what is covered; two that then share days
    are one stretch of their own middle. Units that the stretch only partly has are left out.
    """
    unit = unit_for(*selections)
    stretches = []
    for selection in selections:
        wide = selection.over(_widened(selection, unit, covered))
        stretches.append(_whole(series(workspace, registry, wide, unit)))
    return estimated([(s.values, s.days) for s in stretches])


def _widened(selection: Selection, unit: Unit, covered: Period) -> Period:
    missing = _FEWEST * _DAYS[unit] - selection.days
    beside = dt.timedelta(days=max(0, (missing + 1) // 2))
    return max(covered[0], selection.start - beside), min(covered[1], selection.end + beside)


def _whole(found: Series) -> Series:
    """Without the first and the last unit where the period has only some of their days."""
    first = 0 if len(found) < 3 or found.days[0] >= found.days[1] * 0.9 else 1
    last = len(found) - (0 if len(found) < 3 or found.days[-1] >= found.days[-2] * 0.9 else 1)
    cut = slice(first, last)
    return Series(
        found.source, found.unit, found.starts[cut], found.days[cut], found.values[cut], found.low[cut], found.high[cut]
    )
