"""Who bans or lists a group and since when, one sentence each with its page."""

from __future__ import annotations

import datetime as dt

from tahqiq.brief.compose.desk import Desk
from tahqiq.measure.wording import day
from tahqiq.registry.entries import Designation

_MONTH, _DAY = 7, 10  # letters of a date that is known to the month, to the day


def listings(desk: Desk, actor: str) -> str:
    """The states and bodies that ban or list it, earliest first, as a list; "" where none is known."""
    entry = desk.registry.actors[actor]
    known = sorted((d for d in entry.designations if d.date <= str(desk.as_of)), key=lambda d: (d.date or "9", d.by))
    return "\n".join(f"- {_told(desk, entry.name, d)}" for d in known)


def _told(desk: Desk, name: str, of: Designation) -> str:
    under = f" ({of.ref})" if of.ref else ""
    pages = desk.pages([of.source], f"Listing of {name}")
    when = f", {_when(of.date)}" if of.date else ""
    return desk.cited(f"{desk.the(of.by)}{when}{under}", *pages)


def _when(date: str) -> str:
    """ "since 25 August 2008", "since January 2011", "since 2004"."""
    if len(date) == _DAY:
        return f"since {day(dt.date.fromisoformat(date))}"
    return f"since {dt.date.fromisoformat(date + '-01'):%B %Y}" if len(date) == _MONTH else f"since {date}"
