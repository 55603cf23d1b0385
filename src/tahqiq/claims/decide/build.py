"""A claim from another and the slots to set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tahqiq.claims.extract.numbers import find_quantities
from tahqiq.registry import Registry
from tahqiq.resolve import Resolver
from tahqiq.terms import Bound, Claim, ClaimKind, Direction, Document, Named, Per, Span, Unit, Victim, WhyNot

_WORDS = {
    "kind": ClaimKind, "victim": Victim, "unit": Unit, "per": Per, "bound": Bound, "direction": Direction,
}  # fmt: skip
_PLAIN = ("metric", "value", "low", "high", "from_value", "to_value", "attributed_to")
BY_EDITOR = "decision"  # Span.resolved_from of a period that an editor gave


@dataclass(frozen=True)
class Builder:
    """Makes the claims that decisions want in one document."""

    document: Document
    registry: Registry

    def blank(self, start: int, end: int) -> Claim:
        """A claim of a span with no slot filled."""
        return Claim("", self.document.text[start:end], start, end, ClaimKind.OTHER)

    def build(self, base: Claim, slots: Mapping[str, Any], span: tuple[int, int] | None) -> Claim:
        """``base`` with the slots set (JSON form, as ``slots.read`` gives them), at ``span`` if one is given.

        What a slot rules out goes: a value takes the place of a range, a reason makes a claim not checkable.
        """
        start, end = span or (base.start, base.end)
        made = replace(base, quote=self.document.text[start:end], start=start, end=end)
        plain: dict[str, Any] = {name: slots[name] for name in _PLAIN if name in slots}
        plain |= {name: of(slots[name]) for name, of in _WORDS.items() if name in slots}
        plain |= {name: _span(slots[name]) for name in ("period", "base") if name in slots}
        made = replace(made, **(plain | _ruled_out(slots) | _checkable(slots)))
        made = replace(made, area=self._named(base.area, slots, "area"), actor=self._named(base.actor, slots, "actor"))
        return made if _figures(made) == _figures(base) else replace(made, step=_step(made))

    def _named(self, base: Named, slots: Mapping[str, Any], kind: str) -> Named:
        named = base
        if kind in slots:
            text: str = slots[kind]
            resolver = _resolver(self.registry)
            resolve = resolver.area if kind == "area" else resolver.actor
            named = replace(resolve(text, self.document.date), text=text) if text else Named()
        if f"{kind}_id" in slots:
            ids: str | None = slots[f"{kind}_id"]
            named = Named(named.text, tuple(ids.split("+")) if ids else (), (), BY_EDITOR)
        return named


@lru_cache(maxsize=4)
def _resolver(registry: Registry) -> Resolver:
    return Resolver(registry)


def _span(days: Mapping[str, str | None] | None) -> Span | None:
    if days is None:
        return None
    start, end = (dt.date.fromisoformat(d) if (d := days[k]) else None for k in ("start", "end"))
    return Span(start, end, "", BY_EDITOR)


def _ruled_out(slots: Mapping[str, Any]) -> dict[str, Any]:
    if slots.get("value") is not None:
        return {name: None for name in ("low", "high") if slots.get(name) is None}
    if (slots.get("low") is not None or slots.get("high") is not None) and "value" not in slots:
        return {"value": None}
    return {}


def _checkable(slots: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if slots.get("why_not"):
        found = {"why_not": WhyNot(slots["why_not"]), "checkable": False}
    if "checkable" in slots:
        found["checkable"] = slots["checkable"]
        if slots["checkable"] and "why_not" not in slots:
            found["why_not"] = None
    return found


def _figures(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.low, claim.high, claim.unit


def _step(claim: Claim) -> float | None:
    """How exactly the figure is printed in the quote, if it stands there."""
    for quantity in find_quantities(claim.quote):
        if (quantity.value, quantity.low, quantity.high) == (claim.value, claim.low, claim.high):
            return quantity.step
    return None
