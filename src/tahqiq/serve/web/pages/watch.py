"""Watch: checks and measures that are taken again when evidence comes; what moved, as page, JSON, CSV and Atom feed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import Form, Request
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.feed import atom
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.twins import Twins
from tahqiq.serve.web.who import Me, needs
from tahqiq.workbench import watch as kept
from tahqiq.workbench import watching
from tahqiq.workbench.team.roles import Scope

router = Twins(tags=["watch"])
_SIZE = 30


class Watched(BaseModel):
    """Something that is watched."""

    id: str = Field(description="Its id; its page is /watch/ID.")
    kind: kept.Kind = Field(description="What is watched: the verdicts of a check, or a measure.")
    title: str = Field(description="The report's title, or what is measured.")
    address: str = Field(description="The page of the check or measure.")
    by: str = Field(description="Who watches it; empty where nobody is signed in.")
    made_at: dt.datetime = Field(description="Since when, in UTC.")
    says: list[str] = Field(description="What is said of it now, a line each.")


class Move(BaseModel):
    """Something that is another than it was."""

    what: str = Field(description="The claim's words, or what is measured.")
    was: str = Field(description="What was said of it before.")
    now: str = Field(description="What is said of it now.")
    why: str = Field(description="The reason of the verdict; empty for a measure, which says its own.")


class Digest(BaseModel):
    """What new releases did to something that is watched."""

    seq: int = Field(description="Its number.")
    watch: str = Field(description="The id of what is watched.")
    title: str = Field(description="Its title.")
    at: dt.datetime = Field(description="When it was looked at again, in UTC.")
    came: list[str] = Field(description="The releases that had come.")
    moves: list[Move] = Field(description="What moved; empty where nothing did.")


class Digests(Paged):
    """What is watched, and what moved."""

    watches: list[Watched] = Field(description="What is watched, the newest first.")
    digests: list[Digest] = Field(description="The digests of this page, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a move."""
        return [
            {"at": d.at.isoformat(), "title": d.title, "came": " ".join(d.came), **m.model_dump()}
            for d in self.digests
            for m in d.moves
        ]


class New(BaseModel):
    """Something to watch."""

    kind: kept.Kind = Field(description="What is watched.")
    check: str = Field("", description="The id of a kept check.")
    measure: str = Field("", description="The name of a measure.")
    given: dict[str, str] = Field({}, description="What the measure is asked, as the query of its page.")
    mail: str = Field("", description="An address that digests are sent to; none for none.")


@router.page("/watch", "watches.html", name="moves")
def watches(office: Desk, page: AtPage = 1) -> Digests:
    """What is watched, and what moved when evidence came."""
    held = office.watches
    return Digests(
        at=page, size=_SIZE, total=held.count(), watches=[_watched(w) for w in held.all()],
        digests=[_digest(d) for d in held.digests(most=_SIZE, before=(page - 1) * _SIZE)],
    )  # fmt: skip


@router.get("/watch.atom", summary="What moved, as an Atom feed.", responses=RESPONSES, response_class=Response)
def feed(request: Request, office: Desk) -> Response:
    """The newest digests in which something moved, as an Atom feed; signed in with a token as the password."""
    body = atom(office.watches.digests(most=50, moved=True), str(request.base_url))
    return Response(body, media_type="application/atom+xml; charset=utf-8")


@router.page("/watch/{name}", "watched.html", name="moves")
def watched(name: str, office: Desk, page: AtPage = 1) -> Digests:
    """One thing that is watched, with its digests."""
    own = office.watches.get(name)
    found = office.watches.digests(name, most=_SIZE, before=(page - 1) * _SIZE)
    return Digests(at=page, size=_SIZE, total=office.watches.count(name), watches=[_watched(own)],
                   digests=[_digest(d) for d in found])  # fmt: skip


@router.post("/watch.json", status_code=201, summary="Watch a check or a measure.", responses=RESPONSES,
             dependencies=[needs(Scope.CHECK)])  # fmt: skip
def begin(asked: New, office: Desk, me: Me) -> Watched:
    """Watches a check or a measure from now on."""
    question = (
        {"check": asked.check} if asked.kind is kept.Kind.CHECK else {"measure": asked.measure, "given": asked.given}
    )
    return _watched(office.watches.get(watching.begin(office, asked.kind, question, me.signature, asked.mail)))


@router.post("/watch", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def begin_by_form(
    office: Desk,
    me: Me,
    check: Annotated[str, Form()] = "",
    measure: Annotated[str, Form()] = "",
    query: Annotated[str, Form()] = "",
) -> Response:
    """The button of a check or a measure."""
    kind = kept.Kind.CHECK if check else kept.Kind.MEASURE
    asked = New(kind=kind, check=check, measure=measure, given=dict(parse_qsl(query.removeprefix("?"))), mail="")
    return RedirectResponse(f"/watch/{begin(asked, office, me).id}", 303)


@router.post("/watch/{name}/mail", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def set_mail(name: str, office: Desk, mail: Annotated[str, Form()] = "") -> Response:
    """Sends its digests to an address, or to none."""
    office.watches.send_to(name, mail.strip())
    return RedirectResponse(f"/watch/{name}", 303)


@router.post("/watch/{name}/end", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def end(name: str, office: Desk) -> Response:
    """Watches it no more."""
    office.watches.end(name)
    return RedirectResponse("/watch", 303)


def _watched(own: kept.Watch) -> Watched:
    says = [f"{told['name']}: {told['said']}" for told in own.state.values()]
    return Watched(id=own.id, kind=own.kind, title=own.title, address=_address(own), by=own.by, made_at=own.made_at,
                   says=says)  # fmt: skip


def _address(own: kept.Watch) -> str:
    if own.kind is kept.Kind.CHECK:
        return f"/checks/{own.question['check']}"
    return f"/measure/{own.question['measure']}?{urlencode(own.question['given'])}"


def _digest(own: kept.Digest) -> Digest:
    moves = [Move(what=m.what, was=m.was, now=m.now, why=m.why) for m in own.moves]
    return Digest(seq=own.seq, watch=own.watch, title=own.title, at=own.at, came=list(own.came), moves=moves)
