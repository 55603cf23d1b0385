"""What an operation is said to have done: figures of those who led it, briefing by briefing; its own losses apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import Thing
from tahqiq.brief.evidence import STANDS
from tahqiq.brief.ledger import Basis
from tahqiq.brief.review.subject import Subject
from tahqiq.brief.words import bounded, sentence
from tahqiq.measure.printed import newest_first
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed, number
from tahqiq.registry import Operation, Publisher
from tahqiq.terms import Bound

_PEOPLE = {
    "militant_deaths": ("deaths", "militant"), "security_deaths": ("deaths", "security"),
    "other:security_injured": ("injuries", "security"), "civilian_deaths": ("deaths", "civilian"),
}  # fmt: skip
_ORDER = ("deaths", "injuries", "arrests", "surrendered", "operations")
_MOST, _EARLY = 5, 31  # figures of one briefing; days by which a span may begin before it
_OWN = frozenset({"security", "military", "police"})
_NOT_ITS = frozenset({"attacks", "deaths", "injuries"})
"""Metrics that tell of the violence of the time and not of what it did, where they have no class of victims."""
_UNITS = {"km2": "square kilometres", "km": "kilometres", "percent": "percent", "usd": "US dollars"}


@dataclass(frozen=True)
class Result:
    """A figure given for an operation: by whom, of what, over which days; ``text`` is how it is printed."""

    who: str
    metric: str
    victim: str
    span: Period
    value: float
    bound: Bound
    unit: str
    basis: Basis
    area: str = ""

    @property
    def own(self) -> bool:
        """Whether it is of those who led it."""
        return self.victim in _OWN

    def told(self, desk: Desk) -> str:
        """ "910 militants killed", "3,600 square kilometres cleared"."""
        text = bounded(desk.ledger.number(number(self.value), self.value, self.basis), self.bound)
        if self.unit in _UNITS:
            words = self.metric.removeprefix("other:").replace("_", " ")
            return f"{text} {_UNITS[self.unit]} of {words.removesuffix(' ' + self.unit)}"
        return f"{text} {Thing(self.metric, desk.country, self.victim).named(self.value)}"


def results(desk: Desk, of: Subject, *, own: bool = False) -> str:
    """The figures given for it, a list with one item for each briefing; ``own`` those of its own dead and injured."""
    found: dict[tuple[str, Period], list[Result]] = {}
    for result in sorted(_results(desk, of), key=lambda r: (r.span[1], r.span[0], r.who)):
        same = found.setdefault((result.who, result.span), [])
        if result.own == own and not any(_alike(r, result) for r in same):
            same.append(result)
    said = [_briefing(desk, of, who, span, told) for (who, span), told in found.items() if told]
    return "\n".join(f"- {s}" for s in said)


def _alike(one: Result, other: Result) -> bool:
    """Whether two figures of a briefing are of one thing: the same class of victims, or the same count of its own."""
    same = one.own and other.own and one.value == other.value
    return one.metric == other.metric and (one.victim == other.victim or same)


def _briefing(desk: Desk, of: Subject, who: str, span: Period, told: list[Result]) -> str:
    """Who counts what in it over which days; of a span that begins before it that is said."""
    told = sorted(told, key=lambda r: _ORDER.index(r.metric) if r.metric in _ORDER else len(_ORDER))[:_MOST]
    parts = listed([r.told(desk) for r in told])
    where = f"in {desk.place(told[0].area)}" if told[0].area else ""
    if of.start and (of.start - span[0]).days > _EARLY:
        return sentence(f"{who} counts {parts} {where} {during(span)}, a span that begins before it")
    return sentence(f"{who} counts {parts} in {of.entry.name} {where} {during(span)}")


def _results(desk: Desk, of: Subject) -> Iterator[Result]:
    """Printed statistics of it first, then what the registry has beside them."""
    scope = f"part:operation_{of.entry.id}"
    printed = [
        f for f in desk.evidence.figures
        if f.scope == scope and f.confidence != "low" and f.bound in STANDS and f.area in (desk.country, *of.areas)
    ]  # fmt: skip
    for f in sorted(newest_first(printed), key=lambda f: f.area != desk.country):
        span = (f.start, f.end)
        yield Result(
            desk.publisher(f.publisher),
            f.metric,
            f.victim,
            span,
            f.value,
            Bound(f.bound),
            f.unit,
            desk.basis(f),
            f.area,
        )
    if isinstance(of.entry, Operation):
        yield from _registered(desk, of.entry, of)


def _registered(desk: Desk, entry: Operation, of: Subject) -> Iterator[Result]:
    for row in entry.results:
        span, metric = _span(row), str(row.get("metric", ""))
        known = row.get("value") is not None and row.get("confidence") != "low" and metric not in _NOT_ITS
        if not known or span is None or span[1] > desk.as_of or (of.start and span[1] < of.start):
            continue
        metric, victim = _PEOPLE.get(metric, (metric, "militant" if metric == "arrests" else ""))
        who = _who(desk, str(row.get("claimed_by", "")))
        if not who:
            continue
        key = desk.page(str(row.get("source", "")), f"{entry.name}, its figures")
        note = desk.known(str(row.get("note", "")))
        basis = Basis(
            f"{who} on {entry.name}: {row['metric']}, {during(span)}. {note}".strip(), f"operation(id={entry.id!r})",
            f"tahqiq show {entry.id}", sources=(key,), note="not verified: a claim of the party named",
        )  # fmt: skip
        bound = Bound(str(row.get("bound") or "exact"))
        area = of.areas[0] if len(of.areas) == 1 else desk.country
        unit, value = str(row.get("unit") or "count"), float(row["value"])
        yield Result(who, metric, victim, span, value, bound, unit, basis, area)


def _span(row: dict[str, object]) -> Period | None:
    days = [row.get("period_start"), row.get("period_end")]
    try:
        first, last = (dt.date.fromisoformat(str(d)) for d in days)
    except ValueError:
        return None
    return first, last


def _who(desk: Desk, name: str) -> str:
    """The publisher of that name; "" for one that the registry does not know."""
    found: Iterable[object] = desk.registry.named(name)
    known = next((e for e in found if isinstance(e, Publisher)), None)
    return desk.publisher(known.id) if known else ""


def whose(desk: Desk, of: Subject) -> str:
    """Whose figures they are, said before them; "" where there is none."""
    found = sorted(_results(desk, of), key=lambda r: r.span)
    names = list(dict.fromkeys(r.who for r in found))
    if not names:
        if isinstance(of.entry, Operation):
            desk.gaps.append(f"no figures of what {of.entry.name} did are at hand")
        return ""
    alone = "no count of the same by anybody else is at hand"
    if len({r.span for r in found}) == 1:
        return sentence(f"this is what {listed(names)} says of its own doing; {alone}")
    return sentence(
        f"these are figures of {listed(names)} on its own doing; {alone}, and later ones take in earlier ones"
    )
