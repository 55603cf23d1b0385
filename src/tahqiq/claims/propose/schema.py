"""The JSON schema of a model's answer, made of the claim's slots.

Every field is required and nothing else is allowed, as servers that enforce a schema ask for. A model that is not held
to it may leave out what is empty: ``filled`` puts that in before an answer is validated.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from tahqiq.terms import Bound, ClaimKind, Direction, Per, Unit, Victim, WhyNot

FIGURES = ("value", "low", "high", "from_value", "to_value")
WORDS = ("period", "base", "area", "actor", "attributed_to")
"""The slots that a model fills with words of the text; what they mean is read by code."""

_LISTS = {
    "kind": ClaimKind, "victim": Victim, "unit": Unit, "per": Per, "bound": Bound, "direction": Direction,
}  # fmt: skip
_EMPTY: dict[str, Any] = {
    "before": None, "metric": "", "victim": "", "unit": "count", "per": "", "bound": "exact", "direction": "none",
    **dict.fromkeys(FIGURES), **dict.fromkeys(WORDS), "checkable": True, "why_not": None,
}  # fmt: skip


def _one_of(words: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": [str(word) for word in words]}


def _or_null(kind: str) -> dict[str, Any]:
    return {"type": [kind, "null"]}


@lru_cache(maxsize=1)
def claim_schema() -> dict[str, Any]:
    """The schema of one proposed claim."""
    fields: dict[str, Any] = {"quote": {"type": "string"}, "before": _or_null("string")}
    fields |= {name: _one_of(words) for name, words in _LISTS.items()}
    fields |= {"metric": {"type": "string"}, "checkable": {"type": "boolean"}}
    fields |= {name: _or_null("number") for name in FIGURES}
    fields |= {name: _or_null("string") for name in WORDS}
    fields["why_not"] = {"type": ["string", "null"], "enum": [*(str(w) for w in WhyNot), None]}
    return {"type": "object", "additionalProperties": False, "properties": fields, "required": list(fields)}


@lru_cache(maxsize=1)
def answer_schema() -> dict[str, Any]:
    """The schema of a whole answer."""
    claims = {"type": "array", "items": claim_schema()}
    return {
        "type": "object", "additionalProperties": False, "properties": {"claims": claims}, "required": ["claims"],
    }  # fmt: skip


def filled(item: dict[str, Any]) -> dict[str, Any]:
    """A proposed claim with what it leaves out as empty; ``quote`` and ``kind`` are never filled in."""
    return {**_EMPTY, **item}


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(claim_schema())


def fault(item: object) -> str:
    """What is wrong with one proposed claim by the schema; "" for nothing."""
    for error in _validator().iter_errors(item):
        where = ".".join(str(part) for part in error.absolute_path)
        said = error.message if len(error.message) <= 160 else error.message[:159] + "…"
        return f"{where}: {said}" if where else said
    return ""
