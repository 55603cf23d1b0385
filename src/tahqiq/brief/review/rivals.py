"""What else may explain what followed: what began then, what was moving before, the explanations that were weighed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.rivals import rivals as weighed
from tahqiq.brief.ledger import Basis
from tahqiq.brief.review.spans import release
from tahqiq.brief.review.subject import Subject
from tahqiq.brief.words import sentence
from tahqiq.brief.words.dates import when
from tahqiq.errors import InputError
from tahqiq.measure.cover import covered
from tahqiq.measure.result import LEVEL, Measured
from tahqiq.measure.wording import listed, percent
from tahqiq.registry import Operation, Programme

_YEARS = 5
_HALF_YEAR, _YEAR = dt.timedelta(days=183), dt.timedelta(days=366)


def rivals(desk: Desk, of: Subject, trend: Callable[..., Measured]) -> str:
    """A list of what else may have moved the counts; "" for nothing."""
    said = [_before(desk, of, trend), *_about(desk, of)]
    years = (of.start.year, of.start.year + _YEARS) if of.start else None
    return "\n\n".join(p for p in ("\n".join(f"- {s}" for s in said if s), weighed(desk, years) if years else "") if p)


def _before(desk: Desk, of: Subject, trend: Callable[..., Measured]) -> str:
    """How the counts moved in the years before, of themselves."""
    held = release(desk, of)
    if held is None or of.start is None or not of.areas:
        return ""
    last = of.start.replace(day=1) - dt.timedelta(days=1)
    first = max(covered([held])[0], dt.date(last.year - _YEARS, last.month, 1))
    period = f"{first:%Y-%m}..{last:%Y-%m}"
    try:
        found = trend(area="+".join(of.areas), period=period, count="events")
    except InputError:
        return ""
    if found.refused:
        return ""
    basis = Basis(found.title, f"trend(period={period!r})", f"tahqiq measure trend --area {'+'.join(of.areas)} "
                  f"--period {period} --count events", tuple(u.release for u in found.evidence))  # fmt: skip
    growth = found["growth"]
    if growth.value is None or growth.low is None or growth.high is None:
        return ""
    span = f"({LEVEL:.0%} interval {percent(growth.low)} to {percent(growth.high)})"
    much = desk.ledger.number(f"{percent(growth.value)} a year {span}", 100 * (growth.value - 1), basis)
    way = "was falling" if growth.high < 1 else "was growing" if growth.low > 1 else "went neither way beyond chance"
    where = listed([desk.place(a) for a in of.areas])
    return sentence(
        f"what was under way before it: the number of lethal events in {where} {way}, with a trend of {much} in the "
        f"five years to {last:%B %Y}"
    )


def _about(desk: Desk, of: Subject) -> list[str]:
    """What else began or changed about the time, and that its own fighting is among what is counted."""
    said, names = [], _beside(desk, of)
    if names:
        said.append(sentence(f"what else began from half a year before it to a year after: {listed(names)}"))
    if isinstance(of.entry, Programme):
        steps = [m.what for m in of.entry.meanwhile if m.date and m.date.start and m.date.start <= desk.as_of]
        if steps:
            said.append(sentence(f"what else changed in the same districts while it was built: {listed(steps)}"))
    if isinstance(of.entry, Operation) and of.entry.kind == "military_operation":
        said.append("Its own fighting is in the counts: while it goes on it adds to what it is meant to end.")
    return said


def _beside(desk: Desk, of: Subject) -> list[str]:
    """Other operations of the country that began about the same time, its own parts left out."""
    found = []
    for other in desk.registry.operations.values():
        start = other.start.start if other.start else None
        here = any(desk.registry.country(a) == desk.country for a in other.areas)
        near = start and of.start and -_HALF_YEAR < start - of.start < _YEAR and start <= desk.as_of
        if near and here and of.entry.id not in (other.id, other.part_of) and other.start:
            found.append((start, f"{other.name} ({when(other.start)})"))
    return [name for _, name in sorted(found, key=lambda f: (str(f[0]), f[1]))]
