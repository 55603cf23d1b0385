"""Read statistics that publishers published, one row a figure.

The columns are those of the evidence packs (docs/reference/evidence-files.md); ``counts``, ``militants``,
``territory`` and ``scope``, which say what is counted, and ``base_start`` and ``base_end``, which say what a change is
measured against, may be missing.
"""

from __future__ import annotations

from pathlib import Path

from tahqiq.sources.batch import Batch
from tahqiq.sources.curated import (
    CODE,
    CODES,
    CONFIDENCE,
    Form,
    dated,
    one_of,
    ordered,
    present,
    read_form,
    shaped,
)
from tahqiq.sources.sift import Rule
from tahqiq.terms import METRICS, Bound, Counts, Militants, Unit, Victim

DATASET = "statistics"
REQUIRED = (
    "id", "publisher", "document", "url", "published", "metric", "area", "actor", "victim", "period_start",
    "period_end", "value", "bound", "low", "high", "unit", "definition", "reported_by", "confidence",
)  # fmt: skip
OPTIONAL = ("counts", "militants", "territory", "scope", "base_start", "base_end")

_METRIC = rf"(change_pct:)?({'|'.join(METRICS)}|other:[a-z0-9_]+)"
_UNITS = [unit for unit in Unit if unit is not Unit.DATE]

RULES = (
    *present("publisher", "metric", "area"),
    shaped("publisher", CODE, "a publisher's code, or other:<name>"),
    shaped("metric", _METRIC, f"one of {', '.join(METRICS)}, change_pct:<metric> or other:<name>"),
    shaped("area", r"[A-Za-z0-9:_-]+", "the id of a place, without blanks"),
    shaped("actor", CODES, "actors' codes, several parted by |"),
    one_of("victim", Victim),
    one_of("bound", Bound),
    one_of("unit", _UNITS),
    one_of("counts", ("", *Counts)),
    one_of("militants", ("", *Militants)),
    one_of("confidence", ("", *CONFIDENCE)),
    shaped("territory", r"(with|without):\S+", "with:<area> or without:<area>"),
    shaped("scope", r"part:[a-z0-9_]+", "part:<name>"),
    dated("published", "known_from"),
    dated("period_start", "start"),
    dated("period_end", '"end"'),
    ordered("period_end", "start", '"end"', "the period ends before it starts"),
    dated("base_start", "base_start"),
    dated("base_end", "base_end"),
    ordered("base_end", "base_start", "base_end", "the base period ends before it starts"),
    *(
        Rule(name, f"raw_{name} IS NOT NULL AND {name} IS NULL", "expected a number such as 1234.5")
        for name in ("value", "low", "high")
    ),
    Rule("value", "value IS NULL AND (low IS NULL OR high IS NULL)", "no value, nor a range"),
    Rule("unit", "starts_with(metric, 'change_pct:') AND unit <> 'percent'", "a change_pct is in percent"),
    Rule("value", "value < 0 AND NOT starts_with(metric, 'change_pct:')", "below 0; only a change can be"),
    ordered("low", "low", "high", "the range is upside down"),
    Rule(
        "value",
        "value < low OR value > high",
        "'outside its own range (' || coalesce(low::VARCHAR, '') || ' to ' || coalesce(high::VARCHAR, '') || ')'",
        sql=True,
    ),
)

FORM = Form(
    DATASET,
    REQUIRED,
    RULES,
    OPTIONAL,
    measures={
        "undated": "count(*) FILTER (WHERE known_from IS NULL)",
        "open": 'count(*) FILTER (WHERE start IS NULL OR "end" IS NULL)',
        "early": 'count(*) FILTER (WHERE known_from < "end")',
    },
    notes={
        "undated": "{:,} rows have no date of publication; from when they were known is left open.",
        "open": "{:,} rows have a period without a start or an end.",
        "early": "{:,} rows were published before the period they are said to cover had ended.",
    },
)


def read(path: Path, *, version: str = "", published: str = "") -> Batch:
    """The observations of a statistics file. A partial date of publication counts as its last day."""
    return read_form(FORM, path, version=version, published=published)
