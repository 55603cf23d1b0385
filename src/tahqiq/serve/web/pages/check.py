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
from tahqiq.serve.web.pages.jobs import told_of
from tahqiq.serve.web.parted import Asked, Turn, Wanted, turned_to
from tahqiq.serve.web.twins import Twins
from tahqiq.serve.web.who import Me, needs
from tahqiq.terms import Document
from tahqiq.workbench.days import day_of
from tahqiq.workbench.example import example
from tahqiq.workbench.jobs import Job, State
from tahqiq.workbench.jobs.checking import is_long
from tahqiq.workbench.kept import Kept
from tahqiq.workbench.office import Office
from tahqiq.workbench.team.roles import Scope

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


class Progress(BaseModel):
    """How far a check is."""

    title: str = Field(description="The report's title.")
    characters: int = Field(description="How long the report is.")
    made: bool = Field(description="Whether it is made; its page and its forms are then at hand at once.")
    job: str = Field(description="The id of the job that makes it, /jobs/ID; empty where it is made.")
    state: str = Field(description="How far the job is.")
    says: str = Field(description="What it does now, or why it failed.")
    step: int = Field(description="Which step it is at; 0 before the first.")
    steps: int = Field(description="How many steps it has; 0 where that is not known yet.")


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
    responses=RESPONSES,
    dependencies=[needs(Scope.CHECK)],
)
def check(asked: Ask, office: Desk, me: Me, response: Response) -> Check:
    """Check a report and keep the check; ``Location`` is its page."""
    source = document(asked.text, title=asked.title, date=asked.date)
    name, _ = office.check(source, as_of=asked.as_of, by=me.signature)
    response.headers["Location"] = f"/checks/{name}"
    return _check(office.checks.get(name))


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
        seen_by = day_of(as_of, "as known on")
        if is_long(source):
            name = office.begin(source, seen_by, me.signature)
        else:
            name, _ = office.check(source, as_of=seen_by, by=me.signature)
        return RedirectResponse(f"/checks/{name}", 303)

    return await run_in_threadpool(made)


@router.post("/checks/example", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def check_example(office: Desk, me: Me) -> Response:
    """The example report, for a newcomer."""
    return RedirectResponse(f"/checks/{office.check(example(), by=me.signature)[0]}", 303)


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
    "/checks/{name}.{form}", summary="A check in one of its forms.", responses=RESPONSES, response_class=Response
)
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
def progress(name: str, office: Desk, me: Me) -> Progress:
    """How far the check of a long report is; it is begun again where evidence or decisions are others by now."""
    kept = office.checks.get(name)
    job = _job(office, kept, me.signature)
    title, characters = kept.document.called, len(kept.document.text)
    if job is None:
        return Progress(title=title, characters=characters, made=True, job="", state="", says="", step=0, steps=0)
    return Progress(title=title, characters=characters, made=False, job=job.id, state=job.state, says=job.says,
                    step=job.step, steps=job.steps)  # fmt: skip


def _job(office: Office, kept: Kept, by: str) -> Job | None:
    """The job that makes a check; None where it is at hand, or can be made at once."""
    if not is_long(kept.document) or office.at_hand(kept):
        return None
    job = office.order(kept, by)
    return None if job.state is State.DONE else job


@router.post("/checks/{name}/again", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def again(name: str, office: Desk, me: Me) -> Response:
    """Checks a report again whose check failed or was cancelled."""
    office.order(office.checks.get(name), me.signature, again=True)
    return RedirectResponse(f"/checks/{name}", 303)


@router.get("/checks/{name}", include_in_schema=False)
def checked(request: Request, name: str, office: Desk, me: Me, wanted: Asked) -> Response:
    """The live page of a check, of a long one a part."""
    held = office.checks.get(name)
    job = _job(office, held, me.signature)
    if job:
        return render(request, "making.html", {"kept": held, "job": told_of(job)})
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


@router.get("/checks/{name}/claims.json", summary="The claims of a check, a part at a time.", responses=RESPONSES)
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
