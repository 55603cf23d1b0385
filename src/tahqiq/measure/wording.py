"""The words that measures share: numbers, areas, periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tahqiq.measure.selection import Counted, Period, Selection
from tahqiq.sources import card
from tahqiq.terms import Victim

if TYPE_CHECKING:
    from tahqiq.registry import Registry

_DEAD = {
    Victim.ALL: "deaths", Victim.NONE: "deaths", Victim.CIVILIAN: "deaths of civilians",
    Victim.SECURITY: "deaths of state forces", Victim.MILITANT: "deaths of members of armed groups",
}  # fmt: skip
_ACRONYM = 5  # letters of a publisher's id that is written in capitals
_DAY = dt.timedelta(days=1)


def number(value: Any) -> str:
    """With commas; whole numbers without decimals, others with as many as tell."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.2f}" if abs(value) < 10 else f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"


def percent(ratio: float) -> str:
    """A ratio as a change: 1.25 is "+25%", 0.75 "−25%"."""
    change = round(100 * (ratio - 1), 6)  # 2.235 is +123.5% and no hair less
    return (f"{change:+.0f}%" if abs(change) >= 10 else f"{change:+.1f}%").replace("-", "−")


def size(ratio: float) -> str:
    """The same without a sign: 1.25 and 0.75 are "25%"."""
    return percent(ratio).lstrip("+−")


def of_what(selection: Selection) -> str:
    """What is counted, in the plural."""
    if selection.what:
        return selection.what
    return "lethal events" if selection.counted is Counted.EVENTS else _DEAD[selection.victim]


def source(dataset: str) -> str:
    """The publisher of a dataset as a sentence names it: its card's, in capitals where it is an acronym."""
    return named(card(dataset).publisher)


def whose(selection: Selection) -> str:
    """Who counts it, as a sentence names the publisher."""
    return selection.who or source(selection.dataset)


def named(publisher: str) -> str:
    """A publisher's id as a name: in capitals where it is an acronym."""
    return publisher.upper() if len(publisher) <= _ACRONYM else publisher.replace("_", " ").title()


def places(registry: Registry, areas: Sequence[str]) -> str:
    """The names of areas."""
    return " and ".join(registry.places[a].name if a in registry.places else a for a in areas)


def period(span: Period) -> str:
    """ "2023", "January 2023 to March 2024", or two days."""
    start, end = span
    if (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == 1 and (end + _DAY).day == 1:
        one = f"{start:%B %Y}"
        return one if (start.year, start.month) == (end.year, end.month) else f"{one} to {end:%B %Y}"
    return f"{start} to {end}"


def where_and_when(registry: Registry, selection: Selection) -> str:
    """The area and the period of a selection."""
    return f"{places(registry, selection.areas)}, {period((selection.start, selection.end))}"


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
