"""The words of Tahqiq as frozen types. No I/O; imports nothing else of the package."""

from tahqiq.terms.address import RowsAt
from tahqiq.terms.claim import Claim, Named
from tahqiq.terms.decision import Act, Anchor, Correction, DecidedOn, Decision, Part, Ruling, Target, Wanted
from tahqiq.terms.document import Document
from tahqiq.terms.evidence import COLUMNS, REJECTS, VARIOUS, Break, Card, RecordKind, Release
from tahqiq.terms.model import Difference, Model, ModelRun, Rejected
from tahqiq.terms.naming import Judgement, NameDecision
from tahqiq.terms.time import Span
from tahqiq.terms.verdict import (
    CheckedClaim,
    CheckResult,
    EvidenceUsed,
    ExtractResult,
    Flag,
    Reading,
    Verdict,
)
from tahqiq.terms.vocabulary import (
    METRICS,
    Bound,
    ClaimKind,
    Counts,
    Direction,
    FlagName,
    FoundBy,
    Label,
    Militants,
    Outcome,
    Per,
    Unit,
    Victim,
    Violence,
    WhyNot,
)

__all__ = [
    "COLUMNS", "METRICS", "REJECTS", "VARIOUS", "Act", "Anchor", "Bound", "Break", "Card", "CheckResult",
    "CheckedClaim", "Claim", "ClaimKind", "Correction", "Counts", "DecidedOn", "Decision", "Difference", "Direction",
    "Document", "EvidenceUsed", "ExtractResult", "Flag", "FlagName", "FoundBy", "Judgement", "Label", "Militants",
    "Model", "ModelRun", "NameDecision", "Named", "Outcome",
    "Part", "Per", "Reading", "RecordKind", "Rejected", "Release", "RowsAt", "Ruling", "Span", "Target", "Unit",
    "Verdict", "Victim", "Violence", "Wanted", "WhyNot",
]  # fmt: skip
