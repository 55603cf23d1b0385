"""How much violence there was: each publisher's count, what it counts, and how it moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.moves import Move, moves
from tahqiq.brief.compose.things import ORDER, Thing, how
from tahqiq.brief.evidence import Basis
from tahqiq.brief.words import agree, sentence
from tahqiq.measure.records import Figure
from tahqiq.measure.selection import Period
from tahqiq.measure.wording import during, listed, percent
from tahqiq.measure.wording import period as period_


@dataclass(frozen=True, slots=True)
class Telling:
    """How changes are told: with their intervals or not."""

    spans: bool = False


_PLAIN = Telling()
MAY_BE = (
    "which chance alone may give", "a difference that may be chance", "within what chance gives", "too few to tell",
    "by itself no sign of a change",
)  # fmt: skip
"""What is said of a change that chance may give, in turn."""
_BY_CHANCE = (
    "no more than chance may give", "which chance alone may explain", "which may be chance",
    "a change as large as chance gives", "too little to tell from chance",
)  # fmt: skip
"""The same where no interval is given."""


def violence(
    desk: Desk, thing: Thing, period: Period, base: Period | None, bases: Sequence[str] = ORDER,
    telling: Telling = _PLAIN,
) -> str:  # fmt: skip
    """Who counted how many in the period, on each basis, and how that moved since ``base``; "" where nobody did."""
    desk.speaker = ""
    return going_on(desk, thing, period, base, bases, telling)


def going_on(
    desk: Desk, thing: Thing, period: Period, base: Period | None, bases: Sequence[str] = ORDER,
    telling: Telling = _PLAIN,
) -> str:  # fmt: skip
    """The same within a passage that has told of a publisher's count before."""
    found = desk.evidence.printed(thing.metric, thing.area, period, victim=thing.victim, actor=thing.actor)
    chosen = sorted((b for b in found if b[0] in bases and not b[2]), key=lambda b: (bases.index(b[0]), -len(found[b])))
    said = [_of_basis(desk, thing, found[basis], (period, base), telling) for basis in chosen]
    if not said:
        desk.gaps.append(f"nobody's count of {thing.noun} in {desk.place(thing.area)} {during(period)} is at hand")
    return " ".join(said)


def _of_basis(
    desk: Desk, thing: Thing, figures: list[Figure], spans: tuple[Period, Period | None], telling: Telling
) -> str:
    (period, base), basis = spans, figures[0].basis
    found = moves(desk, thing, basis, figures, base) if base else []
    with_base = {m.now.publisher for m in found}
    alone = [f for f in figures if f.publisher not in with_base]
    said = [direction(desk, thing, basis, found)] if len(found) > 1 else []
    for i, move in enumerate(found):
        said.append(moved(desk, thing, move, telling, named=not any(said) and i == 0))
    if alone:
        said.append(counted(desk, thing, basis, alone, period, first=not found))
    return " ".join(s for s in said if s)


def counted(desk: Desk, thing: Thing, basis: Basis, figures: list[Figure], period: Period, *, first: bool) -> str:
    """ "PIPS counted 521 attacks in Pakistan in 2024, PICSS counted 905 attacks and CRSS counted 909 attacks." """
    one, *others = figures
    who = desk.speaks(one.publisher)
    desk.speaker = "" if others else one.publisher
    head = (
        f"{who} counted {desk.figure(one)} {thing.named(one.value)}{how(thing, basis)}"
        f"{_where(desk, thing, named=first)} {during(period)}"
    )
    rest = [f"{desk.publisher(f.publisher)} counted {desk.figure(f)} {thing.named(f.value)}" for f in others]
    if first and not agree([f.value for f in figures]):
        head = f"trackers do not agree: {head}"
    return sentence(listed([head, *rest]))


def _where(desk: Desk, thing: Thing, *, named: bool) -> str:
    """The area, where it was not just named or is not the country that the brief is about."""
    return f" in {desk.place(thing.area)}" if named or thing.area != desk.country else ""


