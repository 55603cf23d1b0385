"""Digests by mail, through the user's own server; nothing is sent where none is named."""

from __future__ import annotations

import os
import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tahqiq.errors import InputError
from tahqiq.workbench.watch import Digest

if TYPE_CHECKING:
    from tahqiq.workbench.watch import Watches

_SECONDS = 30
_PORTS = {"smtp": 587, "smtps": 465}
_HERE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Server:
    """A mail server. ``smtps`` is TLS from the start; ``smtp`` turns to TLS at once, but for loopback."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str


def server(url: str = "", sender: str = "") -> Server | None:
    """The server of ``$TAHQIQ_SMTP`` (``smtps://user:password@mail.example.org``), from ``$TAHQIQ_MAIL_FROM``.

    None where none is named. InputError for an address that does not read as one; a password in it is not repeated.
    """
    text, by = url or os.environ.get("TAHQIQ_SMTP", ""), sender or os.environ.get("TAHQIQ_MAIL_FROM", "")
    if not text:
        return None
    try:
        parts = urlsplit(text)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        parts, port = urlsplit(""), 0
    if not parts.hostname or not port:
        raise InputError("TAHQIQ_SMTP cannot be read; smtps://user:password@mail.example.org was expected")
    if "@" not in by:
        raise InputError("TAHQIQ_MAIL_FROM is empty; the address that digests are sent from was expected")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.scheme, parts.hostname, port, user, password, by)


def post(watches: Watches, by: Server, link: str = "") -> int:
    """Mails every digest that is still to be mailed; how many.

    One is noted when the server has taken it, so a mail may come twice after a failure and is never lost. InputError
    where the server cannot be reached or refuses; what was taken by then is noted.
    """
    waiting = watches.to_mail()
    if not waiting:
        return 0
    try:
        with _connected(by) as connection:
            for address, digest in waiting:
                connection.send_message(message(digest, by.sender, address, link))
                watches.mailed(digest)
    except (OSError, smtplib.SMTPException) as error:
        said = " ".join(str(error).split())
        raise InputError(f"the mail server {by.host} did not take a digest ({said}); it is tried again") from error
    return len(waiting)


def _connected(by: Server) -> smtplib.SMTP:
    if by.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(by.host, by.port, timeout=_SECONDS)
    else:
        connection = smtplib.SMTP(by.host, by.port, timeout=_SECONDS)
        if by.host not in _HERE:
            connection.starttls()
    if by.user:
        connection.login(by.user, by.password)
    return connection


def message(digest: Digest, sender: str, to: str, link: str = "") -> EmailMessage:
    """A digest as a mail in plain text."""
    made = EmailMessage()
    title = " ".join(digest.title.split())[:150]
    made["Subject"] = f"Tahqiq: {len(digest.moves)} moved in {title}"
    made["From"], made["To"] = sender, to
    made["Message-ID"] = f"<digest-{digest.seq}-{digest.watch}@tahqiq.invalid>"
    lines = [title, f"New: {', '.join(digest.came) or 'other releases'}", ""]
    for move in digest.moves:
        lines += [
            f"{move.what}",
            f"  was: {move.was}",
            f"  is:  {move.now}",
            *([f"  {move.why}"] if move.why else []),
            "",
        ]
    made.set_content("\n".join([*lines, *([f"{link.rstrip('/')}/watch/{digest.watch}"] if link else [])]) + "\n")
    return made
