"""How a place stands to what it lies in: its share of the dead, and deaths for as many people, with intervals."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.happened import Happened, happened, year
from tahqiq.brief.words import sentence
from tahqiq.errors import InputError
from tahqiq.measure.compare import compare
from tahqiq.measure.result import LEVEL, Measured
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed, number
from tahqiq.registry.entries import RANK

_RECENT = 3  # years at the end of the record


def beside(desk: Desk, area: str) -> str:
    """Its deaths of the last years against those of its province and country; "" where no events are at hand."""
    of = happened(desk, area)
    if of is None:
        return ""
    span = year(of.years[1] - _RECENT + 1)[0], of.whole[1]
    found, wider = of.counted(span), _wider(desk, area)
    if found is None or not wider:
        return ""
    return " ".join(s for s in (_shares(of, found, wider, span), _rates(of, wider, span)) if s)


def _wider(desk: Desk, area: str) -> list[str]:
    """The province and the country that it lies in on the day of the brief."""
    places = desk.registry.places
    held = [a for a in desk.registry.ancestors(area, desk.as_of) if a != area and a in desk.evidence.areas]
    return [a for a in held if RANK.get(places[a].kind, 9) < 2 and places[a].kind in ("province", "country")]


def _shares(of: Happened, found: Measured, wider: list[str], span: Period) -> str:
    deaths = found["deaths"]
    own = of.figure(deaths.value, "deaths, best estimate", span, (deaths.low, deaths.high))
    said = [f"{during(span)} {of.who} recorded {own} deaths in {of.desk.place(of.area)}"]
    for area in wider:
        outer = replace(of, area=area)
        whole = outer.counted(span)
        if whole and whole["deaths"].value:
            total = whole["deaths"]
            share = 100 * float(deaths.value or 0) / float(total.value or 1)
            text = f"{share:.0f}%" if share >= 1 else f"{share:.1f}%"
            part = of.desk.ledger.number(text, share, of.basis(f"deaths, of those in {of.desk.place(area)}", span))
            figure = outer.figure(total.value, "deaths, best estimate", span, (total.low, total.high))
            said.append(f"{part} of the {figure} in {of.desk.place(area)}")
    return sentence(f"{said[0]}, {listed(said[1:])}") if len(said) > 1 else sentence(said[0])


def _rates(of: Happened, wider: list[str], span: Period) -> str:
    """Deaths a year for as many people, where the censuses of both are known."""
    desk, said = of.desk, list[str]()
    for area in wider:
        try:
            outer = replace(of, area=area).selection(span)
            found = compare(desk.evidence.workspace, desk.registry, of.selection(span), outer)
        except InputError:
            continue
        if not said:
            said += _rate(of, found, "rate_now", of.area, span)
        said += _rate(of, found, "rate_then", area, span)
    if len(said) < 2:
        return ""
    return sentence(f"by the censuses that is {said[0]}, against {listed(said[1:])}")


def _rate(of: Happened, found: Measured, name: str, area: str, span: Period) -> list[str]:
    known = {e.name: e for e in found.estimates}
    one = known.get(name)
    if one is None or one.value is None or one.low is None or one.high is None:
        return []
    basis = replace(of, area=area).basis("deaths a year for 100,000 people", span, one.low, one.high)
    text = (
        f"{number(one.value)} deaths per 100,000 people a year "
        f"({LEVEL:.0%} interval {number(one.low)} to {number(one.high)})"
    )
    return [f"{of.desk.ledger.number(text, one.value, basis)} in {of.desk.place(area)}"]
