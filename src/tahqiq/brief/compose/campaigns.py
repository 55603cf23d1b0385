"""Operations that were, by their announcements, of a place: when, by whom, to what end."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.numerals import FIGURES
from tahqiq.brief.words import either
from tahqiq.measure.wording import day, listed
from tahqiq.registry.entries import Operation
from tahqiq.terms import Span

_MOST = 10


def campaigns(desk: Desk, area: str) -> str:
    """The operations of the place or of what holds it short of the country, in order of their days, as a list."""
    holding = set(desk.registry.ancestors(area)) - {desk.country}
    found = [
        o for o in desk.registry.operations.values()
        if o.start and o.start.start and o.start.start <= desk.as_of
        and any(a in holding or (desk.registry.within(a, area) and a != desk.country) for a in o.areas)
    ]  # fmt: skip
    kept = sorted(found, key=lambda o: (_first(o), o.id))
    own = [o for o in kept if _names(desk, o, area)]
    told = "\n".join(f"- {_told(desk, o)}" for o in own[-_MOST:])
    return "\n\n".join(p for p in (told, _wider(desk, [o for o in kept if o not in own])) if p)


def _names(desk: Desk, of: Operation, area: str) -> bool:
    """Whether it was of the place or a part of it, or its aim names the place."""
    return any(desk.registry.within(a, area) for a in of.areas) or desk.bare_place(area) in f"{of.name} {of.aims}"


def _wider(desk: Desk, others: list[Operation]) -> str:
    """Those of what holds the place, in a sentence: their announcements name no smaller area."""
    if not others:
        return ""
    named = [f"{o.name} ({_when(o.start, year=True)})" for o in others if o.start]
    where = either(sorted({desk.place(a) for o in others for a in o.areas}))
    verb = "was" if len(named) == 1 else "were"
    pages = [p for o in others for p in desk.pages(o.sources[:1], o.name)]
    return desk.cited(f"announced for {where} as a whole, or for other parts of it, {verb} {listed(named)}", *pages)


def _first(of: Operation) -> str:
    return str(of.start.start) if of.start else ""


def _told(desk: Desk, of: Operation) -> str:
    """ "Operation X in Y, from 15 June 2014 to 3 April 2017: clear … (by its own announcement)." """
    assert of.start is not None
    over = of.end if of.end and of.end.start and of.end.start <= desk.as_of else None
    since = _when(of.start)
    when = f"from {since} to {_when(over)}" if over and _when(over) != since else f"{'in' if over else 'since'} {since}"
    where = ", ".join(desk.place(a) for a in of.areas)
    aim = desk.known(of.aims)
    told = f", with the stated aim to {aim[0].lower()}{aim[1:].rstrip('.')}" if aim and not _figures(aim) else ""
    return desk.cited(f"{of.name} in {where}, {when}{told}", *desk.pages(of.sources[:1], of.name))


def _figures(text: str) -> bool:
    return any(m["figure"] for m in FIGURES.finditer(text))


def _when(span: Span, *, year: bool = False) -> str:
    """ "15 June 2014", "August 2014", "2014", as far as the date is known."""
    assert span.start is not None
    last = span.end or span.start
    if year:
        return str(span.start.year)
    if last == span.start:
        return day(span.start)
    return f"{span.start:%B %Y}" if (last - span.start).days < 31 else f"{span.start.year}"
