"""Steps taken, and things that hold or do not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.measure.strategy.asked import Asked
from tahqiq.measure.strategy.result import Row, Status, Voice
from tahqiq.measure.strategy.rows import dated, of_fact, of_milestone, of_target
from tahqiq.registry.plans import FactSeries, Step, Wanted
from tahqiq.registry.plans.validate import milestones


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken by the day, on which day, and its row."""

    day: dt.date
    step: Step
    row: Row


def steps(asked: Asked) -> list[Voice]:
    """How many of the steps are taken, and whether the newest undid one."""
    return [_by_steps(asked, *_taken(asked))]


def _taken(asked: Asked) -> tuple[list[Taken], list[str]]:
    """The steps taken by the day in their order, and those that are not."""
    found, awaited = [], []
    for step in asked.indicator.steps:
        row = _row(asked, step)
        if row is None:
            awaited += [] if step.undo else [step.awaited]
        else:
            found.append(Taken(row.start or row.known_from or asked.day, step, row))
    return sorted(found, key=lambda t: t.day), awaited


def _row(asked: Asked, step: Step) -> Row | None:
    """The row of a step that was taken by the day; None before that, and for one that is awaited."""
    if step.fact:
        fact = asked.known.fact(step.fact)
        return of_fact(asked.registry, fact, "step") if fact else None
    if not step.programme:
        return None
    programme = asked.registry.programmes[step.programme]
    milestone = milestones(programme, step)[0]
    known = milestone.date.end if milestone.date else None
    return of_milestone(programme, milestone) if known and known <= min(asked.day, asked.until) else None


def _by_steps(asked: Asked, taken: Sequence[Taken], awaited: Sequence[str]) -> Voice:
    rows = (*(t.row for t in taken), *(of_target(t, "") for t in asked.targets))
    undone = bool(taken) and taken[-1].step.undo
    said = (
        f"{len([t for t in taken if not t.step.undo])} of {len([s for s in asked.indicator.steps if not s.undo])} steps"
    )
    newest = f"; the newest, of {dated(taken[-1].row.start, taken[-1].row.end)}: {_words(taken[-1])}" if taken else ""
    next_ = _next(awaited) if awaited else "a step that takes one of these back"
    status, why = _stands(asked, taken, awaited)
    if undone:
        status, why = Status.REVERSED, ": the newest takes back what was done"
    return Voice("", status, f"{said}{why}{newest}", rows, next_)


def _stands(asked: Asked, taken: Sequence[Taken], awaited: Sequence[str]) -> tuple[Status, str]:
    """By the steps still awaited: none, their day, or when the last one was taken."""
    if not awaited:
        return Status.MET, ""
    if asked.missed:
        return Status.BEHIND, f"; all were promised by {' and then by '.join(t.by.text for t in asked.missed if t.by)}"
    done = len([t for t in taken if not t.step.undo])
    if asked.ahead and done:
        due = asked.ahead[0].by
        assert due is not None
        assert due.end is not None
        gone = (asked.until - asked.strategy.since).days / max(1, (due.end - asked.strategy.since).days)
        share = done / (done + len(awaited))
        status = Status.ON_COURSE if share >= gone else Status.BEHIND
        return status, f" in {gone:.0%} of the time until {due.text}"
    recent = [t for t in taken if t.day >= max(asked.oldest, asked.strategy.since)]
    if recent:
        return Status.ON_COURSE, ", and no day was promised for the others"
    since = f"since {asked.oldest}" if taken else "known"
    return Status.UNKNOWN, f"; none {since}, and no day was promised"


def _next(awaited: Sequence[str]) -> str:
    """The steps awaited; one that has no words of its own is not named, as its record tells what came later."""
    named = [a for a in awaited if a]
    unnamed = len(awaited) - len(named)
    more = f"{unnamed} further step{'s' if unnamed > 1 else ''}"
    return f"still awaited: {'; '.join([*named, *([more] if unnamed else [])])}"


def _words(taken: Taken) -> str:
    return taken.row.what.partition(" (")[0]


def state(asked: Asked) -> list[Voice]:
    """Whether the thing holds as wanted."""
    held = _by_facts(asked) if asked.indicator.evidence else _by_switches(asked)
    return [held]


def _by_switches(asked: Asked) -> Voice:
    """By steps that bring it about (and those that undo it)."""
    taken, _ = _taken(asked)
    changes = [(t.day, not t.step.undo) for t in taken]
    return _holds(asked, changes, [t.row for t in taken])


def _by_facts(asked: Asked) -> Voice:
    """By facts with a beginning and an end; an end that has not come yet is not known."""
    changes: list[tuple[dt.date, bool]] = []
    rows = []
    for query in asked.indicator.evidence:
        assert isinstance(query.source, FactSeries)
        for fact in asked.known.facts(query.source):
            if fact.fact_id in query.leave_out or fact.start is None:
                continue
            row = of_fact(asked.registry, fact, "holds", query.source.said_by)
            ended = fact.end_latest if fact.end_latest and fact.end_latest <= min(asked.day, asked.until) else None
            changes += [(fact.start, True), *([(fact.end or ended, False)] if ended else [])]
            rows.append(row if ended else replace(row, end=None))
    return _holds(asked, sorted(changes), rows)


def _holds(asked: Asked, changes: Sequence[tuple[dt.date, bool]], rows: Sequence[Row]) -> Voice:
    """By the days on which it began or ended to hold. Before the first it did not hold."""
    wanted = asked.indicator.wanted is Wanted.IN_FORCE
    shown = (*rows, *(of_target(t, "") for t in asked.targets))
    if not changes and not wanted:
        return Voice("", Status.UNKNOWN, "nothing is recorded of it, which does not show that it does not hold", shown)
    now, since = (changes[-1][1], f" since {changes[-1][0]}") if changes else (False, ", as far as is recorded")
    said = f"it {'holds' if now else 'does not hold'}{since}"
    turn = "its end" if now else "its return" if changes else "its beginning"
    if now is wanted:
        return Voice("", Status.MET, said, shown, f"{turn} would undo it")
    changed = f"{turn} would meet it"
    if _was_as_wanted(asked, changes, wanted):
        return Voice("", Status.REVERSED, f"{said}, after it had been as wanted", shown, changed)
    if asked.missed:
        days = " and then by ".join(t.by.text for t in asked.missed if t.by)
        return Voice("", Status.BEHIND, f"{said}; it was promised by {days}", shown, changed)
    due = next((f"it is promised by {t.by.text}" for t in asked.ahead if t.by), "no day was promised")
    return Voice("", Status.UNKNOWN, f"not met: {said}; {due}, so it is neither on course nor behind", shown, changed)


def _was_as_wanted(asked: Asked, changes: Sequence[tuple[dt.date, bool]], wanted: bool) -> bool:
    """Whether it was as wanted on any day since the strategy began."""
    before = [held for day, held in changes if day <= asked.strategy.since]
    at_start = before[-1] if before else False
    return at_start is wanted or any(held is wanted for day, held in changes if day > asked.strategy.since)
