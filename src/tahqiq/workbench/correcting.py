"""Corrections as a form asks for them: a claim's slots as texts, and what an editor changed of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tahqiq.claims.decide.apply import plain
from tahqiq.claims.decide.slots import NUMBERS, SLOTS
from tahqiq.errors import Refusal
from tahqiq.terms import METRICS, Act, Bound, Claim, ClaimKind, Correction, Direction, Per, Unit, Victim, Wanted, WhyNot

CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(map(str, ClaimKind)), "victim": tuple(map(str, Victim)), "unit": tuple(map(str, Unit)),
    "per": tuple(map(str, Per)), "bound": tuple(map(str, Bound)), "direction": tuple(map(str, Direction)),
    "checkable": ("yes", "no"), "why_not": ("", *map(str, WhyNot)),
}  # fmt: skip
"""What a slot of a closed list may hold."""
HINTS: Mapping[str, str] = {
    "metric": "or other:name", "period": "2025, 2025-03, 2025-Q1, 2025-03-04, or START/END",
    "base": "what a change is measured from", "area_id": "ids of places, several with +",
    "actor_id": "ids of actors, several with +",
}  # fmt: skip
"""What a slot that is written out expects; metrics are ``METRICS``."""
FIRST = ("kind", "metric", "victim", "value", "low", "high", "unit", "bound", "direction", "period", "area_id",
         "actor_id")  # fmt: skip
"""The slots that a form shows first; the others are folded away."""
PARTS = 3
"""Into how many claims a form splits one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A correction that a form asked for: the correction, the note, and the last decision its editor had seen."""

    correction: Correction
    note: str
    seen: int


def texts(claim: Claim) -> dict[str, str]:
    """The slots of a claim as a form holds them; ``asked`` reads what is changed of them."""
    return {name: _text(plain(claim)[name]) for name in SLOTS}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dict):
        start, end = value["start"] or "..", value["end"] or ".."
        return start if start == end else f"{start}/{end}"
    return str(value)


def asked(form: Mapping[str, list[str]]) -> Asked:
    """What a form asks for. Refusal where its own fields are not those of such a form.

    ``act``, ``claim`` (several for a merge), ``note``, ``seen``; slots by their names, ``was`` (JSON) with what they
    held; the parts of a split as ``1.quote``, ``1.value`` …
    """
    act = _first(form, "act")
    if act not in CHOICES_OF_ACT:
        raise Refusal("the correction cannot be stored", [f"act {act!r}: one of {', '.join(CHOICES_OF_ACT)}"])
    seen = _first(form, "seen")
    claims = tuple(dict.fromkeys(c for c in form.get("claim", []) if c))
    made = Correction(Act(act), claims, tuple(_wanted(Act(act), form)))
    return Asked(made, _first(form, "note").strip(), int(seen) if seen.isdecimal() and len(seen) < _DIGITS else 0)


CHOICES_OF_ACT = ("fix", "split", "merge", "dismiss", "add")
_DIGITS = 12


def _wanted(act: Act, form: Mapping[str, list[str]]) -> list[Wanted]:
    if act is Act.DISMISS:
        return []
    if act is Act.SPLIT:
        parts = [_part(form, f"{number}.", {}) for number in range(1, PARTS + 1)]
        return [part for part in parts if part.quote or part.slots]
    return [_part(form, "", _held(form))]


def _part(form: Mapping[str, list[str]], prefix: str, held: Mapping[str, str]) -> Wanted:
    """One claim as it is wanted: of the slots those that hold something else than they did."""
    given = {name: _first(form, prefix + name).strip() for name in SLOTS if prefix + name in form}
    slots = {name: text for name, text in given.items() if text != held.get(name, "")}
    quote, at = _first(form, f"{prefix}quote"), _first(form, f"{prefix}at").strip()
    if not quote.strip() or quote == held.get("quote"):
        quote = ""
    return Wanted(slots, quote, int(at) if at.isdecimal() and len(at) < _DIGITS else None)


def _held(form: Mapping[str, list[str]]) -> dict[str, str]:
    try:
        found = json.loads(_first(form, "was") or "{}")
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Refusal("the correction cannot be stored", ["was: what the slots held was expected, as JSON"])
    return {str(name): str(value) for name, value in found.items()}


def _first(form: Mapping[str, list[str]], name: str) -> str:
    return next(iter(form.get(name, ())), "")


__all__ = ["CHOICES", "FIRST", "HINTS", "METRICS", "NUMBERS", "PARTS", "SLOTS", "Asked", "asked", "texts"]
