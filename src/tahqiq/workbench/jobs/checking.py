"""Checks of long reports as jobs: the report is checked by a process of its own, and the result kept for its page."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from tahqiq.terms import Document
from tahqiq.verbs import check_document, extracting, open_workspace, registry
from tahqiq.workbench.jobs.job import At, New, Outcome
from tahqiq.workbench.kept import Checks, Kept
from tahqiq.workbench.results import Results
from tahqiq.workbench.standing import standing

LONG = 60_000
"""Characters from which a report is checked as a job: it takes longer than anybody likes to look at nothing."""
_OFTEN = 0.3
"""Seconds between two words on how far it is: each is a row written."""


def is_long(document: Document) -> bool:
    """Whether a document is checked as a job."""
    return len(document.text) >= LONG


def asked(check: str, stands_on: str) -> dict[str, str]:
    """The question of such a job: a kept check, on this evidence and these decisions (``standing``)."""
    return {"check": check, "on": stands_on}


def new(kept: Kept, question: Mapping[str, str], by: str = "") -> New:
    """A job that checks a kept document."""
    return New("check", f"Check of {kept.document.called}", question, by)


def work(at: At) -> Outcome:
    """Checks the document. Errors as ``verbs.check_document``."""
    with open_workspace(at.workspace) as workspace:
        checks = Checks(workspace.catalog)
        kept = checks.get(at.job.question["check"])
        results, known = Results(at.workspace), registry()
        stands_on = standing(workspace)  # before: what comes meanwhile makes the result one of before
        if claims := results.find_claims(kept.id):
            extracting.remember(kept.document, known, claims)
        result = check_document(kept.document, as_of=kept.as_of, workspace=workspace, far=_paced(at.tell))
        if not claims:
            results.keep_claims(kept.id, extracting.found(kept.document, known))
        results.keep(kept.id, stands_on, result)
        checks.made(kept.id, result)
    return Outcome(f"{len(result.claims):,} claims were found and judged", f"/checks/{kept.id}")


def _paced(tell: Callable[[str, int, int], None]) -> Callable[[str, int, int], None]:
    """Tells each new step, and in between no more often than anybody looks."""
    last, reached = 0.0, 0

    def told(says: str, step: int, steps: int) -> None:
        nonlocal last, reached
        if step != reached or time.monotonic() - last > _OFTEN:
            last, reached = time.monotonic(), step
            tell(says, step, steps)

    return told
