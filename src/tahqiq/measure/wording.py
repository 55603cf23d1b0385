"""The words that measures share: numbers, areas, periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tahqiq.measure.selection import Counted, Period, Selection
from tahqiq.sources import card
from tahqiq.terms import Counts, Victim

if TYPE_CHECKING:
    from tahqiq.registry import Registry

_DEAD = {
    Victim.ALL: "deaths", Victim.NONE: "deaths", Victim.CIVILIAN: "deaths of civilians",
    Victim.SECURITY: "deaths of state forces", Victim.MILITANT: "deaths of members of armed groups",
}  # fmt: skip
PEOPLE = {
    Victim.NONE: ("person", "people"), Victim.ALL: ("person", "people"), Victim.CIVILIAN: ("civilian", "civilians"),
    Victim.MILITANT: ("militant", "militants"), Victim.MILITARY: ("soldier", "soldiers"),
    Victim.SECURITY: ("member of the security forces", "members of the security forces"),
    Victim.POLICE: ("police officer", "police officers"),
}  # fmt: skip
"""One of a class of victims, and several."""
DONE = {"deaths": "killed", "injuries": "injured", "arrests": "arrested", "surrendered": "surrendered"}
"""What was done to people, by the metric that counts it."""
IN_WHICH = {
    Counts.ATTACKS: "in attacks", Counts.OPERATIONS: "in operations of the state",
    Counts.BOTH: "in attacks and operations together", Counts.LETHAL_EVENTS: "in lethal events",
}  # fmt: skip
"""What happenings a figure counts."""
_HAPPENINGS: Mapping[str, tuple[str, str]] = {
    Counts.ATTACKS: ("attack", "attacks"), Counts.OPERATIONS: ("operation", "operations"),
    Counts.LETHAL_EVENTS: ("lethal event", "lethal events"),
}  # fmt: skip
_QUARTERS = ("first", "second", "third", "last")
_ACRONYM = 5  # letters of a publisher's id that is written in capitals
_DAY = dt.timedelta(days=1)


def number(value: Any) -> str:
    """With commas; whole numbers without decimals, others with as many as tell."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.2f}" if abs(value) < 10 else f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"


def many(count: float, one: str, several: str = "") -> str:
    """So many of a thing: "1 event", "2,400 events"; ``several`` is the plural that is not made with an s.

    A verb that follows is part of both: ``many(n, "event is", "events are")``.
    """
    return f"{number(count)} {one if count == 1 else several or one + 's'}"


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
    return happening(selection.dataset)[1] if selection.counted is Counted.EVENTS else _DEAD[selection.victim]


def happening(dataset: str) -> tuple[str, str]:
    """What one event of a dataset is called, and several, by what its card says that it counts."""
    return _HAPPENINGS.get(card(dataset).counts if dataset else "", ("event", "events"))


def metric_of(metric: str, victim: Victim) -> str:
    """What a printed figure counts, in the plural: "deaths of militants", "attacks"."""
    whose = "" if victim in (Victim.NONE, Victim.ALL) else f" of {PEOPLE[victim][1]}"
    return f"{metric.removeprefix('other:').replace('_', ' ')}{whose}"


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


def day(date: dt.date) -> str:
    """ "8 April 2025"."""
    return f"{date.day} {date:%B %Y}"


def period(span: Period) -> str:
    """ "2023", "2019–2021", "the first quarter of 2025", "January to June 2024", "1 April to 10 June 2024", one day."""
    start, end = span
    if start == end:
        return day(start)
    same = start.year == end.year
    if start.day > 1 or (end + _DAY).day > 1:
        return f"{start.day} {start:%B}{'' if same else f' {start.year}'} to {day(end)}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if same else f"{start.year}–{end.year}"
    return _months(start, end) if same else f"{start:%B %Y} to {end:%B %Y}"


def _months(start: dt.date, end: dt.date) -> str:
    """Whole months of one year."""
    if start.month == end.month:
        return f"{start:%B %Y}"
    if start.month % 3 == 1 and end.month - start.month == 2:
        return f"the {_QUARTERS[start.month // 3]} quarter of {start.year}"
    return f"{start:%B} to {end:%B %Y}"


def during(span: Period) -> str:
    """The same in a sentence: "in 2023", "on 8 April 2025", "from 1 April to 10 June 2024"."""
    said = period(span)
    if span[0] == span[1]:
        return f"on {said}"
    return f"from {said}" if said[0].isdigit() and " to " in said else f"in {said}"


def where_and_when(registry: Registry, selection: Selection) -> str:
    """The area and the period of a selection."""
    return f"{places(registry, selection.areas)}, {period((selection.start, selection.end))}"


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
