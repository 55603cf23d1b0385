"""Read allegations: who alleges what of whom, who denies it, what third parties say."""

from __future__ import annotations

from pathlib import Path

from tahqiq.sources.batch import Batch
from tahqiq.sources.curated import Form, dated, present, read_form

DATASET = "allegations"
REQUIRED = (
    "id", "alleger", "accused", "allegation", "first_date", "denied_by", "denial_date", "evidence_offered",
    "third_party_view", "urls",
)  # fmt: skip

FORM = Form(
    DATASET,
    REQUIRED,
    rules=(
        *present("alleger", "accused", "allegation"),
        dated("first_date", "known_from"),
        dated("denial_date", "denial_until"),
    ),
    measures={"undated": "count(*) FILTER (WHERE known_from IS NULL)"},
    notes={"undated": "{:,} allegations have no date; from when they were known is left open."},
)


def read(path: Path, *, version: str = "", published: str = "") -> Batch:
    """The allegations of a file. ``known_from`` is assumed: the last day that ``first_date`` can be."""
    return read_form(FORM, path, version=version, published=published)
