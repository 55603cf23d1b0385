"""The process that works one job: ``python -m tahqiq.workbench.jobs.work WORKSPACE ID MEGABYTES``.

It ends with the process that started it, whose end closes its standard input: what was begun is begun again by the
next server, and no process is left that nobody can stop.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import duckdb

from tahqiq.errors import TahqiqError
from tahqiq.store import Workspace
from tahqiq.workbench.jobs import kinds
from tahqiq.workbench.jobs.job import At, Job
from tahqiq.workbench.jobs.jobs import Jobs

ORPHANED = 75


def main(workspace: str, name: str, megabytes: str) -> None:
    """Works the job, if it waits and nobody else has it."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if sys.platform != "win32":
        os.nice(10)  # whoever asks the server goes first
    with Workspace.chosen(Path(workspace)) as store:
        jobs = Jobs(store.catalog, store.path)
        with jobs.shelf.alone(name) as mine:
            job = jobs.begin(name) if mine else None
            if job:
                _worked(jobs, job, int(megabytes))


def _worked(jobs: Jobs, job: Job, megabytes: int) -> None:
    try:
        with _within(megabytes << 20):
            outcome = kinds.work(at(jobs, job))
    except TahqiqError as error:
        jobs.fail(job.id, str(error))
    except (MemoryError, duckdb.OutOfMemoryException):
        jobs.fail(job.id, f"it needs more than the {megabytes:,} MB of memory that a job may have")
    else:
        jobs.end(job.id, outcome)


def at(jobs: Jobs, job: Job) -> At:
    """What the work of a job is given."""
    return At(job, jobs.shelf.workspace, jobs.shelf.file(job.id, job.file), partial(jobs.tell, job.id))


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(ORPHANED)


@contextmanager
def _within(memory: int) -> Iterator[None]:
    """Takes no more bytes of memory meanwhile, where the system can be told so."""
    if sys.platform == "win32":
        yield
        return
    import resource

    before, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (memory, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, most))


if __name__ == "__main__":
    main(*sys.argv[1:])
