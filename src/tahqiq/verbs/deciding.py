"""``decide``: an editor's corrections of the claims in a document, stored in the workspace and applied from then on."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tahqiq.claims.decide import apply, export, versions
from tahqiq.claims.decide import decided as as_decided
from tahqiq.claims.decide.correct import Signed, decision, signature_faults
from tahqiq.claims.decide.log import numbered, withdrawn
from tahqiq.claims.decide.meanwhile import meanwhile
from tahqiq.claims.decide.names import named
from tahqiq.claims.document import document
from tahqiq.errors import InputError, Overtaken
from tahqiq.resolve.judged import Judged
from tahqiq.store import Workspace
from tahqiq.store.times import now
from tahqiq.terms import Act, Claim, Correction, Decision, Document, ExtractResult, Ruling
from tahqiq.terms.naming import in_force
from tahqiq.verbs import extracting
from tahqiq.verbs.evidence import registry


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision of the log, and the one that withdrew it."""

    decision: Decision
    withdrawn_by: Decision | None


def decide(
    text: str,
    correction: Correction,
    *,
    by: str = "",
    note: str = "",
    date: dt.date | None = None,
    title: str = "",
    workspace: Workspace | Path | None = None,
) -> Ruling:
    """Stores a correction of a text's claims (ids as ``decide_document``); see there."""
    source = document(text, title=title, date=date)
    return decide_document(source, correction, by=by, note=note, workspace=workspace)


def decide_document(
    source: Document,
    correction: Correction,
    *,
    by: str = "",
    note: str = "",
    workspace: Workspace | Path | None = None,
    seen: int | None = None,
) -> Ruling:
    """Stores a correction of the claims that ``decided_claims`` gives for the document; what it made of them.

    ``by`` is the editor's name or address, by default ``$TAHQIQ_EDITOR``, else the user's name on this machine.
    ``seen`` is the number of the last decision when the editor looked at the claims (``Log.last``).

    Raises ``Refusal`` with every fault of the correction in one message, ``Overtaken`` where a decision after
    ``seen`` changed one of the claims, ``WorkspaceError`` where it cannot be stored; nothing is stored then.
    """
    known = registry()
    signed = Signed(by or editor(), now(), note)
    with _Opened(workspace) as store:
        found = _found(source, store)
        texts = list({*versions(source, store.decisions), source.sha256})

        def make(log: Sequence[Decision]) -> Decision:
            if seen is not None:
                changed = meanwhile(source, found, log, known, seen)
                if lines := [line for name in correction.claims for line in changed.get(name, ())]:
                    raise Overtaken("the claim was changed since you looked at it", lines)
            return decision(source, apply(source, found, log, known).claims, correction, known, signed)

        made = store.decisions.add(make, texts)
        rulings = apply(source, found, store.decisions.of(texts), known).rulings
    return next(r for r in rulings if r.decision.seq == made.seq)


def withdraw(name: str, *, by: str = "", note: str = "", workspace: Workspace | Path | None = None) -> Decision:
    """Stores that the decision of that id (``d12``) no longer holds. A withdrawal may itself be withdrawn.

    Raises ``UnknownName`` for an id that the log does not have, ``InputError`` for one that is withdrawn already.
    """
    signed = Signed(by or editor(), now(), note)

    def make(log: Sequence[Decision]) -> Decision:
        target = numbered(log, name)
        faults = signature_faults(signed)
        earlier = withdrawn(log).get(target.seq)
        if earlier:
            faults.append(f"{name} was withdrawn already, by {earlier.by} ({earlier.id})")
        if faults:
            raise InputError(f"the withdrawal cannot be stored: {'; '.join(faults)}")
        return Decision(Act.WITHDRAW, target.document, (), (), signed.by, signed.at, signed.note, withdraws=target.seq)

    with _Opened(workspace) as store:
        return store.decisions.add(make)


def decided_claims(source: Document, workspace: Workspace | Path | None = None) -> ExtractResult:
    """The claims of a document as the workspace's decisions make them, with what became of each decision."""
    with _Opened(workspace) as store:
        done = as_decided(source, _found(source, store), store.decisions, registry())
    return ExtractResult(source, done.claims, done.rulings)


def decisions(source: Document | None = None, workspace: Workspace | Path | None = None) -> list[Logged]:
    """The log, oldest first: of one document and its earlier versions, or of all."""
    with _Opened(workspace) as store:
        log = store.decisions.of(versions(source, store.decisions) if source else None)
    gone = withdrawn(log)
    return [Logged(d, gone.get(d.seq)) for d in log]


def export_labels(
    sources: Sequence[Document], folder: Path, workspace: Workspace | Path | None = None
) -> list[ExtractResult]:
    """Writes documents as their editors left them to ``passages.jsonl`` and ``claims.jsonl``; those that were written.

    A document without an applied decision is left out: its labels would be the extractor's own words about itself.
    InputError where none is left, or the folder cannot be written.
    """
    results = [decided_claims(source, workspace) for source in sources]
    kept = [r for r in results if any(ruling.applied for ruling in r.decisions)]
    if not kept:
        raise InputError("no decision applies to these documents: correct their claims first; see tahqiq decide list")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "passages.jsonl").write_text(export.passages(kept), "utf-8")
        (folder / "claims.jsonl").write_text(export.labels(kept), "utf-8")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}); give a folder that can") from error
    return kept


def editor() -> str:
    """Who decides where nobody is named: ``$TAHQIQ_EDITOR``, else the user's name on this machine; may be empty."""
    named = os.environ.get("TAHQIQ_EDITOR", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such variable and no entry for the user
        return ""


def _found(source: Document, store: Workspace) -> tuple[Claim, ...]:
    """The claims as they are found, their names as they were judged."""
    return named(source, extracting.found(source, registry()), Judged.of(in_force(store.names.all())))


class _Opened:
    """A workspace to use and, if it was opened here, to close. The evidence in it is not needed."""

    def __init__(self, workspace: Workspace | Path | None) -> None:
        self._given = workspace

    def __enter__(self) -> Workspace:
        given = self._given
        self._store = given if isinstance(given, Workspace) else Workspace.chosen(given)
        return self._store

    def __exit__(self, *_: object) -> None:
        if self._store is not self._given:
            self._store.close()
