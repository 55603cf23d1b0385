"""What a monthly update cannot say: nobody's second count, no districts, no groups, too few months for chance."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.months import events, party, printed
from tahqiq.brief.words import sentence
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import period as period_


def limits(desk: Desk, month: Period) -> str:
    """What the figures at hand for a month leave open, as a list; "" where they leave nothing of it."""
    return "\n".join(f"- {sentence(s)}" for s in _limits(desk, month))


def _limits(desk: Desk, month: Period) -> Iterator[str]:
    found = printed(desk, month, [desk.country])
    own = sorted(p for p in found if not party(desk, p))
    named = period_(month)
    if not own and not events(desk, month):
        yield f"only a party to the conflict tells of {named}; nobody without a side confirms its figures"
    elif len(own) == 1 and not events(desk, month):
        yield f"{desk.publisher(own[0])} is alone in counting {named} so far, so that no second count confirms it"
    if not events(desk, month):
        yield f"no source at hand tells in which districts the violence of {named} was, or what one attack did to it"
    if not any(s.actor for of in found.values() for s in of) and not events(desk, month):
        yield "no publisher tells the month's attacks or deaths apart by group; who did how much is open"
