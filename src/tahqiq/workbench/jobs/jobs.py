"""The jobs of one workspace: ordered, taken, told of and ended, each change whole or not at all."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from threading import Event
from typing import Any

import sqlalchemy as sa

from tahqiq.errors import InputError, UnknownName
from tahqiq.store.catalog import Catalog
from tahqiq.store.times import now
from tahqiq.workbench.jobs.job import JOBS, LIVE, Job, New, Outcome, State, of_row
from tahqiq.workbench.jobs.shelf import Shelf, Upload, plain

MOST_TRIES = 3
"""How often a job is begun whose process or server dies."""
_MOST_WAITING = 50
"""Jobs that may wait: more is a mistake of a program, or somebody filling the disk."""


class Jobs:
    """The jobs of one workspace. ``news`` is set whenever one is ordered or cancelled in this process."""

    def __init__(self, catalog: Catalog, workspace: Path) -> None:
        self._catalog = catalog
        self.shelf = Shelf(workspace)
        self.news = Event()

    def add(self, new: New, upload: Upload | None = None) -> str:
        """Orders a job; its id. Once it is returned, job and file outlive the end of this process.

        InputError where too many wait; errors as ``upload.check``.
        """
        name = secrets.token_hex(12)
        row = {
            "id": name, "kind": new.kind, "title": new.title, "question": json.dumps(new.question), "by": new.by,
            "file": plain(upload.name) if upload else "", "made_at": now(), "state": str(State.WAITING),
            "says": "waits for its turn", "step": 0, "steps": 0, "tries": 0, "stop": False, "address": "",
            "lines": "[]",
        }  # fmt: skip
        waiting = sa.select(sa.func.count()).select_from(JOBS).where(JOBS.c.state == State.WAITING)
        with self.shelf.aside(upload) as folder, self._catalog.writing() as connection:
            if connection.execute(waiting).scalar_one() >= _MOST_WAITING:
                raise InputError(f"{_MOST_WAITING} jobs wait already; wait until some have ended, or cancel some")
            connection.execute(sa.insert(JOBS).values(row))
            self.shelf.keep(folder, name)
        self.news.set()
        return name

    def newest(self, kind: str, question: Mapping[str, Any]) -> Job | None:
        """The last job of that kind that was asked the same; None if there is none."""
        same = (JOBS.c.kind == kind) & (JOBS.c.question == json.dumps(question))
        found = self._read(sa.select(JOBS).where(same).order_by(JOBS.c.seq.desc()).limit(1))
        return found[0] if found else None

    def get(self, name: str) -> Job:
        """The job of that id; UnknownName if there is none."""
        found = self._read(sa.select(JOBS).where(JOBS.c.id == name))
        if not found:
            raise UnknownName(f"no job is kept under {name!r}: the link may be cut short, or of another workspace")
        return found[0]

    def latest(self, most: int = 20, before: int = 0) -> list[Job]:
        """The newest jobs, newest first, after skipping ``before`` of them."""
        return self._read(sa.select(JOBS).order_by(JOBS.c.seq.desc()).limit(most).offset(before))

    def live(self) -> list[Job]:
        """The jobs that have not ended, in the order in which they are begun."""
        return self._read(sa.select(JOBS).where(JOBS.c.state.in_(LIVE)).order_by(JOBS.c.seq))

    def count(self) -> int:
        """How many jobs are kept."""
        with self._catalog.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(JOBS)).scalar_one())

    def cancel(self, name: str) -> None:
        """Cancels a job that waits; asks for the end of one that is worked. UnknownName if there is none.

        One that has ended stays as it is.
        """
        self.get(name)
        ended = {"state": str(State.CANCELLED), "ended_at": now(), "says": _CANCELLED}
        if not self._change(name, State.WAITING, **ended):
            self._change(name, State.WORKING, stop=True)
        self.news.set()

    def begin(self, name: str) -> Job | None:
        """Takes a job that waits, to work it; None where it does not wait. To be called with its lock held."""
        begun = {"state": str(State.WORKING), "says": "begins", "step": 0, "steps": 0, "began_at": now()}
        return self.get(name) if self._change(name, State.WAITING, tries=JOBS.c.tries + 1, **begun) else None

    def tell(self, name: str, says: str, step: int, steps: int) -> None:
        """Says how far a job is that is worked."""
        self._change(name, State.WORKING, says=says, step=step, steps=steps)

    def end(self, name: str, outcome: Outcome) -> None:
        """A job that is worked is done."""
        self._change(name, State.WORKING, state=str(State.DONE), ended_at=now(), says=outcome.says,
                     address=outcome.address, lines=json.dumps(outcome.lines))  # fmt: skip

    def fail(self, name: str, why: str) -> None:
        """A job, worked or waiting, has failed."""
        failed = {"state": str(State.FAILED), "ended_at": now(), "says": why}
        if not self._change(name, State.WORKING, **failed):
            self._change(name, State.WAITING, **failed)

    def stopped(self, job: Job) -> None:
        """A job that was worked is so no more, and nothing came of it: cancelled, to be begun again, or given up."""
        if self.get(job.id).stop:
            self._change(job.id, State.WORKING, state=str(State.CANCELLED), ended_at=now(), says=_CANCELLED)
        elif job.tries >= MOST_TRIES:
            self.fail(job.id, f"it was begun {job.tries} times and its process ended each time before it was done")
        else:
            says = "waits to be begun again: the server was stopped while it was worked"
            self._change(job.id, State.WORKING, state=str(State.WAITING), says=says, step=0, steps=0)

    def sweep(self) -> None:
        """Removes the files of jobs that have ended, and what killed uploads left."""
        live = sa.select(JOBS.c.id).where(JOBS.c.state.in_(LIVE))
        with self._catalog.writing() as connection:
            self.shelf.sweep(set(connection.execute(live).scalars()))

    def _change(self, name: str, before: State, **values: object) -> bool:
        """Changes a job that is in a state; False, and nothing changed, where it is in another."""
        own = sa.update(JOBS).where(JOBS.c.id == name, JOBS.c.state == str(before)).values(**values)
        with self._catalog.writing() as connection:
            return bool(connection.execute(own).rowcount)

    def _read(self, query: sa.Select[tuple[object, ...]]) -> list[Job]:
        with self._catalog.reading() as connection:
            return [of_row(row) for row in connection.execute(query).mappings()]


_CANCELLED = "it was cancelled; nothing of it was kept"
