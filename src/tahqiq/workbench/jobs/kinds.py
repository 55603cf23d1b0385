"""The kinds of jobs there are, each with the function that does the work; loaded when first needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from tahqiq.errors import UnknownName
from tahqiq.workbench.jobs.job import At, Outcome
from tahqiq.workbench.team.roles import Scope


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job, in words, its work, and what tells what a process had made before it was killed, if anything."""

    words: str
    work: str
    made: str = ""
    scope: Scope = Scope.CHECK  # what one has to be allowed to cancel it
    lane: str = "light"  # jobs of two lanes are worked beside each other: nobody's check waits for an import


KINDS = {
    "import": Kind(
        "import", "tahqiq.workbench.jobs.importing:work", made="tahqiq.workbench.jobs.importing:made",
        scope=Scope.IMPORT, lane="imports",
    ),
    "check": Kind("check", "tahqiq.workbench.jobs.checking:work"),
    "brief": Kind("brief", "tahqiq.workbench.jobs.writing:work"),
    "watch": Kind("look at what is watched", "tahqiq.workbench.jobs.looking:work"),
}  # fmt: skip


def lane(kind: str) -> str:
    """The lane in which jobs of a kind are worked; a kind that this version does not have fails in any."""
    return KINDS[kind].lane if kind in KINDS else "light"


def work(at: At) -> Outcome:
    """Does the work of a job. Errors as the work's own; UnknownName for a kind that this version does not have."""
    found: Outcome = _function(_kind(at).work)(at)
    return found


def made(at: At) -> Outcome | None:
    """What a job had made whole before its process was killed; None for nothing."""
    found: Outcome | None = _function(_kind(at).made)(at) if _kind(at).made else None
    return found


def _kind(at: At) -> Kind:
    if at.job.kind not in KINDS:
        raise UnknownName(f"no kind of job is called {at.job.kind!r}; this version of Tahqiq has {', '.join(KINDS)}")
    return KINDS[at.job.kind]


def _function(name: str) -> Callable[[At], Any]:
    module, _, function = name.partition(":")
    called: Callable[[At], Any] = getattr(import_module(module), function)
    return called
