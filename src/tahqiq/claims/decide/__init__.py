"""Editors' decisions on a document's claims: made, kept in the workspace, applied between extraction and reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tahqiq.claims.decide.apply import Decided, apply
from tahqiq.claims.decide.documents import SAME, is_namesake, is_version
from tahqiq.claims.decide.log import in_force
from tahqiq.registry import Registry
from tahqiq.terms import Claim, DecidedOn, Document, Ruling

if TYPE_CHECKING:
    from tahqiq.store.decisions import Log

_OTHER_TEXT = f"the text of this title and date shares less than {SAME:.0%} of its wording with the one decided on"


def versions(document: Document, log: Log) -> list[str]:
    """The digests of the texts that were decided on and are this document or an earlier version of it."""
    return [d.sha256 for d in log.documents() if is_version(document, d)]


def decided(
    document: Document, claims: Sequence[Claim], log: Log, registry: Registry, known: Sequence[DecidedOn] | None = None
) -> Decided:
    """The claims found in a document as the decisions kept in a workspace make them.

    ``known`` are the documents that were decided on, where the log was asked for them already.
    """
    known = log.documents() if known is None else known
    if not known:
        return Decided(tuple(claims))
    mine = [d.sha256 for d in known if is_version(document, d)]
    strange = [d.sha256 for d in known if d.sha256 not in mine and is_namesake(document, d)]
    done = apply(document, claims, log.of(mine), registry)
    lost = [Ruling(d, why=_OTHER_TEXT) for d in in_force(log.of(strange))]
    rulings = sorted((*done.rulings, *lost), key=lambda r: r.decision.seq)
    return Decided(done.claims, tuple(rulings))


__all__ = ["Decided", "apply", "decided", "versions"]
