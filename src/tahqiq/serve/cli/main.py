"""``tahqiq``: the commands. Each imports what it needs when it runs, so that ``--help`` is quick."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from tahqiq.errors import TahqiqError
from tahqiq.serve.cli.decide import app as decide
from tahqiq.serve.cli.measure import app as measure
from tahqiq.serve.cli.pack import app as pack
from tahqiq.serve.cli.strategy import app as strategy
from tahqiq.serve.cli.team import app as team
from tahqiq.version import __version__

app = typer.Typer(
    name="tahqiq",
    help="Checks a security report against the evidence, and writes one that can be checked.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Text, Markdown, HTML, PDF or DOCX; - is standard input.")
]
Date = Annotated[str | None, typer.Option("--date", metavar="DATE", help="The report's own date, YYYY-MM-DD.")]
WorkspaceOption = Annotated[
    Path | None, typer.Option("--workspace", metavar="FOLDER", help="The workspace; by default $TAHQIQ_WORKSPACE.")
]
Out = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="Write there instead of the terminal.")]

ModelName = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Also ask this language model; off by default.")
]
ModelUrl = Annotated[
    str | None,
    typer.Option("--model-url", metavar="URL", help="Its OpenAI-compatible address; the text is sent there."),
]
ModelSeconds = Annotated[
    float, typer.Option("--model-seconds", metavar="N", help="The time it may take for one report; by default 600.")
]

Subject = Annotated[
    str,
    typer.Argument(metavar="SUBJECT", help="The actor, place, operation, month or report’s file that it is of."),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", help="From when an assessment tells of happenings; by default the year before."
    ),
]
Pins = Annotated[
    Path | None, typer.Option("--pins", metavar="FILE", help="Edits by hand to keep; what finds no place is reported.")
]
Edited = Annotated[
    Path | None,
    typer.Option("--edited", metavar="FILE", help="Write the edits in this copy (Markdown) to --pins, and stop."),
]


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        typer.echo(f"tahqiq {__version__}")
        raise typer.Exit


@app.command()
def check(
    files: Files,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="See only evidence published by that day.")
    ] = None,
    date: Date = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="FORMAT", help="html, json, csv, md, docx or claimreview; else a table."),
    ] = None,
    out: Out = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if a claim is contradicted.")] = False,
    workspace: WorkspaceOption = None,
    model: ModelName = None,
    model_url: ModelUrl = None,
    model_seconds: ModelSeconds = 600.0,
) -> None:
    """Check a report's claims against the evidence.

    Exit status: 0 done, 1 a claim was contradicted and --strict was given, 2 bad input.
    """
    from tahqiq.serve.cli.checking import ModelOptions, Output, check_files

    asked, output = ModelOptions(model, model_url, model_seconds), Output(format_, out)
    raise typer.Exit(check_files(files, as_of, date, output, asked, strict=strict, workspace=workspace))


@app.command()
def extract(
    files: Files,
    date: Date = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="json, csv or md; else a table.")
    ] = None,
    out: Out = None,
    model: ModelName = None,
    model_url: ModelUrl = None,
    model_seconds: ModelSeconds = 600.0,
) -> None:
    """List the claims that a report makes, without checking them."""
    from tahqiq.serve.cli.checking import ModelOptions, extract_files

    extract_files(files, date, format_, out, ModelOptions(model, model_url, model_seconds))


@app.command()
def lint(
    files: Files,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="text, json, csv or md; by default text.")
    ] = None,
    out: Out = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if there is a warning.")] = False,
) -> None:
    """Find causal, emotive, partisan and vague words, likelihoods outside ICD 203, statements without a source.

    Exit status: 0 done, 1 there is a warning and --strict was given, 2 bad input.
    """
    from tahqiq.serve.cli.linting import lint_files

    raise typer.Exit(lint_files(files, format_, out, strict=strict))


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files as their publishers give them.")],
    dataset: Annotated[
        str | None, typer.Option("--dataset", metavar="NAME", help="The dataset; by default told from the header.")
    ] = None,
    version: Annotated[
        str | None,
        typer.Option("--version", metavar="VERSION", help="The publisher's version, where the file lacks it."),
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="YYYY, YYYY-MM or YYYY-MM-DD.")
    ] = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Import a publisher's file as an immutable release."""
    from tahqiq.serve.cli.importing import import_files

    import_files(files, dataset, version, published, workspace)


