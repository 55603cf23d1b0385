"""The office: the workspace as a server uses it, by several threads at once, with the checks it keeps."""

from __future__ import annotations

import datetime as dt
import queue
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from tahqiq.store import Workspace, default_path
from tahqiq.terms import CheckResult, Document
from tahqiq.verbs import check_document, open_workspace
from tahqiq.workbench.kept import Checks, Kept
from tahqiq.workbench.tables import METADATA
from tahqiq.workbench.team.team import Team

_REMEMBERED = 64
"""Results of checks kept in memory, a few hundred kilobytes each."""


class Office:
    """One workspace, opened once for each of ``desks`` threads: a workspace serves one thread at a time."""

    def __init__(self, path: Path | None = None, desks: int = 2) -> None:
        self.path = (path or default_path()).absolute()
        self._main = open_workspace(self.path)
        with self._main.catalog.writing() as connection:
            METADATA.create_all(connection)
        self.checks = Checks(self._main.catalog)
        self.team = Team(self._main.catalog)
        self._desks: queue.LifoQueue[Workspace] = queue.LifoQueue()
        for _ in range(desks):
            self._desks.put(open_workspace(self.path))
        self._results: OrderedDict[tuple[object, ...], CheckResult] = OrderedDict()
        self._lock = Lock()

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

    def result(self, kept: Kept) -> CheckResult:
        """The check as the evidence and the decisions of now have it."""
        return self._checked(kept.document, kept.as_of)

    def _checked(self, document: Document, as_of: dt.date | None) -> CheckResult:
        """As ``check_document``; remembered as long as no release and no decision is added."""
        with self.desk() as workspace:
            held = tuple(r.release_id for r in workspace.releases())
            key = (document, as_of, held, workspace.decisions.last())
            with self._lock:
                if key in self._results:
                    self._results.move_to_end(key)
                    return self._results[key]
            result = check_document(document, as_of=as_of, workspace=workspace)
        with self._lock:
            self._results[key] = result
            while len(self._results) > _REMEMBERED:
                self._results.popitem(last=False)
        return result

    def close(self) -> None:
        """Lets go of every workspace that is not in use."""
        while not self._desks.empty():
            self._desks.get().close()
        self._main.close()
