"""A month by events one by one: how many, how deadly, in which districts and with whom, where events reach it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.months import events
from tahqiq.brief.compose.violence import MAY_BE
from tahqiq.brief.ledger import Basis
from tahqiq.brief.words import sentence
from tahqiq.measure.compare import compare
from tahqiq.measure.count import By, count
from tahqiq.measure.result import LEVEL, Measured, Row
from tahqiq.measure.selection import Counted, Period, Selection
from tahqiq.measure.wording import during, listed, number, percent, size, source
from tahqiq.measure.wording import period as period_
from tahqiq.registry import Actor
from tahqiq.sources import card
from tahqiq.terms import Release, RowsAt

_MOST = 4


def recorded(desk: Desk, months: Sequence[Period]) -> str:
    """What the events of the first of the months come to, against each of the others; "" where no events reach it."""
    release = events(desk, months[0])
    if release is None:
        return ""
    asked = Selection(release.dataset, (desk.country,), *months[0], Counted.DEATHS, as_of=desk.as_of)
    said = [_whole(desk, release, asked)]
    said += [_against(desk, release, asked, base) for base in months[1:] if events(desk, base) == release]
    said += [_most(desk, release, asked, By.DISTRICT), _sides(desk, release, asked)]
    return " ".join(s for s in said if s)


def _whole(desk: Desk, release: Release, asked: Selection) -> str:
    found = count(desk.evidence.workspace, desk.registry, asked)
    basis = _basis(desk, release, (asked.start, asked.end), found)
    happened, dead = found["events"].value or 0, found["deaths"].value or 0
    events_ = desk.ledger.number(number(happened), happened, basis)
    deaths = desk.ledger.number(number(dead), dead, basis)
    words = f"{source(release.dataset)} recorded {events_} lethal events with {deaths} deaths"
    return sentence(f"{words} in {desk.place(desk.country)} {during((asked.start, asked.end))}")


def _against(desk: Desk, release: Release, asked: Selection, base: Period) -> str:
    """How the month's events stand to those of another month."""
    happened = replace(asked, counted=Counted.EVENTS)
    found = compare(desk.evidence.workspace, desk.registry, happened, happened.over(base))
    ratio, then, now = found["ratio"], found["then"].value or 0, found["now"].value or 0
    basis = _basis(desk, release, base, found)
    text = f"{desk.ledger.number(number(then), then, basis)} lethal events {during(base)}"
    if ratio.value is None or ratio.low is None or ratio.high is None or not then:
        return sentence(f"it had recorded {text}")
    told = ratio.low > 1 or ratio.high < 1
    days = {(end - start).days for start, end in ((asked.start, asked.end), base)}
    a_day = " a day" if len(days) > 1 else ""
    way = "more" if now > then else "fewer"
    span = f"({LEVEL:.0%} interval {percent(ratio.low)} to {percent(ratio.high)}{a_day})"
    much = desk.ledger.number(f"{size(now / then)} {way} {span}", 100 * (now / then - 1), basis)
    chance = "more than chance gives" if told else desk.vary("may be chance", MAY_BE)
    form = desk.vary("recorded before", ("compared with {}, its count is {}", "against {}, that is {}"))
    return sentence(f"{form.format(text, much)}, {chance}")


def _most(desk: Desk, release: Release, asked: Selection, by: By) -> str:
    """In which districts the most were killed."""
    found = count(desk.evidence.workspace, desk.registry, asked, by)
    rows = [r for r in found.rows if r["best"]][:_MOST]
    basis = _basis(desk, release, (asked.start, asked.end), found)
    parts = [f"{_figure(desk, r, 'best', basis)} in {r['district']}" for r in rows]
    return sentence(f"of the dead, it places {listed(parts)} {during((asked.start, asked.end))}") if parts else ""


def _sides(desk: Desk, release: Release, asked: Selection) -> str:
    """In how many events which armed groups were a side."""
    found = count(desk.evidence.workspace, desk.registry, asked, By.ACTOR)
    basis = _basis(desk, release, (asked.start, asked.end), found)
    rows = [r for r in found.rows if not _state(desk, str(r["actor"]))]
    rows = sorted(rows, key=lambda r: (-float(str(r["events"])), str(r["actor"])))[:_MOST]
    parts = [f"the {r['actor']} in {_figure(desk, r, 'events', basis)} {_events(r)}" for r in rows]
    return sentence(f"of the armed groups, it names {listed(parts)}") if parts else ""


def _events(row: Row) -> str:
    return "event" if row["events"] == 1 else "events"


def _state(desk: Desk, name: str) -> bool:
    return any(isinstance(e, Actor) and e.kind in ("state", "state_force") for e in desk.registry.named(name))


def _figure(desk: Desk, row: Row, key: str, basis: Basis) -> str:
    value = float(str(row[key]))
    return desk.ledger.number(number(value), value, basis)


def _basis(desk: Desk, release: Release, period: Period, found: Measured) -> Basis:
    of = card(release.dataset)
    key = desk.dataset(release)
    start, end = period
    return Basis(
        f"{source(release.dataset)}: {found.title}. {of.row_is}",
        f"count(area={desk.country!r}, period='{start:%Y-%m}')",
        f"tahqiq measure count --area {desk.country} --period {start:%Y-%m}",
        (release.release_id,),
        (str(RowsAt(release.release_id, areas=(desk.country,), start=start, end=end)),),
        (key,),
        note=f"{period_(period)}",
    )
