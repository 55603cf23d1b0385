"""Documents as their editors left them, as labelled data: the form that extraction is scored on.

``passages.jsonl``: ``id``, ``title``, ``published`` (a day or empty), ``text``. ``claims.jsonl``: one object a claim,
``passage_id`` with the slots, a period as two days.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from tahqiq.terms import Claim, Document, ExtractResult

_COUNTED_IN_EVENTS = frozenset({
    "attacks", "incidents", "operations", "suicide_attacks", "deaths", "injuries", "other:casualties",
})  # fmt: skip
_PLAIN = (
    "kind", "metric", "victim", "value", "low", "high", "from_value", "to_value", "unit", "per", "bound", "direction",
    "attributed_to", "checkable",
)  # fmt: skip


def passages(results: Sequence[ExtractResult]) -> str:
    """The documents as JSON lines, numbered in order."""
    return _lines(_passage(_name(n), r.document) for n, r in enumerate(results, 1))


def labels(results: Sequence[ExtractResult]) -> str:
    """Their claims as JSON lines."""
    return _lines(_label(_name(n), c) for n, r in enumerate(results, 1) for c in r.claims)


def _name(number: int) -> str:
    return f"p{number}"


def _lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def _passage(name: str, document: Document) -> dict[str, str]:
    published = document.date.isoformat() if document.date else ""
    return {"id": name, "title": document.title, "published": published, "text": document.text}


def _label(passage: str, claim: Claim) -> dict[str, Any]:
    slots = claim.to_dict()
    days = {
        f"{name}_{end}": (slots[name] or {}).get(end) or "" for name in ("period", "base") for end in ("start", "end")
    }
    return {
        "id": f"{passage}{claim.id}", "passage_id": passage, "quote": claim.quote, "start": claim.start,
        "end": claim.end, **{name: slots[name] for name in _PLAIN}, **days, "area": claim.area.text,
        "actor": claim.actor.text, "why_not": str(claim.why_not or ""), "data_needed": _needed(claim),
        "decisions": list(claim.decisions),
    }  # fmt: skip


def _needed(claim: Claim) -> str:
    """Which data would answer it: of events, another series, or none."""
    if not claim.checkable:
        return "none"
    return "event" if claim.metric in _COUNTED_IN_EVENTS else "other_series"
