"""The workbench served on loopback for a browser: in a thread, until the test is over."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from tahqiq.serve.web.app import application
from tahqiq.serve.web.settings import Settings


@contextmanager
def served(settings: Settings) -> Iterator[tuple[str, object]]:
    """The address of a workbench, and its application."""
    app = application(settings)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}", app
        finally:
            server.should_exit = True
            thread.join(20)
            app.state.office.close()
