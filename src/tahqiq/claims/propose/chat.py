"""A client of ``/chat/completions``: bounded in time, size and tries; it follows no redirect and keeps nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from tahqiq.claims.propose.address import endpoint
from tahqiq.claims.propose.faults import Unread
from tahqiq.claims.propose.prompt import Messages
from tahqiq.claims.propose.retry import Pause, pause
from tahqiq.claims.propose.schema import answer_schema
from tahqiq.errors import InputError
from tahqiq.terms import Model

LARGEST = 4_000_000  # bytes of a reply: a thousand times what an answer needs is not an answer
SHARE = 4  # one request may take a quarter of the time there is for all
# What is asked of a server, least first to be given up: one that knows no schemas, no JSON, or no temperature says so.
_WAYS = ("schema", "object", "plain", "bare")


@dataclass
class Chat:
    """Requests to one model. Use it in a ``with``; ``clock`` and ``sleep`` are there for tests."""

    model: Model
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _way: int = 0
    _until: float = field(init=False)
    _client: Any = field(init=False)

    def __post_init__(self) -> None:
        try:
            import httpx
            import jsonschema  # noqa: F401  (answers are validated with it: said before the text is sent)
        except ModuleNotFoundError as error:
            raise InputError(
                "a language model needs a client that is not installed: pip install 'tahqiq[llm]'"
            ) from error
        self._url = endpoint(self.model.url)
        self._until = self.clock() + self.model.seconds
        key = {"Authorization": f"Bearer {self.model.key}"} if self.model.key else {}
        # identity: a reply is measured as it arrives, so none may unfold into more
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "tahqiq", **key}
        self._client = httpx.Client(headers=headers, follow_redirects=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def left(self) -> float:
        """Seconds left for this document."""
        return self._until - self.clock()

    def ask(self, messages: Messages) -> bytes:
        """The body of a reply with status 200; Unread if there is none within the time, the size and the tries."""
        tries = 0
        while self.left > 0:
            body, wait = self._once(messages)
            if body is not None:
                return body
            if wait is None:  # to be asked in another way, at once
                continue
            tries += 1
            if tries >= wait.tries:
                raise Unread(f"{wait.why} ({tries} times)", final=wait.final)
            seconds = wait.seconds(tries)
            if seconds >= self.left:
                raise Unread(f"{wait.why}, and there is no time left to wait {seconds:.0f} seconds", final=True)
            self.sleep(seconds)
        raise Unread("the time for the model is used up", final=True)

    def _once(self, messages: Messages) -> tuple[bytes | None, Pause | None]:
        """The body of one request, or why to make another."""
        import httpx

        try:
            with self._answering(messages) as response:
                body = self._body(response)
        except httpx.TimeoutException:
            return None, Pause("the server did not answer in time", tries=2)
        except httpx.ConnectError as error:
            return None, Pause(f"the server cannot be reached ({_short(error)})", tries=2, final=True)
        except (httpx.TransportError, httpx.StreamError) as error:
            return None, Pause(f"the connection broke ({_short(error)})")
        if response.status_code == 200:
            _check_type(response.headers.get("content-type", ""), body)
            return body, None
        return None, self._refused(response.status_code, response.headers, body)

    def _refused(self, status: int, headers: Any, body: bytes) -> Pause | None:
        said = _said(body)
        if 300 <= status < 400:
            to = str(headers.get("location", ""))[:200]
            raise Unread(f"the server redirects to {to!r}; nothing is sent there: give that address", final=True)
        if status in (401, 403):
            raise Unread(f"the server refused the key (status {status}){said}; set $TAHQIQ_MODEL_KEY", final=True)
        if status == 404:
            raise Unread(f"the server has no such model or address (status 404){said}", final=True)
        if status in (400, 415, 422, 501) and self._way + 1 < len(_WAYS):
            self._way += 1  # it may not know what was asked for beside the messages
            return None
        wait = pause(status, headers, f"the server answered with status {status}{said}")
        if wait is None:
            raise Unread(f"the server answered with status {status}{said}")
        return wait

    @contextmanager
    def _answering(self, messages: Messages) -> Iterator[Any]:
        import httpx

        self._stop = self.clock() + min(self.left, self.model.seconds / SHARE)
        limit = httpx.Timeout(max(self._stop - self.clock(), 0.01), connect=min(10.0, max(self.left, 0.01)))
        with self._client.stream("POST", self._url, json=self._payload(messages), timeout=limit) as response:
            yield response

    def _payload(self, messages: Messages) -> dict[str, Any]:
        asked: dict[str, Any] = {"model": self.model.name, "messages": messages, "stream": False}
        way = _WAYS[self._way]
        if way != "bare":
            asked["temperature"] = 0
        if way == "schema":
            form = {"name": "claims", "strict": True, "schema": answer_schema()}
            asked["response_format"] = {"type": "json_schema", "json_schema": form}
        elif way == "object":
            asked["response_format"] = {"type": "json_object"}
        return asked

    def _body(self, response: Any) -> bytes:
        """The reply as it arrives, until it is too long or too late: a drip of bytes never times out by itself."""
        if response.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
            raise Unread("the reply is compressed, which was not asked for", final=True)
        found = bytearray()
        for chunk in response.iter_raw():
            found += chunk
            if len(found) > LARGEST:
                raise Unread(f"the reply is longer than {LARGEST / 1e6:.0f} MB")
            if self.clock() > self._stop:
                raise Unread("the reply did not end in time", final=self.left <= 0)
        return bytes(found)


def _check_type(kind: str, body: bytes) -> None:
    base = kind.split(";", maxsplit=1)[0].strip().lower()
    if base and base != "application/json" and not base.endswith("+json"):
        raise Unread(f"the reply is of the type {base!r}, not JSON: is this the address of an API?", final=True)
    if not body:
        raise Unread("the reply is empty", again=True)


def _said(body: bytes) -> str:
    """The server's own message, shortened, in one line."""
    import json

    try:
        error = json.loads(body)["error"]
        text = error if isinstance(error, str) else error["message"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    shown = "".join(c if c.isprintable() else " " for c in str(text))[:160]
    return f": {shown}" if shown.strip() else ""


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
