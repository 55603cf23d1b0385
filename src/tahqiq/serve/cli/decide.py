"""The commands of ``tahqiq decide``; each imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="decide",
    help="Correct the claims found in a report; the corrections are kept and applied at each check.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

File = Annotated[str, typer.Argument(metavar="FILE", help="The report; - is standard input.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, as decide list gives it.")]
Slots = Annotated[
    list[str] | None, typer.Argument(metavar="[SLOT=VALUE]...", help="victim=civilian, period=2025-Q1, value=12 …")
]
Quote = Annotated[str, typer.Option("--quote", metavar="TEXT", help="The claim's words, letter for letter.")]
At = Annotated[
    int | None, typer.Option("--at", metavar="OFFSET", help="Where the quote starts, if it stands there twice.")
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; by default $TAHQIQ_EDITOR.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]
Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="The report's own date, YYYY-MM-DD.")]
Folder = Annotated[
    Path | None, typer.Option("--workspace", metavar="FOLDER", help="The workspace; by default $TAHQIQ_WORKSPACE.")
]
Json = Annotated[bool, typer.Option("--json", help="As JSON.")]


@app.command("list")
def list_(file: File, date: Date = None, as_json: Json = False, workspace: Folder = None) -> None:
    """List a report's claims with their ids, as the decisions so far make them."""
    from tahqiq.serve.cli.deciding import list_claims

    list_claims(file, date, workspace, as_json=as_json)


@app.command()
def fix(
    file: File, claim: Claim, slots: Slots = None, quote: Quote = "", at: At = None, date: Date = None,
    by: By = "", note: Note = "", workspace: Folder = None,
) -> None:  # fmt: skip
    """Set slots of a claim, or its quote."""
    _correct("fix", file, [claim, *(slots or [])], date, (by, note, workspace), quote=quote, at=at)


@app.command()
def split(
    file: File,
    claim: Claim,
    part: Annotated[
        list[str], typer.Option("--part", metavar="TEXT", help='One claim: \'quote="12 men" value=12 …\'; two or more.')
    ],
    date: Date = None, by: By = "", note: Note = "", workspace: Folder = None,
) -> None:  # fmt: skip
    """Put several claims in place of one; slots not named stay as they were."""
    from tahqiq.serve.cli import deciding

    deciding.split(file, claim, part, date, deciding.Signing(by, note, workspace))


@app.command()
def merge(
    file: File,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM CLAIM... [SLOT=VALUE]...", help="Two or more ids.")],
    quote: Quote = "", at: At = None, date: Date = None, by: By = "", note: Note = "", workspace: Folder = None,
) -> None:  # fmt: skip
    """Put one claim in place of several; slots not named are those of the first."""
    _correct("merge", file, claims, date, (by, note, workspace), quote=quote, at=at)


@app.command()
def dismiss(
    file: File,
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Ids, as decide list gives them.")],
    date: Date = None, by: By = "", note: Note = "", workspace: Folder = None,
) -> None:  # fmt: skip
    """Say that what was found is no claim."""
    _correct("dismiss", file, claims, date, (by, note, workspace))


@app.command()
def add(
    file: File, slots: Slots = None, quote: Quote = "", at: At = None, date: Date = None,
    by: By = "", note: Note = "", workspace: Folder = None,
) -> None:  # fmt: skip
    """Add a claim that was not found: its quote and its slots."""
    _correct("add", file, slots or [], date, (by, note, workspace), quote=quote, at=at)


@app.command()
def withdraw(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Its id, as decide log gives it.")],
    by: By = "", note: Note = "", workspace: Folder = None,
) -> None:  # fmt: skip
    """Withdraw a decision by a later one; a withdrawal too."""
    from tahqiq.serve.cli import deciding

    deciding.withdraw(decision, deciding.Signing(by, note, workspace))


@app.command()
def log(
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help="Only those on this report.")] = None,
    as_json: Json = False, workspace: Folder = None,
) -> None:  # fmt: skip
    """List the decisions in the order in which they were made."""
    from tahqiq.serve.cli import deciding

    deciding.log(file, workspace, as_json=as_json)


@app.command()
def export(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="The reports whose claims were corrected.")],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="For passages.jsonl and claims.jsonl.")],
    date: Date = None, workspace: Folder = None,
) -> None:  # fmt: skip
    """Write reports with their claims as labelled data, to measure extraction on."""
    from tahqiq.serve.cli import deciding

    deciding.export(files, out, date, workspace)


def _correct(
    act: str, file: str, words: list[str], date: str | None, signed: tuple[str, str, Path | None], **place: object
) -> None:
    from tahqiq.serve.cli import deciding
    from tahqiq.terms import Act

    deciding.correct(Act(act), file, words, date, deciding.Signing(*signed), **place)
