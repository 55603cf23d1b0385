"""Which part of a count lies where, and whose deaths it is of."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.things import Thing, how
from tahqiq.brief.evidence import Basis
from tahqiq.brief.words import sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import PEOPLE, during, listed
from tahqiq.terms import Victim

_FIRST_LEVEL = frozenset({"province", "territory"})
_SHOWN = 4
_CLASSES = (Victim.SECURITY, Victim.CIVILIAN, Victim.MILITANT)


def where(desk: Desk, thing: Thing, period: Period) -> str:
    """The parts of the area with the most, a sentence for each publisher that printed two or more; "" for none."""
    parts = sorted(
        p.id
        for p in desk.registry.places.values()
        if p.kind in _FIRST_LEVEL and p.id in desk.evidence.areas and p.id != thing.area
    )
    found: dict[tuple[str, Basis], list[Figure]] = {}
    for part in parts:
        printed = desk.evidence.printed(thing.metric, part, period, victim=thing.victim, actor=thing.actor)
        for basis, figures in printed.items():
            for figure in figures:
                found.setdefault((figure.publisher, (*basis[:2], "")), []).append(figure)
    said = [
        _parts(desk, thing, basis, figures, period) for (_, basis), figures in sorted(found.items()) if len(figures) > 1
    ]
    return " ".join(said)


def _parts(desk: Desk, thing: Thing, basis: Basis, figures: list[Figure], period: Period) -> str:
    best: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda f: bool(f.territory)):
        best.setdefault(figure.area, figure)
    most = sorted(best.values(), key=lambda f: (-f.value, f.area))[:_SHOWN]
    if len(most) < 2 or not most[0].value:
        return ""
    first, *rest = [f for f in most if f.value]
    head = (
        f"{desk.publisher(first.publisher)} counted {desk.figure(first)} {thing.named(first.value)}{how(thing, basis)} "
        f"in {_place(desk, first)}"
    )
    parts = [f"{desk.figure(f)} in {_place(desk, f)}" for f in rest]
    return sentence(f"{listed([head, *parts])} {during(period)}")


def _place(desk: Desk, figure: Figure) -> str:
    """The place of a figure, and what had joined it that the figure leaves out."""
    side, _, other = figure.territory.partition(":")
    apart = side == "without" and desk.registry.within(other, figure.area, figure.end)
    return f"{desk.place(figure.area)}{f' without {desk.place(other)}' if apart else ''}"


def classes(desk: Desk, area: str, period: Period, counts: str) -> str:
    """Whose deaths they were, by each publisher that printed two classes or more on one footing; "" for none."""
    found: dict[str, dict[str, Figure]] = {}
    for victim in _CLASSES:
        for basis, figures in desk.evidence.printed("deaths", area, period, victim=victim).items():
            if basis[0] == counts and not basis[2]:
                for figure in figures:
                    found.setdefault(figure.publisher, {}).setdefault(victim, figure)
    said = [_classes(desk, area, period, of) for _, of in sorted(found.items()) if len(of) > 1]
    return " ".join(said)


def _classes(desk: Desk, area: str, period: Period, of: dict[str, Figure]) -> str:
    one = next(iter(of.values()))
    kinds = [f"{desk.figure(f)} {PEOPLE[Victim(v)][f.value != 1]}" for v, f in of.items() if f.value]
    of_what = how(Thing("deaths", area, one.victim), one.basis)
    who = desk.publisher(one.publisher)
    return sentence(
        f"of the people killed{of_what} in {desk.place(area)} {during(period)}, {who} counted {listed(kinds)}"
    )
