"""The comparisons beside the one that a change makes: other baselines, a longer look, the same span moved a little."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from tahqiq.terms import Span

Period = tuple[dt.date, dt.date]
BACK = 3  # years before whose same span is a baseline
_LOOKS = (3, 6, 12)  # months


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A comparison: a span with one or several before it, whose mean, times ``scale``, is its baseline.

    ``said`` is the comparison in words, with ``{}`` for each of the periods ``shown``.
    """

    now: Period
    then: tuple[Period, ...]
    said: str
    shown: tuple[Period, ...]
    scale: float = 1.0


def neighbours(window: Span, base: Period) -> list[Neighbour]:
    """Those of a window of up to twelve whole months; ``base`` is what the claim compares it with, left out."""
    months = whole_months(window)
    if not months or months > 12 or window.start is None or window.end is None:
        return []
    now = (window.start, window.end)
    found = [*_baselines(now, months), *_looks(now, months), *_shifts(now, base, months)]
    return [n for n in found if (n.now, n.then) != (now, (base,))]


def whole_months(span: Span) -> int:
    """How many whole months a span has; 0 if it has not."""
    if span.start is None or span.end is None or span.start.day != 1 or (span.end + dt.timedelta(days=1)).day != 1:
        return 0
    return (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1


def moved(period: Period, months: int) -> Period:
    """Whole months moved by some months."""
    start, after = _month(period[0], months), _month(period[1] + dt.timedelta(days=1), months)
    return start, after - dt.timedelta(days=1)


def _month(first: dt.date, months: int) -> dt.date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return dt.date(year, month + 1, 1)


def _baselines(now: Period, months: int) -> list[Neighbour]:
    """The span before, the same span one and two years before, the mean of three, the average of the year before."""
    years = [moved(now, -12 * n) for n in range(1, BACK + 1)]
    before = moved(now, -months)
    found = [Neighbour(now, (p,), "against {}", (p,)) for p in dict.fromkeys([before, *years[:2]])]
    span = f"{years[-1][0].year} to {years[0][0].year}"
    mean = (
        f"the average of {span}" if months == 12 and now[0].month == 1 else f"the average of the same months of {span}"
    )
    found.append(Neighbour(now, tuple(years), f"against {mean}", ()))
    if months < 12:
        year = (dt.date(now[0].year - 1, 1, 1), dt.date(now[0].year - 1, 12, 31))
        found.append(Neighbour(now, (year,), "against the average of {}", (year,), months / 12))
    return found


def _looks(now: Period, months: int) -> list[Neighbour]:
    """Longer spans that end with the window, each against the one before it."""
    found = []
    for length in _LOOKS:
        if length > months:
            longer = (_month(now[0], months - length), now[1])
            before = moved(longer, -length)
            found.append(Neighbour(longer, (before,), "in {} against {}", (longer, before)))
    return found


def _shifts(now: Period, base: Period, months: int) -> list[Neighbour]:
    """The window and its baseline moved back by up to half the window, so that they still share most of their days."""
    step = 1 if months < 12 else 3
    found = []
    for back in range(step, months // 2 + 1, step)[:2]:
        one, other = moved(now, -back), moved(base, -back)
        found.append(Neighbour(one, (other,), "in {} against {}", (one, other)))
    return found