def direction(desk: Desk, thing: Thing, basis: Basis, found: list[Move]) -> str:
    """What the publishers agree on, where they agree; said before their figures."""
    desk.speaker = ""
    ways = {m.verb for m in found}
    noun = "deaths" if thing.metric == "deaths" and thing.victim == "all" else thing.noun
    head = f"{noun}{how(thing, basis)} in {desk.place(thing.area)}"
    years = f"between {period_(found[0].base)} and {period_(found[0].period)}"
    if ways <= {"rose"} or ways <= {"fell"}:
        close = agree([m.now.value for m in found])
        level = "and nearly on how many there were" if close else "though not on how many there were"
        return sentence(f"trackers agree that {head} {next(iter(ways))} {years}, {level}")
    if {"rose", "fell"} <= ways:
        return sentence(f"trackers do not agree which way {head} went {years}")
    return ""


def moved(desk: Desk, thing: Thing, move: Move, telling: Telling, *, named: bool) -> str:
    """One publisher's change, in one of several forms so that a run of them does not read like a list.

    A publisher that the sentence before told of is "it".
    """
    again = desk.speaker == move.now.publisher
    who = desk.speaks(move.now.publisher)
    what = f"{thing.noun}{how(thing, move.now.basis)}{_where(desk, thing, named=named)}"
    now, then = period_(move.period), period_(move.base)
    count = "its count" if again else f"{whose(who)} count"
    if move.verb == "stayed":
        return sentence(f"by {count}, {what} were {desk.figure(move.now)} in {now}, as in {then}")
    change = size(desk, thing, move, spans=telling.spans)
    form = desk.vary("a change again" if again else "a change", _AGAIN if again else _FORMS)
    if form == "counted":
        return sentence(_counted_now(desk, thing, move, change, who=who, named=named))
    by = "" if move.verb == "went" else f" by {change},"
    chance = ""
    if move.verb == "went":
        chance = f", {f'{change}, ' if change else ''}{_chance(desk, change)}"
    numbers = f"from {desk.figure(move.then)} in {then} to {desk.figure(move.now)} in {now}"
    return sentence(f"{form.format(count=count, who=who, what=what)} {move.verb}{by} {numbers}{chance}")


_FORMS = ("by {count}, {what}", "counted", "according to {who}, {what}", "{count} of {what}")
_AGAIN = ("counted", "{count} of {what}")
"""How a publisher's change is told, in turn; of one just told of, by pronoun."""


def _counted_now(desk: Desk, thing: Thing, move: Move, change: str, *, who: str, named: bool) -> str:
    """ "PICSS counted 905 attacks in 2024, up 40% from 645 in 2023"."""
    now, then = period_(move.period), period_(move.base)
    where = _where(desk, thing, named=named)
    what = f"{thing.named(move.now.value)}{how(thing, move.now.basis)}{where}"
    head = f"{who} counted {desk.figure(move.now)} {what} in {now}"
    before = f"{desk.figure(move.then)} in {then}"
    if move.verb != "went":
        return f"{head}, {'up' if move.verb == 'rose' else 'down'} {change} from {before}"
    if change:
        before = f"{change} than in {then} ({desk.figure(move.then)})"
    return f"{head}{', ' if change else ' against '}{before}, {_chance(desk, change)}"


def _chance(desk: Desk, change: str) -> str:
    return desk.vary("may be chance", MAY_BE if change else _BY_CHANCE)


def whose(who: str) -> str:
    return f"{who}'" if who.endswith("s") and not who.isupper() else f"{who}'s"


def size(desk: Desk, thing: Thing, move: Move, *, spans: bool) -> str:
    """How large a change is, with ``spans`` with its interval; without them "" for one that chance may give."""
    told = move.verb in ("rose", "fell")
    if move.verb == "stayed" or not (told or (spans and move.span)):
        return ""
    way = "" if told else " more" if move.ratio > 1 else " fewer"
    text = percent(move.ratio).lstrip("+−") + way + (move.span if spans else "")
    of = period_(move.period), period_(move.base)
    return desk.derived(
        text, 100 * (move.ratio - 1), [move.now, move.then],
        f"{desk.publisher(move.now.publisher)}: {thing.noun}, {of[0]} against {of[1]}, {move.why}",
        f"change(publisher={move.now.publisher!r}, metric={thing.metric!r}, area={thing.area!r}, period={of[0]!r}, "
        f"base={of[1]!r})",
    )  # fmt: skip
