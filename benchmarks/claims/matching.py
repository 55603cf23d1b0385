"""Which found claim answers which label, and which of its slots are right.

A found claim hits a label when their spans overlap and they give the same number: both ends of a range or of a vague
quantity; the same kind where there is no number. Each is used once, the one with most slots right first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from benchmarks.claims.data import Label

SLOTS = ("kind", "metric", "victim", "unit", "bound", "direction", "period", "base", "area", "actor")
NAMED = ("area", "actor")
SPANS = ("period", "base")

Found = dict[str, Any]  # a claim of ``extract`` or ``check``, as in docs/reference/json.md


def pairs(labels: Sequence[Label], found: Sequence[Found]) -> list[int | None]:
    """For each label the index of the found claim that answers it, or None."""
    used: set[int] = set()
    answers: list[int | None] = []
    for label in labels:
        hits = [i for i, claim in enumerate(found) if i not in used and _hit(label, claim)]
        best = max(hits, key=lambda i: sum(right_slots(label, found[i]).values()), default=None)
        if best is not None:
            used.add(best)
        answers.append(best)
    return answers


def right_slots(label: Label, claim: Found) -> dict[str, bool]:
    """Slot by slot whether the claim says what the label says."""
    return {name: _right(name, label, claim) for name in SLOTS}


def _hit(label: Label, claim: Found) -> bool:
    if not (claim["start"] < label["end"] and label["start"] < claim["end"]):
        return False
    value, low, high = (_number(label.get(k)) for k in ("value", "low", "high"))
    if value is None and low is None and high is None:
        return bool(label["kind"] == claim["kind"])
    if value is not None:
        return _same(value, _number(claim.get("value")))
    return _same(low, _number(claim.get("low"))) and _same(high, _number(claim.get("high")))


def _number(x: Any) -> float | None:
    return None if x is None or x == "" else float(x)


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6)


def _right(name: str, label: Label, claim: Found) -> bool:
    if name in SPANS:
        wanted = tuple(label.get(f"{name}_{end}") or None for end in ("start", "end"))
        return wanted == tuple((claim.get(name) or {}).get(end) or None for end in ("start", "end"))
    want = str(label.get(name) or "").lower()
    if name in NAMED:
        have = str((claim.get(name) or {}).get("text") or "").lower()
        return want == have or bool(want and have and (want in have or have in want))
    have = str(claim.get(name) or "").lower()
    if name == "metric":  # metrics outside the vocabulary count as one
        return want.split(":")[0] == have.split(":")[0]
    return want == have
