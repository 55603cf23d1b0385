"""Readings of a claim, what they found, and what the findings together say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tahqiq.terms.claim import Claim
from tahqiq.terms.decision import Ruling
from tahqiq.terms.document import Document
from tahqiq.terms.model import ModelRun
from tahqiq.terms.time import Span
from tahqiq.terms.vocabulary import FlagName, Label, Outcome, Victim


@dataclass(frozen=True, slots=True)
class Flag:
    """Something said beside a verdict. The message is a sentence an editor can paste into a mail.

    ``command`` makes the numbers behind it again, with their uncertainty; "" where no measure does.
    """

    flag: FlagName
    message: str
    command: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        measure = {"command": self.command} if self.command else None
        return {"flag": str(self.flag), "message": self.message, "measure": measure}


@dataclass(frozen=True, slots=True)
class Reading:
    """One executable interpretation of a claim, with what it found.

    ``value`` is the found figure in the claim's unit, ``low`` and ``high`` its interval; all None when silent.
    ``definition`` says in words what was counted, ``why`` how the figure was made or why there is none.
    ``principal`` marks the one reading that speaks for its publisher. ``citation`` names the publisher's page;
    ``rows_url`` leads to the rows. ``query`` names them for ``tahqiq show``: addresses (``terms.RowsAt``) apart by
    spaces; empty when silent.
    """

    publisher: str
    dataset: str
    release: str
    definition: str
    area: str
    period: Span | None
    victim: Victim
    value: float | None
    low: float | None
    high: float | None
    outcome: Outcome
    why: str
    principal: bool
    citation: str
    rows_url: str
    base: Span | None = None
    published: str = ""
    query: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "publisher": self.publisher, "dataset": self.dataset, "release": self.release,
            "definition": self.definition, "area": self.area,
            "period": self.period.to_dict() if self.period else None,
            "base": self.base.to_dict() if self.base else None,
            "victim": str(self.victim), "value": self.value, "low": self.low, "high": self.high,
            "outcome": str(self.outcome), "why": self.why, "principal": self.principal,
            "citation": self.citation, "rows_url": self.rows_url, "published": self.published,
            "query": self.query,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label with its reason in one plain sentence, as known then (the document's date) and now."""

    label: Label
    reason: str
    known_then: Label | None = None
    known_now: Label | None = None

    def to_dict(self) -> dict[str, str | None]:
        """The JSON form."""
        return {
            "label": str(self.label),
            "reason": self.reason,
            "known_then": str(self.known_then) if self.known_then else None,
            "known_now": str(self.known_now) if self.known_now else None,
        }


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its verdict, flags and readings (principal readings first)."""

    claim: Claim
    verdict: Verdict
    flags: tuple[Flag, ...] = ()
    readings: tuple[Reading, ...] = ()

    def to_dict(self, page: int | None = None) -> dict[str, Any]:
        """The JSON form: the claim's slots, then verdict, flags and readings. ``page`` as in the claim's own."""
        return {
            **self.claim.to_dict(page),
            "verdict": self.verdict.to_dict(),
            "flags": [f.to_dict() for f in self.flags],
            "readings": [r.to_dict() for r in self.readings],
        }


@dataclass(frozen=True, slots=True)
class EvidenceUsed:
    """A release that was in force for a check, and what it covers."""

    dataset: str
    release: str
    published: str
    rows: int
    start: str | None
    end: str | None
    area: str
    title: str = ""
    citation: str = ""
    licence: str = ""
    url: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "dataset": self.dataset, "release": self.release, "published": self.published, "rows": self.rows,
            "covers": {"start": self.start, "end": self.end, "area": self.area},
            "title": self.title, "citation": self.citation, "licence": self.licence, "url": self.url,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What ``check`` returns for one document. ``decisions`` are the editor's, applied or not, in their order."""

    document: Document
    evidence: tuple[EvidenceUsed, ...]
    claims: tuple[CheckedClaim, ...]
    as_of: str | None = None
    decisions: tuple[Ruling, ...] = ()
    model: ModelRun | None = None

    @property
    def summary(self) -> dict[str, int]:
        """How many claims have each verdict, every label present."""
        counts = {str(label): 0 for label in Label}
        for item in self.claims:
            counts[str(item.verdict.label)] += 1
        return counts

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``tahqiq check --format json``."""
        return {
            "document": self.document.to_dict(),
            "as_of": self.as_of,
            "evidence": [e.to_dict() for e in self.evidence],
            "claims": [c.to_dict(self.document.page(c.claim.start)) for c in self.claims],
            "decisions": [d.to_dict() for d in self.decisions],
            "model": self.model.to_dict() if self.model else None,
            "summary": self.summary,
        }


@dataclass(frozen=True, slots=True)
class ExtractResult:
    """What ``extract`` returns for one document: the claims, without verdicts."""

    document: Document
    claims: tuple[Claim, ...]
    decisions: tuple[Ruling, ...] = ()
    model: ModelRun | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``tahqiq extract --format json``."""
        return {
            "document": self.document.to_dict(),
            "claims": [c.to_dict(self.document.page(c.start)) for c in self.claims],
            "decisions": [d.to_dict() for d in self.decisions],
            "model": self.model.to_dict() if self.model else None,
        }
