"""From what a model proposes to claims: each proposal is taken whole or rejected with its reason.

The model points at words; code reads them. Every word that it gives must stand in the text letter for letter; figures
are read by the grammar of numbers, periods by that of periods, names by the resolver.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tahqiq.claims.decide import slots as slot
from tahqiq.claims.decide.anchors import occurrences
from tahqiq.claims.decide.build import Builder
from tahqiq.claims.decide.correct import contradictions
from tahqiq.claims.extract.fiscal_years import FiscalYears
from tahqiq.claims.propose.figures import Wrong, grounded
from tahqiq.claims.propose.pieces import Piece
from tahqiq.claims.propose.schema import FIGURES, WORDS, fault, filled
from tahqiq.claims.propose.when import Periods
from tahqiq.registry import Registry
from tahqiq.terms import Claim, Document, FoundBy, Rejected, WhyNot

LONGEST = 1000  # characters of a quote
SHOWN = 200  # characters of a quote in a rejection
_AS_GIVEN = ("kind", "metric", "victim", "unit", "per", "direction", "checkable", "why_not", "area", "actor",
             "attributed_to")  # fmt: skip
Spot = tuple[int, int]


@dataclass(frozen=True)
class Reader:
    """Reads the proposals on one document."""

    document: Document
    registry: Registry

    @cached_property
    def _builder(self) -> Builder:
        return Builder(self.document, self.registry)

    @cached_property
    def _periods(self) -> Periods:
        return Periods(self.document, FiscalYears.of(self.document.text, self.registry))

    def read(self, piece: Piece, items: Sequence[Any]) -> tuple[list[Claim], list[Rejected]]:
        """The claims among the items of an answer on a piece, and the others with what is wrong with each."""
        claims: list[Claim] = []
        rejected: list[Rejected] = []
        whole = [filled(item) if isinstance(item, dict) else item for item in items]
        often = Counter(_sameness(item) for item in whole)
        seen: Counter[tuple[Any, ...]] = Counter()
        for item in whole:
            turn = seen[_sameness(item)]
            seen[_sameness(item)] += 1
            try:
                claims.append(self._claim(piece, item, (turn, often[_sameness(item)])))
            except Wrong as wrong:
                rejected.append(Rejected(_quote(item), str(wrong)))
        return claims, rejected

    def _claim(self, piece: Piece, item: Any, turn: tuple[int, int]) -> Claim:
        said = fault(item)
        if said:
            raise Wrong(f"not in the form asked for ({said})")
        span = _place(piece, item, turn)
        words = {name: self._words(piece, item[name], name, span) for name in WORDS if item[name]}
        figures = grounded(item, self.document.text, span)
        step = figures.pop("step", None)
        given = {name: item[name] if item[name] is not None else "" for name in _AS_GIVEN} | figures
        given |= {
            name: self.document.text[slice(*words[name])]
            for name in ("area", "actor", "attributed_to")
            if name in words
        }
        read, faults = slot.read({k: v for k, v in given.items() if not (k == "why_not" and not v)}, self.registry)
        if faults:
            raise Wrong("; ".join(faults))
        claim = replace(self._builder.build(self._builder.blank(*span), read, None), found_by=FoundBy.MODEL)
        claim = self._dated(replace(claim, step=step or claim.step), words)
        wrong = contradictions(claim)
        if wrong:
            raise Wrong("; ".join(wrong))
        return claim

    def _words(self, piece: Piece, words: str, name: str, near: Spot) -> Spot:
        """Where the words of a slot stand: nearest to the claim, those before it first."""
        found = [(piece.start + a, piece.start + b) for a, b in _standing(piece, words)]
        if not found:
            raise Wrong(f"the words given for {name}, {words[:60]!r}, do not stand in the text")
        return min(found, key=lambda s: (abs(s[0] - near[0]), s[0] > near[0]))

    def _dated(self, claim: Claim, words: dict[str, Spot]) -> Claim:
        """The claim with the days of its periods; not checkable where our grammar cannot read one that is given."""
        for name in ("period", "base"):
            if name not in words:
                continue
            span = self._periods.at(*words[name])
            if span is None:
                return replace(claim, checkable=False, why_not=claim.why_not or WhyNot.VAGUE)
            claim = replace(claim, period=span) if name == "period" else replace(claim, base=span)
        return claim


def _sameness(item: Any) -> tuple[Any, ...]:
    """Proposals that are alike in this mean different places of the same words, in their order."""
    if not isinstance(item, dict):
        return ()
    return tuple(str(item.get(name)) for name in ("quote", "before", "kind", "metric", "victim", *FIGURES))


def _place(piece: Piece, item: dict[str, Any], turn: tuple[int, int]) -> Spot:
    """Where the quote stands in the document; among several places by the words before it, else by order."""
    found = _standing(piece, item["quote"])
    if not found:
        raise Wrong("the quote does not stand in the text letter for letter")
    before = " ".join((item["before"] or "").split())
    if len(found) > 1 and before:
        led = [s for s in found if " ".join(piece.text[max(0, s[0] - 400) : s[0]].split()).endswith(before)]
        found = led or found
    number, of = turn
    if len(found) > 1 and len(found) != of:
        raise Wrong(f"the quote stands in the text {len(found)} times, and which is meant is not said")
    start, end = found[number] if len(found) > 1 else found[0]
    return piece.start + start, piece.start + end


def _standing(piece: Piece, words: str) -> list[Spot]:
    if len(words) > LONGEST:
        raise Wrong(f"a quote of at most {LONGEST:,} characters was expected, {len(words):,} arrived")
    return list(occurrences(piece.text, words))


def _quote(item: Any) -> str:
    text = str(item.get("quote", "")) if isinstance(item, dict) else str(item)
    shown = "".join(c if c.isprintable() else " " for c in text[: SHOWN + 1])
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in text order, each once: what two overlapping pieces both gave is one."""
    found: dict[tuple[Any, ...], Claim] = {}
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        key = (claim.kind, claim.metric, claim.victim, claim.value, claim.low, claim.high, claim.start, claim.end)
        found.setdefault(key, claim)
    return list(found.values())
