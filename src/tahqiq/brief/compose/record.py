"""What a dataset of events records of an area or an actor: how much, since when, whose deaths, of what kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.grids import grid
from tahqiq.brief.compose.happened import Happened, best, happened, year
from tahqiq.brief.words import sentence
from tahqiq.measure.count import By
from tahqiq.measure.pick import picked
from tahqiq.measure.result import Measured, Row
from tahqiq.measure.wording import day, during, listed, number, period
from tahqiq.terms import Victim
from tahqiq.terms.vocabulary import Violence

_CLASSES = {
    Victim.CIVILIAN: "Civilians", Victim.SECURITY: "Members of state forces",
    Victim.MILITANT: "Members of armed groups",
}  # fmt: skip
_KINDS = {
    Violence.STATE_BASED: ("fight", "between a state and an armed group"),
    Violence.NON_STATE: ("fight", "between groups of which none is a state's"),
    Violence.ONE_SIDED: ("attack", "on unarmed people"),
}
_ROWS = 20
"""Years that a table shows; what lies before them is one row."""


def record(desk: Desk, area: str = "", actor: str = "") -> str:
    """The whole record in prose and the dead by class as a table; "" where no events are at hand or none fits."""
    of = happened(desk, area, actor)
    found = of.counted(of.whole) if of else None
    if of is None or found is None:
        if of and not actor:
            return _none(of)
        desk.gaps.append(_missing(desk, of, actor))
        return ""
    return "\n\n".join(p for p in (_whole(of, found), _classes(of), _kinds(of)) if p)


def _none(of: Happened) -> str:
    """That a place has no event is a finding, which is no proof of peace."""
    zero = of.figure(0, "lethal events", of.whole)
    place = of.desk.place(of.area)
    said = f"for {period(of.whole)} {of.who} has {zero} lethal events in {place}"
    return f"{sentence(said)} That is what its rules and its sources let it see; it does not show that there was none."


def _missing(desk: Desk, of: Happened | None, actor: str) -> str:
    """Why there is no record: no dataset, an actor that the dataset does not know, or no event."""
    if of is None:
        return f"events one by one are not at hand for {desk.place(desk.country)}"
    if actor and not desk.registry.actors[actor].ucdp_ids:
        name = desk.actor(actor)
        return f"{of.who} knows no actor by the name of {name}, so that its events stand under another one or none"
    return f"{of.who} has no lethal event{of.involving} in {desk.place(of.area)} {during(of.whole)}"


def _whole(of: Happened, found: Measured) -> str:
    deaths = found["deaths"]
    span = of.whole
    events = of.figure(found["events"].value, "lethal events", span)
    dead = of.figure(deaths.value, "deaths, best estimate", span, (deaths.low, deaths.high))
    text = (
        f"for {period(span)} {of.who} has {events} lethal events{of.involving} in {of.desk.place(of.area)}, with "
        f"{dead} deaths"
    )
    first, last = _ends(of)
    return f"{sentence(text)} {sentence(f'the first of them was {first}, the last {last}')}"


def _ends(of: Happened) -> tuple[str, str]:
    """The days of the first and the last event, as far as a day is known."""
    events = picked(of.desk.evidence.workspace, of.desk.registry, of.selection(of.whole))
    found: list[dict[str, Any]] = of.desk.evidence.workspace.arrow(
        events.aggregate(first=events.start.min(), last=events.start.max())
    ).to_pylist()
    return f"on {day(found[0]['first'])}", f"on {day(found[0]['last'])}"


def _classes(of: Happened) -> str:
    """A table of the dead by class; what is not known of any widens each upwards."""
    rows: list[list[str]] = []
    for victim, named in _CLASSES.items():
        found = of.counted(of.whole, victim=victim)
        if found is not None and found["deaths"].value:
            one = found["deaths"]
            rows.append([named, _ranged(of, one.value, (one.low, one.high), f"deaths, {named.lower()}")])
    if len(rows) < 2:
        return ""
    lead = "Whose deaths they were, with the range where the class of some of the dead is not known:"
    return f"{lead}\n\n{grid(['Of the dead', f'Deaths{of.told_of}, {period(of.whole)}'], rows)}"


def _ranged(of: Happened, value: object, bounds: tuple[object, object], what: str) -> str:
    """ "191 (191–203)", one number of the ledger; the bounds only where they differ."""
    low, high = (float(str(b or 0)) for b in bounds)
    one = float(str(value or 0))
    text = number(one) if low == high else f"{number(one)} ({number(low)}–{number(high)})"
    return of.desk.ledger.number(text, one, of.basis(what, of.whole, low, high))


def _kinds(of: Happened) -> str:
    found = of.counted(of.whole, By.KIND)
    rows = sorted(found.rows if found else (), key=lambda r: -float(str(r["events"])))
    parts = [_kind(of, r) for r in rows]
    return sentence(f"by kind, these events are {listed(parts)}") if len(parts) > 1 else ""


def _kind(of: Happened, row: Row) -> str:
    noun, what = _KINDS[Violence(str(row["kind"]))]
    many = "" if row["events"] == 1 else "s"
    return f"{of.figure(row['events'], 'lethal events', of.whole)} {noun}{many} {what}"


def years(desk: Desk, area: str = "", actor: str = "") -> str:
    """A table of events and deaths by year from the first with an event on; "" where none is at hand."""
    of = happened(desk, area, actor)
    found = of.counted(of.whole, By.YEAR) if of else None
    if of is None or found is None:
        return ""
    rows = list(found.rows)
    while rows and not rows[0]["events"]:
        rows.pop(0)
    heads = ["Year", f"Lethal events{of.told_of}", f"Deaths{of.told_of}"]
    table = grid(heads, [_year(of, r) for r in rows[-_ROWS:]])
    lead = f"{of.who} has by year in {desk.place(of.area)}, with the coder's low and high where they differ:"
    return f"{lead}\n\n{table}\n\n{_peak(of, rows)}"


def _year(of: Happened, row: Row) -> list[str]:
    span = year(int(str(row["year"])))
    dead, bounds = best(row)
    low, high = (float(str(b or 0)) for b in bounds)
    value = float(str(dead or 0))
    text = number(value) if low == high else f"{number(value)} ({number(low)}–{number(high)})"
    deaths = of.desk.ledger.number(text, value, of.basis("deaths, best estimate", span, low, high))
    return [str(row["year"]), of.figure(row["events"], "lethal events", span), deaths]


def _peak(of: Happened, rows: Sequence[Row]) -> str:
    """In which year it was worst, and where the newest year stands."""
    worst = max(rows, key=lambda r: (float(str(r["best"])), str(r["year"])))
    last = rows[-1]
    text = f"the record peaks in {worst['year']}"
    if worst is last or len(rows) < 2:
        return sentence(text) if len(rows) > 1 else ""
    if not last["best"]:
        return sentence(f"{text}; for {last['year']} it has no death")
    share = 100 * float(str(last["best"])) / float(str(worst["best"]))
    basis = of.basis(f"deaths, against {worst['year']}", year(int(str(last["year"]))))
    much = of.desk.ledger.number(f"{share:.0f}%" if share >= 1 else f"{share:.1f}%", share, basis)
    return sentence(f"{text}; {last['year']} has {much} of the deaths of that year")
