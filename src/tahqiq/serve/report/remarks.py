"""The remarks of a lint as JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tahqiq.serve.report.as_csv import table
from tahqiq.serve.report.as_json import of_documents
from tahqiq.serve.report.as_markdown import plain
from tahqiq.serve.report.wording.visible import safe_url

if TYPE_CHECKING:
    from tahqiq.brief.lint import LintResult, Remark

_COLUMNS = (
    "document", "rule", "severity", "quote", "start", "end", "line", "column", "page", "why", "instead",
    "attributed_to", "source", "source_url",
)  # fmt: skip


def remarks_json(results: Sequence[LintResult]) -> str:
    """One document's object; for several (or none) a list of them, as ``lint.schema.json`` describes it."""
    return of_documents([result.to_dict() for result in results])


def remarks_csv(results: Sequence[LintResult]) -> str:
    """A header and one row a remark; lines end with CRLF (RFC 4180), no cell can be taken for a formula."""
    return table(_COLUMNS, (_row(result, remark) for result in results for remark in result.remarks))


def _row(result: LintResult, remark: Remark) -> dict[str, Any]:
    source = remark.source
    return {
        **remark.to_dict(result.document), "document": result.document.title or result.document.name,
        "source": source.title if source else "", "source_url": source.url if source else "",
    }  # fmt: skip


def remarks_markdown(results: Sequence[LintResult]) -> str:
    """A heading a document, then its remarks by rule: why, what to write, and each place."""
    return "\n".join(line for result in results for line in _document(result)).strip() + "\n"


def grouped(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """Remarks of one rule and reason together, warnings before notes, in the order in which they first stand."""
    found: dict[tuple[str, str, str], list[Remark]] = {}
    for remark in remarks:
        found.setdefault((remark.severity, remark.rule, remark.why), []).append(remark)
    return sorted(found.values(), key=lambda group: group[0].severity != "warning")


def tallied(result: LintResult) -> str:
    """ "3 warnings, 1 note"."""
    notes = len(result.remarks) - result.warnings
    return (
        f"{result.warnings} {'warning' if result.warnings == 1 else 'warnings'}, "
        f"{notes} {'note' if notes == 1 else 'notes'}"
    )


def surroundings(text: str, remark: Remark, width: int = 30) -> tuple[str, str]:
    """The words before and behind a remark on its own line, cut between words."""
    start = max(text.rfind("\n", 0, remark.start) + 1, remark.start - width)
    line_end = text.find("\n", remark.end)
    end = min(line_end if line_end >= 0 else len(text), remark.end + width)
    before, behind = text[start : remark.start], text[remark.end : end]
    if start > 0 and text[start - 1] != "\n" and " " in before:
        before = "…" + before.partition(" ")[2]
    if end < len(text) and text[end] != "\n" and " " in behind:
        behind = behind.rpartition(" ")[0] + "…"
    return before, behind


def _document(result: LintResult) -> Iterator[str]:
    document = result.document
    yield f"# {plain(document.title or Path(document.name).name or 'Text')}"
    yield ""
    yield f"{tallied(result)}." if result.remarks else "No remarks."
    yield ""
    for note in document.notes:
        yield f"Not the whole file: {plain(note)}."
        yield ""
    for group in grouped(result.remarks):
        first = group[0]
        yield f"## {first.severity}: {first.rule}"
        yield ""
        url = safe_url(first.source.url) if first.source else ""
        named = plain(first.source.title) if first.source else ""
        source = f" ([{named}](<{url}>))" if url else f" ({named})" if named else ""
        yield f"{plain(first.why[:1].upper() + first.why[1:])}.{source}"
        yield ""
        for remark in group:
            yield _place(result, remark)
        yield ""


def _place(result: LintResult, remark: Remark) -> str:
    data = remark.to_dict(result.document)
    before, behind = surroundings(result.document.text, remark)
    page = f"page {data['page']}, " if data["page"] else ""
    said = f" (said by {plain(remark.attributed_to)})" if remark.attributed_to else ""
    words = f"{part(before, plain)}**{plain(remark.quote)}**{part(behind, plain)}"
    return f"- {page}line {data['line']}: {words} → {plain(remark.instead)}{said}"


def part(text: str, escaped: Callable[[str], str]) -> str:
    """Escaped, with the space at its ends kept."""
    return f"{' ' if text[:1].isspace() else ''}{escaped(text)}{' ' if text[-1:].isspace() else ''}" if text else ""
