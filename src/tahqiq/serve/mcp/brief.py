"""Results as a language model can use them: what was found and where it can be read, without what only pages need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from tahqiq.measure.result import Measured
from tahqiq.sources import card
from tahqiq.terms import CheckedClaim, CheckResult, Outcome, Reading
from tahqiq.verbs.rows import Rows
from tahqiq.verbs.showing import Shown

_READINGS, _ROWS, _PARTS = 8, 25, 40
"""The most readings of a claim, rows behind one, and rows of a measure that are given; what is left out is counted."""


def checked(result: CheckResult) -> dict[str, Any]:
    """A check: every claim with its verdict, its flags and the figures that speak for it."""
    used = {e.dataset: e.citation for e in result.evidence}
    return {
        "report_date": _day(result.document.date),
        "as_of": result.as_of,
        "summary": {label: n for label, n in result.summary.items() if n},
        "claims": [_claim(item) for item in result.claims],
        "citations": {name: text for name, text in used.items() if text},
        "reading_this": "A verdict is over what publishers say, one voice each. Quote it with its reason and cite the "
        "pages. Not checkable means that no evidence at hand decides it, not that it is false.",
    }


def _claim(item: CheckedClaim) -> dict[str, Any]:
    claim, verdict = item.claim, item.verdict
    shown = [r for r in item.readings if r.outcome is not Outcome.SILENT] or list(item.readings[:2])
    said = {
        "id": claim.id,
        "quote": claim.quote,
        "verdict": str(verdict.label),
        "reason": verdict.reason,
        "known_on_the_reports_date": str(verdict.known_then) if verdict.known_then else None,
        "known_now": str(verdict.known_now) if verdict.known_now else None,
        "flags": [{"flag": str(f.flag), "says": f.message} for f in item.flags],
        "figures": [_reading(r) for r in shown[:_READINGS]],
    }
    return said | ({"figures_left_out": len(shown) - _READINGS} if len(shown) > _READINGS else {})


def _reading(reading: Reading) -> dict[str, Any]:
    span = f"{reading.period.start} to {reading.period.end}" if reading.period else ""
    said = {
        "publisher": reading.publisher, "dataset": reading.dataset, "counts": reading.definition, "area": reading.area,
        "period": span, "value": reading.value, "low": reading.low, "high": reading.high,
        "outcome": str(reading.outcome), "why": reading.why, "published": reading.published,
        "citation": reading.citation, "page": reading.rows_url, "address": reading.query,
    }  # fmt: skip
    return {k: v for k, v in said.items() if v not in ("", None)}


def measured(result: Measured) -> dict[str, Any]:
    """A measure: the paragraph, its numbers with intervals, what to know of it, and the evidence."""
    if result.refused:
        return {"refused": result.refused, "caveats": list(result.caveats)}
    told = result.to_dict()
    return {
        "title": result.title, "says": result.paragraph, "numbers": told["estimates"], "parts": told["rows"][:_PARTS],
        "parts_left_out": max(0, len(result.rows) - _PARTS), "caveats": told["caveats"], "evidence": told["evidence"],
    }  # fmt: skip


def shown(found: list[Shown]) -> dict[str, Any]:
    """What a name stands for: every entry, its names and relations with their sources."""
    return {"entries": [{"kind": s.kind, "name": s.name, **_kept(s.fields)} for s in found]}


def cited(found: Rows) -> dict[str, Any]:
    """The rows at an address, how they are cited, under which licence, and the query that gives them."""
    dataset = found.at.release.partition("@")[0]
    own = card(dataset)
    rows = [_kept(row) for row in found.table.slice(0, _ROWS).to_pylist()]
    return {
        "address": str(found.at), "kind": str(found.kind), "rows": rows, "rows_in_all": found.table.num_rows,
        "dataset": own.title, "row_is": own.row_is, "citation": own.citation, "licence": own.licence, "page": own.url,
        "sql": found.sql,
    }  # fmt: skip


def _kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something, in JSON's types."""
    return {name: _plain(value) for name, value in fields.items() if value not in (None, "", [], (), {})}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _kept(value)
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value if isinstance(value, (str, int, float, bool)) else _day(value)


def _day(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else None if value is None else str(value)
