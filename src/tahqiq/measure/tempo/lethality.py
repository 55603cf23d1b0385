"""How many die in an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tahqiq.measure.count import nothing
from tahqiq.measure.cover import used
from tahqiq.measure.pick import picked
from tahqiq.measure.result import LEVEL, Estimate, Measured
from tahqiq.measure.stats.sums import mean_interval
from tahqiq.measure.tempo.tails import caveats, logarithms
from tahqiq.measure.tempo.weekly import Floats, Sum, together, weekly, whole_years
from tahqiq.measure.wording import number, of_what, source, where_and_when

if TYPE_CHECKING:
    from tahqiq.measure.selection import Selection
    from tahqiq.registry import Registry
    from tahqiq.store import Workspace
    from tahqiq.terms import Release

MANY = 10
"""Deaths from which an event is said to have many."""


def lethality(workspace: Workspace, registry: Registry, selection: Selection, releases: list[Release]) -> Measured:
    """Deaths of the selection's class per lethal event.

    Rows by year: ``year``, ``events``, ``deaths``, ``per_event`` with ``per_event_low`` and ``per_event_high``,
    ``many`` (events with ten deaths or more), ``largest``. Estimates: ``per_event``; ``first`` and ``last``, of the
    first and the last whole year.
    """
    events = picked(workspace, registry, selection)
    sums: dict[str, Sum] = {
        "events": lambda t: t.count(), "deaths": lambda t: t.best.sum(), "many": lambda t: (t.best >= MANY).sum(),
        "largest": lambda t: t.best.max(), **logarithms(lambda t: t.best),
    }  # fmt: skip
    years = weekly(workspace, events, sums)
    if not years:
        raise nothing(registry, selection)
    rows = [_row(str(year), columns) for year, columns in years.items()]
    estimates = [_estimate("per_event", together(years, "deaths"), together(years, "events"))]
    told = [year for year, row in zip(years, rows, strict=True) if row["per_event_low"] is not None]
    whole = [y for y in whole_years(selection.start, selection.end) if y in years]
    if len(whole) > 1:
        ends = (("first", whole[0]), ("last", whole[-1]))
        estimates += [_estimate(n, years[y]["deaths"], years[y]["events"]) for n, y in ends]
    return Measured(
        "tempo", {**selection.to_dict(), "about": "lethality"},
        f"{of_what(selection).capitalize()} per lethal event, {where_and_when(registry, selection)}",
        _said(registry, selection, estimates, whole), tuple(estimates), rows, (*_CAVEATS, *caveats(years, told)),
        used(releases),
    )  # fmt: skip


_CAVEATS = (
    "Only events in which somebody died are recorded, so this is no mean over attacks: attacks that kill nobody are "
    "missing.",
    "The intervals are of weeks, on the logarithm; one mass-casualty event widens them.",
)


def _row(year: str, columns: dict[str, Floats]) -> dict[str, Any]:
    found = _estimate("", columns["deaths"], columns["events"])
    return {
        "year": year, "events": int(columns["events"].sum()), "deaths": int(columns["deaths"].sum()),
        "per_event": found.value, "per_event_low": found.low, "per_event_high": found.high,
        "many": int(columns["many"].sum()), "largest": int(columns["largest"].max()),
    }  # fmt: skip


def _estimate(name: str, deaths: Floats, events: Floats) -> Estimate:
    found = mean_interval(deaths, events, LEVEL)
    value = float(deaths.sum() / events.sum())
    return Estimate(name, value, found.low if found else None, found.high if found else None, unit="deaths per event")


def _said(registry: Registry, selection: Selection, estimates: list[Estimate], whole: list[int]) -> str:
    what = of_what(selection) if selection.counted == "deaths" else "deaths"
    said = f"{source(selection.dataset)} has {_of(estimates[0])} {what} per lethal event in " + where_and_when(
        registry, selection
    )
    if len(estimates) == 1:
        return f"{said}."
    first, last = estimates[1:]
    said += f"; {_of(first)} in {whole[0]} and {_of(last)} in {whole[-1]}"
    if first.low is None or first.high is None or last.low is None or last.high is None:
        return f"{said}."
    apart = last.low > first.high or last.high < first.low
    return f"{said}: " + (
        "the intervals do not meet." if apart else "the intervals meet, so no change is claimed."
    )  # fmt: skip


def _of(estimate: Estimate) -> str:
    value = number(round(estimate.value or 0, 2))
    if estimate.low is None or estimate.high is None:
        return value
    return f"{value} (95% interval {number(round(estimate.low, 2))} to {number(round(estimate.high, 2))})"
