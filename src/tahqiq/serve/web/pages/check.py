"""Check: a report is pasted, dropped or uploaded; its live page; its other forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import File, Form, Request, UploadFile
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from tahqiq.claims.document import document, from_bytes
from tahqiq.errors import InputError
from tahqiq.serve import report
from tahqiq.serve.report.html import told
from tahqiq.serve.web.deciding import Open, opened
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.making import MADE, READY, Progress, job_of, progress
from tahqiq.serve.web.parted import Asked, Turn, Wanted, turned_to
from tahqiq.serve.web.twins import Twins
from tahqiq.serve.web.who import Me, needs
from tahqiq.terms import Document
from tahqiq.workbench.days import day_of
from tahqiq.workbench.example import example
from tahqiq.workbench.jobs.checking import is_long
from tahqiq.workbench.kept import Kept
from tahqiq.workbench.office import Office
from tahqiq.workbench.team.roles import Scope, Who

router = Twins(tags=["check"])


class Check(BaseModel):
    """A check that is kept."""

    id: str = Field(description="Its id; its page is /checks/ID.")
    title: str = Field(description="The report's title.")
    date: dt.date | None = Field(description="The report's own date.")
    as_of: dt.date | None = Field(description="The day whose knowledge is used; none for all that is at hand.")
    made_at: dt.datetime = Field(description="When it was checked first, in UTC.")
    by: str = Field(description="Who checked it; empty where nobody is signed in.")
    verdicts: dict[str, int] = Field(description="How many claims had each verdict when it was checked first.")
    made: bool = Field(description="Whether it is made; a long report takes its time.")


class Home(BaseModel):
    """The checks that are kept."""

    checks: list[Check] = Field(description="The newest checks, newest first.")
    total: int = Field(description="How many there are.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a check."""
        return [{**c.model_dump(mode="json", exclude={"verdicts"}), **c.verdicts} for c in self.checks]


class Claims(BaseModel):
    """A part of the claims of a check."""

    check: str = Field(description="The check's id.")
    title: str = Field(description="The report's title.")
    at: int = Field(description="Which part this is, from 1.")
    pages: int = Field(description="How many parts there are.")
    total: int = Field(description="How many claims are wanted, in all parts.")
    of: int = Field(description="How many claims the check has.")
    verdicts: dict[str, int] = Field(description="How many of all its claims have each verdict now.")
    claims: list[dict[str, Any]] = Field(description="The claims of this part, as in check.schema.json.")


class Ordered(Check):
    """A check that is kept, made or ordered."""

    job: str = Field(description="The id of the job that makes it, /jobs/ID; empty where it is made.")


class Ask(BaseModel):
    """A report to check."""

    text: str = Field(description="The report's text.", min_length=1)
    title: str = Field("", description="Its title; its first line where none is given.")
    date: dt.date | None = Field(None, description="Its own date; read from the text where none is given.")
    as_of: dt.date | None = Field(None, description="Use only evidence published by that day.")


@router.page("/", "home.html", name="checks")
def home(office: Desk) -> Home:
    """The newest checks that are kept."""
    return Home(checks=[_check(kept) for kept in office.checks.latest()], total=office.checks.count())


@router.post(
    "/checks.json",
    status_code=201,
    summary="Check a report and keep the check.",
    responses={**RESPONSES, 202: {"model": Ordered, "description": "The report is long: a job checks it."}},
    dependencies=[needs(Scope.CHECK)],
)
def check(asked: Ask, office: Desk, me: Me, response: Response) -> Ordered:
    """Check a report and keep the check; ``Location`` is its page.

    A report of 60,000 characters and more is checked by a job: the answer is then 202, and /checks/ID/progress.json
    tells how far it is.
    """
    name = _ordered(document(asked.text, title=asked.title, date=asked.date), asked.as_of, office, me)
    response.headers["Location"] = f"/checks/{name}"
    kept = office.checks.get(name)
    job = job_of(office, kept, me.signature)
    response.status_code = 202 if job else 201
    return Ordered(**_check(kept).model_dump(), job=job.id if job else "")


