"""``check`` and ``extract``: a report's text to its claims, and their verdicts."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tahqiq import packs
from tahqiq.claims.check import Checker
from tahqiq.claims.decide import Decided, decided
from tahqiq.claims.decide.names import named
from tahqiq.claims.document import document
from tahqiq.claims.extract.sentences import script_share
from tahqiq.errors import InputError
from tahqiq.registry import load
from tahqiq.resolve import gazetteer
from tahqiq.resolve.judged import Judged
from tahqiq.store import Workspace, default_path
from tahqiq.terms import CheckResult, Document, ExtractResult, Model, ModelRun, NameDecision
from tahqiq.terms.naming import in_force
from tahqiq.verbs import extracting
from tahqiq.verbs.evidence import open_workspace, registry

Tell = Callable[[str], None]
Far = Callable[[str, int, int], object]
"""Is told how far a check is: what it does, and which step of how many that is."""

if TYPE_CHECKING:
    from tahqiq.registry import Registry

READABLE = 0.5  # share of letters in the Latin script below which the text is in a language we do not read


_log = logging.getLogger("tahqiq")


def extract(text: str, *, date: dt.date | None = None, title: str = "", model: Model | None = None) -> ExtractResult:
    """The claims of a text, without verdicts. ``date`` is the document's; relative periods need it.

    With ``model`` the text is also sent to that language model, which may propose claims beside the grammar's.

    Raises ``InputError`` for a text that is too long or not in English.
    """
    return extract_document(document(text, title=title, date=date), model=model)


def extract_document(source: Document, *, model: Model | None = None, tell: Tell = _log.info) -> ExtractResult:
    """The claims of a document, without verdicts. ``tell`` is given a line of what is sent where, before it is."""
    readable(source)
    found, run = _beside(source, Decided(extracting.found(source, registry())), registry(), model, tell)
    return ExtractResult(source, found.claims, model=run)


def check(
    text: str,
    *,
    date: dt.date | None = None,
    as_of: dt.date | None = None,
    title: str = "",
    workspace: Workspace | Path | None = None,
    model: Model | None = None,
) -> CheckResult:
    """A text's claims with their verdicts, readings and flags.

    ``date`` is the document's own (read from the text if not given); with ``as_of`` only evidence published by
    that day is seen. ``workspace`` is the default one if not given; the bundled evidence is loaded into it once.
    With ``model`` the text is also sent to that language model, which may propose claims beside the grammar's.

    Raises ``InputError`` for a text that is too long, not in English or without a date, ``WorkspaceError`` for a
    workspace that cannot be used.
    """
    return check_document(document(text, title=title, date=date), as_of=as_of, workspace=workspace, model=model)


def check_document(
    source: Document,
    *,
    as_of: dt.date | None = None,
    workspace: Workspace | Path | None = None,
    model: Model | None = None,
    tell: Tell = _log.info,
    far: Far | None = None,
) -> CheckResult:
    """A document's claims with their verdicts, readings and flags. Errors as ``check``.

    The editors' decisions kept in the workspace are applied to the claims before they are read.
    """
    return check_documents([source], as_of=as_of, workspace=workspace, model=model, tell=tell, far=far)[0]


def check_documents(
    sources: Sequence[Document],
    *,
    as_of: dt.date | None = None,
    workspace: Workspace | Path | None = None,
    model: Model | None = None,
    tell: Tell = _log.info,
    supposing: Sequence[NameDecision] = (),
    far: Far | None = None,
) -> list[CheckResult]:
    """Several documents as ``check_document`` checks each; what they ask of the evidence is fetched once for all.

    ``supposing`` are judgements on names that are taken as if they were stored.
    """
    steps = _Steps(far)
    steps.at(1, "reads the report")
    for source in sources:
        usable(source)
    ready = checker(workspace)
    log = ready.workspace.decisions
    known = log.documents()
    judged = Judged.of([*in_force(ready.workspace.names.all()), *supposing])
    found = []
    steps.at(2, "finds its claims")
    for source in sources:
        own = decided(
            source, named(source, extracting.found(source, ready.registry), judged), log, ready.registry, known
        )
        found.append(_beside(source, own, ready.registry, model, tell))
    steps.fetching(sum(len(f.claims) for f, _ in found))
    results = ready.check_all([(s, f.claims) for s, (f, _) in zip(sources, found, strict=True)], as_of, steps.judging)
    return [replace(r, decisions=f.rulings, model=run) for r, (f, run) in zip(results, found, strict=True)]


class _Steps:
    """The steps of a check, told one after the other."""

    def __init__(self, far: Far | None) -> None:
        self._far, self._claims, self._judged = far, 0, 0

    def at(self, step: int, says: str) -> None:
        """The check is at a step."""
        if self._far:
            self._far(says, step, 4)

    def fetching(self, claims: int) -> None:
        """So many claims were found."""
        self._claims = claims
        self.at(3, f"fetches what is known of {claims:,} claims")

    def judging(self) -> None:
        """Another claim is judged."""
        self._judged += 1
        self.at(4, f"judges claim {self._judged:,} of {self._claims:,}")


def usable(source: Document) -> None:
    """Raise ``InputError`` for a document that cannot be checked: not in English, or without a date."""
    readable(source)
    _dated(source)


def _dated(source: Document) -> None:
    if source.date is None and source.text.strip():
        raise InputError(
            f"{source.name or 'the text'}: no date of the report was found in it; one is needed to resolve "
            "“last year” and to see what was known then; give it (--date YYYY-MM-DD)"
        )


def language_model(name: str | None, url: str | None, seconds: float = 600.0) -> Model | None:
    """The model of these options with its key from ``$TAHQIQ_MODEL_KEY``; None if they name none.

    InputError with every fault where the options do not hold together, or the client is not installed.
    """
    from tahqiq.claims.propose.address import asked

    return asked(name, url, os.environ.get("TAHQIQ_MODEL_KEY", "").strip(), seconds)


def _beside(
    source: Document, found: Decided, known: Registry, model: Model | None, tell: Tell
) -> tuple[Decided, ModelRun | None]:
    """The claims with those of a language model beside them, if one is asked for."""
    if model is None:
        return found, None
    from tahqiq.claims.propose import proposed

    return proposed(source, found, known, model, tell)


def readable(source: Document) -> None:
    """Raise ``InputError`` for a text that is mostly in a script we do not read."""
    share = script_share(source.text)
    if source.text.strip() and share < READABLE:
        raise InputError(
            f"{source.name or 'the text'}: only {share:.0%} of its letters are Latin; an English text was expected; "
            "other languages are not read yet"
        )


@lru_cache(maxsize=4)
def _ready(path: Path, folders: tuple[Path, ...]) -> Checker:
    known = load(folders)
    return Checker(open_workspace(path), known, gazetteer(known))


def checker(workspace: Workspace | Path | None) -> Checker:
    """What a check stands on; kept for the next check of the same workspace path."""
    if isinstance(workspace, Workspace):
        known = registry()
        return Checker(workspace, known, gazetteer(known))
    return _ready((workspace or default_path()).absolute(), packs.folders())
