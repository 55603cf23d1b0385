"""The team: its accounts, and the log of who did what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Form
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from tahqiq.errors import InputError
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.twins import Twins
from tahqiq.serve.web.who import Me, needs
from tahqiq.workbench.team.roles import Role, Scope

router = Twins(tags=["team"], dependencies=[needs(Scope.ADMIN)])


class Member(BaseModel):
    """An account."""

    name: str = Field(description="Its name.")
    role: Role = Field(description="What it is.")
    made_at: dt.datetime = Field(description="When it was made, in UTC.")
    closed: bool = Field(description="Whether it can no longer sign in.")
    locked: bool = Field(description="Whether it is locked now, after wrong passwords.")


class Members(BaseModel):
    """The accounts."""

    accounts: list[Member] = Field(description="Every account, by name.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row an account."""
        return [a.model_dump(mode="json") for a in self.accounts]


class Line(BaseModel):
    """Something that somebody did, or tried to."""

    seq: int = Field(description="Its number; lines are added and never changed.")
    at: dt.datetime = Field(description="When, in UTC.")
    by: str = Field(description="Who; empty where nobody was known.")
    act: str = Field(description="What: the method of the request, or sign in.")
    on: str = Field(description="On what: the address, or the name given.")
    outcome: str = Field(description="The status of the answer.")


class Log(Paged):
    """The log of who did what."""

    lines: list[Line] = Field(description="The lines of this page, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a line."""
        return [line.model_dump(mode="json") for line in self.lines]


@router.page("/team", "team.html", name="accounts")
def team(office: Desk) -> Members:
    """The accounts of the team."""
    held = office.team.accounts.all()
    return Members(
        accounts=[Member(name=a.name, role=a.role, made_at=a.made_at, closed=a.closed, locked=a.locked) for a in held]
    )


@router.page("/team/log", "log.html", name="log")
def log(office: Desk, page: AtPage = 1) -> Log:
    """The log of who did what."""
    size, audit = 100, office.team.audit
    lines = [
        Line(seq=d.seq, at=d.at, by=d.by, act=d.act, on=d.on, outcome=d.outcome)
        for d in audit.latest(size, (page - 1) * size)
    ]
    return Log(at=page, size=size, total=audit.count(), lines=lines)


@router.post("/team/add", include_in_schema=False, dependencies=[needs(Scope.ADMIN)])
def add(
    office: Desk,
    name: Annotated[str, Form()] = "",
    role: Annotated[Role, Form()] = Role.VIEWER,
    password: Annotated[str, Form()] = "",
) -> Response:
    """Makes an account."""
    office.team.accounts.add(name, role, password)
    return RedirectResponse("/team", 303)


@router.post("/team/{name}/role", include_in_schema=False, dependencies=[needs(Scope.ADMIN)])
def set_role(name: str, office: Desk, role: Annotated[Role, Form()]) -> Response:
    """Gives an account another role."""
    office.team.accounts.set_role(name, role)
    return RedirectResponse("/team", 303)


@router.post("/team/{name}/password", include_in_schema=False, dependencies=[needs(Scope.ADMIN)])
def set_password(name: str, office: Desk, password: Annotated[str, Form()] = "") -> Response:
    """Gives an account another password, and opens its lock."""
    office.team.accounts.set_password(name, password)
    return RedirectResponse("/team", 303)


@router.post("/team/{name}/close", include_in_schema=False, dependencies=[needs(Scope.ADMIN)])
def close(name: str, office: Desk, me: Me, closed: Annotated[bool, Form()] = True) -> Response:
    """Closes an account, or opens it again."""
    if name == me.name:
        raise InputError("this is your own account; another admin has to close it")
    office.team.accounts.close(name, closed=closed)
    return RedirectResponse("/team", 303)
