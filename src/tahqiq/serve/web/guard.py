"""What every request and every answer goes through: who may ask, how much may arrive, what a page may load.

Written against ASGI itself: a response that is streamed stays streamed.
"""

from __future__ import annotations

import asyncio
import time
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tahqiq.serve.web.faults import plain
from tahqiq.serve.web.settings import Settings

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
IMPORTS = "/imports"
"""Where publishers' files are sent to."""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses other hosts' names, other sites' forms and what is too large; sets the headers of every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope["method"], scope["path"], headers)
        if refused:
            await plain(*refused)(scope, receive, _signed(send))
            return
        most = self._most(scope["path"])
        await self._app(scope, _bounded(_steady(receive, self._settings), most), _signed(send))

    def _most(self, path: str) -> int:
        """The most bytes that may arrive there."""
        return self._settings.imports if path.removesuffix(".json") == IMPORTS else self._settings.upload

    def _refused(self, method: str, path: str, headers: Headers) -> tuple[int, str] | None:
        """The status and the reason where a request is not to be answered.

        A page of another site can make a browser send a form here, or reach this machine under a name of its own
        ("DNS rebinding"); neither needs a login to do harm.
        """
        host = _name(headers.get("host", ""))
        if host not in self._settings.hosts:
            return 421, f"this server does not answer for {host or 'no host'}; open it under the address it printed"
        if method not in _SAFE:
            origin = headers.get("origin")
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") or (
                origin not in (None, "null") and urlsplit(origin or "").netloc != headers.get("host")
            ):
                return 403, "a form of another site arrived; send it from a page of this one"
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > self._most(path):
            return 413, _too_much(self._most(path))
        return None


def _overfull(most: int) -> HTTPException:
    """More than the most bytes arrived. Of this kind, as a form's reader takes others for faults of the form."""
    return HTTPException(413, _too_much(most))


def _bounded(receive: Receive, most: int) -> Receive:
    """What arrives, up to ``most`` bytes: a body without a length, or with a false one, is held to it too."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _overfull(most)
        return message

    return counted


def _steady(receive: Receive, settings: Settings) -> Receive:
    """What arrives, as long as it does: one who sends a byte now and then keeps nothing of the server's for long."""
    began, seen, whole = time.monotonic(), 0, False

    async def steady() -> Message:
        nonlocal seen, whole
        if whole:  # afterwards the end of the connection alone is waited for
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), settings.patience)
        except TimeoutError as error:
            raise _late() from error
        seen += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        late = time.monotonic() - began - settings.patience
        if not whole and late > 0 and seen < late * settings.pace:
            raise _late()
        return message

    return steady


def _late() -> HTTPException:
    return HTTPException(408, "what was sent came too slowly, or stopped; send it again over a better connection")


def _too_much(most: int) -> str:
    return f"more than {most // 1_000_000} MB arrived; send a smaller file, or its text"


def _signed(send: Send) -> Send:
    """Answers with the headers that all carry; one that a page has set itself stays."""

    async def signed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _ALWAYS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-cache")
        await send(message)

    return signed


def _name(host: str) -> str:
    """The host of a Host header without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
