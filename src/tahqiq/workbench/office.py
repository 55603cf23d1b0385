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
from tahqiq.verbs import check_document, open_workspace
from tahqiq.verbs.checking import usable
from tahqiq.workbench.briefs import Briefs
from tahqiq.workbench.jobs import Jobs
from tahqiq.workbench.kept import Checks, Kept
from tahqiq.workbench.making import Making, Progress
from tahqiq.workbench.measures.forms import Form
from tahqiq.workbench.opinions import Opinions
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
        self._desks: queue.LifoQueue[Workspace] = queue.LifoQueue()
        for _ in range(desks):
            self._desks.put(open_workspace(self.path))
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()
        self._making = Making()

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
        """Keeps a check of a document and lets it be made behind its page; its id. Errors as ``verbs.usable``."""
        usable(document)
        name = self.checks.begin(document, as_of, by)
        self.progress(self.checks.get(name))
        return name

    def progress(self, kept: Kept) -> Progress:
        """How far a check is that is not made yet. One that a server left unfinished when it ended is begun again."""
        self._making.begin(kept.id, lambda: self.checks.made(kept.id, self.result(kept)))
        return self._making.progress(kept.id)

    def result(self, kept: Kept) -> CheckResult:
        """The check as the evidence and the decisions of now have it."""
        return self._checked(kept.document, kept.as_of)

    def _checked(self, document: Document, as_of: dt.date | None) -> CheckResult:
        return self.answer((document, as_of), lambda store: check_document(document, as_of=as_of, workspace=store))

    def measured(self, form: Form, given: Mapping[str, str]) -> Measured:
        """A measure on the evidence of now. Errors as ``verbs.measuring``."""
        return self.answer(
            ("measure", form.name, tuple(sorted(given.items()))), lambda store: form.measured(given, store)
        )

    def held(self) -> tuple[str, ...]:
        """The releases that are held now, in the order of import."""
        return tuple(entry.release.release_id for entry in self._main.catalog.entries())

    def answer(self, question: Hashable, find: Callable[[Workspace], T]) -> T:
        """What ``find`` gives on a workspace; remembered as long as no release and no decision is added.

        ``question`` tells it from every other one that is asked; the answer must not be changed by anybody.
        """
        with self.desk() as workspace:
            held = tuple(r.release_id for r in workspace.releases())
            key = (question, held, workspace.decisions.last(), workspace.names.last())
            with self._lock:
                if key in self._answers:
                    self._answers.move_to_end(key)
                    found: T = self._answers[key]
                    return found
            found = find(workspace)
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
        return found

    def close(self) -> None:
        """Lets go of every workspace that is not in use, when the check under way is made."""
        self._making.close()
        while not self._desks.empty():
            self._desks.get().close()
        self._main.close()
