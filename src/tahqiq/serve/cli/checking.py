"""``tahqiq check`` and ``tahqiq extract``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from tahqiq import verbs
from tahqiq.serve.cli.options import console, day, deliver, documents, notes, one_of, say, shown, working
from tahqiq.serve.report.wording import decided, modelled
from tahqiq.terms import CheckResult, Claim, Document, ExtractResult, FlagName, FoundBy, Label, Model, ModelRun

LOOK = {
    Label.SUPPORTED: ("✓", "green"),
    Label.CONTRADICTED: ("✗", "red"),
    Label.CONTESTED: ("≠", "yellow"),
    Label.DEPENDS: ("◐", "magenta"),
    Label.NOT_CHECKABLE: ("–", "dim"),
}


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """Which language model is asked, if any."""

    name: str | None = None
    url: str | None = None
    seconds: float = 600.0

    def model(self) -> Model | None:
        """The model, with its key from the environment."""
        return verbs.language_model(self.name, self.url, self.seconds)


@dataclass(frozen=True, slots=True)
class Output:
    """The form of the result, and where it goes."""

    format_: str | None
    out: Path | None


def check_files(
    files: list[str], as_of: str | None, date: str | None, output: Output, asked: ModelOptions,
    *, strict: bool, workspace: Path | None,
) -> int:  # fmt: skip
    """Check the files and deliver the result; the exit status.

    A claim that only a language model found does not set it: the same run may not find it again.
    """
    one_of(output.format_, "--format", _WRITTEN)
    seen_by, model = day(as_of, "--as-of"), asked.model()
    sources = documents(files, day(date, "--date"))
    with working("opening the evidence"):
        store = verbs.open_workspace(workspace, progress=lambda text: notes.print(text, style="dim"))
    with working("checking"):
        results = verbs.check_documents(sources, as_of=seen_by, workspace=store, model=model, tell=_tell)
    _deliver(results, output.format_, output.out)
    _unread(results)
    contradicted = any(
        c.verdict.label is Label.CONTRADICTED and c.claim.found_by is not FoundBy.MODEL
        for r in results for c in r.claims
    )  # fmt: skip
    return 1 if strict and contradicted else 0


def _tell(line: str) -> None:
    say(line, notes)


def _unread(results: Sequence[CheckResult | ExtractResult]) -> None:
    """Say on standard error what a model did not read: the result is the grammar's there."""
    for result in results:
        for line in modelled.unread(result.model):
            _tell(line)


def _modelled(run: ModelRun | None, claims: Sequence[Claim]) -> None:
    """What a model found, read otherwise and had rejected."""
    if run is None:
        return
    counts = [sum(c.found_by is by for c in claims) for by in (FoundBy.MODEL, FoundBy.BOTH)]
    say(modelled.summary(run, *counts))
    for claim in claims:
        if claim.found_by is not FoundBy.BOTH:
            for line in modelled.of_claim(claim, run):
                say(f"  {claim.id} “{' '.join(claim.quote.split())}”: {line}")
    for line in modelled.rejected(run):
        say(f"  {line}")


def _deliver(results: list[CheckResult], format_: str | None, out: Path | None) -> None:
    from tahqiq.serve import report

    chosen = format_ or (_endings(out.suffix.lstrip(".").lower()) if out else None)
    writers: dict[str, Callable[[list[CheckResult]], str | bytes]] = {
        "html": report.render_html, "json": report.render_json, "csv": report.render_csv,
        "md": report.render_markdown, "docx": report.render_docx, "claimreview": report.render_claimreview,
    }  # fmt: skip
    render = writers.get(chosen or "")
    if render is not None:
        deliver(render(results), out)
    elif out is not None:
        one_of(chosen, "--out with the ending", (*_WRITTEN[:-1], "jsonld"))
    else:
        for result in results:
            _table(result)


def _endings(ending: str) -> str:
    return "claimreview" if ending == "jsonld" else ending


_WRITTEN = ("html", "json", "csv", "md", "docx", "claimreview")


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
    _modelled(result.model, [item.claim for item in result.claims])


def _decided(result: CheckResult) -> None:
    """What editors' decisions did to the claims, and which were not applied."""
    applied = [r for r in result.decisions if r.applied]
    if applied:
        console.print(f"{len(applied)} {'decision' if len(applied) == 1 else 'decisions'} of editors applied:")
    for ruling in applied:
        say(f"  {ruling.decision.id}: {decided.said(ruling)}")
    for line in decided.apart([r for r in result.decisions if not r.applied]):
        say(f"  {line}")


def _quote(document: Document, claim: Claim) -> str:
    """A claim's words for the terminal, with its page."""
    page = document.page(claim.start)
    return shown(claim.quote) + (f" [dim](page {page})[/]" if page else "")


def extract_files(
    files: list[str], date: str | None, format_: str | None, out: Path | None, asked: ModelOptions
) -> None:
    """List the claims of the files."""
    one_of(format_, "--format", ("json", "csv", "md"))
    model = asked.model()
    sources = documents(files, day(date, "--date"))
    with working("reading"):
        results = [verbs.extract_document(s, model=model, tell=_tell) for s in sources]
    _extracted(results, format_, out)
    _unread(results)


def _extracted(results: list[ExtractResult], format_: str | None, out: Path | None) -> None:
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
    _modelled(result.model, result.claims)
