"""What views ask for: who asks, and that they may."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Depends, Request
from fastapi.params import Depends as Needs
from starlette.exceptions import HTTPException

from tahqiq.workbench.team.roles import Scope, Who


def _who(request: Request) -> Who:
    who: Who = request.state.who
    return who


Me = Annotated[Who, Depends(_who)]
"""A parameter of a view that is who asks."""


def needs(scope: Scope) -> Needs:
    """For the ``dependencies`` of a route: refuses who may not do that. Whatever changes something names its own."""

    def allowed(who: Me) -> None:
        if not who.may(scope):
            raise HTTPException(403, f"{who.name or 'you'} may not do that ({scope}); ask an admin for another role")

    allowed.scope = scope  # type: ignore[attr-defined]  # a test asks every route for it
    return Needs(allowed)


async def own_form(request: Request, who: Me) -> None:
    """Refuses a change that a browser sends without what its own page gave it (CSRF)."""
    if request.method in ("GET", "HEAD", "OPTIONS") or not who.csrf:
        return
    sent = request.headers.get("x-csrf-token", "")
    if not sent and request.headers.get("content-type", "").split(";")[0] in _FORMS:
        sent = str((await request.form()).get("csrf", ""))
    if not hmac.compare_digest(sent.encode(), who.csrf.encode()):
        raise HTTPException(403, "the form is not of this session; load the page again and send it once more")


_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
