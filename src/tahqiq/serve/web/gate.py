"""The gate of a team: who asks is known before anything of a request is read; what changes something is noted."""

from __future__ import annotations

import base64
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tahqiq.serve.web import faults
from tahqiq.serve.web.limits import Limits
from tahqiq.workbench.team.roles import Role, Who
from tahqiq.workbench.team.roles import Scope as Allowed
from tahqiq.workbench.team.team import Team

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = ("/login", "/static/")
_OWN = ("/logout", "/account")
"""What everybody may who has signed in, whatever their role."""
NOBODY = Who("", Role.VIEWER, frozenset())


def cookie(*, secure: bool) -> str:
    """The name of the session's cookie; with the prefix no other host of the domain can set it."""
    return "__Host-tahqiq" if secure else "tahqiq"


class Gate:
    """Lets in who has signed in. Without a team everybody is the one who sits at this machine."""

    def __init__(self, app: ASGIApp, team: Team | None, alone: str, *, secure: bool) -> None:
        self._app, self._team = app, team
        self._alone = Who(alone, Role.ADMIN, Role.ADMIN.scopes)
        self._cookie, self._limits = cookie(secure=secure), Limits()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if self._team is None:
            request.state.who = self._alone
            await self._app(scope, receive, send)
            return
        who = await run_in_threadpool(self._asking, request, self._team)
        request.state.who = who or NOBODY
        refused = self._refused(request, who)
        if refused:
            response = (
                RedirectResponse(_login(request), 303)
                if refused[0] == 401 and faults.wants_page(request) and request.method in _SAFE
                else faults.answer(request, *refused)
            )
            if refused[0] == 401 and request.url.path.endswith(".atom"):
                response.headers["WWW-Authenticate"] = 'Basic realm="Tahqiq", charset="UTF-8"'
            await response(scope, receive, send)
        elif request.method in _SAFE or who is None:
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, self._noting(request, who, self._team, send))

    def _asking(self, request: Request, team: Team) -> Who | None:
        """Who asks; a token goes before a cookie."""
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        if kind.lower() in ("bearer", "basic"):
            return team.sessions.of_token(secret.strip() if kind.lower() == "bearer" else _password(secret))
        held = request.cookies.get(self._cookie)
        return team.sessions.of_cookie(held) if held else None

    def _refused(self, request: Request, who: Who | None) -> tuple[int, str] | None:
        """The status and the reason where the request goes no further."""
        path, client = request.url.path, request.client.host if request.client else ""
        changes = request.method not in _SAFE
        if not self._limits.allows(who.name if who else client, heavy=changes):
            return 429, "too many requests in a minute; wait one, then go on"
        if any(path == public or (path.startswith(public) and public.endswith("/")) for public in _OPEN):
            return None
        if who is None:
            return 401, "nobody is signed in, or the session or token has ended; sign in at /login"
        needed = Allowed.READ if not changes or path.startswith(_OWN) else Allowed.CHECK
        if not who.may(needed):
            return 403, f"{who.name} may not do that ({needed}); ask an admin for another role"
        return None

    def _noting(self, request: Request, who: Who, team: Team, send: Send) -> Send:
        """Notes the change before its answer is sent: what was acknowledged stands in the log."""

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                outcome = str(message["status"])
                await run_in_threadpool(team.audit.note, who.name, request.method, request.url.path, outcome)
            await send(message)

        return noting


def _password(secret: str) -> str:
    """The password of Basic authentication, the one way that readers of feeds know to send a token."""
    try:
        return base64.b64decode(secret, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def _login(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"/login?next={quote(request.url.path + query, safe='')}"