@router.post("/checks", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
async def submit(
    office: Desk,
    me: Me,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form()] = "",
    date: Annotated[str, Form()] = "",
    as_of: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """The form of the page."""
    raw = await file.read() if file and file.filename else b""

    def made() -> Response:
        source = _source(text, raw, file.filename or "" if file else "", title, day_of(date, "its date"))
        return RedirectResponse(f"/checks/{_ordered(source, day_of(as_of, 'as known on'), office, me)}", 303)

    return await run_in_threadpool(made)


@router.post("/checks/example", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def check_example(office: Desk, me: Me) -> Response:
    """The example report, for a newcomer."""
    return RedirectResponse(f"/checks/{office.check(example(), by=me.signature)[0]}", 303)


def _ordered(source: Document, as_of: dt.date | None, office: Office, me: Who) -> str:
    """A check that is kept, made at once or by a job; its id."""
    if is_long(source):
        return office.begin(source, as_of, me.signature)
    return office.check(source, as_of=as_of, by=me.signature)[0]


def _source(text: str, raw: bytes, name: str, title: str, date: dt.date | None) -> Document:
    if raw:
        found = from_bytes(raw, name=name.replace("\\", "/").rsplit("/", 1)[-1], date=date)
        return replace(found, title=title or found.title or found.name)
    if not text.strip():
        raise InputError("nothing arrived to check; paste a report's text, or choose a file")
    return document(text, title=title, date=date)


def _check(kept: Kept) -> Check:
    own = kept.document
    return Check(id=kept.id, title=own.called, date=own.date, as_of=kept.as_of,
                 made_at=kept.made_at, by=kept.by, verdicts=dict(kept.tally), made=kept.made)  # fmt: skip


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMS: dict[str, tuple[str, Any]] = {
    "html": ("text/html; charset=utf-8", report.render_html),
    "json": ("application/json; charset=utf-8", report.render_json),
    "csv": ("text/csv; charset=utf-8", report.render_csv),
    "md": ("text/markdown; charset=utf-8", report.render_markdown),
    "docx": (_WORD, report.render_docx),
    "jsonld": ("application/ld+json; charset=utf-8", report.render_claimreview),
}


@router.get(
    "/checks/{name}.{form}", summary="A check in one of its forms.", responses=MADE, response_class=Response,
    dependencies=[READY],
)  # fmt: skip
def form(
    request: Request, name: str, form: Literal["json", "csv", "md", "html", "docx", "jsonld"], office: Desk
) -> Response:
    """A check as of now: json (check.schema.json), csv, md, html, docx (Word) or jsonld (schema.org ClaimReview)."""
    kind, made = _FORMS[form]
    saved = {"Content-Disposition": f'attachment; filename="check-{name}.{form}"'} if form != "json" else {}
    headers = {**saved, "Content-Security-Policy": "sandbox"} if form == "html" else saved
    kept = office.checks.get(name)
    published: dict[str, str] = {}
    if form == "jsonld":
        at = f"{str(request.base_url).rstrip('/')}/checks/{name}/claims/"
        published = {"at": at, "on": kept.made_at.date().isoformat()}
    return Response(made([office.result(kept)], **published), media_type=kind, headers=headers)


@router.get("/checks/{name}/progress.json", summary="How far a check is.", responses=RESPONSES)
def how_far(name: str, office: Desk, me: Me) -> Progress:
    """How far the check of a long report is; it is begun again where evidence or decisions are others by now."""
    kept = office.checks.get(name)
    return progress(kept, job_of(office, kept, me.signature))


@router.post("/checks/{name}/again", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def again_by_form(name: str, office: Desk, me: Me) -> Response:
    """The button of the page."""
    again(name, office, me)
    return RedirectResponse(f"/checks/{name}", 303)


@router.post(
    "/checks/{name}/again.json", summary="Check a long report again.", status_code=202, responses=RESPONSES,
    dependencies=[needs(Scope.CHECK)],
)  # fmt: skip
def again(name: str, office: Desk, me: Me) -> Progress:
    """Has a long report checked again whose check failed or was cancelled; one that is under way or made stays."""
    kept = office.checks.get(name)
    if is_long(kept.document):
        office.order(kept, me.signature, again=True)
    return progress(kept, job_of(office, kept, me.signature))


@router.get("/checks/{name}", include_in_schema=False, dependencies=[READY])
def checked(request: Request, name: str, office: Desk, me: Me, wanted: Asked) -> Response:
    """The live page of a check, of a long one a part."""
    open_ = opened(office, name)
    turn, moved = _turned(open_, wanted)
    result, shown = open_.result, [turn.part.of.claims[at].claim.id for at in turn.part.claims]
    data = {
        **told([result], part=turn.part), "kept": open_.kept, "moved": moved, "rows_at": "/rows?at=",
        "claims_at": f"/checks/{name}/claims/", "may_decide": me.may(Scope.DECIDE), "decided_on": result.decisions,
        "opinions": {claim: open_.held_of(claim) for claim in shown} if open_.opinions else {},
        "turn": turn if turn.of > 1 or turn.filtered else None,
    }  # fmt: skip
    return render(request, "checked.html", data)


@router.get(
    "/checks/{name}/claims.json", summary="The claims of a check, a part at a time.", responses=MADE,
    dependencies=[READY],
)  # fmt: skip
def claims(name: str, office: Desk, wanted: Asked) -> Claims:
    """The claims of a check in the parts that its page has, with the same filters; all at once are in its json."""
    open_ = opened(office, name)
    turn, _ = _turned(open_, wanted)
    own, result = turn.part.of, open_.result
    return Claims(
        check=name, title=open_.kept.document.called, at=turn.at, pages=turn.of, total=turn.found, of=len(own.claims),
        verdicts=result.summary,
        claims=[c.to_dict(result.document.page(c.claim.start)) for c in map(own.claims.__getitem__, turn.part.claims)],
    )  # fmt: skip


def _turned(open_: Open, wanted: Wanted) -> tuple[Turn, list[str]]:
    """The part that is wanted; the claims whose verdict is another than when the check was made."""
    first = open_.kept.first
    items = open_.result.claims
    moved = [i.claim.id for i in items if first.get(i.claim.id, i.verdict.label) != i.verdict.label]
    return turned_to(open_.result, wanted, moved, f"/checks/{open_.kept.id}"), moved