@app.command()
def sources(
    reconcile: Annotated[
        str | None, typer.Option("--reconcile", metavar="ISO3", help="Event sums by year against published totals.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List the releases in the workspace: what they cover, their rows and rejects."""
    from tahqiq.serve.cli.listing import list_sources, print_reconciliation

    if reconcile:
        print_reconciliation(reconcile, workspace, as_json=as_json)
    else:
        list_sources(workspace, as_json=as_json)


@app.command()
def show(
    what: Annotated[
        str, typer.Argument(metavar="NAME", help="An actor, place, operation, dataset, release or reading.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Show what is known of a name: an actor, a place, a dataset's card, a release, the rows of a reading."""
    from tahqiq.serve.cli.showing import show_name

    show_name(what, workspace, as_json=as_json)


@app.command()
def brief(
    outline: Annotated[
        str, typer.Argument(metavar="OUTLINE", help="An outline's file, or the name of one that is shipped.")
    ] = "",
    of: Subject = "",
    country: Annotated[
        str, typer.Option("--country", metavar="NAME", help="The country; by default the outline's or the report's.")
    ] = "",
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="See only evidence published by that day; by default today."),
    ] = None,
    since: Since = None,
    subject: Annotated[str, typer.Option("--subject", metavar="NAME", help="The same as SUBJECT.")] = "",
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="html, docx, pdf, md or json; by default that of --out, or md. With --diff text, md, html or json.",
        ),
    ] = None,
    out: Out = None,
    reference: Annotated[
        Path | None,
        typer.Option("--reference", metavar="FILE", help="A DOCX whose styles are used instead of the house style."),
    ] = None,
    style: Annotated[
        Path | None,
        typer.Option(
            "--style", metavar="FILE", help="A CSL file for the bibliography; by default Chicago, author and date."
        ),
    ] = None,
    diff: Annotated[
        tuple[str, str] | None,
        typer.Option("--diff", metavar="DATE DATE", help="What changed between the briefs of two days, and why."),
    ] = None,
    pins: Pins = None,
    edited: Edited = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who made the edits of --edited.")] = "",
    listing: Annotated[bool, typer.Option("--list", help="List the outlines that are shipped.")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a cited brief from an outline: no number without a query."""
    from tahqiq.serve.cli.briefing import Hand, Paper, list_outlines, one_subject, serve_brief

    if listing or not outline:
        list_outlines()
    else:
        asked, paper = (outline, country, as_of, since, one_subject(of, subject)), Paper(format_, out, reference, style)
        serve_brief(asked, paper, Hand(pins, edited, by), diff, workspace)


@app.command()
def serve(
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="The address served; this machine's own.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option("--port", metavar="N", help="The port; 0 is any that is free.")] = 8765,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open it in a browser.")] = True,
    team_: Annotated[
        bool, typer.Option("--team", help="Serve a team: everybody signs in (tahqiq team makes accounts).")
    ] = False,
    url: Annotated[
        str, typer.Option("--url", metavar="URL", help="The https address under which a team reaches it.")
    ] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Open the workbench: check reports and look at the evidence in a browser, on this machine or as a team."""
    from tahqiq.serve.cli.serving import Place, serve_workbench

    serve_workbench(Place(host, port, open_, team_, url), workspace)


@app.command()
def watch(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False, workspace: WorkspaceOption = None
) -> None:
    """Take what is watched in the workbench again where evidence has come; print what moved, and mail it."""
    from tahqiq.serve.cli.serving import look_again

    look_again(workspace, as_json=as_json)


@app.command()
def mcp(workspace: WorkspaceOption = None) -> None:
    """Serve a language model over standard input and output (MCP): check a claim, compare periods, look up, cite."""
    from tahqiq.serve.cli.serving import serve_model

    serve_model(workspace)


app.add_typer(decide)
app.add_typer(measure)
app.add_typer(strategy)
app.add_typer(pack)
app.add_typer(team)


# Typer brings its own copy of click from 0.16 on and uses an installed one before: either way this is the root of
# its usage errors.
_UsageError: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")


def main() -> None:
    """Run the command line; every expected error is one line on standard error and a non-zero exit status."""
    gc.set_threshold(
        100_000
    )  # a run is short and makes much that lives to its end: collecting it is a tenth of the time
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except _UsageError as error:
        status = _misused(error)
    except typer.Abort:
        typer.echo("tahqiq: stopped", err=True)
        status = 130
    except TahqiqError as error:
        for text in error.lines:
            typer.echo(f"tahqiq: {_line(text)}", err=True)
        status = error.exit_status
    except BrokenPipeError:  # the reader of our output has gone: there is nobody to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Exception as error:  # a fault of ours: nobody is served by its traceback
        if os.environ.get("TAHQIQ_DEBUG"):
            raise
        typer.echo(
            f"tahqiq: a fault of Tahqiq itself ({type(error).__name__}: {error}); run it again with "
            "TAHQIQ_DEBUG=1 and report what it prints",
            err=True,
        )
        status = 70
    sys.exit(status or 0)


def _line(text: str) -> str:
    """A message on one line, without a control character that could act on the terminal."""
    from tahqiq.serve.report.wording.visible import visible

    return visible(" ".join(text.split()))


def _misused(error: Exception) -> int:
    """Say in one line what was wrong with the arguments; without any, show the help."""
    message = str(getattr(error, "format_message", error.__str__)())
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(message)
    else:
        typer.echo(f"tahqiq: {message} See tahqiq --help.", err=True)
    return 2


if __name__ == "__main__":
    main()
