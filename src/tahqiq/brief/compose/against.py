"""A month's count against the month before and that of a year before, publisher by publisher, with intervals."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.moves import Move, moves
from tahqiq.brief.compose.things import Thing
from tahqiq.brief.compose.violence import MAY_BE, Telling, counted, direction, moved, size, whose
from tahqiq.brief.words import agree, sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import listed
from tahqiq.measure.wording import period as period_
from tahqiq.terms import Bound


def against(desk: Desk, thing: Thing, months: Sequence[Period], bases: Sequence[str]) -> str:
    """What publishers count in the first of the months and how that stands to each of the others; "" for none."""
    found = desk.evidence.printed(thing.metric, thing.area, months[0], victim=thing.victim)
    chosen = sorted((b for b in found if b[0] in bases and not b[2]), key=lambda b: (bases.index(b[0]), -len(found[b])))
    desk.speaker = ""
    said = [_of_basis(desk, thing, found[basis], months, first=i == 0) for i, basis in enumerate(chosen)]
    return " ".join(said)


def _of_basis(desk: Desk, thing: Thing, figures: list[Figure], months: Sequence[Period], *, first: bool) -> str:
    basis = figures[0].basis
    sets = [[m for m in moves(desk, thing, basis, figures, base) if _firm(m)] for base in months[1:]]
    said: list[str] = []
    told: set[str] = set()
    for of in sets:
        said += [direction(desk, thing, basis, of)] if len(of) > 1 else []
        for move in of:
            who = move.now.publisher
            named = first and not any(said)
            again = who in told
            said.append(
                _again(desk, thing, move) if again else moved(desk, thing, move, Telling(spans=True), named=named)
            )
            told.add(who)
    if alone := [f for f in figures if f.publisher not in told]:
        said.append(counted(desk, thing, basis, alone, months[0], first=first and not told))
    said.append(_apart(desk, figures))
    return " ".join(s for s in said if s)


def _apart(desk: Desk, figures: list[Figure]) -> str:
    """That publishers of one month do not agree on how many there were, where they do not."""
    if len(figures) < 2 or agree([f.value for f in figures]):
        return ""
    desk.speaker = ""
    names = listed(sorted(desk.publisher(f.publisher) for f in figures))
    forms = ("on how many there were, {} do not agree", "{} count differently; their figures are not averaged")
    return sentence(desk.vary("do not agree", forms).format(names))


def _firm(move: Move) -> bool:
    """Whether both figures are sound and are no mere lower bound, so that a change between them means something."""
    return all(f.confidence != "low" and f.bound in (Bound.EXACT, Bound.ABOUT) for f in (move.now, move.then))


def _again(desk: Desk, thing: Thing, move: Move) -> str:
    """A publisher's change since a second month, its count of the first having been said."""
    who, then = desk.speaks(move.now.publisher), period_(move.base)
    count = "its count" if who == "it" else f"{whose(who)} count"
    much, before = size(desk, thing, move, spans=True), desk.figure(move.then)
    if move.verb in ("rose", "fell"):
        return sentence(f"{count} {move.verb} by {much} from {before} in {then}")
    if move.verb == "stayed":
        return sentence(f"{who} had counted as many in {then}")
    if not much:
        return sentence(f"{who} had counted {before} in {then}, a difference that may be chance")
    return sentence(f"compared with {before} in {then}, {count} is {much}, {desk.vary('may be chance', MAY_BE)}")
