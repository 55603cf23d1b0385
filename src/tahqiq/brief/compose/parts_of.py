"""Who was a side of the events of a place, and in which of its districts the dead were."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.grids import grid
from tahqiq.brief.compose.happened import Happened, best, happened, year
from tahqiq.measure.count import By
from tahqiq.measure.result import Row
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import period

_MOST = 8
_RECENT = 3


def sides(desk: Desk, area: str) -> str:
    """A table of those who were a side of the most events there; "" where no events are at hand."""
    of = happened(desk, area)
    rows = _rows(of, of.whole, By.ACTOR, {a.name for a in desk.registry.actors.values()}) if of else []
    if of is None or not rows:
        return ""
    rows = sorted(rows, key=lambda r: (-float(str(r["events"])), str(r["actor"])))[:_MOST]
    where = f"{desk.place(area)}, {period(of.whole)}"
    lead = "An event counts for both its sides, so that the rows add up to more than there were."
    table = grid(["Side", f"Lethal events in {where}", f"Deaths in {where}"], [_row(of, r, "actor") for r in rows])
    return f"{lead}\n\n{table}"


def districts(desk: Desk, area: str) -> str:
    """A table of the districts with the most dead of late; "" for a place that has no two of them with any."""
    of = happened(desk, area)
    if of is None:
        return ""
    late = year(of.years[1] - _RECENT + 1)[0], of.whole[1]
    names = {p.name for p in desk.registry.places.values() if p.kind == "district"}
    rows = [r for r in _rows(of, late, By.DISTRICT, names) if r["best"]][:_MOST]
    if len(rows) < 2:
        return ""
    told = []
    for row in rows:
        dead, bounds = best(row)
        told.append([str(row["district"]), of.figure(dead, f"deaths, best estimate, {row['district']}", late, bounds)])
    return grid(["District", f"Deaths, {period(late)}"], told)


def _rows(of: Happened, span: Period, by: By, known: set[str]) -> list[Row]:
    """The rows of a count that have a name of their own."""
    found = of.counted(span, by)
    return [r for r in (found.rows if found else ()) if r["events"] and str(r[str(by)]) in known]


def _row(of: Happened, row: Row, unit: str) -> list[str]:
    dead, bounds = best(row)
    name = str(row[unit])
    return [
        name,
        of.figure(row["events"], f"lethal events with {name} as a side", of.whole),
        of.figure(dead, f"deaths in events with {name} as a side, best estimate", of.whole, bounds),
    ]
