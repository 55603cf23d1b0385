"""Checks of long reports that are not at hand: what is asked of one is answered by how far the job is that makes it."""

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
    """How far a check is."""

    check: str = Field(description="The check's id.")
    title: str = Field(description="The report's title.")
    characters: int = Field(description="How long the report is.")
    made: bool = Field(description="Whether it is made; its page and its forms are then at hand at once.")
    job: str = Field(description="The id of the job that makes it, /jobs/ID; empty where it is made.")
    state: State | None = Field(None, description="How far the job is; none where the check is made.")
    says: str = Field("", description="What it does now, or why it failed.")
    step: int = Field(0, description="Which step it is at; 0 before the first.")
    steps: int = Field(0, description="How many steps it has; 0 where that is not known yet.")


class Unmade(Exception):
    """A check that a job has to make first."""

    def __init__(self, kept: Kept, job: Job) -> None:
        super().__init__(kept.id)
        self.kept, self.job = kept, job


def job_of(office: Office, kept: Kept, by: str) -> Job | None:
    """The job that makes a check, ordered where there is none; None where it is at hand, or is made at once."""
    if not is_long(kept.document) or office.at_hand(kept):
        return None
    job = office.order(kept, by)
    return None if job.state is State.DONE else job


def progress(kept: Kept, job: Job | None) -> Progress:
    """How far a check is that this job makes, or that is made."""
    now = {n: getattr(job, n) for n in ("state", "says", "step", "steps")} if job else {}
    return Progress(check=kept.id, title=kept.document.called, characters=len(kept.document.text), made=job is None,
                    job=job.id if job else "", **now)  # fmt: skip


def _ready(name: str, office: Desk, me: Me) -> None:
    kept = office.checks.get(name)
    job = job_of(office, kept, me.signature)
    if job:
        raise Unmade(kept, job)


READY = Depends(_ready)
"""For the ``dependencies`` of a view of the check ``name``: nobody waits in a request for what a job makes."""
MADE: dict[int | str, dict[str, Any]] = {
    **RESPONSES,
    202: {"model": Progress, "description": "A long report that a job is still checking: ask again."},
}
"""What such a view may answer besides what it is for."""


def install(app: FastAPI) -> None:
    """Answers what is asked of an unmade check."""
    app.add_exception_handler(Unmade, _answer)


def _answer(request: Request, error: Exception) -> Response:
    assert isinstance(error, Unmade)
    kept, job = error.kept, error.job
    if wants_page(request):
        return render(request, "making.html", {"kept": kept, "job": job}, 409 if job.state.ended else 202)
    if job.state.ended:
        again = f"POST /checks/{kept.id}/again.json has it checked again"
        return answer(request, 409, f"the check is {job.state}: {job.says}; {again}")
    return JSONResponse(progress(kept, job).model_dump(mode="json"), 202, {"Retry-After": str(_AGAIN)})
