"""``tahqiq team``."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tahqiq.errors import InputError
from tahqiq.serve.cli.serving import extra

if TYPE_CHECKING:
    from tahqiq.workbench.team.accounts import Accounts
    from tahqiq.workbench.team.roles import Role


def add_account(name: str, role: str, workspace: Path | None) -> None:
    """Makes an account."""
    with _accounts(workspace) as accounts:
        made = accounts.add(name, _role(role), _password())
    typer.echo(f"{made.name} is {_article(made.role)} now", err=True)


def list_accounts(workspace: Path | None, *, as_json: bool) -> None:
    """Prints the accounts."""
    with _accounts(workspace) as accounts:
        found = accounts.all()
    state = {a.name: "closed" if a.closed else "locked" if a.locked else "open" for a in found}
    if as_json:
        rows = [
            {"name": a.name, "role": a.role, "made": a.made_at.date().isoformat(), "state": state[a.name]}
            for a in found
        ]
        typer.echo(json.dumps({"accounts": rows}, ensure_ascii=False, indent=2))
        return
    for a in found:
        typer.echo(f"{a.name}\t{a.role}\t{a.made_at.date()}\t{state[a.name]}")
    if not found:
        typer.echo("no accounts yet; make the first: tahqiq team add NAME --role admin", err=True)


def set_role(name: str, role: str, workspace: Path | None) -> None:
    """Gives an account another role."""
    with _accounts(workspace) as accounts:
        accounts.set_role(name, _role(role))


def set_password(name: str, workspace: Path | None) -> None:
    """Gives an account another password."""
    with _accounts(workspace) as accounts:
        accounts.named(name)
        accounts.set_password(name, _password())


def close_account(name: str, workspace: Path | None, *, closed: bool) -> None:
    """Closes an account, or opens it again."""
    with _accounts(workspace) as accounts:
        accounts.close(name, closed=closed)


@contextmanager
def _accounts(workspace: Path | None) -> Iterator[Accounts]:
    with extra():
        from tahqiq.workbench.office import Office
    office = Office(workspace, desks=0)
    try:
        yield office.team.accounts
    finally:
        office.close()


def _role(name: str) -> Role:
    from tahqiq.workbench.team.roles import Role

    try:
        return Role(name)
    except ValueError as error:
        raise InputError(f"the role {name!r} is not one of {', '.join(Role)}") from error


def _article(role: str) -> str:
    return f"an {role}" if role[0] in "ae" else f"a {role}"


def _password() -> str:
    """From the terminal, twice and unseen; else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        raise InputError("the two passwords differ; start again")
    return first
