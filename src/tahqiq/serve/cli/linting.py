"""``tahqiq lint``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq import verbs
from tahqiq.serve.cli.options import console, deliver, documents, one_of, shown, working

if TYPE_CHECKING:
    from tahqiq.brief.lint import LintResult, Remark

_FORMATS = ("text", "json", "csv", "md")
_LOOK = {"warning": "yellow", "note": "cyan"}


def lint_files(files: list[str], format_: str | None, out: Path | None, *, strict: bool) -> int:
    """Lint the files and deliver the remarks; the exit status."""
    one_of(format_, "--format", _FORMATS)
    chosen = format_ or (out.suffix.lstrip(".").lower() if out else "text")
    if out is not None:
        one_of("none" if chosen == "text" else chosen, "--out with the ending", _FORMATS[1:])
    sources = documents(files, None)
    with working("reading"):
        results = [verbs.lint_document(source) for source in sources]
    _deliver(results, chosen, out)
    return 1 if strict and any(result.warnings for result in results) else 0


def _deliver(results: list[LintResult], chosen: str, out: Path | None) -> None:
    from tahqiq.serve.report import remarks

    render = {"json": remarks.remarks_json, "csv": remarks.remarks_csv, "md": remarks.remarks_markdown}.get(chosen)
    if render is not None:
        deliver(render(results), out)
        return
    for result in results:
        _print(result)


def _print(result: LintResult) -> None:
    """The remarks of a document by rule: the reason once, then each place with what to write."""
    from tahqiq.serve.report.remarks import grouped, tallied

    name = shown(result.document.title or result.document.name or "Text")
    console.print(f"[bold]{name}[/]: {tallied(result) if result.remarks else 'no remarks'}", soft_wrap=True)
    for group in grouped(result.remarks):
        first = group[0]
        source = f" [dim]({shown(first.source.title)})[/]" if first.source else ""
        head = f"[{_LOOK[first.severity]}]{first.severity}[/] [bold]{first.rule}[/]"
        console.print(f"\n{head}: {shown(first.why)}{source}", soft_wrap=True)
        for instead, places in groupby(group, key=lambda remark: remark.instead):
            for remark in places:
                console.print(f"  {_place(result, remark)}", soft_wrap=True)
            console.print(f"    [dim]instead:[/] {shown(instead)}", soft_wrap=True)


def _place(result: LintResult, remark: Remark) -> str:
    from tahqiq.serve.report.remarks import part, surroundings

    data = remark.to_dict(result.document)
    before, behind = surroundings(result.document.text, remark)
    page = f"page {data['page']}, " if data["page"] else ""
    said = f" [dim](said by {shown(remark.attributed_to)})[/]" if remark.attributed_to else ""
    at = f"[dim]{page}{data['line']}:{data['column']}[/]"
    return f"{at} {part(before, shown)}[bold]{shown(remark.quote)}[/]{part(behind, shown)}{said}"
