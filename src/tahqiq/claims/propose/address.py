"""The address of a model: where requests go, and what a user is told of it before anything is sent."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urlsplit, urlunsplit

from tahqiq.errors import InputError
from tahqiq.terms import Model

DAY = 86_400  # seconds
_END = "/chat/completions"


def endpoint(url: str) -> str:
    """The address that requests are posted to. InputError for what is no plain http or https address."""
    parts = _split(url)
    path = parts.path.rstrip("/")
    if not path.endswith(_END):
        path = (path or "/v1") + _END
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
        _ = parts.port
    except ValueError:
        usable = False
    if not usable:
        shown = url if "@" not in url else "(it holds a name or password, which is not repeated)"
        raise InputError(
            f"the model's address {shown!r}: one such as http://localhost:8080/v1 was expected, without "
            "name or password; a key belongs in $TAHQIQ_MODEL_KEY"
        )
    return parts


def is_local(url: str) -> bool:
    """Whether the address is this machine's own."""
    host = _split(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def asked(name: str | None, url: str | None, key: str, seconds: float) -> Model | None:
    """The model that options name; None if they name none. InputError where they do not hold together."""
    if name is None and url is None:
        return None
    faults = []
    if not (name or "").strip() or not (name or "").isprintable():
        faults.append("--model needs the model's name as its server knows it")
    if not url:
        faults.append("--model-url needs its address, such as http://localhost:8080/v1")
    if not 0 < seconds <= DAY:
        faults.append(f"--model-seconds {seconds:g}: more than 0 and at most {DAY:,} were expected")
    if not key.isprintable() or not key.isascii():
        faults.append("$TAHQIQ_MODEL_KEY holds characters that no key has")
    if faults:
        raise InputError("; ".join(faults))
    assert name is not None and url is not None
    endpoint(url)
    return Model(name.strip(), url, key, seconds)


def notice(model: Model, name: str, characters: int, pieces: int) -> str:
    """What will be sent where, in one line."""
    to = endpoint(model.url)
    plain = to.startswith("http:") and not is_local(to)
    where = "on this machine" if is_local(to) else "over an unencrypted connection" if plain else "over the network"
    parts = "1 request" if pieces == 1 else f"{pieces} requests"
    return (
        f"The text of {name or 'the report'} ({characters:,} characters, in {parts}) is sent to {to} ({where}) for the "
        f"model {model.name}"
    )
