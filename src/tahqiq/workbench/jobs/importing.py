"""Imports as jobs: a publisher's file that was sent becomes a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

from tahqiq.errors import InputError
from tahqiq.sources import card, sniff
from tahqiq.store import Workspace, versions
from tahqiq.verbs import import_file
from tahqiq.verbs.evidence import IMPORT_STEPS, Imported
from tahqiq.workbench.jobs.job import At, New, Outcome
from tahqiq.workbench.jobs.jobs import Jobs
from tahqiq.workbench.jobs.shelf import Upload, plain


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a file that is sent; "" for what the file says itself."""

    dataset: str = ""
    version: str = ""
    published: str = ""


def order(jobs: Jobs, name: str, content: IO[bytes], said: Said, by: str = "") -> str:
    """Keeps the file and orders its import; the job's id.

    InputError for a version or day that is none and for a file that is no table; UnknownName for a dataset that is
    not known. Nothing is kept then.
    """
    if not name.strip():
        raise InputError("no file arrived; choose the publisher's file, a CSV or Parquet")
    if said.dataset:
        card(said.dataset)
    if said.version:
        versions.plain(said.version)
    if said.published:
        versions.published_span(said.published)
    asked = {"dataset": said.dataset, "version": said.version, "published": said.published.strip()}
    return jobs.add(New("import", f"Import of {plain(name)}", asked, by), Upload(name, content, sniff))


def work(at: At) -> Outcome:
    """Imports the file. Errors as ``verbs.import_file``."""
    if at.file is None or not at.file.is_file():
        raise InputError("the file to import is missing; send it again")
    asked = {key: value or None for key, value in at.job.question.items()}
    done = import_file(
        at.file, dataset=asked["dataset"], version=asked["version"], published=asked["published"],
        workspace=at.workspace, progress=lambda text: at.tell(text, IMPORT_STEPS.index(text) + 1, len(IMPORT_STEPS)),
    )  # fmt: skip
    return _outcome(done, already=done.already and at.job.tries == 1)


def made(at: At) -> Outcome | None:
    """The release that was made of the file since the job was begun."""
    if at.file is None or not at.file.is_file():
        return None
    from tahqiq.store.lake import digest

    own, began = digest(at.file), at.job.began_at
    with Workspace.chosen(at.workspace) as workspace:
        found = [r for r in workspace.releases() if r.sha256 == own and (began is None or r.imported_at >= began)]
    return _outcome(Imported(found[-1], False, ()), already=False) if found else None


def _outcome(done: Imported, *, already: bool) -> Outcome:
    name, state = done.release.release_id, "was there already" if already else "is in the workspace"
    return Outcome(f"{name} {state}", f"/sources/{name}", tuple(done.told()))
