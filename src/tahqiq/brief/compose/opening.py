"""How a monthly update begins: which month it is about and why, beside which others, by whose figures."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.months import events, month_of, printed
from tahqiq.brief.words import sentence, some_of
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import day, listed
from tahqiq.measure.wording import period as period_
from tahqiq.sources import card

_USUAL = 6
"""Months before in which a publisher has to have printed figures for it to be missed in this one."""


def opening(desk: Desk, month: Period) -> str:
    """The month and those beside it, who printed figures for it, and who has in the half-year before but not for it."""
    now = printed(desk, month, [desk.country])
    beside = [period_(month_of(month[0], back)) for back in (1, 12)]
    said = [
        _late(desk, month),
        f"the month is {period_(month)}, beside {beside[0]} and {beside[1]}",
        _stands(desk, month),
    ]
    before = [printed(desk, month_of(month[0], back), [desk.country]) for back in range(1, _USUAL + 1)]
    usual = sorted({p for of in before for p in of} - set(now))
    if usual:
        who = some_of([desk.publisher(p) for p in usual])
        has = "has" if len(usual) == 1 else "have"
        said.append(
            f"{who} {has} printed figures of some month of the half-year before, but none for it that is at hand"
        )
    return " ".join(sentence(s) for s in said if s)


def _late(desk: Desk, month: Period) -> str:
    """Which whole months have passed since of which nothing is at hand."""
    last = month_of(desk.as_of, 1)
    if last == month:
        return ""
    return (
        f"as of {day(desk.as_of)} no publisher's count of {period_((month_of(month[0], -1)[0], last[1]))} is at hand; "
        "this update goes back to the last month that has one"
    )


def _stands(desk: Desk, month: Period) -> str:
    names = [desk.publisher(p) for p in sorted(printed(desk, month, [desk.country]))]
    held = events(desk, month)
    by = f"the events of the {card(held.dataset).title}" if held else ""
    of = f"monthly statistics as {listed(names)} printed them" if names else ""
    only = ", since no events one by one reach it" if of and not by else ""
    return f"it rests on {listed([p for p in (by, of) if p])}{only}"
