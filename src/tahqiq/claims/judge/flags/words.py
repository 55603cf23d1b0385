"""Measures, periods, areas and figures in words, for the messages of flags."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from tahqiq.terms import Counts, Militants, Victim

Namer = Callable[[str], str]

_WHO = {
    "": "people", str(Victim.ALL): "people", str(Victim.CIVILIAN): "civilians", str(Victim.MILITANT): "militants",
    str(Victim.SECURITY): "members of the security forces", str(Victim.MILITARY): "soldiers",
    str(Victim.POLICE): "police officers",
}  # fmt: skip
_DONE = {"deaths": "killed", "injuries": "injured", "arrests": "arrested", "surrendered": "surrendered"}
_IN = {
    str(Counts.ATTACKS): "in attacks", str(Counts.OPERATIONS): "in operations of the state",
    str(Counts.BOTH): "in attacks and operations together", str(Counts.LETHAL_EVENTS): "in lethal events",
}  # fmt: skip
_ORDINAL = ("first", "second", "third", "last")


@dataclass(frozen=True)
class Names:
    """How publishers, places and groups are called."""

    publisher: Namer
    place: Namer
    actor: Namer


@dataclass(frozen=True)
class Counted:
    """A measure as a message names it."""

    metric: str
    victim: str = ""
    counts: str = ""
    militants: str = ""
    actor: str = ""


def what(of: Counted, names: Names, *, basis: bool = True) -> str:
    """What is counted: ``militants killed in operations of the state``, ``attacks by the TTP``."""
    metric = of.metric.removeprefix("change_pct:")
    if metric in _DONE:
        said = f"{_WHO.get(of.victim, 'people')} {_DONE[metric]}"
        if basis and metric != "arrests" and of.counts in _IN:
            said += f" {_IN[of.counts]}"
    elif metric == "other:casualties":
        said = f"{_WHO.get(of.victim, 'people')} killed or injured"
    else:
        said = metric.removeprefix("other:").replace("_", " ")
    if of.actor and of.actor != "state":
        said += f" ({names.actor(of.actor)})"
    if of.militants == Militants.OUT:
        said += ", dead militants left out"
    return said


def when(start: dt.date, end: dt.date) -> str:
    """A period in words: ``2022``, ``March 2025``, ``the first quarter of 2025``, ``January to June 2024``."""
    if start == end:
        return f"{start.day} {calendar.month_name[start.month]} {start.year}"
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if not whole:
        same = start.year == end.year
        return f"{start.day} {calendar.month_name[start.month]}{'' if same else f' {start.year}'} to {when(end, end)}"
    if start.year != end.year:
        if start.month == 1 and end.month == 12:
            return f"{start.year} to {end.year}"
        return f"{calendar.month_name[start.month]} {start.year} to {calendar.month_name[end.month]} {end.year}"
    return _within_year(start, end)


def in_time(start: dt.date, end: dt.date) -> str:
    """A period with its preposition: ``in 2022``, ``on 3 March 2024``, ``from 1 January to 22 July 2024``."""
    said = when(start, end)
    if start == end:
        return f"on {said}"
    return f"from {said}" if said[:1].isdigit() and " to " in said else f"in {said}"


def _within_year(start: dt.date, end: dt.date) -> str:
    year, months = start.year, end.month - start.month + 1
    if months == 12:
        return f"{year}"
    if months == 1:
        return f"{calendar.month_name[start.month]} {year}"
    if months == 3 and start.month % 3 == 1:
        return f"the {_ORDINAL[start.month // 3]} quarter of {year}"
    return f"{calendar.month_name[start.month]} to {calendar.month_name[end.month]} {year}"


def number(value: float) -> str:
    """A count with its thousands set apart."""
    return f"{value:,.0f}" if abs(value) >= 10 or value == round(value) else f"{value:,.1f}"


def percent(value: float) -> str:
    """A change in percent with its sign: ``+58%``, ``-13%``, ``+0.4%``."""
    return f"{value:+,.0f}%" if abs(value) >= 1 or value == 0 else f"{value:+.1f}%"


def moved(before: float, after: float) -> str:
    """``from 505 to 1,265 (+150%)``."""
    change = f" ({percent(100 * (after - before) / before)})" if before else ""
    return f"from {number(before)} to {number(after)}{change}"


def listed(parts: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
