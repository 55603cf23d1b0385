"""``tahqiq serve``."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
        return Settings(workspace)
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
    return Settings(workspace, hosts=frozenset({url.hostname}), team=True, secure=url.scheme == "https")


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
