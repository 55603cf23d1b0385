"""The foreman: a thread of the server that has jobs worked, each by a process of its own, and ends those it should."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tahqiq.errors import TahqiqError
from tahqiq.workbench.jobs import kinds
from tahqiq.workbench.jobs.job import Job, State
from tahqiq.workbench.jobs.jobs import Jobs
from tahqiq.workbench.jobs.work import at

_log = logging.getLogger("tahqiq.jobs")
_BUSY, _IDLE = 0.2, 5.0
"""Seconds between two looks while jobs are worked, and while none is; an order wakes it at once."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What jobs may take: how many of a lane (``kinds.py``) at once, seconds and megabytes each."""

    at_once: int = 1
    longest: float = 3600
    memory: int = 4096


@dataclass(slots=True)
class _Worker:
    job: Job
    process: subprocess.Popen[bytes]
    since: float


class Foreman:
    """Has the jobs of a workspace worked from ``start`` to ``stop``; several servers may share a workspace."""

    def __init__(self, jobs: Jobs, bounds: Bounds | None = None) -> None:
        self._jobs = jobs
        self._bounds = bounds or Bounds()
        self._workers: dict[str, _Worker] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="foreman", daemon=True)

    def start(self) -> None:
        """Begins; jobs that a dead server left are taken up."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the processes it started; their jobs wait for the next server."""
        self._ended.set()
        self._jobs.news.set()
        self._thread.join()

    def _run(self) -> None:
        self._guarded(self._jobs.sweep)
        while not self._ended.is_set():
            self._guarded(self.look)
            self._jobs.news.wait(_BUSY if self._workers else _IDLE)
            self._jobs.news.clear()
        for worker in list(self._workers.values()):
            self._end(worker)
            self._guarded(partial(self._settle, worker.job))

    def _guarded(self, step: Callable[[], None]) -> None:
        """A step; a workspace that cannot be written just now is said in the log, and tried again."""
        try:
            step()
        except TahqiqError as error:
            _log.error("%s", error)

    def look(self) -> None:
        """Ends, settles and begins what is to be."""
        live = {job.id: job for job in self._jobs.live()}
        for name, worker in list(self._workers.items()):
            self._attend(worker, live.get(name))
        others = [job for job in live.values() if job.id not in self._workers]
        for job in (j for j in others if j.state is State.WORKING):
            self._settle(job)
        for job in (j for j in others if j.state is State.WAITING):
            busy = sum(kinds.lane(worker.job.kind) == kinds.lane(job.kind) for worker in self._workers.values())
            if busy < self._bounds.at_once:
                self._begin(job)

    def _begin(self, job: Job) -> None:
        # not the program that serves: a fresh one shares no thread, lock or connection with it
        command = [sys.executable, "-m", "tahqiq.workbench.jobs.work", str(self._jobs.shelf.workspace), job.id]
        process = subprocess.Popen([*command, str(self._bounds.memory)], stdin=subprocess.PIPE)
        self._workers[job.id] = _Worker(job, process, time.monotonic())

    def _attend(self, worker: _Worker, job: Job | None) -> None:
        overdue = time.monotonic() - worker.since > self._bounds.longest
        status = worker.process.poll()
        if status is None and not overdue and not (job and job.stop):
            return
        self._end(worker)
        if job is None:
            self._jobs.sweep()
        elif job.stop or status is None:
            late = f"it took longer than the {self._bounds.longest / 60:.0f} minutes a job may have" if overdue else ""
            self._settle(job, late)
        elif status:
            why = f"its process was killed (signal {-status})" if status < 0 else "Tahqiq made a mistake in it"
            self._settle(job, f"{why}; the server's log may say more, and nothing of it was kept")

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.wait()
        if worker.process.stdin:
            worker.process.stdin.close()
        self._workers.pop(worker.job.id, None)

    def _settle(self, job: Job, why: str = "") -> None:
        """A job whose process is gone: done after all, failed, cancelled, or to be begun again."""
        with self._jobs.shelf.alone(job.id) as mine:
            now = self._jobs.get(job.id)
            if mine and not now.state.ended:
                self._settled(now, why)
        self._jobs.sweep()

    def _settled(self, job: Job, why: str) -> None:
        found = kinds.made(at(self._jobs, job)) if job.state is State.WORKING else None
        if found:
            self._jobs.end(job.id, found)
        elif why and not job.stop:
            self._jobs.fail(job.id, why)
        elif job.state is State.WORKING:
            self._jobs.stopped(job)
