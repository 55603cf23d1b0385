"""How much violence there was: each publisher's count, what it counts, and how it moved."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.moves import Move, moves
from tahqiq.brief.compose.things import ORDER, Thing, how
from tahqiq.brief.evidence import Basis
from tahqiq.brief.words import agree, sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed, percent
from tahqiq.measure.wording import period as period_


def violence(desk: Desk, thing: Thing, period: Period, base: Period | None, bases: Sequence[str] = ORDER) -> str:
    """Who counted how many in the period, on each basis, and how that moved since ``base``; "" where nobody did."""
    found = desk.evidence.printed(thing.metric, thing.area, period, victim=thing.victim, actor=thing.actor)
    chosen = sorted((b for b in found if b[0] in bases and not b[2]), key=lambda b: (bases.index(b[0]), -len(found[b])))
    said = [_of_basis(desk, thing, basis, found[basis], period, base) for basis in chosen]
    if not said:
        desk.gaps.append(f"nobody's count of {thing.noun} in {desk.place(thing.area)} {during(period)} is at hand")
    return " ".join(said)


def _of_basis(
    desk: Desk, thing: Thing, basis: Basis, figures: list[Figure], period: Period, base: Period | None
) -> str:
    moved = moves(desk, thing, basis, figures, base) if base else []
    with_base = {m.now.publisher for m in moved}
    alone = [f for f in figures if f.publisher not in with_base]
    said = [_direction(desk, thing, basis, moved)] if len(moved) > 1 else []
    said += [_moved(desk, thing, m, i, named=not any(said) and i == 0) for i, m in enumerate(moved)]
    if alone:
        said.append(_counted(desk, thing, basis, alone, period, first=not moved))
    return " ".join(s for s in said if s)


def _counted(desk: Desk, thing: Thing, basis: Basis, figures: list[Figure], period: Period, *, first: bool) -> str:
    """ "PIPS counted 521 attacks in Pakistan in 2024, PICSS counted 905 attacks and CRSS counted 909 attacks." """
    one, *others = figures
    head = (
        f"{desk.publisher(one.publisher)} counted {desk.figure(one)} {thing.named(one.value)}{how(thing, basis)}"
        f"{_where(desk, thing, named=first)} {during(period)}"
    )
    rest = [f"{desk.publisher(f.publisher)} counted {desk.figure(f)} {thing.named(f.value)}" for f in others]
    if first and not agree([f.value for f in figures]):
        head = f"trackers do not agree: {head}"
    return sentence(listed([head, *rest]))


def _where(desk: Desk, thing: Thing, *, named: bool) -> str:
    """The area, where it was not just named or is not the country that the brief is about."""
    return f" in {desk.place(thing.area)}" if named or thing.area != desk.country else ""


def _direction(desk: Desk, thing: Thing, basis: Basis, moved: list[Move]) -> str:
    """What the publishers agree on, where they agree; said before their figures."""
    ways = {m.verb for m in moved}
    noun = "deaths" if thing.metric == "deaths" and thing.victim == "all" else thing.noun
    head = f"{noun}{how(thing, basis)} in {desk.place(thing.area)}"
    years = f"between {period_(moved[0].base)} and {period_(moved[0].period)}"
    if ways <= {"rose"} or ways <= {"fell"}:
        close = agree([m.now.value for m in moved])
        level = "and nearly on how many there were" if close else "though not on how many there were"
        return sentence(f"trackers agree that {head} {next(iter(ways))} {years}, {level}")
    if {"rose", "fell"} <= ways:
        return sentence(f"trackers do not agree which way {head} went {years}")
    return ""


def _moved(desk: Desk, thing: Thing, move: Move, turn: int, *, named: bool) -> str:
    """One publisher's change, in one of two forms so that a run of them does not read like a list."""
    who, where = desk.publisher(move.now.publisher), _where(desk, thing, named=named)
    how_, now, then = how(thing, move.now.basis), period_(move.period), period_(move.base)
    if move.verb == "stayed":
        text = f"by {_whose(who)} count, {thing.noun}{how_}{where} were {desk.figure(move.now)} in {now}, as in {then}"
    elif turn % 2:
        counted = f"{who} counted {desk.figure(move.now)} {thing.named(move.now.value)}{how_}{where} in {now}"
        before = f"{desk.figure(move.then)} in {then}"
        if move.verb == "went":
            text = f"{counted} against {before}, which chance alone may explain"
        else:
            size = _size(desk, thing, move)
            text = f"{counted}, {'up' if move.verb == 'rose' else 'down'} {size} from {before}"
    else:
        by = "" if move.verb == "went" else f" by {_size(desk, thing, move)},"
        chance = ", no more than chance may give" if move.verb == "went" else ""
        numbers = f"from {desk.figure(move.then)} in {then} to {desk.figure(move.now)} in {now}"
        text = f"by {_whose(who)} count, {thing.noun}{how_}{where} {move.verb}{by} {numbers}{chance}"
    return sentence(text)


def _whose(who: str) -> str:
    return f"{who}'" if who.endswith("s") and not who.isupper() else f"{who}'s"


def _size(desk: Desk, thing: Thing, move: Move) -> str:
    ratio = move.now.value / move.then.value
    spans = period_(move.period), period_(move.base)
    return desk.derived(
        percent(ratio).lstrip("+−"), 100 * (ratio - 1), [move.now, move.then],
        f"{desk.publisher(move.now.publisher)}: {thing.noun}, {spans[0]} against {spans[1]}, {move.why}",
        f"change(publisher={move.now.publisher!r}, metric={thing.metric!r}, area={thing.area!r}, period={spans[0]!r}, "
        f"base={spans[1]!r})",
    )  # fmt: skip
