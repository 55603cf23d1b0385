"""The office: the workspace as a server uses it, by several threads at once, with the checks it keeps."""

from __future__ import annotations

import datetime as dt
import queue
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from tahqiq.measure.result import Measured
from tahqiq.store import Workspace, default_path
from tahqiq.terms import CheckResult, Document
from tahqiq.verbs import check_document, extracting, open_workspace, registry
from tahqiq.verbs.checking import usable
from tahqiq.workbench.briefs import Briefs
from tahqiq.workbench.jobs import Job, Jobs, New, State, checking
from tahqiq.workbench.kept import Checks, Kept
from tahqiq.workbench.measures.forms import Form
from tahqiq.workbench.opinions import Opinions
from tahqiq.workbench.results import Results
from tahqiq.workbench.standing import ground, standing
from tahqiq.workbench.tables import METADATA
from tahqiq.workbench.team.team import Team
from tahqiq.workbench.watch import Watches

T = TypeVar("T")
_REMEMBERED = 128
"""Answers kept in memory, a few hundred kilobytes each at most."""


class Office:
    """One workspace, opened once for each of ``desks`` threads: a workspace serves one thread at a time."""

    def __init__(self, path: Path | None = None, desks: int = 4) -> None:
        self.path = (path or default_path()).absolute()
        self._main = open_workspace(self.path)
        with self._main.catalog.writing() as connection:
            METADATA.create_all(connection)
        self.checks = Checks(self._main.catalog)
        self.opinions = Opinions(self._main.catalog)
        self.team = Team(self._main.catalog)
        self.briefs = Briefs(self._main.catalog)
        self.watches = Watches(self._main.catalog)
        self.jobs = Jobs(self._main.catalog, self.path)
        self.results = Results(self.path)
        self._desks: queue.LifoQueue[Workspace] = queue.LifoQueue()
        for _ in range(desks):
            self._desks.put(open_workspace(self.path))
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()
        self._ordering, self._slow = Lock(), Lock()

    @contextmanager
    def desk(self) -> Iterator[Workspace]:
        """A workspace for this thread alone; waits while all are in use."""
        workspace = self._desks.get()
        try:
            yield workspace
        finally:
            self._desks.put(workspace)

    def check(self, document: Document, as_of: dt.date | None = None, by: str = "") -> tuple[str, CheckResult]:
        """Checks a document and keeps it; its id and the result. Errors as ``verbs.check_document``."""
        result = self._checked(document, as_of)
        return self.checks.add(result, as_of, by), result

    def begin(self, document: Document, as_of: dt.date | None = None, by: str = "") -> str:
        """Keeps a check of a document and orders the job that makes it; its id. Errors as ``verbs.usable``."""
        usable(document)
        name = self.checks.begin(document, as_of, by)
        self.order(self.checks.get(name), by)
        return name

    def order(self, kept: Kept, by: str = "", *, again: bool = False) -> Job:
        """The job that checks a kept document on the evidence and decisions of now; ordered where none was yet.

        With ``again`` also where one failed or was cancelled.
        """
        with self.desk() as workspace:
            asked = checking.asked(kept.id, standing(workspace))
        return self.ordered(checking.new(kept, asked, by), lambda: self.at_hand(kept) is not None, again=again)

    def ordered(self, new: New, at_hand: Callable[[], bool], *, again: bool = False) -> Job:
        """The job that was asked the same, ordered where none was yet, or where what it had made is there no more.

        With ``again`` also where it failed or was cancelled.
        """
        with self._ordering:
            job = self.jobs.newest(new.kind, new.question)
            gone = job is not None and job.state is State.DONE and not at_hand()
            if job is None or gone or (again and job.state in (State.FAILED, State.CANCELLED)):
                job = self.jobs.get(self.jobs.add(new))
        return job

    def at_hand(self, kept: Kept) -> CheckResult | None:
        """The check as ``result``; None where it would have to be made first and takes long."""
        if not checking.is_long(kept.document):
            return self.result(kept)
        self.is_read(kept)
        return self.answer((kept.document, kept.as_of), lambda store: self.results.find(kept.id, standing(store)))

    def is_read(self, kept: Kept) -> bool:
        """Whether the claims of a kept document are at hand or found at once; what a job found in it is taken over."""
        if not checking.is_long(kept.document):
            return True
        claims = self.of_evidence(("claims", kept.id), lambda _: self.results.find_claims(kept.id))
        if claims is None:
            return False
        extracting.remember(kept.document, registry(), claims)
        return True

    def result(self, kept: Kept) -> CheckResult:
        """The check as the evidence and the decisions of now have it."""
        found = self.at_hand(kept) if checking.is_long(kept.document) else None
        return found or self._checked(kept.document, kept.as_of)

    def _checked(self, document: Document, as_of: dt.date | None) -> CheckResult:
        return self.answer((document, as_of), lambda store: check_document(document, as_of=as_of, workspace=store))

    def measured(self, form: Form, given: Mapping[str, str]) -> Measured:
        """A measure on the evidence of now. Errors as ``verbs.measuring``."""
        question = ("measure", form.name, tuple(sorted(given.items())))
        if not form.of_evidence:
            return self._alone(question, lambda: form.measured(given, None))
        return self.answer(question, lambda store: form.measured(given, store))

    def held(self) -> tuple[str, ...]:
        """The releases that are held now, in the order of import."""
        return tuple(entry.release.release_id for entry in self._main.catalog.entries())

    def answer(self, question: Hashable, find: Callable[[Workspace], T]) -> T:
        """What ``find`` gives on a workspace; remembered as long as no release and no decision is added, unless None.

        ``question`` tells it from every other one that is asked; the answer must not be changed by anybody.
        """
        with self.desk() as workspace:
            return self._remembered((question, ground(workspace)), lambda: find(workspace))

    def of_evidence(self, question: Hashable, find: Callable[[Workspace], T]) -> T:
        """The same for what no decision or judgement changes: remembered as long as no release is added."""
        with self.desk() as workspace:
            held = tuple(r.release_id for r in workspace.releases())
            return self._remembered((question, held), lambda: find(workspace))

    def _alone(self, question: Hashable, find: Callable[[], T]) -> T:
        """What ``find`` gives without a workspace; one at a time and at no desk, so that it holds nobody up."""
        with self._slow:
            return self._remembered((question, None), find)

    def _remembered(self, key: Hashable, find: Callable[[], T]) -> T:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                known: T = self._answers[key]
                return known
        found = find()
        if found is not None:
            with self._lock:
                self._answers[key] = found
                while len(self._answers) > _REMEMBERED:
                    self._answers.popitem(last=False)
        return found

    def close(self) -> None:
        """Lets go of every workspace that is not in use."""
        while not self._desks.empty():
            self._desks.get().close()
        self._main.close()
