"""Signing in and out; one's own password and tokens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Form, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from tahqiq.errors import InputError
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.gate import cookie
from tahqiq.serve.web.limits import Limits
from tahqiq.serve.web.twins import Twins
from tahqiq.serve.web.who import Me, needs
from tahqiq.workbench.team.roles import Role, Scope
from tahqiq.workbench.team.secret import SHORTEST
from tahqiq.workbench.team.sessions import LONGEST

router = Twins(tags=["account"])
_attempts = Limits()


class OwnToken(BaseModel):
    """A token of a program; its secret is shown once, when it is made."""

    id: int = Field(description="Its number.")
    label: str = Field(description="What it is for.")
    scopes: list[Scope] = Field(description="What it is good for.")
    made_at: dt.datetime = Field(description="When it was made, in UTC.")
    expires_at: dt.datetime = Field(description="When it ends, in UTC.")
    holds: bool = Field(description="Whether it can still be used.")


class Own(BaseModel):
    """One's own account."""

    name: str = Field(description="The account's name.")
    role: Role = Field(description="What it is.")
    scopes: list[Scope] = Field(description="What it may do.")
    tokens: list[OwnToken] = Field(description="Its tokens, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a token."""
        return [{**t.model_dump(mode="json"), "scopes": " ".join(t.scopes)} for t in self.tokens]


@router.get("/login", include_in_schema=False)
def login(request: Request, then: Annotated[str, Query(alias="next")] = "/") -> Response:
    """The form to sign in."""
    return render(request, "login.html", {"next": _inside(then), "fault": ""})


@router.post("/login", include_in_schema=False)
def sign_in(
    request: Request,
    office: Desk,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    then: Annotated[str, Form(alias="next")] = "/",
) -> Response:
    """Signs in: another session for each time, so that none can be foisted on anybody."""
    address = request.client.host if request.client else ""
    if not _attempts.signs_in(address):
        return _again(request, then, "Too many attempts from this address; wait a minute.", 429)
    account = office.team.accounts.signed_in(name, password)
    office.team.audit.note(account.name if account else "", "sign in", name[:64], "200" if account else "401")
    if account is None:
        wrong = "No account has that name and password, or it is locked for a quarter of an hour after five wrong ones."
        return _again(request, then, wrong, 401)
    secret, secure = office.team.sessions.begin(account), request.app.state.settings.secure
    response = RedirectResponse(_inside(then), 303)
    response.set_cookie(cookie(secure=secure), secret, max_age=int(LONGEST.total_seconds()), path="/", secure=secure,
                        httponly=True, samesite="lax")  # fmt: skip
    return response


@router.post("/logout", include_in_schema=False, dependencies=[needs(Scope.READ)])
def sign_out(request: Request, office: Desk, me: Me) -> Response:
    """Ends the session, here and for whoever else holds its cookie."""
    office.team.sessions.end(me)
    response = RedirectResponse("/login", 303)
    response.delete_cookie(cookie(secure=request.app.state.settings.secure), path="/")
    return response


@router.page("/account", "account.html", name="tokens")
def account(office: Desk, me: Me) -> Own:
    """One's own account and its tokens."""
    tokens = [
        OwnToken(
            id=t.id, label=t.label, scopes=list(t.scopes), made_at=t.made_at, expires_at=t.expires_at, holds=t.holds
        )
        for t in office.team.sessions.tokens(me.account)
    ]
    return Own(name=me.name, role=me.role, scopes=sorted(me.scopes), tokens=tokens)


@router.post("/account/tokens", include_in_schema=False, dependencies=[needs(Scope.READ)])
def make_token(
    request: Request,
    office: Desk,
    me: Me,
    label: Annotated[str, Form()] = "",
    days: Annotated[int, Form()] = 90,
    scope: Annotated[list[Scope] | None, Form()] = None,
) -> Response:
    """Makes a token and shows its secret, this once."""
    _signed_in(me)
    secret = office.team.sessions.make_token(me, label, scope or [], days)
    return render(request, "account.html", {"page": account(office, me), "secret": secret}, 201)


@router.post("/account/tokens/{token}/revoke", include_in_schema=False, dependencies=[needs(Scope.READ)])
def revoke_token(token: int, office: Desk, me: Me) -> Response:
    """Revokes a token."""
    _signed_in(me)
    office.team.sessions.revoke(me.account, token)
    return RedirectResponse("/account", 303)


@router.post("/account/password", include_in_schema=False, dependencies=[needs(Scope.READ)])
def change_password(
    office: Desk,
    me: Me,
    old: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
) -> Response:
    """Changes one's own password; every session of the account ends."""
    _signed_in(me)
    if office.team.accounts.signed_in(me.name, old) is None:
        raise InputError("the old password was not right; type it again")
    office.team.accounts.set_password(me.name, new)
    return RedirectResponse("/login", 303)


def _signed_in(me: Me) -> None:
    """Only a browser's session changes an account: a token that leaks must not make others."""
    if not me.session:
        raise InputError("an account is changed in the browser, signed in with its password")


def _again(request: Request, then: str, fault: str, status: int) -> Response:
    return render(request, "login.html", {"next": _inside(then), "fault": fault, "shortest": SHORTEST}, status)


def _inside(address: str) -> str:
    """An address of this server; its front page for any that could lead to another."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and "\\" not in address else "/"
