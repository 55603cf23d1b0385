"""How early a month's figures were printed, and whether such figures changed when they were printed again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.months import Series, events, month_of, printed
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import day, listed
from tahqiq.sources import card
from tahqiq.terms import Bound

_FEWEST = 10  # figures printed twice from which a share is worth saying
_EARLY = 15  # days after a month in which it is printed early
Key = tuple[str, Series, dt.date]


def late(desk: Desk, month: Period) -> str:
    """A caution on what may still come, by the publishers' own editions; "" where nothing is at hand for the month."""
    now = printed(desk, month, [desk.country])
    again = _again(desk)
    said = [_printed(desk, month, now)]
    said += [_changed(desk, p, again.get(p, [])) for p in sorted(now)]
    held = events(desk, month)
    if held is not None:
        said.append(f"later versions of the {card(held.dataset).title} than {held.version} may hold more")
    if not any(said):
        return ""
    said.append(
        "what is reported weeks afterwards, above all from places without reporters, is in none of these figures, "
        "so that a small fall from the month before is no sign of calm"
    )
    return " ".join(sentence(s) for s in said if s)


def _printed(desk: Desk, month: Period, now: Mapping[str, Mapping[Series, Figure]]) -> str:
    """Who printed figures for the month soon after it, and on which day first."""
    first: dict[str, dt.date] = {}
    for publisher, of in sorted(now.items()):
        days = [f.known_from for f in of.values() if f.known_from and f.known_from > month[1]]
        if days and (min(days) - month[1]).days <= _EARLY:
            first[publisher] = min(days)
    parts = [f"{desk.publisher(p)} on {day(d)}" for p, d in first.items()]
    return f"first figures for the month were printed by {listed(parts)}" if parts else ""


def _again(desk: Desk) -> dict[str, list[list[Figure]]]:
    """Each publisher's monthly figures that were printed on two days or more, by the day."""
    found: dict[Key, dict[dt.date, Figure]] = {}
    for f in desk.evidence.figures:
        if (
            f.known_from and f.known_from <= desk.as_of and f.bound == Bound.EXACT and not f.scope
            and f.confidence != "low" and (f.start, f.end) == month_of(f.start)
        ):  # fmt: skip
            key = f.publisher, Series(f.metric, f.area, f.victim, f.actor, f.basis), f.start
            found.setdefault(key, {}).setdefault(f.known_from, f)
    twice: dict[str, list[list[Figure]]] = {}
    for (publisher, *_), of in sorted(found.items(), key=lambda item: (item[0][0], item[0][2], item[0][1].place)):
        if len(of) > 1:
            twice.setdefault(publisher, []).append([of[d] for d in sorted(of)])
    return twice


def _changed(desk: Desk, publisher: str, twice: Sequence[list[Figure]]) -> str:
    """How often a figure of a month that was printed again was another one by then."""
    if len(twice) < _FEWEST:
        return ""
    moved = [of for of in twice if of[0].value != of[-1].value]
    who = desk.publisher(publisher)
    if not moved:
        return (
            f"where {who} printed a month's figure again at a later date it was the same one, which shows that such "
            "figures are seldom revised, not that they were complete"
        )
    share = 100 * len(moved) / len(twice)
    text = desk.derived(
        f"{share:.0f}%", share, [f for of in moved[:_FEWEST] for f in of],
        f"{who}: monthly figures that were printed again and had changed, {len(moved)} of {len(twice)}",
        f"revised(publisher={publisher!r})",
    )  # fmt: skip
    up = sum(of[-1].value > of[0].value for of in moved)
    way = (
        "mostly upwards"
        if up > 0.6 * len(moved)
        else "as often down as up"
        if up >= 0.4 * len(moved)
        else "mostly down"
    )
    return f"in {text} of the cases where {who} printed a month's figure again it had changed, {way}"
