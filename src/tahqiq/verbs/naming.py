"""``names``: editors' judgements on what uncertain names mean, kept in the workspace and used by every later check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.claims.decide.correct import Signed, signature_faults
from tahqiq.errors import InputError, Overtaken, Refusal, UnknownName
from tahqiq.registry.fold import key
from tahqiq.store import Workspace
from tahqiq.store.times import now
from tahqiq.terms import Claim, Document, Judgement, Label, NameDecision
from tahqiq.terms.naming import in_force
from tahqiq.verbs.checking import check_documents
from tahqiq.verbs.deciding import editor
from tahqiq.verbs.evidence import registry

KINDS = ("actor", "area")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A judgement that is asked for. ``documents`` are the digests of the texts in which it holds; none: in every."""

    kind: str
    name: str
    entry: str
    judgement: Judgement
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoggedName:
    """A judgement of the log, and the one that withdrew it."""

    decision: NameDecision
    withdrawn_by: NameDecision | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A claim whose verdict a judgement would make another."""

    document: Document
    claim: Claim
    before: Label
    after: Label
    reason: str


def judge(
    asked: Asked, *, workspace: Workspace, by: str = "", note: str = "", seen: int | None = None
) -> list[NameDecision]:
    """Stores a judgement, one for each of its documents. ``seen`` is the last one its editor had before them.

    Raises ``Refusal`` with every fault, ``Overtaken`` where somebody judged the same name and entry after ``seen``;
    nothing is stored then.
    """
    signed = Signed(by or editor(), now(), note)
    if faults := [*_faults(asked), *signature_faults(signed)]:
        raise Refusal("the judgement cannot be stored", faults)

    def make(log: list[NameDecision]) -> list[NameDecision]:
        late = [d for d in in_force(log) if seen is not None and d.seq > seen and _same(d, asked)]
        if late:
            said = [f"{d.by} judged it {d.judgement} on {d.at:%Y-%m-%d %H:%M} UTC ({d.id})" for d in late]
            raise Overtaken("the name was judged since you looked at it", said)
        return [
            NameDecision(asked.kind, asked.name, asked.entry, asked.judgement, text, signed.by, signed.at, note)
            for text in asked.documents or ("",)
        ]

    return workspace.names.add(make)


def withdraw_name(name: str, *, workspace: Workspace, by: str = "", note: str = "") -> NameDecision:
    """Stores that the judgement of that id (``n12``) no longer holds. A withdrawal may itself be withdrawn.

    Raises ``UnknownName`` for an id that the log does not have, ``InputError`` for one that is withdrawn already.
    """
    signed = Signed(by or editor(), now(), note)
    if faults := signature_faults(signed):
        raise Refusal("the withdrawal cannot be stored", faults)

    def make(log: list[NameDecision]) -> list[NameDecision]:
        target = next((d for d in log if d.id == name), None)
        if target is None:
            raise UnknownName(f"the judgement {name!r} is not known: expected one of the log, as n1")
        if gone := _withdrawn(log).get(target.seq):
            raise InputError(f"{name} was withdrawn already, by {gone.by} ({gone.id})")
        return [
            NameDecision(
                target.kind, target.name, target.entry, target.judgement, target.document, signed.by, signed.at,
                note, target.seq,
            )
        ]  # fmt: skip

    return workspace.names.add(make)[0]


def judgements(workspace: Workspace) -> list[LoggedName]:
    """The log, oldest first."""
    log = workspace.names.all()
    gone = _withdrawn(log)
    return [LoggedName(d, gone.get(d.seq)) for d in log]


def effect(documents: Sequence[Document], asked: Asked, *, workspace: Workspace) -> list[Moved]:
    """The claims of these documents whose verdict the judgement would make another, on the evidence of now."""
    now = dt.datetime.now(dt.UTC)
    supposed = [
        NameDecision(asked.kind, asked.name, asked.entry, asked.judgement, text, "nobody", now)
        for text in asked.documents or ("",)
    ]
    moved = []
    before = check_documents(documents, workspace=workspace)
    after = check_documents(documents, workspace=workspace, supposing=supposed)
    for one, other in zip(before, after, strict=True):
        was = {item.claim.id: item.verdict.label for item in one.claims}
        moved += [
            Moved(one.document, item.claim, was[item.claim.id], item.verdict.label, item.verdict.reason)
            for item in other.claims
            if was.get(item.claim.id, item.verdict.label) != item.verdict.label
        ]
    return moved


def _faults(asked: Asked) -> list[str]:
    faults = []
    if asked.kind not in KINDS:
        faults.append(f"the kind {asked.kind[:40]!r}: one of {', '.join(KINDS)} was expected")
    elif asked.entry not in registry().parts[asked.kind]:
        faults.append(f"the entry {asked.entry[:60]!r}: the id of an {asked.kind} of the registry was expected")
    if not key(asked.name) or not asked.name.isprintable() or len(asked.name) > LONGEST:
        faults.append(f"the name: one line of at most {LONGEST} characters was expected")
    if any(len(text) != _DIGEST for text in asked.documents):
        faults.append("a document: the digest of its text was expected")
    return faults


_DIGEST = 64


def _same(made: NameDecision, asked: Asked) -> bool:
    about = (made.kind, key(made.name), made.entry) == (asked.kind, key(asked.name), asked.entry)
    return about and (not made.document or not asked.documents or made.document in asked.documents)


def _withdrawn(log: Sequence[NameDecision]) -> dict[int, NameDecision]:
    found: dict[int, NameDecision] = {}
    for made in sorted(log, key=lambda d: -d.seq):
        if made.withdraws is not None and made.seq not in found:
            found.setdefault(made.withdraws, made)
    return found
