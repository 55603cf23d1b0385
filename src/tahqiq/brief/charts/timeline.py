"""Counts by month, with what happened marked on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from tahqiq.brief.charts.figure import WIDTH, Figure, Heading, figure, inside, lines_of, some
from tahqiq.brief.charts.lanes import Spot, laid
from tahqiq.brief.charts.palette import GAP
from tahqiq.measure.extra import library
from tahqiq.measure.wording import listed, number

_LETTER = 5.6
"""Units that a letter of a mark's name takes."""
_PLOT = WIDTH - 62
"""About the units across that are left for the months."""
_LANE = 14
"""Units from one row of names to the next."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its first day, with its count; None where nobody recorded it."""

    day: dt.date
    value: float | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with what happened on it, in a few words; with ``until`` a stretch of time."""

    day: dt.date
    name: str
    until: dt.date | None = None


def timeline(rows: Sequence[Month], heading: Heading, *, of: str, marks: Sequence[Mark] = ()) -> Figure:
    """Counts by month as bars; ``of`` is what is counted. Months not recorded are shaded and said to be so.

    Marks outside the months are left out. InputError without rows.
    """
    some(rows, of)
    alt, frame = library("altair"), library("tahqiq.measure.charts.frame")
    months = sorted(rows, key=lambda r: r.day)
    first, last = months[0].day, _after(months[-1].day)
    x = alt.X(
        "start:T",
        title=None,
        scale=alt.Scale(type="utc", domain=[_iso(first), _iso(last)]),
        axis=_axis(alt, first, last),
    )
    top = max([m.value for m in months if m.value is not None], default=0) or 1
    scale, axis = alt.Scale(domain=[0, top * 1.04], nice=False), alt.Axis(format=",~f", tickCount=5)
    y = alt.Y("value:Q", title=of, scale=scale, axis=axis)
    counted = [
        {"start": _iso(m.day), "end": _iso(_after(m.day)), "value": m.value} for m in months if m.value is not None
    ]
    kept = [m for m in sorted(marks, key=lambda m: (m.day, m.name)) if first <= m.day < last]
    unit = _PLOT / (last - first).days
    spots = laid([((m.day - first).days * unit, _LETTER * len(m.name) + 14) for m in kept], _PLOT)
    bars = alt.Chart(alt.Data(values=counted)).mark_bar(color=frame.BLUE, binSpacing=0.4)
    layers = [
        *_gaps(alt, months, x), *_spans(alt, frame, kept, last, x),
        bars.encode(x=x, x2="end:T", y=y, y2=alt.datum(0)), *_marks(alt, frame, list(zip(kept, spots, strict=True)), x),
    ]  # fmt: skip
    lanes = max((spot.lane for spot in spots), default=-1) + 1
    if any(m.value is None for m in months):
        heading = replace(heading, shown=f"{heading.shown}; shaded: no figures")
    return figure(alt.layer(*layers), heading, _alt(months, of, kept), 16 * lines_of(heading) + 260 + _LANE * lanes)


def _axis(alt: Any, first: dt.date, last: dt.date) -> Any:
    """A tick every so many months or years that their names fit."""
    months = round((last - first).days / 30.4)
    if months <= 40:
        step = next(s for s in (1, 2, 3, 6) if months / s <= 8)
        return alt.Axis(format="%b %Y", labelAngle=0, tickCount={"interval": "month", "step": step}, grid=False)
    step = next((s for s in (1, 2, 5) if months / 12 / s <= 14), 10)
    return alt.Axis(format="%Y", labelAngle=0, tickCount={"interval": "year", "step": step}, grid=False)


def _gaps(alt: Any, months: Sequence[Month], x: Any) -> list[Any]:
    """Runs of months that nobody recorded, shaded."""
    runs = [list(run) for missing, run in groupby(months, key=lambda m: m.value is None) if missing]
    if not runs:
        return []
    data = [{"start": _iso(run[0].day), "end": _iso(_after(run[-1].day))} for run in runs]
    return [alt.Chart(alt.Data(values=data)).mark_rect(color=GAP).encode(x=x, x2="end:T")]


def _spans(alt: Any, frame: Any, marks: Sequence[Mark], last: dt.date, x: Any) -> list[Any]:
    """The stretches of time that marks name, behind the bars."""
    data = [{"start": _iso(m.day), "end": _iso(min(m.until, last))} for m in marks if m.until]
    shade = alt.Chart(alt.Data(values=data)).mark_rect(color=frame.ORANGE, opacity=0.16)
    return [shade.encode(x=x, x2="end:T")] if data else []


def _marks(alt: Any, frame: Any, marks: Sequence[tuple[Mark, Spot]], x: Any) -> list[Any]:
    """A line for each mark, up to its name above the plot."""
    layers = []
    for mark, spot in marks:
        own = alt.Chart(alt.Data(values=[{"start": _iso(mark.day), "name": mark.name}]))
        up = alt.value(-_LANE * spot.lane - 8)
        ground = {"stroke": "white", "strokeWidth": 3, "strokeJoin": "round"}
        line = own.mark_rule(color=frame.ORANGE, strokeWidth=1.3, strokeDash=[4, 2])
        side = {"align": "right", "dx": -4} if spot.left else {"align": "left", "dx": 4}
        names = [
            own.mark_text(fontSize=11, baseline="middle", **side, **k).encode(x=x, y=up, text="name:N")
            for k in ({"color": "white", **ground}, {"color": frame.ORANGE})
        ]
        layers += [line.encode(x=x, y=up, y2=alt.value("height")), *names]
    return layers


def _alt(months: Sequence[Month], of: str, marks: Sequence[Mark]) -> str:
    known = [(m.value, m.day) for m in months if m.value is not None]
    gaps = len(months) - len(known)
    said = f"Bars of {inside(of)} by month, {months[0].day:%B %Y} to {months[-1].day:%B %Y}"
    if known:
        (high, high_day), (low, low_day) = max(known, key=lambda k: k[0]), min(known, key=lambda k: k[0])
        said += (
            f": most in {high_day:%B %Y} ({number(high)}), fewest in {low_day:%B %Y} ({number(low)}), "
            f"{number(sum(value for value, _ in known))} in all; {number(known[-1][0])} in {known[-1][1]:%B %Y}"
        )
    if gaps:
        said += f"; of {gaps} {'month' if gaps == 1 else 'months'} no figure is at hand"
    if marks:
        said += f". Marked: {listed([f'{m.name} ({m.day})' for m in marks])}"
    return f"{said}."


def _after(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _iso(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"  # a picture does not depend on where it is made
