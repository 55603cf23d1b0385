"""Jobs: files that are imported, and whatever else takes longer than a page may; their progress, and cancelling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, File, Form, UploadFile
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from tahqiq.errors import InputError
from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES
from tahqiq.serve.web.paging import AtPage, Paged
from tahqiq.serve.web.twins import Twins
from tahqiq.serve.web.who import Me, needs
from tahqiq.workbench.jobs import Job, State, importing
from tahqiq.workbench.jobs.kinds import KINDS
from tahqiq.workbench.team.roles import Scope

router = Twins(tags=["jobs"])
_SIZE = 30


class Told(BaseModel):
    """A job."""

    id: str = Field(description="Its id; its page is /jobs/ID.")
    kind: str = Field(description="What kind of work it is.")
    title: str = Field(description="What is done.")
    by: str = Field(description="Who ordered it; empty where nobody is signed in.")
    made_at: dt.datetime = Field(description="When it was ordered, in UTC.")
    began_at: dt.datetime | None = Field(description="When it was begun the last time.")
    ended_at: dt.datetime | None = Field(description="When it ended.")
    state: State = Field(description="How far it is.")
    says: str = Field(description="What it does now, or what came of it; a failed one says what to do.")
    step: int = Field(description="Which step it is at; 0 before the first.")
    steps: int = Field(description="How many steps it has; 0 where that is not known yet.")
    stopping: bool = Field(description="Whether it is to be cancelled, and has not ended yet.")
    address: str = Field(description="The page of what it made; empty where there is none.")
    lines: list[str] = Field(description="What else is to be said of what came of it.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """One row."""
        return [self.model_dump(mode="json", exclude={"lines"})]


class Listed(Paged):
    """The jobs that are kept."""

    jobs: list[Told] = Field(description="The jobs of this page, the newest first.")

    def rows(self) -> Sequence[dict[str, Any]]:
        """A row a job."""
        return [row for job in self.jobs for row in job.rows()]


@router.page("/jobs", "jobs.html", name="jobs")
def jobs(office: Desk, page: AtPage = 1) -> Listed:
    """The jobs that are kept, the newest first."""
    found = office.jobs.latest(_SIZE, (page - 1) * _SIZE)
    return Listed(at=page, size=_SIZE, total=office.jobs.count(), jobs=[told_of(j) for j in found])


@router.page("/jobs/{name}", "job.html", name="job")
def job(name: str, office: Desk) -> Told:
    """How far a job is, and what came of it."""
    return told_of(office.jobs.get(name))


@router.post("/jobs/{name}/cancel", include_in_schema=False, dependencies=[needs(Scope.CHECK)])
def cancel_by_form(name: str, office: Desk, me: Me) -> Response:
    """The button of a job's page."""
    cancel(name, office, me)
    return RedirectResponse(f"/jobs/{name}", 303)


@router.post(
    "/jobs/{name}/cancel.json", summary="Cancel a job.", responses=RESPONSES, dependencies=[needs(Scope.CHECK)]
)
def cancel(name: str, office: Desk, me: Me) -> Told:
    """Cancels a job; one that is worked ends within a second, and nothing of it is kept."""
    own = office.jobs.get(name)
    scope = KINDS[own.kind].scope if own.kind in KINDS else Scope.ADMIN
    if not me.may(scope):
        raise HTTPException(403, f"{me.name or 'you'} may not do that ({scope}); ask an admin for another role")
    office.jobs.cancel(name)
    return told_of(office.jobs.get(name))


_FILE = File(description="The publisher's file: a CSV in UTF-8, or Parquet.")
_DATASET = Form(description="Its dataset; told from its columns where none is given.")
_VERSION = Form(description="Its version; told from the file where none is given.")
_PUBLISHED = Form(description="When it was published: 2025, 2025-06 or 2025-06-15.")


@router.post(
    "/imports.json", status_code=201, summary="Import a publisher's file.", responses=RESPONSES,
    dependencies=[needs(Scope.IMPORT)],
)  # fmt: skip
def begin(
    office: Desk,
    me: Me,
    response: Response,
    file: Annotated[UploadFile | None, _FILE] = None,
    dataset: Annotated[str, _DATASET] = "",
    version: Annotated[str, _VERSION] = "",
    published: Annotated[str, _PUBLISHED] = "",
) -> Told:
    """Keeps a publisher's file and orders its import; ``Location`` is the job's page."""
    if file is None:
        raise InputError("no file arrived; choose the publisher's file, a CSV or Parquet")
    said = importing.Said(dataset.strip(), version.strip(), published.strip())
    name = importing.order(office.jobs, file.filename or "", file.file, said, me.signature)
    response.headers["Location"] = f"/jobs/{name}"
    return told_of(office.jobs.get(name))


@router.post("/imports", include_in_schema=False, dependencies=[needs(Scope.IMPORT)])
def begin_by_form(told: Annotated[Told, Depends(begin)]) -> Response:
    """The form of the page of sources."""
    return RedirectResponse(f"/jobs/{told.id}", 303)


def told_of(own: Job) -> Told:
    """A job as its page tells it."""
    shown = {n: getattr(own, n) for n in Told.model_fields if n != "lines"}
    return Told(**shown, lines=list(own.lines))
