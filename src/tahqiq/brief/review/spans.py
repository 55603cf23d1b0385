"""What was counted before, during and after an operation: in its areas, and in the districts that touch them."""

from __future__ import annotations

from dataclasses import replace

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.grids import grid
from tahqiq.brief.compose.violence import MAY_BE
from tahqiq.brief.ledger import Basis
from tahqiq.brief.review.subject import Subject, years_about
from tahqiq.brief.words import sentence
from tahqiq.errors import InputError
from tahqiq.measure.compare import compare
from tahqiq.measure.count import count
from tahqiq.measure.cover import covered
from tahqiq.measure.result import LEVEL, Measured
from tahqiq.measure.selection import Counted, Period, Selection
from tahqiq.measure.wording import during, listed, number, percent, size, source
from tahqiq.measure.wording import period as period_
from tahqiq.resolve import nesting
from tahqiq.resolve.polygons import polygons
from tahqiq.sources import card
from tahqiq.terms import RecordKind, Release, RowsAt, Victim

_BEFORE, _AFTER = 2, 4
_MONTH = 31
_DISTRICTS = frozenset({"district", "agency"})


def release(desk: Desk, of: Subject) -> Release | None:
    """The release with events of the country that reaches its start; None where none does."""
    held = [r for r in desk.evidence.releases if r.kind is RecordKind.EVENTS and r.area in (desk.country, "world")]
    return next((r for r in held if of.start and covered([r])[0] <= of.start <= covered([r])[1]), None)


def spans(desk: Desk, of: Subject) -> str:
    """A table of lethal events and deaths in its areas, twelve months at a time; "" where no events reach it."""
    held = release(desk, of)
    if held is None or not of.areas:
        if of.areas:
            where = listed([desk.place(a) for a in of.areas])
            desk.gaps.append(f"no events one by one of {where} about that time are at hand")
        return ""
    first, last = covered([held])
    kept = [s for s in years_about(of, _BEFORE, _AFTER) if first <= s[0] and s[1] <= last]
    where = listed([desk.place(a) for a in of.areas])
    rows = [[period_(s), *_counted(desk, held, of.areas, s)] for s in kept]
    if len(rows) < 2:
        return ""
    name = source(held.dataset)
    lead = sentence(f"what {name} recorded in {where}, twelve months at a time")
    return f"{lead}\n\n{grid([f'{name}, {where}', 'Lethal events', 'Deaths'], rows)}"


def _counted(desk: Desk, held: Release, areas: tuple[str, ...], span: Period) -> list[str]:
    asked = Selection(held.dataset, areas, *span, Counted.DEATHS, as_of=desk.as_of)
    found = _count(desk, asked)
    title = found.title if found else f"No lethal event in {listed([desk.place(a) for a in areas])}, {period_(span)}"
    values = [found["events"].value or 0, found["deaths"].value or 0] if found else [0, 0]
    basis = _basis(desk, held, asked, title)
    return [desk.ledger.number(number(v), v, basis) for v in values]


def _count(desk: Desk, asked: Selection) -> Measured | None:
    """The count of what is covered; None where nothing happened."""
    try:
        return count(desk.evidence.workspace, desk.registry, asked)
    except InputError:
        return None


def displaced(desk: Desk, of: Subject) -> str:
    """The twelve months before against the first twelve of it, in its areas and in the districts that touch them."""
    held = release(desk, of)
    if held is None or not of.areas:
        return ""
    if desk.country in of.areas:
        return "It was of the whole country, so that no district beside it is left to which violence could have moved."
    inner = [i for a in of.areas for _, i, *_ in nesting(desk.registry).get(a, ()) if _district(desk, i)]
    around = tuple(
        p for p in polygons(desk.registry).touching(sorted({*inner, *of.areas}))
        if p in desk.registry.places and desk.registry.country(p) == desk.country
    )  # fmt: skip
    where = listed([desk.place(a) for a in of.areas])
    said = [_moved(desk, held, of, of.areas, where)]
    if around:
        said.append(_moved(desk, held, of, around, f"the districts that touch {where}"))
    return " ".join(s for s in said if s)


def _district(desk: Desk, place: str) -> bool:
    return place in desk.registry.places and desk.registry.places[place].kind in _DISTRICTS


def _moved(desk: Desk, held: Release, of: Subject, areas: tuple[str, ...], where: str) -> str:
    then, now = years_about(of, 1, 1)
    first, last = covered([held])
    if then[0] < first or now[1] > last:
        return ""
    asked = Selection(held.dataset, areas, *now, Counted.EVENTS, as_of=desk.as_of)
    try:
        found = compare(desk.evidence.workspace, desk.registry, asked, asked.over(then))
    except InputError:  # nothing happened in either
        return ""
    ratio, after, before = found["ratio"], found["now"].value or 0, found["then"].value or 0
    title = f"Lethal events in {where}, {period_(now)} against {period_(then)}"
    basis = _basis(desk, held, asked, title)
    counts = [desk.ledger.number(number(v), v, basis) for v in (before, after)]
    text = (
        f"in {where} {source(held.dataset)} recorded {counts[0]} lethal events {during(then)} and {counts[1]} lethal "
        f"events {during(now)}"
    )
    if ratio.value is None or ratio.low is None or ratio.high is None or not before:
        return sentence(text)
    told = ratio.low > 1 or ratio.high < 1
    way = "more" if ratio.value > 1 else "fewer"
    span = f"({LEVEL:.0%} interval {percent(ratio.low)} to {percent(ratio.high)})"
    much = desk.ledger.number(f"{size(ratio.value)} {way} {span}", 100 * (ratio.value - 1), basis)
    return sentence(f"{text}, {much}, {'more than chance gives' if told else desk.vary('may be chance', MAY_BE)}")


def losses(desk: Desk, of: Subject) -> str:
    """The dead of state forces by events in its areas while it ran; "" where no events reach it."""
    held = release(desk, of)
    if held is None or not of.areas or of.start is None:
        return ""
    end = min(of.end or of.as_of, covered([held])[1])
    if (end - of.start).days < _MONTH:  # many events are dated to a month at best
        return ""
    asked = Selection(held.dataset, of.areas, of.start, end, Counted.DEATHS, as_of=desk.as_of)
    parts = []
    for victim, words in ((Victim.SECURITY, "members of the security forces"), (Victim.MILITANT, "militants"),
                          (Victim.CIVILIAN, "civilians")):  # fmt: skip
        found = _count(desk, replace(asked, victim=victim))
        if found is None:
            return ""
        value = found["deaths"].value or 0
        parts.append(f"{desk.ledger.number(number(value), value, _basis(desk, held, asked, found.title))} {words}")
    where = listed([desk.place(a) for a in of.areas])
    return sentence(
        f"among all the dead, {source(held.dataset)} recorded {listed(parts)} killed in {where} "
        f"{during((of.start, end))}"
    )


def _basis(desk: Desk, held: Release, asked: Selection, title: str) -> Basis:
    of = card(held.dataset)
    key = desk.dataset(held)
    areas = "+".join(asked.areas) if len(asked.areas) < 4 else f"{'+'.join(asked.areas[:3])}+…"
    span = f"{asked.start}..{asked.end}"
    return Basis(
        f"{source(held.dataset)}: {title}. {of.row_is}", f"count(area={areas!r}, period={span!r})",
        f"tahqiq measure count --area {areas} --period {span}", (held.release_id,),
        (str(RowsAt(held.release_id, areas=asked.areas, start=asked.start, end=asked.end)),), (key,),
    )  # fmt: skip
