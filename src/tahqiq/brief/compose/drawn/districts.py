"""In which districts the dead of an event dataset's last whole years were, as a map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.brief.charts import Legend, Shapes, shapes
from tahqiq.brief.charts import areas as drawn
from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.drawn.easel import heading, placed
from tahqiq.brief.compose.happened import Happened, happened, year
from tahqiq.brief.words import sentence
from tahqiq.errors import InputError
from tahqiq.measure.place import place
from tahqiq.measure.result import Row
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed, period
from tahqiq.sources import card

_NAMED = 4
_FEWEST = 2  # districts with deaths below which a map says no more than a sentence


def district_map(desk: Desk, area: str, years: int) -> str:
    """The map under its caption; "" where no events or no polygons are at hand, or deaths in one district alone."""
    of = happened(desk, area)
    if of is None:
        where = desk.place(desk.country)
        desk.gaps.append(f"events one by one are not at hand for {where}")
        return ""
    span = year(max(of.years[0], of.years[1] - years + 1))[0], of.whole[1]
    try:
        found = place(desk.evidence.workspace, desk.registry, of.selection(span)).rows
        land = shapes(desk.registry, of.area, on=span[1])
    except InputError:
        return ""
    rows = sorted((r for r in found if r["id"] in land.names), key=lambda r: (-_dead(r), str(r["id"])))
    most = [r for r in rows if r["best"]]
    return _drawn(of, span, rows, land) if len(most) >= _FEWEST else ""


def _drawn(of: Happened, span: Period, rows: Sequence[Row], land: Shapes) -> str:
    desk = of.desk
    top = [desk.place(str(r["id"])) for r in rows if r["best"] == rows[0]["best"]]
    head = heading(
        desk, f"{of.who} recorded the most deaths {during(span)} in {listed(top)}",
        f"Deaths by district, {desk.bare_place(of.area)}, {period(span)}", [card(of.release.dataset).publisher],
        land.credit,
    )  # fmt: skip
    figure = drawn({str(r["id"]): _dead(r) for r in rows}, land, head, legend=Legend(f"Deaths, {period(span)}"))
    based = [(str(r["district"]), float(_dead(r)), _at(of, r).basis("deaths", span, *_bounds(r))) for r in rows]
    whole = of.counted(span)
    dead = float(whole["deaths"].value or 0) if whole else 0.0
    rows_ = [*based, ("all", dead, of.basis("deaths", span))]
    return placed(desk, "districts", figure, _caption(of, span, rows, dead), rows_)


def _caption(of: Happened, span: Period, rows: Sequence[Row], dead: float) -> str:
    """How many died in all, and where most."""
    told = [
        f"{_at(of, r).figure(_dead(r), 'deaths', span, _bounds(r))} in {of.desk.place(str(r['id']))}"
        for r in rows[:_NAMED]
        if r["best"]
    ]
    total = of.figure(dead, "deaths", span)
    where = of.desk.place(of.area)
    return sentence(f"{of.who} recorded {total} deaths in {where} {during(span)}, of which {listed(told)}")


def _at(of: Happened, row: Row) -> Happened:
    return replace(of, area=str(row["id"]))


def _dead(row: Row) -> int:
    return int(str(row["best"]))


def _bounds(row: Row) -> tuple[float, float]:
    return float(str(row["low"])), float(str(row["high"]))
