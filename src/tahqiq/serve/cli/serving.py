"""``tahqiq serve``."""

from __future__ import annotations

import json
import os
import socket
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import typer

from tahqiq.errors import InputError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Server

    from tahqiq.serve.web.settings import Settings

_WAITING = 512
"""Connections that may wait to be taken up."""
_LOOK = 60
"""Seconds between two looks at whether evidence has come for what is watched."""
_LAST = 10
"""Seconds that requests under way have left when the server is stopped."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is served, and to whom. ``url`` is the address under which a team reaches it."""

    host: str
    port: int
    opened: bool
    team: bool = False
    url: str = ""


@contextmanager
def extra(name: str = "serve") -> Iterator[None]:
    """Says which extra to install where a library of it is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "tahqiq":
            raise
        raise InputError(
            f"the library {error.name} is not installed, which this stands on; install the extra: "
            f"pip install 'tahqiq[{name}]'"
        ) from error


def serve_model(workspace: Path | None) -> None:
    """Serves a language model over standard input and output until its side is closed."""
    with extra("mcp"):
        from tahqiq.serve.mcp.server import server
    server(workspace).run()


def look_again(workspace: Path | None, *, as_json: bool) -> None:
    """Takes what is watched again where evidence has come, prints what moved, and mails it."""
    with extra():
        from tahqiq.serve.web.looking import look
        from tahqiq.workbench.office import Office
    office = Office(workspace, desks=1)
    try:
        newest = max((d.seq for d in office.watches.digests(most=1)), default=0)
        looked, mailed = look(office)
        digests = [d for d in office.watches.digests(most=10_000) if d.seq > newest]
    finally:
        office.close()
    if as_json:
        typer.echo(json.dumps([{**asdict(d), "at": d.at.isoformat()} for d in digests], ensure_ascii=False, indent=1))
        return
    for digest in digests:
        for move in digest.moves:
            typer.echo(f"{digest.title}: {move.what}: was {move.was}, is {move.now}. {move.why}".rstrip())
    moved = sum(len(d.moves) for d in digests)
    typer.echo(f"looked at {looked} again, {moved} moved, {mailed} mailed", err=True)


def serve_workbench(place: Place, workspace: Path | None) -> None:
    """Serves the workbench until it is stopped. InputError where that cannot be done here."""
    with extra():
        from tahqiq.serve.web.app import application
    settings = _settings(place, workspace)
    with _listening(place.host, place.port) as listener:
        app = application(settings)
        if place.team and not app.state.office.team.accounts.all():
            raise InputError("no account could sign in; make the first: tahqiq team add NAME --role admin")
        host = f"[{place.host}]" if ":" in place.host else place.host
        address = place.url or f"http://{host}:{listener.getsockname()[1]}/"
        typer.echo(f"The workbench is at {address} (Ctrl-C stops it)")
        if place.opened and _has_screen() and not place.team:
            webbrowser.open(address)
        _server(app, behind=place.team).run(sockets=[listener])


def _settings(place: Place, workspace: Path | None) -> Settings:
    """What the application is told, where the options fit together."""
    from tahqiq.serve.web.settings import LOOPBACK, Settings

    if not place.team:
        if place.url:
            raise InputError("--url is the address of a team's workbench; give --team with it")
        if place.host not in LOOPBACK:
            raise InputError(
                f"--host {place.host}: without accounts the workbench is served to this machine alone; give one of "
                f"{', '.join(sorted(LOOPBACK))}, or --team"
            )
        return Settings(workspace, look=_LOOK)
    url = urlsplit(place.url)
    if url.scheme not in ("http", "https") or not url.hostname or url.path not in ("", "/"):
        raise InputError(
            f"--team needs --url with the address under which browsers reach it, as https://tahqiq.example.org/; "
            f"{place.url or 'none'} arrived"
        )
    if url.scheme == "http" and url.hostname not in LOOPBACK:
        raise InputError(
            f"--url {place.url}: passwords would travel in the open; put the workbench behind a server with TLS and "
            "give its https address"
        )
    return Settings(workspace, hosts=frozenset({url.hostname}), team=True, secure=url.scheme == "https", look=_LOOK,
                    url=place.url)  # fmt: skip


def _listening(host: str, port: int) -> socket.socket:
    """A socket at that address, bound before anything is loaded so that a taken port is said at once."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_WAITING)  # who comes before all is loaded waits, and is not turned away
    except (OSError, OverflowError) as error:
        listener.close()
        why = error.strerror if isinstance(error, OSError) else "no such port"
        raise InputError(
            f"--port {port} on {host} cannot be used ({why}); give another --port, 0 for any that is free"
        ) from error
    return listener


def _server(app: FastAPI, *, behind: bool) -> Server:
    """``behind`` another server on this machine, whose word on where a request came from is taken."""
    import uvicorn

    # without uvicorn's own header with its name; our log says what went wrong and no more
    settings = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, backlog=_WAITING,
        timeout_graceful_shutdown=_LAST, proxy_headers=behind,
    )  # fmt: skip
    return uvicorn.Server(settings)


def _has_screen() -> bool:
    """Whether a browser window can open: elsewhere a browser of the terminal would start in our place."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
