"""The words of Tahqiq as frozen types. No I/O; imports nothing else of the package."""

from tahqiq.terms.address import RowsAt
from tahqiq.terms.claim import Claim, Named
from tahqiq.terms.document import Document
from tahqiq.terms.evidence import COLUMNS, REJECTS, Card, RecordKind, Release
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
    "COLUMNS", "METRICS", "REJECTS", "Bound", "Card", "CheckResult", "CheckedClaim", "Claim", "ClaimKind", "Counts",
    "Direction", "Document", "EvidenceUsed", "ExtractResult", "Flag", "FlagName", "Label", "Militants", "Named",
    "Outcome", "Per", "Reading", "RecordKind", "Release", "RowsAt", "Span", "Unit", "Verdict", "Victim", "Violence",
    "WhyNot",
]  # fmt: skip
