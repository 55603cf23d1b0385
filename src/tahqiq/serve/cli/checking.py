"""``tahqiq check`` and ``tahqiq extract``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rich.table import Table

from tahqiq import verbs
from tahqiq.serve.cli.options import console, day, deliver, documents, notes, one_of, shown, working
from tahqiq.serve.report.wording import decided
from tahqiq.terms import CheckResult, Claim, Document, ExtractResult, FlagName, Label

LOOK = {
    Label.SUPPORTED: ("✓", "green"),
    Label.CONTRADICTED: ("✗", "red"),
    Label.CONTESTED: ("≠", "yellow"),
    Label.DEPENDS: ("◐", "magenta"),
    Label.NOT_CHECKABLE: ("–", "dim"),
}


def check_files(
    files: list[str], as_of: str | None, date: str | None, format_: str | None, out: Path | None,
    *, strict: bool, workspace: Path | None,
) -> int:  # fmt: skip
    """Check the files and deliver the result; the exit status."""
    one_of(format_, "--format", ("html", "json", "csv", "md"))
    seen_by = day(as_of, "--as-of")
    sources = documents(files, day(date, "--date"))
    with working("opening the evidence"):
        store = verbs.open_workspace(workspace, progress=lambda text: notes.print(text, style="dim"))
    with working("checking"):
        results = [verbs.check_document(s, as_of=seen_by, workspace=store) for s in sources]
    _deliver(results, format_, out)
    contradicted = any(r.summary[str(Label.CONTRADICTED)] for r in results)
    return 1 if strict and contradicted else 0


def _deliver(results: list[CheckResult], format_: str | None, out: Path | None) -> None:
    from tahqiq.serve import report

    chosen = format_ or (out.suffix.lstrip(".").lower() if out else None)
    writers: dict[str, Callable[[list[CheckResult]], str]] = {
        "html": report.render_html, "json": report.render_json, "csv": report.render_csv,
        "md": report.render_markdown,
    }  # fmt: skip
    render = writers.get(chosen or "")
    if render is not None:
        deliver(render(results), out)
    elif out is not None:
        one_of(chosen, "--out with the ending", ("html", "json", "csv", "md"))
    else:
        for result in results:
            _table(result)


def _table(result: CheckResult) -> None:
    document = result.document
    console.print(f"[bold]{shown(document.title or document.name or 'Report')}[/] ({document.date or 'no date'})")
    if not result.claims:
        console.print("No claims were found in it.")
        return
    table = Table(box=None, padding=(0, 1), show_edge=False)
    for heading in ("", "Claim", "Verdict", "Why"):
        table.add_column(heading, overflow="fold")
    for item in result.claims:
        if item.verdict.label is Label.NOT_CHECKABLE and not item.claim.checkable:
            continue
        symbol, style = LOOK[item.verdict.label]
        flags = "".join(f" [{f.flag}] {f.message}" for f in item.flags if f.flag is not FlagName.SOURCE_NOT_SEEN)
        table.add_row(
            f"[{style}]{symbol}[/]", _quote(document, item.claim), f"[{style}]{item.verdict.label}[/]",
            shown(item.verdict.reason + flags),
        )  # fmt: skip
    console.print(table)
    counts = ", ".join(f"{n} {label}" for label, n in result.summary.items())
    console.print(f"{len(result.claims)} claims: {counts}. Opinions and causes are not listed here.")
    _decided(result)


def _decided(result: CheckResult) -> None:
    """What editors' decisions did to the claims, and which were not applied."""
    applied = [r for r in result.decisions if r.applied]
    if applied:
        console.print(f"{len(applied)} {'decision' if len(applied) == 1 else 'decisions'} of editors applied:")
    for ruling in applied:
        console.print(f"  {ruling.decision.id}: {decided.said(ruling)}", markup=False, soft_wrap=True)
    for line in decided.apart([r for r in result.decisions if not r.applied]):
        console.print(f"  {line}", markup=False, soft_wrap=True)


def _quote(document: Document, claim: Claim) -> str:
    """A claim's words for the terminal, with its page."""
    page = document.page(claim.start)
    return shown(claim.quote) + (f" [dim](page {page})[/]" if page else "")


def extract_files(files: list[str], date: str | None, format_: str | None, out: Path | None) -> None:
    """List the claims of the files."""
    one_of(format_, "--format", ("json", "csv", "md"))
    results = [verbs.extract_document(s) for s in documents(files, day(date, "--date"))]
    from tahqiq.serve import report

    render = {"json": report.render_json, "csv": report.render_csv, "md": report.render_markdown}.get(format_ or "")
    if render is not None:
        deliver(render(results), out)
        return
    if out is not None:
        one_of(None if format_ else "none", "--format", ("json", "csv", "md"))
    for result in results:
        _claims(result)


def _claims(result: ExtractResult) -> None:
    console.print(f"[bold]{shown(result.document.title or result.document.name or 'Report')}[/]")
    if not result.claims:
        console.print("No claims were found in it.")
        return
    table = Table(box=None, padding=(0, 1), show_edge=False)
    for heading in ("Kind", "Metric", "Value", "Period", "Area", "Quote"):
        table.add_column(heading, overflow="fold")
    for claim in result.claims:
        value = "" if claim.value is None else f"{claim.value:,g}"
        if claim.value is None and claim.low is not None:
            value = f"{claim.low:,g}–{claim.high:,g}" if claim.high is not None else f"≥ {claim.low:,g}"
        period = f"{claim.period.start or ''}–{claim.period.end or ''}" if claim.period else ""
        table.add_row(
            str(claim.kind), f"{claim.metric} {claim.victim}".strip(), value, period, shown(claim.area.text),
            _quote(result.document, claim),
        )  # fmt: skip
    console.print(table)
