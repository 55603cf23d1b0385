"""Decisions applied to the claims that were found: the same text and log always give the same claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tahqiq.claims.decide.anchors import Lost, place
from tahqiq.claims.decide.build import Builder
from tahqiq.claims.decide.log import in_force
from tahqiq.claims.extract import relinked
from tahqiq.registry import Registry
from tahqiq.terms import Act, Claim, Decision, Document, FoundBy, Ruling, Target

TELLING = ("kind", "metric", "victim", "value", "low", "high", "unit", "from_value", "to_value")
"""The slots that tell a claim from others in the same words."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The claims of a document after the decisions, in text order, and what became of each decision."""

    claims: tuple[Claim, ...]
    rulings: tuple[Ruling, ...] = ()


def apply(document: Document, claims: Sequence[Claim], log: Sequence[Decision], registry: Registry) -> Decided:
    """The claims with every decision in force applied, the oldest first, each to what those before it left.

    ``log`` are the decisions on this document and its earlier versions. One that has lost its place is not applied
    and says why; it is never applied in part. A claim that stays keeps its id; new ones get the decision's.
    """
    builder, now, rulings = Builder(document, registry), list(claims), []
    for decision in in_force(log):
        ruling = _rule(decision, now, builder)
        rulings.append(ruling)
        if ruling.applied:
            gone = {c.id for c in ruling.before}
            now = [c for c in now if c.id not in gone] + list(ruling.after)
    made = tuple(sorted(now, key=lambda c: (c.start, c.end)))
    return Decided(relinked(document, made) if made != tuple(claims) else made, tuple(rulings))


def _rule(decision: Decision, claims: Sequence[Claim], builder: Builder) -> Ruling:
    text, same = builder.document.text, decision.document.sha256 == builder.document.sha256
    before: list[Claim] = []
    for target in decision.targets:
        span = place(text, target.anchor, same=same)
        found = span if isinstance(span, Lost) else _meant(target, span, claims)
        if isinstance(found, Claim) and not same:
            found = _unmoved(target, found, decision)
        if isinstance(found, Lost):
            return Ruling(decision, why=found.why)
        before.append(found)
    spans: list[tuple[int, int] | None] = []
    for part in decision.parts:
        own = place(text, part.anchor, same=same, alone=not before) if part.anchor else None
        if isinstance(own, Lost):
            return Ruling(decision, why=own.why)
        spans.append(own)
    after = [
        _made(decision, number, builder, before, span) for number, span in enumerate(spans)
    ]  # fmt: skip
    return Ruling(decision, tuple(before), tuple(after))


def _made(
    decision: Decision, number: int, builder: Builder, before: Sequence[Claim], span: tuple[int, int] | None
) -> Claim:
    """The ``number``-th claim that a decision wants, of the first of those it corrects or of none."""
    if before:
        base = before[0]
    else:
        assert span is not None  # an added claim has its own words
        base = replace(builder.blank(*span), found_by=FoundBy.EDITOR)
    made = builder.build(base, decision.parts[number].slots, span)
    earlier = dict.fromkeys(d for c in before for d in c.decisions)
    return replace(made, id=_id(decision, number, before), decisions=(*earlier, decision.id))


def _id(decision: Decision, number: int, before: Sequence[Claim]) -> str:
    if decision.act is Act.FIX:
        return before[0].id
    return decision.id if len(decision.parts) == 1 else f"{decision.id}.{number + 1}"


def _meant(target: Target, span: tuple[int, int], claims: Sequence[Claim]) -> Claim | Lost:
    """The claim at a span that a decision is about: the same in all that tells it apart, else of the same figure."""
    there = [c for c in claims if c.start < span[1] and span[0] < c.end]
    mine = {name: target.slots[name] for name in TELLING}
    alike = [c for c in there if telling(c) == mine] or [c for c in there if _figure_of(c, target.slots)]
    exact = [c for c in alike if (c.start, c.end) == span]
    found = exact if len(exact) == 1 else alike
    if len(found) == 1:
        return found[0]
    if found:
        return Lost(f"{len(found)} claims now stand there that it may be about")
    return Lost("no such claim is found there any more")


def _unmoved(target: Target, found: Claim, decision: Decision) -> Claim | Lost:
    """The claim, unless an edited text now says something else in a slot that was decided on."""
    now = plain(found)
    for name in dict.fromkeys(n for part in decision.parts for n in part.slots):
        wanted = [part.slots.get(name) for part in decision.parts]
        was = target.slots[name]
        if now[name] != was and now[name] not in wanted:
            return Lost(f"its {name} in the text was {_shown(was)} and is now {_shown(now[name])}")
    return found


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return f"{value['start'] or '..'}/{value['end'] or '..'}"
    return "empty" if value in (None, "") else str(value)


def plain(claim: Claim) -> dict[str, Any]:
    """A claim's slots by the names that an editor sets them by, periods as their days."""
    slots = claim.to_dict()
    for name in ("period", "base"):
        slots[name] = slots[name] and {end: slots[name][end] for end in ("start", "end")}
    for name in ("area", "actor"):
        slots |= {name: slots[name]["text"], f"{name}_id": slots[name]["id"]}
    return slots


def telling(claim: Claim) -> dict[str, Any]:
    """What tells a claim from others in the same words, in JSON form."""
    return seen(claim, ())


def seen(claim: Claim, named: Iterable[str]) -> dict[str, Any]:
    """The same with the slots that a decision names: what its editor had before them."""
    slots = plain(claim)
    return {name: slots[name] for name in dict.fromkeys((*TELLING, *named))}


def _figure_of(claim: Claim, slots: Mapping[str, Any]) -> bool:
    mine = telling(claim)
    if all(mine[n] is None for n in ("value", "low", "high")):
        return all(slots[n] is None for n in ("value", "low", "high")) and mine["kind"] == slots["kind"]
    return all(mine[n] == slots[n] for n in ("value", "low", "high"))
