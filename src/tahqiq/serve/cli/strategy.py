"""The commands of ``tahqiq strategy``; each imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="strategy",
    help="What was promised, and whether the evidence shows it kept.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Name = Annotated[str, typer.Argument(metavar="[NAME]", help="A strategy or a country by id or name; by default all.")]
_OneName = Annotated[str, typer.Argument(metavar="NAME", help="A strategy by id or name.")]
_AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="See only what was known by that day; by default today.")
]
_Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, json, csv or md.")]
_Out = Annotated[Path | None, typer.Option("--out", metavar="PATH", help="Write there instead of the terminal.")]
_Workspace = Annotated[
    Path | None, typer.Option("--workspace", metavar="FOLDER", help="The workspace; by default $TAHQIQ_WORKSPACE.")
]


@app.command()
def status(
    name: _Name = "",
    as_of: _AsOf = None,
    format_: _Format = "text",
    out: _Out = None,
    workspace: _Workspace = None,
) -> None:
    """Whether each commitment is met, on course, behind or reversed, or cannot be told."""
    from tahqiq.serve.cli.planning import give_status

    give_status(name, as_of, format_, out, workspace)


@app.command()
def show(
    name: _OneName,
    as_of: _AsOf = None,
    format_: _Format = "text",
    out: _Out = None,
    workspace: _Workspace = None,
) -> None:
    """One strategy in full: its commitments with their pages, the evidence of each status, what would change it."""
    from tahqiq.serve.cli.planning import give_strategy

    give_strategy(name, as_of, format_, out, workspace)


@app.command()
def history(
    name: _OneName,
    as_of: _AsOf = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="From that day on; by default from its start.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text, json, csv, md, svg, png or vega.")
    ] = "text",
    out: _Out = None,
    workspace: _Workspace = None,
) -> None:
    """How the statuses moved by quarter, on which day each changed, and through which row."""
    from tahqiq.serve.cli.planning import give_history

    give_history(name, (as_of, since), format_, out, workspace)


@app.command()
def hypotheses(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="A question by its id, or a country; by default all.")
    ] = "",
    as_of: _AsOf = None,
    format_: _Format = "text",
    out: _Out = None,
    workspace: _Workspace = None,
) -> None:
    """Rival explanations of a trend: what speaks against each, and which items carry the balance."""
    from tahqiq.serve.cli.rivals import give_hypotheses

    give_hypotheses(name, as_of, format_, out, workspace)
