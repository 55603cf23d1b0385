"""The commands of ``tahqiq team``; each imports what it needs when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="team",
    help="The accounts of a team that shares a workbench (tahqiq serve --team).",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name.")]
_Role = Annotated[str, typer.Option("--role", metavar="ROLE", help="viewer, analyst, editor or admin.")]
_Folder = Annotated[
    Path | None, typer.Option("--workspace", metavar="FOLDER", help="The workspace; by default $TAHQIQ_WORKSPACE.")
]


@app.command()
def add(name: _Name, role: _Role = "viewer", workspace: _Folder = None) -> None:
    """Make an account; its password is asked for, or read from standard input."""
    from tahqiq.serve.cli.teaming import add_account

    add_account(name, role, workspace)


@app.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False, workspace: _Folder = None) -> None:
    """List the accounts with their roles."""
    from tahqiq.serve.cli.teaming import list_accounts

    list_accounts(workspace, as_json=as_json)


@app.command()
def role(name: _Name, role: Annotated[str, typer.Argument(metavar="ROLE")], workspace: _Folder = None) -> None:
    """Give an account another role; its sessions end."""
    from tahqiq.serve.cli.teaming import set_role

    set_role(name, role, workspace)


@app.command()
def password(name: _Name, workspace: _Folder = None) -> None:
    """Give an account another password and open its lock; its sessions end."""
    from tahqiq.serve.cli.teaming import set_password

    set_password(name, workspace)


@app.command()
def close(
    name: _Name,
    again: Annotated[bool, typer.Option("--open", help="Open it again instead.")] = False,
    workspace: _Folder = None,
) -> None:
    """Close an account: it signs in no more, and what it did stays under its name."""
    from tahqiq.serve.cli.teaming import close_account

    close_account(name, workspace, closed=not again)
