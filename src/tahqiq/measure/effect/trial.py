"""The effect's model, its control and its placebos on one panel; what each says, and why there may be no answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tahqiq.measure.effect.panel import Panel
from tahqiq.measure.stats.control import Departed, departed, placebos, rank
from tahqiq.measure.stats.interrupted import Change, Expected, Span, bent, change, design, expected, reached
from tahqiq.measure.stats.negbin import fitted
from tahqiq.measure.wording import many

Floats = NDArray[np.float64]

MONTHS, EVENTS = 24, 24
"""The fewest months before the date, and the fewest counted in them, from which an effect is estimated."""
DONORS = 3
"""The fewest districts that a control is built of."""
PLACEBOS = 9
"""The fewest placebos of a kind: with fewer, even the largest effect of all would not be rare among them."""
RARE = 0.10
"""The largest share of placebos that may show as large an effect, the effect itself among them."""
_BUSY = 0.25  # share of months before with an event, below which a district is too quiet for a control
_MOST = 80  # dates of the time before that are tried; with more they lie closer and say no more
_TOGETHER = 6  # months that have to be back at what was expected


@dataclass(frozen=True)
class Trial:
    """``times`` are the scores at dates before the true one, ``places`` those of the districts of ``donors``."""

    span: Span
    expected: Expected
    change: Change | None
    bend: float
    dates: tuple[int, ...]
    times: Floats
    donors: tuple[str, ...]
    control: Departed | None
    places: Floats
    peers: str = "districts"

    @property
    def p_time(self) -> float | None:
        """The effect's rank among dates at which nothing began; None where too few can be tried."""
        return rank(self.expected.z, self.times) if len(self.times) >= PLACEBOS else None

    @property
    def p_place(self) -> float | None:
        """Its rank among districts where nothing began; None where too few qualify."""
        return rank(self.control.score, self.places) if self.control and len(self.places) >= PLACEBOS else None

    @property
    def drift(self) -> float:
        """How much further apart districts drift than their own noise would have them, in standard errors."""
        return max(1.0, float(np.sqrt(np.mean(self.places**2)))) if len(self.places) else 1.0

    @property
    def false_alarms(self) -> float:
        """The share of dates before the true one at which the model would find an effect."""
        return float(np.mean(np.abs(self.times) > 1.96)) if len(self.times) else 0.0

    def back(self, panel: Panel) -> int | None:
        """The month after the date (0 the first) from which half a year was back at what was expected."""
        end = len(panel.treated)
        whole = Span(self.span.first, self.span.date, self.span.begin, end)
        far = carried(panel, whole, self.span.end)
        return reached(panel.treated[whole.begin :], far, _TOGETHER, fewer=self.expected.z < 0)


def tried(panel: Panel, span: Span) -> Trial:
    """Everything at once. The panel has enough months and events before the date (``short`` is "")."""
    names = qualified(panel, span)
    rows = np.array([panel.others[panel.names.index(n)] for n in names]) if names else np.zeros((0, 0))
    control = departed(panel.treated, rows, span) if len(names) >= DONORS else None
    places = placebos(rows, span) if len(names) >= PLACEBOS else np.zeros(0)
    dates, times = _in_time(panel, span)
    now = (panel.treated, panel.days, panel.calendar)
    return Trial(
        span, expected(*now, span), change(*now, span), bent(*now, span), dates, times, names, control, places,
        panel.peers,
    )  # fmt: skip


def short(panel: Panel, span: Span) -> str:
    """Why the time before is too short or too quiet, or the time after is; "" where it is not."""
    before, counted = span.date - span.first, panel.treated[span.first : span.date].sum()
    if before < MONTHS:
        months = many(max(before, 0), "whole month before the date is", "whole months before the date are")
        return f"only {months} covered, and it takes {MONTHS}"
    if counted < EVENTS:
        return f"only {counted:,.0f} were counted in the {before} months before the date, and it takes {EVENTS}"
    return ""


def qualified(panel: Panel, span: Span) -> tuple[str, ...]:
    """The districts a control may be built of: not beside the treated ones, and not too quiet before the date."""
    past = panel.others[:, span.first : span.date]
    busy = (past.sum(axis=1) >= EVENTS) & ((past > 0).mean(axis=1) >= _BUSY)
    return tuple(n for n, ok in zip(panel.names, busy, strict=True) if ok and n not in panel.near)


def _in_time(panel: Panel, span: Span) -> tuple[tuple[int, ...], Floats]:
    """The scores at earlier dates whose months after all end before the true date."""
    found: dict[int, float] = {}
    tries = range(span.end - span.date, span.date - MONTHS + 1)
    for back in tries[:: max(1, math.ceil(len(tries) / _MOST))]:
        moved = span.moved(back)
        if not short(panel, moved):
            found[moved.date] = expected(panel.treated, panel.days, panel.calendar, moved).z
    return tuple(found), np.array(list(found.values()))


def carried(panel: Panel, whole: Span, held: int) -> Floats:
    """The expected course from the date to the record's end; its trend stands still from month ``held`` on."""
    past, calendar = slice(whole.first, whole.date), panel.calendar
    size, end, origin = whole.date - whole.first, float(calendar[held - 1]), float(calendar[whole.date - 1])
    model = fitted(panel.treated[past], design(calendar[past], size, end, origin=origin), panel.days[past])
    ahead = design(calendar[whole.begin : whole.end], size, end, origin=origin)
    course: Floats = panel.days[whole.begin : whole.end] * np.exp(ahead @ model.coef)
    return course
