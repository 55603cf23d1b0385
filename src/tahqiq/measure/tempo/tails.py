"""Whether events differ so much in their deaths that a year's few of them say less than its interval claims."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tahqiq.measure.tempo.weekly import Floats, Sum, together
from tahqiq.measure.wording import number

if TYPE_CHECKING:
    import ibis.expr.types as ir

FEWEST = 60
"""Alike events that a year has to be worth: less hold the truth too seldom (benchmarks/measure/sums.py)."""
UNEVEN = 0.8
"""The standard deviation of the logarithms of an event's deaths, below which such intervals hold what they say."""
_NAMED = 5


def logarithms(deaths: Callable[[ir.Table], ir.IntegerColumn]) -> dict[str, Sum]:
    """The sums of which the spread of the logarithms of an event's deaths is made, of events that have any."""

    def logs(table: ir.Table) -> ir.FloatingColumn:
        return deaths(table).nullif(0).ln()

    return {
        "sized": lambda t: logs(t).count(), "logs": lambda t: logs(t).sum(),
        "squares": lambda t: (logs(t) * logs(t)).sum(),
    }  # fmt: skip


def spread(years: Mapping[int, Mapping[str, Floats]]) -> float:
    """The standard deviation of the logarithms of an event's deaths, over all years; 0 of fewer than two events."""
    count, logs, squares = (float(together(years, name).sum()) for name in ("sized", "logs", "squares"))
    return math.sqrt(max(0.0, (squares - logs**2 / count) / (count - 1))) if count > 1 else 0.0


def caveats(years: Mapping[int, Mapping[str, Floats]], told: Sequence[int]) -> tuple[str, ...]:
    """What to say of the years whose interval is given (``told``); nothing where events are alike or many.

    n events whose deaths are log-normal with a standard deviation s of the logarithms tell of their mean as much as
    n / exp(s²) of which all have the same (Kish's effective size). A year in which no rare large event happened
    cannot show that there are such, so that this is asked of the events of all years.
    """
    uneven = spread(years)
    worth = {year: float(years[year]["sized"].sum()) / math.exp(uneven**2) for year in told}
    few = [year for year in told if worth[year] < FEWEST]
    if uneven < UNEVEN or not few:
        return ()
    return (
        f"How many die differs much from event to event (a standard deviation of {uneven:.2f} of the logarithms), so "
        f"that {number(round(FEWEST * math.exp(uneven**2)))} lethal events tell as much as {FEWEST} alike ones would. "
        f"By simulation the 95% intervals of years with fewer, here {_listed(few)}, hold the truth in 88 to 94% of "
        "cases: a year without a rare large event cannot show that there are such.",
    )


def _listed(years: Sequence[int]) -> str:
    named = [str(y) for y in years[:_NAMED]]
    if len(years) > _NAMED:
        named.append(f"{len(years) - _NAMED} more")
    return " and ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
