"""A month as publishers print it: which is the newest, and each publisher's figures for it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.evidence import STANDS, Basis
from tahqiq.measure.cover import covered
from tahqiq.measure.printed import newest_first
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import DONE
from tahqiq.terms import RecordKind, Release

_VIOLENCE = frozenset({"attacks", "incidents", "deaths"})
_REACH = 24
"""Months back that the newest month is looked for; an older one is no news."""
_CLASSES = ("", "all", "security", "military", "police", "civilian", "militant")
_HAPPENINGS = ("attacks", "attacks_and_operations", "lethal_events", "unspecified", "operations")
_METRICS = ("attacks", "incidents", "suicide_attacks", "deaths", "injuries", "operations", "arrests", "surrendered")


@dataclass(frozen=True, slots=True)
class Series:
    """What a publisher prints month by month: a metric of an area, a class of victims and an actor, on a basis."""

    metric: str
    area: str
    victim: str
    actor: str
    basis: Basis

    @property
    def thing(self) -> Thing:
        """The thing that it counts, of anybody's doing."""
        return Thing(self.metric, self.area, self.victim)

    @property
    def label(self) -> str:
        """How a row of a table names it: "people killed in attacks", "attacks", "militants arrested"."""
        return self.called(2)

    def called(self, value: float) -> str:
        """The same in the number that fits."""
        return f"{self.thing.named(value)}{how(self.thing, self.basis).rstrip(',')}"

    @property
    def place(self) -> tuple[int, int, int, str]:
        """Where it stands among others: attacks, then the dead, then the rest."""
        known = _METRICS.index(self.metric) if self.metric in _METRICS else len(_METRICS)
        counts = _HAPPENINGS.index(self.basis[0]) if self.basis[0] in _HAPPENINGS else len(_HAPPENINGS)
        victim = _CLASSES.index(self.victim) if self.victim in _CLASSES else len(_CLASSES)
        return known, counts if self.metric in DONE else 0, victim, self.metric


def month_of(day: dt.date, back: int = 0) -> Period:
    """The month ``back`` months before that of a day."""
    at = 12 * day.year + day.month - 1 - back
    year, month = divmod(at, 12)
    return dt.date(year, month + 1, 1), dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def newest(desk: Desk) -> Period | None:
    """The last whole month of which any publisher's figure of violence, or the events, are at hand; None for none."""
    last = month_of(desk.as_of, 1)
    told = {(f.start, f.end) for f in usable(desk, desk.evidence.figures) if f.metric in _VIOLENCE and _whole(f)}
    for back in range(1, _REACH + 1):
        month = month_of(desk.as_of, back)
        if month in told or events(desk, month):
            return month
    return max((m for m in told if m[1] <= last[1]), default=None)


def events(desk: Desk, month: Period) -> Release | None:
    """The release with events of the country that covers a month; None where none does."""
    held = [r for r in desk.evidence.releases if r.kind is RecordKind.EVENTS and r.area in (desk.country, "world")]
    reach = [(r, covered([r])) for r in held]
    return next((r for r, (start, end) in reach if start <= month[0] and month[1] <= end), None)


def usable(desk: Desk, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Sound whole counts of the country that stand for a number."""
    for f in figures:
        if f.area == desk.country and not f.scope and f.unit in ("count", "") and f.bound in STANDS and _sound(f):
            yield f


def printed(desk: Desk, month: Period, areas: Iterable[str]) -> dict[str, dict[Series, Figure]]:
    """Each publisher's newest sound figures for the very month, by what it counts, of some areas."""
    wanted = set(areas)
    fits = [
        f for f in desk.evidence.figures
        if (f.start, f.end) == month and f.area in wanted and not f.scope and f.unit in ("count", "")
        and f.bound in STANDS and _sound(f)
    ]  # fmt: skip
    found: dict[str, dict[Series, Figure]] = {}
    for f in newest_first(fits):
        series = Series(f.metric, f.area, f.victim, f.actor, f.basis)
        found.setdefault(f.publisher, {}).setdefault(series, f)
    return found


def party(desk: Desk, publisher: str) -> bool:
    """Whether a publisher belongs to a side of the conflict."""
    entry = desk.registry.publishers.get(publisher)
    return bool(entry and entry.party)


def _whole(figure: Figure) -> bool:
    return (figure.start, figure.end) == month_of(figure.start)


def _sound(figure: Figure) -> bool:
    return figure.confidence != "low"
