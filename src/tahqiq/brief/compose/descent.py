"""Where a group comes from and what came of it: its founding, whom it belongs to, splits, mergers, alliances."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.states import when
from tahqiq.brief.numerals import FIGURES
from tahqiq.brief.words.dates import when as of_date
from tahqiq.measure.wording import listed
from tahqiq.registry import Actor
from tahqiq.registry.entries import Relation

_MOST = 8
_SHORT = 80
_OWN = {
    "faction_of": "has been a part of {to}", "split_from": "split from {to}", "merged_into": "merged into {to}",
    "successor_of": "followed {to}",
}  # fmt: skip
_OTHERS = {
    "faction_of": "has been a part of it", "split_from": "split from it", "merged_into": "merged into it",
    "successor_of": "followed it",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """A step between two groups: whose it is, what was done and when, the earliest day of it, its pages."""

    who: str
    said: str
    first: dt.date
    pages: tuple[str, ...]


def descent(desk: Desk, actor: str) -> str:
    """Prose on its own founding and ties, and a list of the groups that split from it or joined it; "" for none."""
    entry = desk.registry.actors[actor]
    own = sorted(_steps(desk, entry), key=lambda s: (s.first, s.said))
    said = [_founded(desk, entry), *(_own(desk, s, i) for i, s in enumerate(own)), _allied(desk, entry)]
    return "\n\n".join(p for p in (" ".join(s for s in said if s), _branches(desk, actor)) if p)


def _founded(desk: Desk, entry: Actor) -> str:
    """Since when it has been there; "" where that is not known, or not yet."""
    fact = next((f for f in desk.evidence.facts if f.predicate == "founded" and _is(desk, f.subject, entry.id)), None)
    if fact is not None and fact.start is not None:
        since, pages = when(fact), [desk.fact_page(fact)]
    elif entry.formed and entry.formed.start and entry.formed.start <= desk.as_of:
        since, pages = of_date(entry.formed), desk.pages([entry.formed_source], f"Founding of {entry.name}")
    else:
        return ""
    return desk.cited(f"{desk.the(entry.id)} was founded {since}", *pages)


def _steps(desk: Desk, entry: Actor, only: str = "") -> Iterator[Step]:
    """The steps of a group towards others, as far as their day is known and has come."""
    for relation in entry.relations:
        first = relation.start.start if relation.start else None
        if relation.kind not in _OWN or (only and relation.to != only) or (first and first > desk.as_of):
            continue
        done = _OTHERS[relation.kind] if only else _OWN[relation.kind].format(to=desk.the(relation.to))
        pages = tuple(desk.pages([relation.source], f"{entry.name} and {desk.actor(relation.to)}"))
        said = _timed(done, relation, desk.as_of) + ("" if only else _aside(desk, relation))
        yield Step(desk.introduced(entry.id) if only else desk.the(entry.id), said, first or dt.date.min, pages)


def _timed(done: str, relation: Relation, on: dt.date) -> str:
    """What was done with when, as far as that is known and has come."""
    start, end = relation.start, relation.end
    over = end is not None and end.start is not None and end.start <= on
    if start is None or start.start is None:
        return done.replace("has been", "was once" if over else "is held to be")
    if relation.kind != "faction_of":
        return f"{done} {of_date(start)}"
    if not over or end is None:
        return f"{done} since {of_date(start, bare=True)}"
    return f"{done.replace('has been', 'was')} from {of_date(start, bare=True)} to {of_date(end, bare=True)}"


def _aside(desk: Desk, relation: Relation) -> str:
    """What the registry remarks on the tie, where it is short and has no figure."""
    note = desk.known(relation.note)
    figures = any(m["figure"] for m in FIGURES.finditer(note))
    return f" ({note})" if note and len(note) <= _SHORT and not figures else ""


def _own(desk: Desk, step: Step, turn: int) -> str:
    return desk.cited(f"{step.who if turn % 3 == 1 else 'it'} {step.said}", *step.pages)


def _branches(desk: Desk, actor: str) -> str:
    """The groups that belong to it, split from it or joined it, each with its steps in order of time, as a list."""
    found: list[tuple[dt.date, str]] = []
    for other in desk.registry.actors.values():
        steps = sorted(_steps(desk, other, only=actor), key=lambda s: (s.first, s.said))
        if merged := {s.first for s in steps if s.said.startswith(_OTHERS["merged_into"])}:  # which makes it a part
            steps = [s for s in steps if s.first not in merged or not s.said.startswith(_OTHERS["faction_of"])]
        if steps:
            done = listed([s.said for s in steps])
            found.append((steps[0].first, desk.cited(f"{steps[0].who} {done}", *(p for s in steps for p in s.pages))))
    kept = sorted(found)[-_MOST:]
    more = len(found) - len(kept)
    head = "" if len(kept) < 2 else "Groups that came from it or joined it:\n\n"
    tail = "" if not more else f"\n- Earlier ones stand in the registry (`tahqiq show {actor}`)."
    return head + "\n".join(f"- {said}" for _, said in kept) + tail if kept else ""


def _allied(desk: Desk, entry: Actor) -> str:
    """With whom it is said to be allied, those whose bond had begun or bears no date and has not ended."""
    ties = [
        r for r in entry.relations
        if r.kind == "allied_with" and (r.start is None or r.start.start is None or r.start.start <= desk.as_of)
        and not (r.end and r.end.start and r.end.start <= desk.as_of)
    ]  # fmt: skip
    if not ties:
        return ""
    pages = desk.pages((r.source for r in ties), f"Allies of {entry.name}")
    allies = "ally" if len(ties) == 1 else "allies"
    return desk.cited(f"the pages cited name {listed([desk.introduced(r.to) for r in ties])} as its {allies}", *pages)


def _is(desk: Desk, code: str, actor: str) -> bool:
    return (desk.registry.actor_id(code) or code) == actor
