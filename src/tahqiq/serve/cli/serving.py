"""``tahqiq serve``."""

from __future__ import annotations

import os
import socket
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tahqiq.errors import InputError

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Server

_WAITING = 512
"""Connections that may wait to be taken up."""
_LAST = 10
"""Seconds that requests under way have left when the server is stopped."""


def serve_workbench(host: str, port: int, workspace: Path | None, *, opened: bool) -> None:
    """Serves the workbench until it is stopped. InputError where that cannot be done here."""
    try:
        from tahqiq.serve.web.app import application
        from tahqiq.serve.web.settings import LOOPBACK, Settings
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "tahqiq":
            raise
        raise InputError(
            f"the library {error.name} is not installed, which the workbench stands on; install the extra: "
            "pip install 'tahqiq[serve]'"
        ) from error
    if host not in LOOPBACK:
        raise InputError(
            f"--host {host}: the workbench has no accounts and is served to this machine alone; "
            f"give one of {', '.join(sorted(LOOPBACK))}"
        )
    with _listening(host, port) as listener:
        app = application(Settings(workspace))
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
        typer.echo(f"The workbench is at {address} (Ctrl-C stops it)")
        if opened and _has_screen():
            webbrowser.open(address)
        _server(app).run(sockets=[listener])


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


def _server(app: FastAPI) -> Server:
    import uvicorn

    # without uvicorn's own header with its name; our log says what went wrong and no more
    settings = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, backlog=_WAITING,
        timeout_graceful_shutdown=_LAST, proxy_headers=False,
    )  # fmt: skip
    return uvicorn.Server(settings)


def _has_screen() -> bool:
    """Whether a browser window can open: elsewhere a browser of the terminal would start in our place."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
