"""What takes long and is not at hand, checks and briefs: a request of it is answered by how far its job is."""

from __future__ import annotations

from typing import Any

from fastapi import Depends, FastAPI, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from tahqiq.serve.web.desk import Desk
from tahqiq.serve.web.faults import RESPONSES, answer, wants_page
from tahqiq.serve.web.frame import render
from tahqiq.serve.web.who import Me
from tahqiq.workbench.jobs import Job, State
from tahqiq.workbench.jobs.checking import is_long
from tahqiq.workbench.kept import Kept
from tahqiq.workbench.office import Office

_AGAIN = 2
"""Seconds after which a program may ask again."""


class Progress(BaseModel):
    """How far a check or a brief is."""

    address: str = Field(description="Its page.")
    title: str = Field(description="What it is called.")
    characters: int = Field(description="How long the report is that is checked; 0 for a brief.")
    made: bool = Field(description="Whether it is made; its page and its forms are then at hand at once.")
    job: str = Field(description="The id of the job that makes it, /jobs/ID; empty where it is made.")
    state: State | None = Field(None, description="How far the job is; none where it is made.")
    says: str = Field("", description="What the job does now, or why it failed.")
    step: int = Field(0, description="Which step it is at; 0 before the first.")
    steps: int = Field(0, description="How many steps it has; 0 where that is not known yet.")


class Unmade(Exception):
    """Something that a job has to make first; ``since`` says why where it was made before."""

    def __init__(self, told: Progress, job: Job, since: str = "") -> None:
        super().__init__(told.address)
        self.told, self.job, self.since = told, job, since


def job_of(office: Office, kept: Kept, by: str) -> Job | None:
    """The job that makes a check, ordered where there is none; None where it is at hand, or is made at once."""
    if not is_long(kept.document) or office.at_hand(kept):
        return None
    return pending(office.order(kept, by))


def pending(job: Job) -> Job | None:
    """A job that has not done its work yet."""
    return None if job.state is State.DONE else job


def progress(kept: Kept, job: Job | None) -> Progress:
    """How far a check is that this job makes, or that is made."""
    return told_by(job, f"/checks/{kept.id}", kept.document.called, len(kept.document.text))


def told_by(job: Job | None, address: str, title: str, characters: int = 0) -> Progress:
    """How far that is which this job makes, or which is made."""
    now = {n: getattr(job, n) for n in ("state", "says", "step", "steps")} if job else {}
    return Progress(address=address, title=title, characters=characters, made=job is None,
                    job=job.id if job else "", **now)  # fmt: skip


def _ready(name: str, office: Desk, me: Me) -> None:
    kept = office.checks.get(name)
    job = job_of(office, kept, me.signature)
    if job:
        raise Unmade(progress(kept, job), job, _OTHERS if kept.made else "")


_OTHERS = "the evidence or its corrections are others than when it was checked, so it is checked again"
READY = Depends(_ready)
"""For the ``dependencies`` of a view of the check ``name``: nobody waits in a request for what a job makes."""
MADE: dict[int | str, dict[str, Any]] = {
    **RESPONSES,
    202: {"model": Progress, "description": "A job is still making it: ask again."},
}
"""What such a view may answer besides what it is for."""


def install(app: FastAPI) -> None:
    """Answers what is asked of something unmade."""
    app.add_exception_handler(Unmade, _answer)


def _answer(request: Request, error: Exception) -> Response:
    assert isinstance(error, Unmade)
    told, job = error.told, error.job
    if wants_page(request):
        page = {"told": told, "job": job, "since": error.since, "own_page": request.url.path == told.address}
        return render(request, "making.html", page, 409 if job.state.ended else 202)
    if job.state.ended:
        return answer(request, 409, f"it is {job.state}: {job.says}; POST {told.address}/again.json has it made again")
    return JSONResponse(told.model_dump(mode="json"), 202, {"Retry-After": str(_AGAIN)})
