"""Briefs: an outline, a country and a day become a brief; its page, its edits by hand, its files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import Depends, Form, Request
from markupsafe import Markup
from pydantic import BaseModel, Field
from starlette.responses import RedirectResponse, Response

from tahqiq.brief.outline.read import Outline
from tahqiq.errors import InputError, UnknownName
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.making import MADE, Progress, Unmade, pending, told_by
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.twins import Twins
from tahqiq.serve.web.who import Me, needs
from tahqiq.verbs import registry
from tahqiq.verbs.briefing import outlines
from tahqiq.workbench import briefing
from tahqiq.workbench.briefs import KeptBrief, Ordered
from tahqiq.workbench.days import day_of
from tahqiq.workbench.jobs import Job
from tahqiq.workbench.names import suggested
from tahqiq.workbench.office import Office
from tahqiq.workbench.team.roles import Scope, Who

router = Twins(tags=["brief"])
_SIZE = 30
_TYPES = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"


class Outlined(BaseModel):
    """An outline that is shipped."""

    name: str = Field(description="Its name.")
    about: str = Field(description="What it gives.")
    needs: list[str] = Field(description="What a brief of it is of: kinds of the registry, or a document.")


class BriefKept(BaseModel):
    """A brief that is kept."""

    id: str = Field(description="Its id; its page is /briefs/ID.")
    title: str = Field(description="Its title when it was written first; until then its outline and what that is of.")
    made: bool = Field(description="Whether it was written yet.")
    outline: str = Field(description="Its outline.")
    country: str = Field(description="The country as ISO3; empty where the outline tells it.")
    as_of: dt.date = Field(description="The day whose knowledge is used.")
    since: dt.date = Field(description="From when happenings are told.")
    subject: str = Field(description="The actor, place or operation that it is of; empty for none.")
    by: str = Field(description="Who ordered it; empty where nobody is signed in.")
    made_at: dt.datetime = Field(description="When, in UTC.")
    edits: int = Field(description="How many edits by hand it holds.")


class BriefOrdered(BriefKept):
    """A brief that was ordered."""

    job: str = Field(description="The id of the job that writes it, /jobs/ID; empty where it is written.")


class BriefsKept(Paged):
    """The outlines, and the briefs that are kept."""

    outlines: list[Outlined] = Field(description="The outlines that are shipped.")
    briefs: list[BriefKept] = Field(description="The briefs of this page, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a brief."""
        return [b.model_dump(mode="json") for b in self.briefs]


class Filled(BaseModel):
    """What a browser's form holds: text, and empty where nothing was filled in."""

    country: str = ""
    as_of: str = ""
    since: str = ""
    subject: str = ""
    check: str = ""


class BriefAsked(BaseModel):
    """A brief to make."""

    outline: str = Field(description="The name of a shipped outline.")
    country: str = Field("", description="The country, by name or ISO3.")
    as_of: dt.date | None = Field(None, description="Use only what was published by that day; today without one.")
    since: dt.date | None = Field(None, description="From when happenings are told; by default the year before.")
    subject: str = Field("", description="The actor, place or operation, where the outline is of one.")
    check: str = Field("", description="The id of a kept check, where the outline is of a report.")


@router.page("/briefs", "briefs.html", name="briefs")
def briefs(office: Desk, page: AtPage = 1) -> BriefsKept:
    """The outlines that are shipped and the briefs that are kept."""
    shipped = [Outlined(name=o.name, about=_about(o), needs=list(briefing.needs(o))) for o in outlines()]
    kept = office.briefs.latest(_SIZE, (page - 1) * _SIZE)
    return BriefsKept(at=page, size=_SIZE, total=office.briefs.count(), outlines=shipped,
                      briefs=[_kept(b) for b in kept])  # fmt: skip


@router.get("/briefs/new/{outline}", include_in_schema=False)
def new(request: Request, outline: str, office: Desk, check: str = "") -> Response:
    """The form of an outline."""
    return _form(request, office, outline, Filled(check=check))


@router.post("/briefs.json", status_code=202, summary="Order a brief and keep it.", responses=RESPONSES,
             dependencies=[needs(Scope.CHECK)])  # fmt: skip
