"""Two extractors' claims side by side: what both found, what they read otherwise, what only the model found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tahqiq.claims.decide.apply import plain
from tahqiq.terms import Claim, ClaimKind, Difference, FoundBy, Rejected, Ruling

_EXACT = (
    "kind", "metric", "victim", "value", "low", "high", "unit", "per", "bound", "direction", "from_value", "to_value",
    "period", "base", "checkable", "why_not",
)  # fmt: skip
_NAMES = ("area", "actor", "attributed_to")


@dataclass(frozen=True, slots=True)
class Merged:
    """The claims in text order, the slots that the model fills otherwise, and proposals that an editor dismissed."""

    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    rejected: tuple[Rejected, ...]


def merged(found: Sequence[Claim], proposed: Sequence[Claim], rulings: Sequence[Ruling]) -> Merged:
    """The claims that were found, each marked where the model has it too, and those that only the model has.

    A claim found by both stands as it was found: where the model fills slots otherwise, that is listed.
    """
    mine = {c.id: c for c in found}
    differences: list[Difference] = []
    rejected: list[Rejected] = []
    alone: list[Claim] = []
    free = list(found)
    dismissed = [(r, c) for r in rulings if r.applied and not r.after for c in r.before]
    for claim in proposed:
        twin = max((c for c in free if same_statement(c, claim)), key=lambda c: _agreement(c, claim), default=None)
        gone = next((r for r, c in dismissed if same_statement(c, claim)), None)
        if twin is not None:
            free.remove(twin)
            apart = list(_apart(twin, claim))
            differences += apart
            if not apart and twin.found_by is FoundBy.GRAMMAR:
                mine[twin.id] = replace(twin, found_by=FoundBy.BOTH)
        elif gone is not None:
            rejected.append(Rejected(claim.quote[:200], f"{gone.decision.by} dismissed it ({gone.decision.id})"))
        else:
            alone.append(replace(claim, id=f"m{len(alone) + 1}"))
    order = sorted((*mine.values(), *alone), key=lambda c: (c.start, c.end))
    return Merged(tuple(order), tuple(differences), tuple(rejected))


def same_statement(one: Claim, other: Claim) -> bool:
    """Whether two claims are of the same figure in the same words; without a figure, of the same kind."""
    if not (one.start < other.end and other.start < one.end):
        return False
    figures = [(c.value, c.low, c.high) for c in (one, other)]
    if figures[0] == figures[1] == (None, None, None):
        return one.kind is other.kind
    if ClaimKind.RANK in (one.kind, other.kind) and one.kind is not other.kind:
        return False  # the 1 of "the highest" is no count of one
    return figures[0] == figures[1]


def _agreement(one: Claim, other: Claim) -> int:
    return -sum(1 for _ in _apart(one, other))


def _apart(found: Claim, proposed: Claim) -> Iterator[Difference]:
    mine, theirs = plain(found), plain(proposed)
    for name in (*_EXACT, *_NAMES):
        if mine[name] != theirs[name] and not (name in _NAMES and _one_in_other(mine, theirs, name)):
            yield Difference(found.id, name, mine[name], theirs[name])


def _one_in_other(mine: dict[str, Any], theirs: dict[str, Any], name: str) -> bool:
    """Whether two wordings name the same: one within the other ("PICSS", "the PICSS"), or one entry of the registry."""
    if mine.get(f"{name}_id") and mine.get(f"{name}_id") == theirs.get(f"{name}_id"):
        return True
    one, other = mine[name].casefold(), theirs[name].casefold()
    return bool(one and other) and (one in other or other in one)
