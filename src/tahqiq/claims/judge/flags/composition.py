"""A change of the whole that is the change of one part.

"Violence rose" when only operations of the state did, or the dead among those whom the forces killed, or one province,
or one bombing. The rest of the whole is what tells: it moved the other way, or by less than a quarter of what the
whole moved, though it is a good part of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tahqiq.claims.find.answer import Context, lookup
from tahqiq.claims.find.parts import AREA, EVENT, VICTIMS, Part, Whole, areas, happenings, largest_event, victims
from tahqiq.claims.judge.flags.changes import changes, holding
from tahqiq.claims.judge.flags.words import Counted, Names, in_time, moved, number, percent, what, when
from tahqiq.claims.judge.weigh import Weighed
from tahqiq.claims.read.question import Question
from tahqiq.terms import ClaimKind, Counts, Direction, Flag, FlagName

FLAT = 0.25  # the rest moved by less than this share of what the whole moved by, both in percent
SUBSTANTIAL = 0.25  # share of the whole that the rest had before: a trifle that stays flat tells nothing
CARRIES = 0.75  # share of the whole's change that the part makes
LEAST = 10.0  # percent that the whole must have moved by
FEW = 20  # a rest of fewer than this is too small to be called flat

_SAYS = {
    str(Counts.OPERATIONS): re.compile(r"\b(?:operations?|IBOs?|raids?|encounters?)\b", re.IGNORECASE),
    "militant": re.compile(r"\b(?:militants|insurgents|outlaws|fighters|terrorists)\b", re.IGNORECASE),
    "civilian": re.compile(r"\bcivilians?\b", re.IGNORECASE),
    "security": re.compile(r"\b(?:security|soldiers?|police\w*|troops)\b", re.IGNORECASE),
}
"""Words with which the sentence itself tells of the part."""


@dataclass(frozen=True)
class Surroundings:
    """What a change is taken apart with: the evidence, a country's provinces, the places a sentence names."""

    context: Context
    provinces: Callable[[str], tuple[str, ...]]
    named: Callable[[str], frozenset[str]]


def composition(question: Question, weighed: Weighed, around: Surroundings, names: Names) -> Flag | None:
    """The flag, if by a publisher that decides the change is that of one part."""
    if question.claim.kind is not ClaimKind.CHANGE or question.claim.direction is Direction.NONE or question.part:
        return None
    for whole in changes(question, weighed, holding(question, weighed) or weighed.deciding):
        before, after = whole.pair
        if abs(after - before) * 100 < LEAST * before:
            continue
        for division in _divisions(whole, around):
            carrying = [p for p in division if _carries(p) and not _told(p, question, around)]
            if carrying:
                return Flag(FlagName.COMPOSITION, _message(whole, max(carrying, key=_moved), names))
    return None


def _moved(part: Part) -> float:
    return abs(part.after - part.before)


def _divisions(whole: Whole, around: Surroundings) -> Iterator[Iterator[Part]]:
    """The whole divided in every way, the one that tells most first."""
    found, own = lookup(around.context), whole.measure.areas
    yield happenings(whole, found)
    yield victims(whole, found)
    yield largest_event(whole, around.context.incidents, around.context.inside(own))
    yield areas(whole, found, around.provinces(own[0]) if len(own) == 1 else ())


def _carries(part: Part) -> bool:
    """Whether the part makes the change, and the rest, though a good part of the whole, does not."""
    (whole_before, whole_after), (before, after) = part.whole, part.rest
    change, rest = whole_after - whole_before, after - before
    if before < FEW or before < SUBSTANTIAL * whole_before or change == 0:
        return False
    if (part.after - part.before) / change < CARRIES:
        return False
    return rest / before / (change / whole_before) <= FLAT


def _told(part: Part, question: Question, around: Surroundings) -> bool:
    """Whether the sentence says it itself."""
    if part.of == AREA:
        return part.name in around.named(question.sentence)
    words = _SAYS.get(part.name)
    return bool(words and words.search(question.sentence))


def _message(whole: Whole, part: Part, names: Names) -> str:
    """``CRSS's rise … is in operations of the state: from 505 to 1,265 (+150%) …, while the rest …``."""
    item, measure = whole.figure, whole.measure
    before, after = whole.pair
    way = "rise" if after > before else "fall"
    of = what(Counted(measure.metric, measure.victim, item.counts, actor=measure.actor), names)
    place = " and ".join(names.place(a) for a in measure.areas)
    opening = (
        f"{names.publisher(item.publisher)}’s {way} in {of} in {place}, from {number(before)} ({when(*whole.then)}) to "
        f"{number(after)} ({when(*whole.now)}), {percent(100 * (after - before) / before)},"
    )
    if part.of == EVENT:
        return f"{opening} {_event(part, way)}"
    share = f"from {100 * part.before / before:.0f}% to {100 * part.after / after:.0f}% of the whole"
    return (
        f"{opening} is in {_part(part, names)}: {moved(part.before, part.after)}, {share}; {_rest(part, place)} went "
        f"{moved(*part.rest)}. Say so, or give the change of the rest."
    )


def _event(part: Part, way: str) -> str:
    assert part.day is not None
    toll = max(part.before, part.after)
    return (
        f"hangs on one event: the {number(toll)} killed at {part.name} {in_time(part.day, part.day)}. Without "
        f"them it is {moved(*part.rest)}. Say so, or do not call it a {way}."
    )


def _part(part: Part, names: Names) -> str:
    if part.of == AREA:
        return f"{names.place(part.name)} alone"
    if part.of == VICTIMS:
        return {"militant": "militants killed", "civilian": "civilians", "security": "the security forces"}[part.name]
    return "operations of the state" if part.name == Counts.OPERATIONS else "attacks"


def _rest(part: Part, place: str) -> str:
    if part.of == AREA:
        return f"the rest of {place}"
    if part.of == VICTIMS:
        return "everybody else"
    return "attacks" if part.name == Counts.OPERATIONS else "operations of the state"
