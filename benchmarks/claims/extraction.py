"""Extraction against labels: per kind recall, precision and F1, and for the hits the share of each slot that is right.

Only checkable labels count as missed or found and only checkable claims as false alarms; a label that is not
checkable takes the claim that hits it out of the account.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.claims.data import Passage
from benchmarks.claims.matching import SLOTS, Found, pairs, right_slots
from benchmarks.claims.rates import Rate

Extract = Callable[[Passage], list[Found]]


class MovedQuote(Exception):
    """A claim whose quote is not the text at its offsets: the one fault no score can stand beside."""


@dataclass(slots=True)
class Kind:
    """The account of one kind. ``named`` counts hits by the kind the extractor gave, as alarms are."""

    hits: int = 0
    missed: int = 0
    named: int = 0
    alarms: int = 0

    @property
    def recall(self) -> float | None:
        """Labels of the kind that were found."""
        return Rate(self.hits, self.hits + self.missed).share

    @property
    def precision(self) -> float | None:
        """Claims given out as of the kind that hit a label."""
        return Rate(self.named, self.named + self.alarms).share

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        recall, precision = self.recall, self.precision
        if recall is None or precision is None:
            return None
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


@dataclass(slots=True)
class Extraction:
    """The account of a folder; ``missed`` and ``alarms`` are (passage, kind, quote)."""

    kinds: dict[str, Kind] = field(default_factory=dict)
    slots: dict[str, Rate] = field(default_factory=lambda: {name: Rate() for name in SLOTS})
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    alarms: list[tuple[str, str, str]] = field(default_factory=list)
    wrong_slots: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def total(self) -> Kind:
        """All kinds together."""
        of = self.kinds.values()
        return Kind(*(sum(getattr(k, name) for k in of) for name in ("hits", "missed", "named", "alarms")))

    def of(self, kind: str) -> Kind:
        """The account of a kind, opened when first asked for."""
        return self.kinds.setdefault(kind, Kind())


def measure(passages: Sequence[Passage], extract: Extract) -> Extraction:
    """Extract every passage and settle it against its labels. Raises ``MovedQuote``."""
    account = Extraction()
    for passage in passages:
        found = extract(passage)
        for claim in found:
            if passage.text[claim["start"] : claim["end"]] != claim["quote"]:
                raise MovedQuote(f"{passage.id}: {claim['quote']!r} is not the text at its offsets")
        _settle(account, passage, [claim for claim in found if claim.get("checkable", True)])
    return account


def _settle(account: Extraction, passage: Passage, found: list[Found]) -> None:
    answers = pairs(passage.labels, found)
    for label, answer in zip(passage.labels, answers, strict=True):
        if not label.get("checkable", True):
            continue
        if answer is None:
            account.of(label["kind"]).missed += 1
            account.missed.append((passage.id, label["kind"], label["quote"]))
            continue
        account.of(label["kind"]).hits += 1
        account.of(found[answer]["kind"]).named += 1
        for name, right in right_slots(label, found[answer]).items():
            account.slots[name].add(right)
            if not right:
                account.wrong_slots.append((passage.id, name, label["quote"]))
    for i, claim in enumerate(found):
        if i not in answers:
            account.of(claim["kind"]).alarms += 1
            account.alarms.append((passage.id, claim["kind"], claim["quote"]))


def as_json(account: Extraction) -> dict[str, Any]:
    """The figures, for ``--json``."""
    total = account.total
    kinds = {"all": total, **dict(sorted(account.kinds.items()))}
    return {
        "claims": total.hits + total.missed,
        "kinds": {
            name: {
                "labelled": k.hits + k.missed, "found": k.hits, "false_alarms": k.alarms,
                "recall": k.recall, "precision": k.precision, "f1": k.f1,
            }
            for name, k in kinds.items()
        },
        "slots": {name: rate.share for name, rate in account.slots.items()},
    }  # fmt: skip
