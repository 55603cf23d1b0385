"""What holds of a log of decisions: a pure function of it, so that the same log always gives the same claims."""

from __future__ import annotations

from collections.abc import Sequence

from tahqiq.errors import UnknownName
from tahqiq.terms import Act, Decision


def withdrawn(log: Sequence[Decision]) -> dict[int, Decision]:
    """By the number of each decision that no longer holds, the latest that withdrew it.

    A withdrawal may itself be withdrawn; then it undoes nothing.
    """
    found: dict[int, Decision] = {}
    for decision in sorted(log, key=lambda d: d.seq, reverse=True):
        if decision.withdraws is not None and decision.seq not in found:
            found.setdefault(decision.withdraws, decision)
    return found


def in_force(log: Sequence[Decision]) -> list[Decision]:
    """The decisions that hold, oldest first: neither withdrawals nor withdrawn."""
    gone = withdrawn(log)
    return sorted((d for d in log if d.seq not in gone and d.act is not Act.WITHDRAW), key=lambda d: d.seq)


def numbered(log: Sequence[Decision], name: str) -> Decision:
    """The decision of that id (``d12``); UnknownName if there is none."""
    for decision in log:
        if decision.id == name:
            return decision
    known = f"{log[0].id} to {log[-1].id}" if log else "none yet"
    raise UnknownName(f"the decision {name!r} is not known: expected one of the log ({known}); see tahqiq decide log")
