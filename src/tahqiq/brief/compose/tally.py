"""What a publisher printed for a month, kind by kind and class by class, beside two earlier months: a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.grids import grid
from tahqiq.brief.compose.months import Series, month_of, party, printed
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed
from tahqiq.measure.wording import period as period_
from tahqiq.terms import Counts

_FEWEST, _MOST = 3, 16
_OLDER = 6
"""Rows of a table at least and at most; months back that a publisher's newest month is still shown."""


def tally(desk: Desk, months: Sequence[Period], *, state: bool = False) -> str:
    """A table for each publisher with figures for the first of the months; ``state`` those of its own bodies."""
    found = printed(desk, months[0], [desk.country])
    chosen = sorted(p for p in found if party(desk, p) == state)
    return "\n\n".join(t for p in chosen if (t := table(desk, p, found[p], months)))


def older(desk: Desk, month: Period) -> str:
    """The newest month of those publishers that have none for the month, if it lies within half a year; "" for none."""
    told, said = set(printed(desk, month, [desk.country])), []
    for back in range(1, _OLDER + 1):
        one = month_of(month[0], back)
        found = printed(desk, one, [desk.country])
        for publisher in sorted(set(found) - told):
            before, year_ago = month_of(one[0], 1), month_of(one[0], 12)
            said.append(table(desk, publisher, found[publisher], (one, before, year_ago)))
        told |= set(found)
    return "\n\n".join(s for s in said if s)


def table(desk: Desk, publisher: str, now: dict[Series, Figure], months: Sequence[Period]) -> str:
    """A publisher's figures for the first of the months, one row for each thing, with those of the others beside."""
    rows = sorted(_apart(now), key=lambda s: s.place)[:_MOST]
    then = [printed(desk, m, [desk.country]).get(publisher, {}) for m in months[1:]]
    kept = [i for i, of in enumerate(then) if any(s in of for s in rows)]
    if len(rows) < _FEWEST:
        return _told(desk, publisher, [now[s] for s in rows])
    heads = [period_(months[0]), *(period_(months[1 + i]) for i in kept)]
    cells = [[now.get(s), *(then[i].get(s) for i in kept)] for s in rows]
    body = [[_first(s.label), *(_cell(desk, f) for f in of)] for s, of in zip(rows, cells, strict=True)]
    lead = _lead(desk, publisher, now.values(), months[0])
    return f"{lead}\n\n{grid([_title(desk, publisher), *heads], body)}"


def _told(desk: Desk, publisher: str, figures: Sequence[Figure]) -> str:
    """Those not told of yet in a sentence, where there is too little for a table; "" for nothing."""
    told = {r for e in desk.ledger.entries for r in e.basis.rows}
    figures = [f for f in figures if not told.issuperset(desk.basis(f).rows)]
    if not figures:
        return ""
    series = [Series(f.metric, f.area, f.victim, f.actor, f.basis) for f in figures]
    parts = [f"{desk.figure(f)} {s.called(f.value)}" for s, f in zip(series, figures, strict=True)]
    own = ", a party to the conflict," if party(desk, publisher) else ""
    when = during((figures[0].start, figures[0].end))
    return sentence(f"{desk.publisher(publisher)}{own} counted {listed(parts)} in {desk.place(desk.country)} {when}")


def _apart(now: Iterable[Series]) -> list[Series]:
    """The series without classes that others make up: in attacks and operations together, of the injured."""
    held = [s for s in now if not s.actor]
    apart = {(s.metric, s.victim) for s in held if s.basis[0] == Counts.ATTACKS}
    whole = {(s.metric, s.basis[0]) for s in held if s.victim == "all"}
    return [
        s for s in held
        if s.victim in ("", "all")
        or (
            not (s.basis[0] == Counts.BOTH and (s.metric, s.victim) in apart)
            and not (s.metric == "injuries" and (s.metric, s.basis[0]) in whole)
        )
    ]  # fmt: skip


def _title(desk: Desk, publisher: str) -> str:
    return f"{_first(desk.publisher(publisher))}, {desk.place(desk.country)}"


_LEADS = (
    "{who}{own} gives these figures for {month}{on}", "{who}{own} printed for {month}{on} what follows",
    "for {month} {who}{own} has the following{on}",
)  # fmt: skip


def _lead(desk: Desk, publisher: str, figures: Iterable[Figure], month: Period) -> str:
    """Who printed them and when, said before the table."""
    days = sorted({f.known_from for f in figures if f.known_from})
    when = listed([_said(d) for d in (days if len(days) < 3 else [days[0], days[-1]])])
    on = f" ({'between ' if len(days) > 2 else ''}{when})" if days else ""
    own = ", a party to the conflict," if party(desk, publisher) else ""
    form = desk.vary("figures of a month", _LEADS)
    return sentence(form.format(who=desk.publisher(publisher), own=own, month=period_(month), on=on))


def _said(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _cell(desk: Desk, figure: Figure | None) -> str:
    return desk.figure(figure) if figure else ""


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
