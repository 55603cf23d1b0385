"""Read dated facts: subject, predicate, object, from when and until when."""

from __future__ import annotations

from pathlib import Path

from tahqiq.errors import InputError
from tahqiq.sources.batch import Batch
from tahqiq.sources.curated import CONFIDENCE, Form, one_of, present, read_form
from tahqiq.sources.sift import Rule

DATASET = "facts"
REQUIRED = ("id", "subject", "predicate", "object", "start", "end", "url", "reported_by", "confidence", "notes")
FISCAL_MONTH = 7  # July: the fiscal year 2018-19 runs from 1 July 2018 to 30 June 2019 unless a pack says otherwise

_DATE = "no date; expected YYYY-MM-DD, YYYY-MM, YYYY or a fiscal year (2018-19)"
RULES = (
    *present("subject", "predicate"),
    one_of("confidence", ("", *CONFIDENCE)),
    Rule("start", "raw_start IS NOT NULL AND (start IS NULL OR start_latest IS NULL)", _DATE),
    Rule("end", 'raw_end IS NOT NULL AND ("end" IS NULL OR end_latest IS NULL)', _DATE),
    Rule("end", "end_latest < start", "'ends before it starts (' || raw_start || ')'", sql=True),
)

FORM = Form(
    DATASET,
    REQUIRED,
    RULES,
    measures={
        "rows": "count(*)",
        "undated": "count(*) FILTER (WHERE start IS NULL AND end_latest IS NULL)",
        "fiscal": "count(*) FILTER (WHERE fiscal)",
        "ambiguous": "count(*) FILTER (WHERE ambiguous)",
    },
    notes={
        "rows": "The file gives no dates of publication: each fact is assumed to be known from the last day that its"
        " start can be.",
        "undated": "{:,} facts have no date at all; from when they were known is left open.",
        "fiscal": "{:,} facts are dated by a fiscal year.",
        "ambiguous": "{:,} facts have a date that is a month or a fiscal year (2011-12); both readings are kept open.",
    },
)


def read(path: Path, *, version: str = "", published: str = "", fiscal_month: int = FISCAL_MONTH) -> Batch:
    """The facts of a file; ``fiscal_month`` (1 to 12) is the month in which a fiscal year begins."""
    if not 1 <= fiscal_month <= 12:
        raise InputError(f"fiscal_month is {fiscal_month}; expected the month in which a fiscal year begins, 1 to 12")
    return read_form(FORM, path, version=version, published=published, variables={"fiscal_month": fiscal_month})
