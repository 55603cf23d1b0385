"""Entity tags: a page that has not changed is not sent again."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST = 4_000_000
"""Bytes of an answer beyond which it is not held back to be tagged."""


class Fresh:
    """Tags answers that come in one piece, and answers 304 where the browser holds that very one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; only those that read are tagged."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        held = Headers(scope=scope).get("if-none-match", "")
        start: Message | None = None

        async def tagged(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None:
                first, start = start, None
                body = message.get("body", b"")
                if first["status"] == 200 and not message.get("more_body") and len(body) <= _MOST:
                    headers = MutableHeaders(scope=first)
                    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
                    headers["ETag"] = tag
                    if tag in [t.strip().removeprefix("W/") for t in held.split(",")]:
                        first, message = _unchanged(first), {**message, "body": b""}
                await send(first)
            await send(message)

        await self._app(scope, receive, tagged)


def _unchanged(first: Message) -> Message:
    kept = [(k, v) for k, v in first["headers"] if k.lower() not in (b"content-length", b"content-type")]
    return {**first, "status": 304, "headers": kept}
