"""Measures, periods, areas and figures in words, for the messages of flags."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from tahqiq.measure.wording import DONE, IN_WHICH, PEOPLE, during, period
from tahqiq.terms import Counts, Militants, Victim

Namer = Callable[[str], str]


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
    if metric in DONE:
        said = f"{_people(of.victim)} {DONE[metric]}"
        if basis and metric != "arrests" and of.counts in IN_WHICH:
            said += f" {IN_WHICH[Counts(of.counts)]}"
    elif metric == "other:casualties":
        said = f"{_people(of.victim)} killed or injured"
    else:
        said = metric.removeprefix("other:").replace("_", " ")
    if of.actor and of.actor != "state":
        said += f" ({names.actor(of.actor)})"
    if of.militants == Militants.OUT:
        said += ", dead militants left out"
    return said


def _people(victim: str) -> str:
    return PEOPLE[Victim(victim)][1] if victim in PEOPLE else PEOPLE[Victim.NONE][1]


def when(start: dt.date, end: dt.date) -> str:
    """A period in words (``measure.wording.period``)."""
    return period((start, end))


def in_time(start: dt.date, end: dt.date) -> str:
    """The same with its preposition."""
    return during((start, end))


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
