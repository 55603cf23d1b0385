"""What was done by a group and about it, as dated facts; its founding, ties and listings have passages of their own."""

from __future__ import annotations

from tahqiq.brief.compose.desk import Desk
from tahqiq.brief.compose.states import SAID, state

_ELSEWHERE = frozenset({
    "founded", "split_from", "merged_into", "proscribed_by", "designated_by", "listed_by", "split", "dissolved",
})  # fmt: skip


def told(desk: Desk, actor: str, most: int = 10) -> str:
    """The newest facts whose subject or object it is, earliest first, as a list; "" for none."""
    found = [
        f for f in desk.evidence.facts
        if f.start and f.start <= desk.as_of and f.predicate in SAID and f.predicate not in _ELSEWHERE
        and f.confidence != "low" and actor in (_id(desk, f.subject), _id(desk, f.object))
    ]  # fmt: skip
    return "\n".join(f"- {state(desk, f)}" for f in found[-most:])


def _id(desk: Desk, code: str) -> str:
    return desk.registry.actor_id(code) or code
