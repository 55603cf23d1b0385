"""Results as CSV: one row a claim, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tahqiq.serve.report.wording import modelled
from tahqiq.serve.report.wording.decided import of_claim
from tahqiq.serve.report.wording.found import found
from tahqiq.serve.report.wording.known import Names, bundled
from tahqiq.serve.report.wording.visible import visible
from tahqiq.terms import CheckedClaim, CheckResult, Claim, ExtractResult, Outcome

# A cell that starts with one of these is read as a formula by some spreadsheet (OWASP, "CSV injection");
# the last four are their full-width forms.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Cell = str | float | int | None


def render_csv(results: Sequence[CheckResult | ExtractResult], names: Names | None = None) -> str:
    """A header and one row a claim of all ``results``, in the order of the text; lines end with CRLF (RFC 4180).

    Text that a spreadsheet could take for a formula is preceded by an apostrophe. Verdict, flags and sources are
    empty for extracted claims. Periods are inclusive ISO days; figures are plain numbers.
    """
    return table(_COLUMNS, (_row(result, item, names or bundled()) for result in results for item in result.claims))


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """A header and the rows; lines end with CRLF (RFC 4180), no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


_COLUMNS = (
    "document", "document_date", "id", "quote", "start", "end", "page", "kind", "metric", "victim", "value", "low",
    "high", "unit", "per", "bound", "direction", "from_value", "to_value", "period_start", "period_end", "period_text",
    "base_start", "base_end", "area", "area_id", "actor", "actor_id", "attributed_to", "checkable", "why_not", "links",
    "verdict", "reason", "known_then", "known_now", "flags", "flag_messages", "agree", "differ", "silent",
    "found_by", "decisions", "decided", "model",
)  # fmt: skip


def _row(result: CheckResult | ExtractResult, item: CheckedClaim | Claim, names: Names) -> dict[str, Cell]:
    if isinstance(item, Claim):
        return _slots(result, item)
    return {**_slots(result, item.claim), **_verdict(item, names)}


def _slots(result: CheckResult | ExtractResult, claim: Claim) -> dict[str, Cell]:
    document = result.document
    data: dict[str, Any] = claim.to_dict(document.page(claim.start))
    row: dict[str, Cell] = {key: value for key, value in data.items() if not isinstance(value, dict)}
    for name in ("period", "base"):
        span = data[name] or {}
        row |= {f"{name}_{key}": span.get(key) for key in ("start", "end", "text")}
    for name in ("area", "actor"):
        row |= {name: data[name]["text"], f"{name}_id": data[name]["id"]}
    row["links"] = " ".join(claim.links)
    row["decisions"] = "; ".join(claim.decisions)
    row["decided"] = " ".join(of_claim(claim, result.decisions))
    row["model"] = " ".join(modelled.of_claim(claim, result.model))
    row["checkable"] = "yes" if claim.checkable else "no"
    row["document"] = document.title or document.name
    row["document_date"] = document.date.isoformat() if document.date else None
    return row


def _verdict(item: CheckedClaim, names: Names) -> dict[str, Cell]:
    verdict: dict[str, Cell] = {**item.verdict.to_dict()}
    verdict["verdict"] = verdict.pop("label")
    verdict["flags"] = "; ".join(str(flag.flag) for flag in item.flags)
    verdict["flag_messages"] = " ".join(flag.message for flag in item.flags)
    for column, outcome in (("agree", Outcome.AGREES), ("differ", Outcome.DIFFERS), ("silent", Outcome.SILENT)):
        verdict[column] = "; ".join(_voices(item, outcome, names))
    return verdict


def _voices(item: CheckedClaim, outcome: Outcome, names: Names) -> list[str]:
    """The publishers whose principal reading has ``outcome``, with their figure."""
    return [
        f"{names.publisher(r.publisher)} {found(r.value, r.low, r.high, item.claim)}".strip()
        for r in item.readings
        if r.principal and r.outcome is outcome
    ]


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; whole numbers without a point."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if not isinstance(cell, str):
        return cell
    text = visible(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