def make(asked: BriefAsked, office: Desk, me: Me, response: Response) -> BriefOrdered:
    """Keeps what was ordered, and a job writes it: /briefs/ID/progress.json says how far; ``Location`` is its page."""
    kept = office.briefs.get(briefing.begin(office, _ordered(asked), me.signature))
    response.headers["Location"] = f"/briefs/{kept.id}"
    job = _job(office, kept, me)
    return BriefOrdered(**_kept(kept).model_dump(), job=job.id if job else "")


@router.post("/briefs/new/{outline}", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def make_by_form(
    request: Request,
    outline: str,
    office: Desk,
    me: Me,
    filled: Annotated[Filled, Form()],
) -> Response:
    """The form of the page; what is wrong is said beside it."""
    try:
        days = {"as_of": day_of(filled.as_of, "as known on"), "since": day_of(filled.since, "from")}
        asked = BriefAsked(outline=outline, **{**filled.model_dump(), **days})
        return RedirectResponse(f"/briefs/{briefing.begin(office, _ordered(asked), me.signature)}", 303)
    except (InputError, UnknownName) as error:
        return _form(request, office, outline, filled, error.lines)


def _job(office: Office, kept: KeptBrief, me: Who, form: str = "") -> Job | None:
    """The job that writes a brief, or with ``form`` sets that file; None where that is at hand."""
    found = briefing.at_hand(office, kept, form) if form in briefing.SET else briefing.draft_at_hand(office, kept)
    return None if found is not None else pending(briefing.order(office, kept, me.signature, form))


def _written(name: str, office: Desk, me: Me) -> None:
    _ready(office, me, name)


def _file_set(name: str, form: str, office: Desk, me: Me) -> None:
    _ready(office, me, name, form if form in briefing.SET else "")


def _ready(office: Office, me: Who, name: str, form: str = "") -> None:
    kept = office.briefs.get(name)
    job = _job(office, kept, me, form)
    if job:
        raise Unmade(told_by(job, f"/briefs/{name}", kept.called), job)


WRITTEN, FILE_SET = Depends(_written), Depends(_file_set)
"""For the ``dependencies`` of views of the brief ``name``: no request waits for what a job writes."""


@router.get("/briefs/{name}/progress.json", summary="How far a brief is.", responses=RESPONSES)
def how_far(name: str, office: Desk, me: Me) -> Progress:
    """How far a brief is; it is written again where the evidence is another by now."""
    kept = office.briefs.get(name)
    return told_by(_job(office, kept, me), f"/briefs/{name}", kept.called)


@router.post(
    "/briefs/{name}/again.json", summary="Have a brief written again.", status_code=202, responses=RESPONSES,
    dependencies=[needs(Scope.CHECK)],
)  # fmt: skip
def again(name: str, office: Desk, me: Me) -> Progress:
    """Has a brief written whose job failed or was cancelled; one that is under way or written stays."""
    kept = office.briefs.get(name)
    briefing.order(office, kept, me.signature, again=True)
    return told_by(_job(office, kept, me), f"/briefs/{name}", kept.called)


@router.post("/briefs/{name}/again", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def again_by_form(name: str, office: Desk, me: Me) -> Response:
    """The button of the page."""
    again(name, office, me)
    return RedirectResponse(f"/briefs/{name}", 303)


@router.get(
    "/briefs/{name}.{form}", summary="A brief as a file.", responses=MADE, response_class=Response,
    dependencies=[FILE_SET],
)  # fmt: skip
def file(name: str, form: Literal["html", "docx", "pdf", "md", "json"], office: Desk) -> Response:
    """A brief with its edits by hand: html, docx, pdf, md, or json (brief.schema.json)."""
    kept = office.briefs.get(name)
    made = briefing.at_hand(office, kept, form) or briefing.written(office, kept, form)
    headers = {"Content-Disposition": f'attachment; filename="brief-{name}.{form}"'} if form != "json" else {}
    return Response(made, media_type=_TYPES[form], headers={**headers, "Content-Security-Policy": _ALONE})


@router.get("/briefs/{name}", include_in_schema=False, dependencies=[WRITTEN])
def brief(request: Request, name: str, office: Desk) -> Response:
    """The page of a brief."""
    kept = office.briefs.get(name)
    made, outcome = briefing.finished(office, kept)
    data = {
        "kept": kept, "brief": made, "body": Markup(_plain(briefing.as_page(office, kept))),
        "notices": outcome.lines() if kept.edits else [],
        "unset": [form for form in briefing.SET if briefing.at_hand(office, kept, form) is None],
    }  # fmt: skip
    return render(request, "brief.html", data)


@router.get("/briefs/{name}/edit", include_in_schema=False, dependencies=[WRITTEN])
def editor(request: Request, name: str, office: Desk) -> Response:
    """The brief's Markdown, to be edited."""
    kept = office.briefs.get(name)
    return _editor(request, kept, briefing.written(office, kept, "md").decode())


@router.post("/briefs/{name}/edit", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def edit(
    request: Request,
    name: str,
    office: Desk,
    me: Me,
    text: Annotated[str, Form()] = "",
    version: Annotated[str, Form()] = "",
) -> Response:
    """Keeps what was changed; says what of it cannot be kept."""
    kept = office.briefs.get(name)
    try:
        if version != kept.version:
            raise InputError(
                "somebody else has edited this brief meanwhile; what you wrote is below: copy it, then load the page "
                "again and put it into what the brief says now"
            )
        today = dt.datetime.now(dt.UTC).date()
        left = briefing.edit(office, kept, text.replace("\r\n", "\n"), me.name or "unnamed", today)
    except InputError as error:
        return _editor(request, kept, text, error.lines, 409 if version != kept.version else 400)
    if left:
        return _editor(request, office.briefs.get(name), text, [f"This cannot be kept: {line}" for line in left], 200)
    return RedirectResponse(f"/briefs/{name}", 303)


@router.post("/briefs/{name}/edits/{at}/drop", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def drop(name: str, at: int, office: Desk, version: Annotated[str, Form()] = "") -> Response:
    """Takes an edit by hand back."""
    kept = office.briefs.get(name)
    if version != kept.version or not 0 <= at < len(kept.edits):
        raise InputError("the edits are others by now; load the page again")
    office.briefs.edit(kept, [e for i, e in enumerate(kept.edits) if i != at])
    return RedirectResponse(f"/briefs/{name}", 303)


def _form(request: Request, office: Office, outline: str, filled: Filled, faults: Sequence[str] = ()) -> Response:
    of = briefing.outline(outline)
    with office.desk() as store:
        releases = store.in_force()
    wanted = briefing.needs(of)
    data = {
        "outline": of, "about": _about(of), "needs": wanted, "filled": filled, "faults": faults,
        "countries": suggested("country", registry(), releases),
        "subjects": [n for kind in wanted if kind != "document" for n in suggested(kind, registry(), releases)],
        "checks": office.checks.latest(50) if "document" in wanted else [],
    }  # fmt: skip
    return render(request, "order.html", data, 400 if faults else 200)


def _editor(request: Request, kept: KeptBrief, text: str, faults: Sequence[str] = (), status: int = 200) -> Response:
    return render(request, "edit.html", {"kept": kept, "text": text, "faults": faults}, status)


def _ordered(asked: BriefAsked) -> Ordered:
    as_of = asked.as_of or dt.datetime.now(dt.UTC).date()
    since = asked.since or dt.date(as_of.year - 1, 1, 1)
    return Ordered(asked.outline, asked.country.strip(), as_of, since, asked.subject.strip(), asked.check)


def _about(of: Outline) -> str:
    """What an outline gives, without the option of the command line."""
    return re.sub(r" \(--[^)]*\)", "", str(of.head.get("about", "")))


def _kept(own: KeptBrief) -> BriefKept:
    of = own.ordered
    return BriefKept(
        id=own.id, title=own.called, made=bool(own.title), outline=of.outline, country=of.country, as_of=of.as_of,
        since=of.since, subject=of.subject, by=own.by, made_at=own.made_at, edits=len(own.edits),
    )  # fmt: skip


def _plain(made: str) -> str:
    """Without styles of single elements, which the policy of pages lets no browser use."""
    return re.sub(r' style="[^"]*"', "", made.replace(' style="text-align: right;"', ' class="num"'))
