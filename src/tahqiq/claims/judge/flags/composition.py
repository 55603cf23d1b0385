"""A change of the whole that is the change of one part.

How it is divided, and when a part carries it, is ``measure.parts``, of which ``tahqiq measure compare`` shows all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter

from tahqiq.claims.find.answer import Context, lookup
from tahqiq.claims.judge.flags.changes import Whole, changes, holding
from tahqiq.claims.judge.flags.commands import command
from tahqiq.claims.judge.flags.words import Counted, Names, in_time, moved, number, percent, what, when
from tahqiq.claims.judge.weigh import Weighed
from tahqiq.claims.read.question import Question
from tahqiq.measure.parts import AREA, EVENT, VICTIMS, Beside, Part, divisions, large
from tahqiq.terms import ClaimKind, Counts, Direction, Flag, FlagName

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

    def of(self, areas: tuple[str, ...]) -> Beside:
        """Those of some areas."""
        inside = self.context.inside(areas)
        return Beside(self.context.incidents, inside, self.provinces(areas[0]) if len(areas) == 1 else ())


def composition(question: Question, weighed: Weighed, around: Surroundings, names: Names) -> Flag | None:
    """The flag, if by a publisher that decides the change is that of one part."""
    if question.claim.kind is not ClaimKind.CHANGE or question.claim.direction is Direction.NONE or question.part:
        return None
    for whole in changes(question, weighed, holding(question, weighed) or weighed.deciding):
        if not large(whole.change):
            continue
        for division in divisions(whole.change, whole.parts(lookup(around.context)), around.of(whole.measure.areas)):
            carrying = [p for p in division if p.carries and not _told(p, question, around)]
            if carrying:
                part = max(carrying, key=attrgetter("moved"))
                return Flag(
                    FlagName.COMPOSITION, _message(whole, part, names), _command(whole, part, around.context.day)
                )
    return None


def _command(whole: Whole, part: Part, day: dt.date | None) -> str:
    """The comparison that shows the part: of events a province in one of its own."""
    if part.of == AREA and whole.figure.dispersion is not None:
        whole = replace(whole, measure=replace(whole.measure, areas=(part.name,)))
    return command("compare", whole, day, "--parts")


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
