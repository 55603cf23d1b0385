"""Where the events with an actor were: by province over all years and of late, and in which districts."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.grids import grid
from tahqiq.brief.compose.happened import Happened, best, happened, year
from tahqiq.brief.words import sentence
from tahqiq.measure.count import By
from tahqiq.measure.result import Measured
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import day, listed, period

_MOST = 5
_RECENT = 3  # years at the end of the record that are told apart


def haunts(desk: Desk, actor: str) -> str:
    """A table of the dead by province, and the districts with the most of late; "" where no events are at hand."""
    of = happened(desk, actor=actor)
    if of is None:
        return ""
    late = year(of.years[1] - _RECENT + 1)[0], of.whole[1]
    return "\n\n".join(p for p in (_provinces(of, late), _districts(of, late)) if p)


def _provinces(of: Happened, late: Period) -> str:
    """The dead by province as the borders were on the day; a former territory has its own row."""
    desk, spans = of.desk, (of.whole, late)
    inside = {p: replace(of, area=p) for p in _first_level(desk)}
    found = {p: [inner.counted(span) for span in spans] for p, inner in inside.items()}
    order = sorted((p for p in found if found[p][0]), key=lambda p: (-_dead(found[p][0]), p))
    if not order:
        return ""
    rows = [
        [desk.bare_place(p), *(_deaths(inside[p], f, s) for f, s in zip(found[p], spans, strict=True))] for p in order
    ]
    heads = [desk.division().capitalize(), *(f"Deaths{of.involving}, {period(span)}" for span in spans)]
    return "\n\n".join(s for s in (grid(heads, rows), _shared(desk, order)) if s)


def _first_level(desk: Desk) -> list[str]:
    places = desk.registry.places
    return sorted(p for p in desk.evidence.areas if p in places and places[p].kind in ("province", "territory"))


def _dead(found: Measured | None) -> float:
    return (found["deaths"].value or 0) if found else 0


def _deaths(of: Happened, found: Measured | None, span: Period) -> str:
    bounds = (found["deaths"].low, found["deaths"].high) if found else None
    return of.figure(_dead(found), "deaths, best estimate", span, bounds)


def _shared(desk: Desk, order: list[str]) -> str:
    """Which rows are a part of others from a day on, so that nobody adds them up."""
    parts = [
        f"since {day(parent.start)} {desk.place(parent.id)} takes in {desk.place(p)}, so that the later dead there are "
        "in both rows"
        for p in order
        for parent in desk.registry.places[p].parents
        if parent.start and parent.id in order
    ]
    return sentence(listed(parts)) if parts else ""


def _districts(of: Happened, late: Period) -> str:
    found = of.counted(late, By.DISTRICT)
    known = {p.name for p in of.desk.registry.places.values() if p.kind == "district"}
    rows = [r for r in (found.rows if found else ()) if r["best"] and str(r["district"]) in known][:_MOST]
    if not rows:
        return ""
    told = []
    for row in rows:
        dead, bounds = best(row)
        what = f"deaths, best estimate, {row['district']}"
        told.append([str(row["district"]), of.figure(dead, what, late, bounds)])
    return grid(["District", f"Deaths{of.involving}, {period(late)}"], told)
