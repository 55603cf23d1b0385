"""Verdicts against the labels that say what the evidence says.

The two rates that count most:

- **false support**: of the claims that are not so (altered, or beyond any evidence at hand) the share called supported;
- **false contradiction**: of the claims that are so (``truth`` is ``true``) the share called contradicted.

Both are of the claims that were found and judged; how many were not found is in the confusion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.claims.data import Label, Passage
from benchmarks.claims.matching import Found, pairs
from benchmarks.claims.rates import Rate

LABELS = ("supported", "contradicted", "contested", "depends", "not checkable")
UNFOUND = "not found"

Check = Callable[[Passage], list[Found]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A label with the verdict that its claim was given; ``got`` is ``not found`` where no claim answered it."""

    passage: str
    kind: str
    quote: str
    expected: str
    truth: str
    got: str
    reason: str
    why: str


@dataclass(slots=True)
class Verdicts:
    """The account of a set of judged claims."""

    judged: list[Judged] = field(default_factory=list)
    flags: Rate = field(default_factory=Rate)
    unflagged: list[tuple[str, str, str]] = field(default_factory=list)

    def confusion(self) -> Counter[tuple[str, str]]:
        """How many of each expected verdict were given each verdict."""
        return Counter((j.expected, j.got) for j in self.judged)

    def false_supports(self) -> list[Judged]:
        """The wrong ones called supported."""
        return [j for j in self.judged if _wrong(j) and j.got == "supported"]

    def false_contradictions(self) -> list[Judged]:
        """The true ones called contradicted."""
        return [j for j in self.judged if j.truth == "true" and j.got == "contradicted"]

    @property
    def false_support(self) -> Rate:
        """Wrong ones called supported, of the wrong ones that were judged."""
        return Rate(len(self.false_supports()), sum(_wrong(j) and j.got != UNFOUND for j in self.judged))

    @property
    def false_contradiction(self) -> Rate:
        """True ones called contradicted, of the true ones that were judged."""
        of = sum(j.truth == "true" and j.got != UNFOUND for j in self.judged)
        return Rate(len(self.false_contradictions()), of)

    @property
    def agreement(self) -> Rate:
        """Claims given just the verdict expected, of those judged."""
        judged = [j for j in self.judged if j.got != UNFOUND]
        return Rate(sum(j.got == j.expected for j in judged), len(judged))


def _wrong(judged: Judged) -> bool:
    return judged.truth == "altered" or judged.expected == "not checkable"


def measure(passages: Sequence[Passage], check: Check) -> Verdicts:
    """Check every passage that has labels of verdicts and settle it against them."""
    account = Verdicts()
    for passage in passages:
        labels = [label for label in passage.labels if label.get("verdict")]
        if not labels:
            continue
        found = check(passage)
        for label, answer in zip(passage.labels, pairs(passage.labels, found), strict=True):
            if label.get("verdict"):
                _settle(account, passage, label, None if answer is None else found[answer])
    return account


def _settle(account: Verdicts, passage: Passage, label: Label, claim: Found | None) -> None:
    verdict = claim["verdict"] if claim else {"label": UNFOUND, "reason": ""}
    account.judged.append(
        Judged(
            passage.id, label["kind"], label["quote"], label["verdict"], label.get("truth", ""),
            verdict["label"], verdict["reason"], label.get("why", ""),
        )
    )  # fmt: skip
    raised = {flag["flag"] for flag in claim["flags"]} if claim else set()
    for flag in label.get("flags", ()):
        account.flags.add(flag in raised)
        if flag not in raised:
            account.unflagged.append((passage.id, flag, label["quote"]))


def as_json(account: Verdicts) -> dict[str, Any]:
    """The figures, for ``--json``."""
    confusion = account.confusion()
    return {
        "judged": len(account.judged),
        "confusion": {a: {b: n for (x, b), n in sorted(confusion.items()) if x == a} for a in LABELS},
        "false_support": _rate(account.false_support),
        "false_contradiction": _rate(account.false_contradiction),
        "agreement": _rate(account.agreement),
        "flags": _rate(account.flags),
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"hits": rate.hits, "of": rate.total, "share": rate.share, "interval": rate.interval}
