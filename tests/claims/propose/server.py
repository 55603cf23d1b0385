"""A server of ``/chat/completions`` on this machine that answers as a test tells it to, also badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What goes back. ``drip`` sends the body byte by byte until the client leaves; ``silent`` sends nothing."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    drip: bool = False
    silent: bool = False
    short: int = 0  # bytes that are promised and not sent


def said(content: Any, finish: str = "stop", **more: Any) -> Reply:
    """A reply in the form of the API; ``content`` that is no text is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "message": {"role": "assistant", "content": text, **more}, "finish_reason": finish}
    return Reply(json.dumps({"choices": [choice]}).encode())


def refused(status: int, message: str = "", **headers: str) -> Reply:
    body = json.dumps({"error": {"message": message}}).encode()
    return Reply(
        body, status, {"Content-Type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
    )


@dataclass
class Server:
    """Where it is, and the requests that came: their headers and bodies."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def piece(self, at: int) -> str:
        """The text of the ``at``-th request."""
        content: str = self.requests[at]["messages"][-1]["content"]
        return content.split("\nBEGIN\n", 1)[1].rsplit("\nEND", 1)[0]


Answer = Callable[[dict[str, Any], int], Reply]


@contextmanager
def serving(answer: Answer) -> Iterator[Server]:
    """A server for as long as the block lasts; ``answer`` is given each request and its number, from 0."""
    leave = threading.Event()
    made = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.requests.append(json.loads(body))
            made.headers.append(dict(self.headers.items()))
            self._send(answer(made.requests[-1], len(made.requests) - 1))

        def _send(self, reply: Reply) -> None:
            try:
                if reply.silent:
                    leave.wait(20)
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if not reply.drip:
                    self.send_header("Content-Length", str(len(reply.body) + reply.short))
                self.end_headers()
                self._body(reply)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client left: as it should

        def _body(self, reply: Reply) -> None:
            if not reply.drip:
                self.wfile.write(reply.body)
                return
            while not leave.wait(0.02):
                self.wfile.write(b" ")
                self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        leave.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
